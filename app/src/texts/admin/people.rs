//! People and their roles.

use super::super::{Language, language};

/// People and their roles.
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
    name_or_email: "Name or email",
    nobody: "No people found",
    nobody_detail: "No name or email matches.",
    name: "Name",
    email: "Email",
    joined: "Joined",
    role: "Role",
    admin: "Admin",
    learner: "Learner",
    take_admin: "Remove admin",
    make_admin: "Make admin",
    you: "You",
    change_of: |change, person| format!("{change}: {person}"),
};

/// People and their roles.
pub(crate) fn people() -> &'static People {
    match language() {
        Language::English => &ENGLISH,
    }
}
