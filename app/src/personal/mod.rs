//! The pages of personal lists.

#[cfg(feature = "ssr")]
mod actions;
mod change;
mod list_page;
mod lists_page;
mod personal_form;
mod read;

pub(crate) use list_page::ListPage;
pub(crate) use lists_page::{LISTS_PATH, ListsPage};
