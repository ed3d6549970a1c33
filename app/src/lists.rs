//! Long lists and what one filters them by, and one's account, in a file of their own: fetched when somebody goes there, so that who solves
//! does not wait for it.

use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_location, lazy_route};

use crate::{
    account::{ACCOUNT_PATH, AccountPage},
    catalogue::{PROBLEMS_PATH, ProblemsPage},
    submissions::{COMPARE_PATH, ComparePage, HistoryPage},
};

/// The problems, the history, two submissions side by side, or one's account: the address says which. One for all, because each would be a file of its own.
pub(crate) struct ListsRoute;

#[lazy_route]
impl LazyRoute for ListsRoute {
    fn data() -> Self {
        Self
    }

    fn view(_route: Self) -> AnyView {
        match use_location().pathname.get_untracked().as_str() {
            PROBLEMS_PATH => view! { <ProblemsPage /> }.into_any(),
            ACCOUNT_PATH => view! { <AccountPage /> }.into_any(),
            COMPARE_PATH => view! { <ComparePage /> }.into_any(),
            _ => view! { <HistoryPage /> }.into_any(),
        }
    }
}
