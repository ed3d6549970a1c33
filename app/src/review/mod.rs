//! Reviews: the page, and the forms that the server renders for it and for the result of a submission. All forms post to the page.

#[cfg(feature = "ssr")]
pub(crate) mod forms;
mod get_reviews;
#[cfg(feature = "ssr")]
mod posted;
mod review_page;
mod setting;

pub(crate) use review_page::{REVIEW_PATH, ReviewPage};
pub(crate) use setting::ReviewSetting;
