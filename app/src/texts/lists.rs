//! Personal lists, and stars in the problem list.

use super::{Language, language};

pub(crate) struct Lists {
    pub(crate) title: &'static str,
    pub(crate) lead: &'static str,
    pub(crate) starred: &'static str,
    pub(crate) none: &'static str,
    pub(crate) none_detail: &'static str,
    pub(crate) new_list: &'static str,
    pub(crate) name: &'static str,
    pub(crate) create: &'static str,
    pub(crate) in_order: &'static str,
    pub(crate) empty: &'static str,
    pub(crate) empty_detail: &'static str,
    pub(crate) move_up: fn(problem: &str) -> String,
    pub(crate) move_down: fn(problem: &str) -> String,
    pub(crate) remove: fn(problem: &str) -> String,
    pub(crate) add_problems: &'static str,
    pub(crate) found: &'static str,
    pub(crate) none_found: &'static str,
    pub(crate) add: &'static str,
    pub(crate) add_one: fn(problem: &str) -> String,
    pub(crate) in_list: &'static str,
    pub(crate) settings: &'static str,
    pub(crate) rename: &'static str,
    pub(crate) delete: &'static str,
    pub(crate) delete_detail: &'static str,
    pub(crate) delete_one: fn(list: &str) -> String,
    pub(crate) only_starred: &'static str,
    pub(crate) star: &'static str,
    pub(crate) star_one: fn(problem: &str) -> String,
}

static ENGLISH: Lists = Lists {
    title: "Your lists",
    lead: "Collect problems in an order of your own. Only you see your lists.",
    starred: "Starred problems",
    none: "No lists yet",
    none_detail: "Create one here, or from the page of a problem.",
    new_list: "New list",
    name: "Name",
    create: "Create list",
    in_order: "Problems in order",
    empty: "No problems yet",
    empty_detail: "Search for problems below and add them.",
    move_up: |problem| format!("Move up: {problem}"),
    move_down: |problem| format!("Move down: {problem}"),
    remove: |problem| format!("Remove: {problem}"),
    add_problems: "Add problems",
    found: "Problems found",
    none_found: "No problems found.",
    add: "Add",
    add_one: |problem| format!("Add {problem}"),
    in_list: "In this list",
    settings: "Name and deletion",
    rename: "Rename",
    delete: "Delete this list",
    delete_detail: "The problems and your solutions stay. This cannot be undone.",
    delete_one: |list| format!("Delete {list}"),
    only_starred: "Starred",
    star: "Star",
    star_one: |problem| format!("Star {problem}"),
};

pub(crate) fn lists() -> &'static Lists {
    match language() {
        Language::English => &ENGLISH,
    }
}
