//! What a form of the list pages did. Only the server needs these texts.

texts! {
    pub(crate) fn list_changes() -> ListChanges;

    created = "List created.",
    moved(problem: &str, position: u32) = format!("{problem} is now number {position}."),
    removed(problem: &str) = format!("Removed {problem}."),
    added(problem: &str) = format!("Added {problem}."),
    renamed = "List renamed.",
    deleted(list: &str) = format!("Deleted {list}."),
}
