//! The home page.

mod get_home;
mod home_page;

pub(crate) use home_page::HomePage;
