//! API keys.

use assay_domain::Scope;

use super::{Language, language};

pub(crate) struct Keys {
    pub(crate) title: &'static str,
    pub(crate) lead: &'static str,
    pub(crate) reference: &'static str,
    pub(crate) manage: &'static str,
    pub(crate) no_keys: &'static str,
    pub(crate) no_keys_detail: &'static str,
    pub(crate) name: &'static str,
    pub(crate) name_hint: &'static str,
    pub(crate) scope: &'static str,
    pub(crate) scope_name: fn(Scope) -> &'static str,
    pub(crate) created: &'static str,
    pub(crate) expires: &'static str,
    pub(crate) expired: &'static str,
    pub(crate) last_used: &'static str,
    pub(crate) never: &'static str,
    pub(crate) days: fn(u32) -> String,
    pub(crate) create: &'static str,
    pub(crate) new_key: &'static str,
    pub(crate) shown_once: &'static str,
    pub(crate) key: &'static str,
    pub(crate) revoke: &'static str,
    pub(crate) revoke_one: fn(name: &str) -> String,
    pub(crate) revoked: &'static str,
    pub(crate) your_keys: &'static str,
}

static ENGLISH: Keys = Keys {
    title: "API keys",
    lead: "Programs use an API key to read your submissions or submit for you.",
    reference: "Reference of the REST API",
    manage: "Manage API keys",
    no_keys: "No API keys",
    no_keys_detail: "Create one to use the REST interface from a program.",
    name: "Name",
    name_hint: "What the key is for, such as the program that uses it.",
    scope: "Scope",
    scope_name: |scope| match scope {
        Scope::Read => "Read",
        Scope::Submit => "Read and submit",
        Scope::Admin => "Everything, including admin",
    },
    created: "Created",
    expires: "Expires",
    expired: "Expired",
    last_used: "Last used",
    never: "Never",
    days: |days| format!("In {days} days"),
    create: "Create key",
    new_key: "New key",
    shown_once: "Copy this key now. It is shown only once.",
    key: "API key",
    revoke: "Revoke",
    revoke_one: |name| format!("Revoke {name}"),
    revoked: "Key revoked.",
    your_keys: "Your keys",
};

pub(crate) fn keys() -> &'static Keys {
    match language() {
        Language::English => &ENGLISH,
    }
}
