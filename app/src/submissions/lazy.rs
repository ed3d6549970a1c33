//! What was submitted, in a file of its own: fetched when somebody looks back, so that who solves does not wait for it.

use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_location, lazy_route};

use super::{
    compare_page::{COMPARE_PATH, ComparePage},
    history_page::HistoryPage,
};

/// The history, or two submissions side by side: the address says which. One for both, because each would be a file of its own.
pub(crate) struct RecordsRoute;

#[lazy_route]
impl LazyRoute for RecordsRoute {
    fn data() -> Self {
        Self
    }

    fn view(_route: Self) -> AnyView {
        if use_location().pathname.get_untracked() == COMPARE_PATH {
            view! { <ComparePage /> }.into_any()
        } else {
            view! { <HistoryPage /> }.into_any()
        }
    }
}
