//! Lists with filters, and the account pages. They are a separate wasm file, so that the problem page does not wait for them.

use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_location, lazy_route};

use crate::{
    account::{ACCOUNT_PATH, AccountPage, KEYS_PATH, KeysPage},
    catalogue::{PROBLEMS_PATH, ProblemsPage},
    submissions::{COMPARE_PATH, ComparePage, HistoryPage},
};

/// Shows the problem list, the history, the comparison, the account or its API keys, depending on the address. One route for all, because
/// each lazy route would become a separate file.
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
