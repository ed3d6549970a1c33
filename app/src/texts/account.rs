//! Registration, login and the account page.

texts! {
    pub(crate) fn account() -> Account;

    your_account = "Your account",
    account_of(name: &str) = format!("Your account, {name}"),
    role = "Role",
    admin = "Admin",
    current_password = "Current password",
    new_password = "New password",
    change_password = "Change password",
    changed = "Password changed. Other browsers are logged out.",
    logs_out_others = "Changing the password logs out your other browsers.",
    revoke_keys = "Also revoke my API keys",
    registered = "Log in to finish. If this email already had an account, use the password of that account.",
    forgot_password = "Forgot your password? Ask the site's administrator to reset it.",
    email = "Email",
    password = "Password",
    new_here = "New here? ",
    have_account = "Already have an account? ",
    name = "Name",
    name_hint = "Visible to others.",
    email_hint = "For logging in; visible only to admins.",
    create = "Create account",
    code_kept = "Save your code, come back to it, and submit it.",
    password_hint(least: usize) = format!("At least {least} characters."),
}
