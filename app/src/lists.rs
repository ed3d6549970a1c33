//! Long lists with their filters, and the account pages, in a file of their own. It is fetched when one of them is opened, so that
//! solving a problem does not wait for it.

use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_location, lazy_route};

use crate::{
    account::{ACCOUNT_PATH, AccountPage, KEYS_PATH, KeysPage},
    catalogue::{PROBLEMS_PATH, ProblemsPage},
    submissions::{COMPARE_PATH, ComparePage, HistoryPage},
};

/// The problems, the history, two submissions side by side, the account or its API keys: the address says which. One route for all,
/// because each would be a file of its own.
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
            KEYS_PATH => view! { <KeysPage /> }.into_any(),
            COMPARE_PATH => view! { <ComparePage /> }.into_any(),
            _ => view! { <HistoryPage /> }.into_any(),
        }
    }
}
