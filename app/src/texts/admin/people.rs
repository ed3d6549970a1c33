//! People, and what they may do.

use super::super::{Language, language};

/// People, and what they may do.
pub(crate) struct People {
    pub(crate) find_label: &'static str,
    pub(crate) name_or_email: &'static str,
    pub(crate) nobody: &'static str,
    pub(crate) nobody_detail: &'static str,
    pub(crate) name: &'static str,
    pub(crate) email: &'static str,
    pub(crate) joined: &'static str,
    pub(crate) role: &'static str,
    pub(crate) admin: &'static str,
    pub(crate) learner: &'static str,
    pub(crate) take_admin: &'static str,
    pub(crate) make_admin: &'static str,
    pub(crate) you: &'static str,
    pub(crate) change_of: fn(change: &str, person: &str) -> String,
}

static ENGLISH: People = People {
    find_label: "Find people",
    name_or_email: "Name or e-mail",
    nobody: "Nobody found",
    nobody_detail: "No name or address has this in it.",
    name: "Name",
    email: "E-mail",
    joined: "Joined",
    role: "Role",
    admin: "Admin",
    learner: "Learner",
    take_admin: "Take admin away",
    make_admin: "Make admin",
    you: "You",
    change_of: |change, person| format!("{change}: {person}"),
};

/// People, and what they may do.
pub(crate) fn people() -> &'static People {
    match language() {
        Language::English => &ENGLISH,
    }
}
