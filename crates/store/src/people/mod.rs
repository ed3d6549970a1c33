//! Accounts, sessions, API keys, one-time links, and shared secrets.

mod accounts;
mod api_keys;
mod manage;
mod one_time_links;
mod secrets;
mod sessions;

pub use accounts::{Credentials, NewPassword, NewUser, Registered};
pub use api_keys::Revoke;
