//! API keys.

use assay_domain::Scope;

texts! {
    pub(crate) fn keys() -> Keys;

    title = "API keys",
    lead = "Programs use an API key to read your submissions or submit for you.",
    reference = "Reference of the REST API",
    manage = "Manage API keys",
    no_keys = "No API keys",
    no_keys_detail = "Create one to use the REST interface from a program.",
    name = "Name",
    name_hint = "What the key is for, such as the program that uses it.",
    scope = "Scope",
    scope_name(scope: Scope) -> &'static str = match scope {
        Scope::Read => "Read",
        Scope::Submit => "Read and submit",
        Scope::Admin => "Everything, including admin",
    },
    created = "Created",
    expires = "Expires",
    expired = "Expired",
    last_used = "Last used",
    never = "Never",
    days(days: u32) = format!("In {days} days"),
    create = "Create key",
    new_key = "New key",
    shown_once = "Copy this key now. It is shown only once.",
    key = "API key",
    revoke = "Revoke",
    revoke_one(name: &str) = format!("Revoke {name}"),
    revoked = "Key revoked.",
    your_keys = "Your keys",
}
