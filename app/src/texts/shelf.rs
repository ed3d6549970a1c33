//! The reader's star, lists and note on the problem page, and the way through a list. The server renders them.

use super::{Language, english::counted, language};

pub(crate) struct Shelf {
    pub(crate) star: &'static str,
    pub(crate) add_to_list: &'static str,
    pub(crate) in_lists: fn(count: u32) -> String,
    pub(crate) new_list: &'static str,
    pub(crate) create_and_add: &'static str,
    pub(crate) all_lists: &'static str,
    pub(crate) added: fn(list: &str) -> String,
    pub(crate) removed: fn(list: &str) -> String,
    pub(crate) starred: &'static str,
    pub(crate) unstarred: &'static str,
    pub(crate) starred_problems: &'static str,
    pub(crate) your_lists: &'static str,
    pub(crate) position: fn(position: u32, total: u32) -> String,
    pub(crate) around: fn(list: &str) -> String,
    pub(crate) previous: &'static str,
    pub(crate) previous_problem: fn(title: &str) -> String,
    pub(crate) next: &'static str,
    pub(crate) next_problem: fn(title: &str) -> String,
}

static ENGLISH: Shelf = Shelf {
    star: "Star",
    add_to_list: "Add to list",
    in_lists: |count| format!("In {}", counted(count, "list", "lists")),
    new_list: "New list",
    create_and_add: "Create and add",
    all_lists: "All your lists",
    added: |list| format!("Added to {list}."),
    removed: |list| format!("Removed from {list}."),
    starred: "Starred.",
    unstarred: "Star removed.",
    starred_problems: "Starred problems",
    your_lists: "Your lists",
    position: |position, total| format!("{position} of {total}"),
    around: |list| format!("Around this problem in {list}"),
    previous: "Previous",
    previous_problem: |title| format!("Previous problem: {title}"),
    next: "Next",
    next_problem: |title| format!("Next problem: {title}"),
};

pub(crate) fn shelf() -> &'static Shelf {
    match language() {
        Language::English => &ENGLISH,
    }
}
