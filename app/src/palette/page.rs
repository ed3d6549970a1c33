//! The page that the palette belongs to.

use std::{cell::RefCell, rc::Rc};

use leptos::{
    mount::{UnmountHandle, mount_to},
    prelude::*,
    tachys::{dom::body, view::any_view::AnyViewState},
    task::spawn_local,
};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

thread_local! {
    static HEADER: RefCell<Option<Owner>> = const { RefCell::new(None) };
}

/// Called by the header, which every page has. It knows the user and the router.
pub(crate) fn remember_page() {
    HEADER.set(Owner::current());
}

fn header() -> Owner {
    HEADER.with_borrow(Clone::clone).unwrap_or_default()
}

/// Opens a dialog at the end of the page. The dialog calls the function that it gets when it is closed, and then disappears.
pub(super) fn add_dialog(view: impl FnOnce(Box<dyn Fn()>) -> AnyView + 'static) {
    let added: Rc<RefCell<Option<UnmountHandle<AnyViewState>>>> = Rc::default();
    let closed = {
        let added = added.clone();
        move || {
            let added = added.take();
            // Later, because the dialog's own listener calls this.
            spawn_local(async move { drop(added) });
        }
    };
    let handle = header().with(|| mount_to(body(), move || view(Box::new(closed))));
    *added.borrow_mut() = Some(handle);
    // At once, because keys that were held back go to the element with the focus.
    let dialog = body().last_element_child().and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok());
    // Fails only if the dialog is already open.
    let _ = dialog.map(|dialog| dialog.show_modal());
}

/// Opens an address of this site, without a new page if the router is ready.
pub(super) fn open_address(address: &str) {
    let root = document().document_element();
    if root.is_some_and(|root| root.has_attribute("data-hydrated")) {
        header().with(use_navigate)(address, NavigateOptions::default());
    } else {
        // Fails only for malformed addresses.
        let _ = window().location().assign(address);
    }
}
