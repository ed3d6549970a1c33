//! Accounts, and the three ways to prove who you are: sessions, API keys and one-time links.

mod accounts;
mod api_keys;
mod manage;
mod one_time_links;
mod secrets;
mod sessions;

pub use accounts::{Credentials, NewPassword, NewUser, Registered};
pub use api_keys::{MOST_API_KEYS, Revoke};
