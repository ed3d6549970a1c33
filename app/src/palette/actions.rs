//! The actions of the current page, for the palette.

use std::{cell::RefCell, rc::Rc};

use super::entries::PageAction;

/// An action that the current page offers.
pub(crate) struct OfferedAction {
    pub(crate) shown: PageAction,
    pub(crate) run: Rc<dyn Fn()>,
}

type List = Rc<dyn Fn() -> Vec<OfferedAction>>;

thread_local! {
    static OFFERED: RefCell<Option<List>> = const { RefCell::new(None) };
}

/// The palette shows the actions until this is dropped.
pub(crate) struct Offer(List);

/// Offers actions. The palette asks for the list each time it opens.
pub(crate) fn offer(list: impl Fn() -> Vec<OfferedAction> + 'static) -> Offer {
    let list: List = Rc::new(list);
    OFFERED.set(Some(list.clone()));
    Offer(list)
}

impl Drop for Offer {
    fn drop(&mut self) {
        OFFERED.with_borrow_mut(|offered| {
            // Another page may already offer its actions.
            if offered.as_ref().is_some_and(|offered| Rc::ptr_eq(offered, &self.0)) {
                *offered = None;
            }
        });
    }
}

/// The actions as they are now.
pub(super) fn offered() -> Vec<OfferedAction> {
    OFFERED.with_borrow(Clone::clone).map(|list| list()).unwrap_or_default()
}
