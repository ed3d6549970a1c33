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
mod next_path;
mod register;
mod register_page;

pub(crate) use account_page::{ACCOUNT_PATH, AccountPage};
pub(crate) use credentials_form::{FormFault, Sending};
pub(crate) use current_user::{current_user, provide_current_user};
pub(crate) use keys_page::{KEYS_PATH, KeysPage};
pub(crate) use log_out::LogOut;
pub(crate) use login_page::{LOGIN_PATH, LoginPage};
pub(crate) use next_path::{encode, login_address};
pub(crate) use register_page::{REGISTER_PATH, RegisterPage};
