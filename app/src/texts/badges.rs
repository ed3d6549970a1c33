//! How hard a problem is, and how far a reader is with it.

use super::{Language, language};

pub(crate) struct Badges {
    pub(crate) easy: &'static str,
    pub(crate) medium: &'static str,
    pub(crate) hard: &'static str,
    pub(crate) solved: &'static str,
    pub(crate) tried: &'static str,
    pub(crate) untouched: &'static str,
}

static ENGLISH: Badges =
    Badges { easy: "Easy", medium: "Medium", hard: "Hard", solved: "Solved", tried: "Tried", untouched: "Not tried" };

pub(crate) fn badges() -> &'static Badges {
    match language() {
        Language::English => &ENGLISH,
    }
}
