//! Accounts: registering, logging in and out, passwords and API keys.

mod account_page;
mod change_password;
mod credentials_form;
mod current_user;
mod get_account;
mod key_actions;
mod keys_page;
mod log_in;
mod log_out;
mod login_form;
mod login_page;
mod register;
mod register_page;

pub(crate) use account_page::AccountPage;
pub(crate) use current_user::{current_user, provide_current_user};
pub(crate) use keys_page::{KEYS_PATH, KeysPage};
pub(crate) use log_out::LogOut;
#[cfg(feature = "hydrate")]
pub(crate) use log_out::log_out_now;
pub(crate) use login_page::LoginPage;
pub(crate) use register_page::{REGISTER_PATH, RegisterPage};
