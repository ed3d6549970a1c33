//! Registering, logging in, and one's account.

use super::{Language, language};

/// Registering and logging in.
pub(crate) struct Account {
    pub(crate) yours: &'static str,
    pub(crate) account_of: fn(name: &str) -> String,
    pub(crate) role: &'static str,
    pub(crate) admin: &'static str,
    pub(crate) current_password: &'static str,
    pub(crate) new_password: &'static str,
    pub(crate) change_password: &'static str,
    pub(crate) changed: &'static str,
    pub(crate) logs_out_others: &'static str,
    pub(crate) forgotten: &'static str,
    pub(crate) email: &'static str,
    pub(crate) password: &'static str,
    pub(crate) new_here: &'static str,
    pub(crate) have_one: &'static str,
    pub(crate) name: &'static str,
    pub(crate) name_hint: &'static str,
    pub(crate) email_hint: &'static str,
    pub(crate) create: &'static str,
    pub(crate) code_kept: &'static str,
    pub(crate) password_hint: fn(least: usize) -> String,
}

static ENGLISH: Account = Account {
    yours: "Your account",
    account_of: |name| format!("Your account, {name}"),
    role: "Role",
    admin: "Admin",
    current_password: "Current password",
    new_password: "New password",
    change_password: "Change password",
    changed: "Your password is changed. Other browsers are logged out.",
    logs_out_others: "Other browsers are logged out; API keys go on working.",
    forgotten: "Forgot the password? Whoever runs this site can give you another one.",
    email: "E-mail",
    password: "Password",
    new_here: "New here? ",
    have_one: "Have one already? ",
    name: "Name",
    name_hint: "Others see it.",
    email_hint: "To log in with. Only admins see it.",
    create: "Create account",
    code_kept: "Your code is kept. You come back to it, and can submit it.",
    password_hint: |least| format!("At least {least} characters."),
};

/// Registering and logging in.
pub(crate) fn account() -> &'static Account {
    match language() {
        Language::English => &ENGLISH,
    }
}
