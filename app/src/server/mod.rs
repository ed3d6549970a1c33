//! The current request, for pages and server functions. Only the server has this.

mod context;
mod first_page;
pub(crate) mod page_variant;
pub(crate) mod plain_form;

pub(crate) use context::{
    answer, cookie, cookie_policy, detail, fail, hide_difficulty, path, service, visitor, wanted_languages,
};
pub(crate) use first_page::page_or_first;
