//! The reader's star, lists and note on the problem page, and the way through a list. The server renders them.

use super::english::counted;

texts! {
    pub(crate) fn shelf() -> Shelf;

    star = "Star",
    add_to_list = "Add to list",
    in_lists(count: u32) = format!("In {}", counted(count, "list", "lists")),
    new_list = "New list",
    create_and_add = "Create and add",
    all_lists = "All your lists",
    added(list: &str) = format!("Added to {list}."),
    removed(list: &str) = format!("Removed from {list}."),
    starred = "Starred.",
    unstarred = "Star removed.",
    starred_problems = "Starred problems",
    your_lists = "Your lists",
    position(position: u32, total: u32) = format!("{position} of {total}"),
    around(list: &str) = format!("Around this problem in {list}"),
    previous = "Previous",
    previous_problem(title: &str) = format!("Previous problem: {title}"),
    next = "Next",
    next_problem(title: &str) = format!("Next problem: {title}"),
}
