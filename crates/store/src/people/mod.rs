//! Accounts, and the three ways to show who one is: sessions, API keys and one-time links.

mod accounts;
mod api_keys;
mod manage;
mod one_time_links;
mod sessions;

pub use accounts::{Credentials, NewUser};
