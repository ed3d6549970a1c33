//! Tracks, lists with filters, personal lists, reviews, and the pages about accounts. They are a separate wasm file, so that the problem page does not
//! wait for them.

use leptos::{
    prelude::*,
    wasm_split::{self, SplitLoaderError},
};
use leptos_router::{LazyRoute, hooks::use_location};

use crate::{
    account::{AccountPage, KEYS_PATH, KeysPage, LoginPage, REGISTER_PATH, RegisterPage},
    addresses::{ACCOUNT_PATH, LOGIN_PATH},
    catalogue::{PROBLEMS_PATH, ProblemsPage},
    lazy_page::or_whole_page,
    personal::{LISTS_PATH, ListPage, ListsPage},
    profile::{PROFILE_PATH, ProfilePage},
    review::{REVIEW_PATH, ReviewPage},
    submissions::{COMPARE_PATH, ComparePage, HistoryPage},
    tracks::{TRACKS_PATH, TrackPage, TracksPage},
};

/// Shows the page of the address: tracks, the problem list, personal lists, the history, the comparison, the reviews, a profile, or a page
/// about the account. One route for all, because each lazy route would become a separate file.
pub(crate) struct ListsRoute;

impl LazyRoute for ListsRoute {
    fn data() -> Self {
        Self
    }

    async fn view(_route: Self) -> AnyView {
        or_whole_page(page()).await
    }
}

#[wasm_split::wasm_split(lists, wasm_split_path = ::leptos::wasm_split, fallible)]
fn page() -> Result<AnyView, SplitLoaderError> {
    Ok(match use_location().pathname.get_untracked().as_str() {
        TRACKS_PATH => view! { <TracksPage /> }.into_any(),
        PROBLEMS_PATH => view! { <ProblemsPage /> }.into_any(),
        LOGIN_PATH => view! { <LoginPage /> }.into_any(),
        REGISTER_PATH => view! { <RegisterPage /> }.into_any(),
        ACCOUNT_PATH => view! { <AccountPage /> }.into_any(),
        KEYS_PATH => view! { <KeysPage /> }.into_any(),
        REVIEW_PATH => view! { <ReviewPage /> }.into_any(),
        COMPARE_PATH => view! { <ComparePage /> }.into_any(),
        LISTS_PATH => view! { <ListsPage /> }.into_any(),
        path if path.starts_with(LISTS_PATH) => view! { <ListPage /> }.into_any(),
        path if path.starts_with(PROFILE_PATH) => view! { <ProfilePage /> }.into_any(),
        path if path.starts_with(TRACKS_PATH) => view! { <TrackPage /> }.into_any(),
        _ => view! { <HistoryPage /> }.into_any(),
    })
}
