use leptos::{ev::MouseEvent, html, prelude::*};
use wasm_bindgen::JsCast;

use crate::texts;

/// A modal dialog. `<dialog>` keeps the focus inside and restores it. Esc and a click outside close it.
#[component]
pub(crate) fn Dialog(
    name: &'static str,
    title: &'static str,
    /// Called when the dialog is closed. It must remove the dialog.
    closed: Box<dyn Fn()>,
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get() {
            // Fails only if the dialog is already open.
            let _ = dialog.show_modal();
        }
    });
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    // A click on the dialog itself, and not on its content, is outside.
    let on_click = move |event: MouseEvent| {
        let clicked = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlDialogElement>().ok());
        if clicked.is_some() {
            close();
        }
    };
    let id = format!("dialog-{name}");
    let title_id = format!("{id}-title");
    let heading_id = title_id.clone();
    view! {
        <dialog
            id=id
            class=format!("dialog dialog--{name}")
            aria-labelledby=title_id
            node_ref=dialog
            on:click=on_click
            on:close=move |_| closed()
        >
            <div class="dialog__head">
                <h2 id=heading_id>{title}</h2>
                <button type="button" class="button button--quiet button--small" on:click=move |_| close()>
                    {texts::dialog().close}
                </button>
            </div>
            <div class="dialog__body">{children()}</div>
        </dialog>
    }
    .into_any()
}
