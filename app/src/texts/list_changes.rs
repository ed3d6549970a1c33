//! What a form of the list pages did. Only the server needs these texts.

use super::{Language, language};

pub(crate) struct ListChanges {
    pub(crate) created: &'static str,
    pub(crate) moved: fn(problem: &str, position: u32) -> String,
    pub(crate) removed: fn(problem: &str) -> String,
    pub(crate) added: fn(problem: &str) -> String,
    pub(crate) renamed: &'static str,
    pub(crate) deleted: fn(list: &str) -> String,
}

static ENGLISH: ListChanges = ListChanges {
    created: "List created.",
    moved: |problem, position| format!("{problem} is now number {position}."),
    removed: |problem| format!("Removed {problem}."),
    added: |problem| format!("Added {problem}."),
    renamed: "List renamed.",
    deleted: |list| format!("Deleted {list}."),
};

pub(crate) fn list_changes() -> &'static ListChanges {
    match language() {
        Language::English => &ENGLISH,
    }
}
