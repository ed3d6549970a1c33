//! Registering and logging in.

use super::{Language, language};

/// Registering and logging in.
pub(crate) struct Account {
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
