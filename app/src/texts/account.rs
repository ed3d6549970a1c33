//! Registration, login and the account page.

use super::{Language, language};

/// Registering and logging in.
pub(crate) struct Account {
    pub(crate) your_account: &'static str,
    pub(crate) account_of: fn(name: &str) -> String,
    pub(crate) role: &'static str,
    pub(crate) admin: &'static str,
    pub(crate) current_password: &'static str,
    pub(crate) new_password: &'static str,
    pub(crate) change_password: &'static str,
    pub(crate) changed: &'static str,
    pub(crate) logs_out_others: &'static str,
    pub(crate) revoke_keys: &'static str,
    pub(crate) registered: &'static str,
    pub(crate) forgot_password: &'static str,
    pub(crate) email: &'static str,
    pub(crate) password: &'static str,
    pub(crate) new_here: &'static str,
    pub(crate) have_account: &'static str,
    pub(crate) name: &'static str,
    pub(crate) name_hint: &'static str,
    pub(crate) email_hint: &'static str,
    pub(crate) create: &'static str,
    pub(crate) code_kept: &'static str,
    pub(crate) password_hint: fn(least: usize) -> String,
}

static ENGLISH: Account = Account {
    your_account: "Your account",
    account_of: |name| format!("Your account, {name}"),
    role: "Role",
    admin: "Admin",
    current_password: "Current password",
    new_password: "New password",
    change_password: "Change password",
    changed: "Password changed. Other browsers are logged out.",
    logs_out_others: "Changing the password logs out your other browsers.",
    revoke_keys: "Also revoke my API keys",
    registered: "Log in to finish. If this email already had an account, use the password of that account.",
    forgot_password: "Forgot your password? Ask the site's administrator to reset it.",
    email: "Email",
    password: "Password",
    new_here: "New here? ",
    have_account: "Already have an account? ",
    name: "Name",
    name_hint: "Visible to others.",
    email_hint: "For logging in; visible only to admins.",
    create: "Create account",
    code_kept: "Save your code, come back to it, and submit it.",
    password_hint: |least| format!("At least {least} characters."),
};

/// Registering and logging in.
pub(crate) fn account() -> &'static Account {
    match language() {
        Language::English => &ENGLISH,
    }
}
