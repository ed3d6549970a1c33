//! Personal lists, and stars in the problem list.

texts! {
    pub(crate) fn lists() -> Lists;

    title = "Your lists",
    lead = "Collect problems in an order of your own. Only you see your lists.",
    starred = "Starred problems",
    none = "No lists yet",
    none_detail = "Create one here, or from the page of a problem.",
    new_list = "New list",
    name = "Name",
    create = "Create list",
    in_order = "Problems in order",
    empty = "No problems yet",
    empty_detail = "Search for problems below and add them.",
    move_up(problem: &str) = format!("Move up: {problem}"),
    move_down(problem: &str) = format!("Move down: {problem}"),
    remove(problem: &str) = format!("Remove: {problem}"),
    add_problems = "Add problems",
    found = "Problems found",
    none_found = "No problems found.",
    add = "Add",
    add_one(problem: &str) = format!("Add {problem}"),
    in_list = "In this list",
    settings = "Name and deletion",
    rename = "Rename",
    delete = "Delete this list",
    delete_detail = "The problems and your solutions stay. This cannot be undone.",
    delete_one(list: &str) = format!("Delete {list}"),
    only_starred = "Starred",
    star = "Star",
    star_one(problem: &str) = format!("Star {problem}"),
}
