//! People and their roles.

use super::super::{Language, language};

pub(crate) struct People {
    pub(crate) find_label: &'static str,
    pub(crate) name_or_email: &'static str,
    pub(crate) no_people: &'static str,
    pub(crate) no_people_detail: &'static str,
    pub(crate) name: &'static str,
    pub(crate) email: &'static str,
    pub(crate) joined: &'static str,
    pub(crate) role: &'static str,
    pub(crate) admin: &'static str,
    pub(crate) learner: &'static str,
    pub(crate) remove_admin: &'static str,
    pub(crate) make_admin: &'static str,
    pub(crate) you: &'static str,
    pub(crate) change_of: fn(change: &str, person: &str) -> String,
}

static ENGLISH: People = People {
    find_label: "Find people",
    name_or_email: "Name or email",
    no_people: "No people found",
    no_people_detail: "No name or email matches.",
    name: "Name",
    email: "Email",
    joined: "Joined",
    role: "Role",
    admin: "Admin",
    learner: "Learner",
    remove_admin: "Remove admin",
    make_admin: "Make admin",
    you: "You",
    change_of: |change, person| format!("{change}: {person}"),
};

pub(crate) fn people() -> &'static People {
    match language() {
        Language::English => &ENGLISH,
    }
}
