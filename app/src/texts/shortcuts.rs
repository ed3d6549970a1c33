//! The dialog that lists the keys. `keys` is about API keys.

texts! {
    pub(crate) fn shortcuts() -> Shortcuts;

    title = "Keys",
    everywhere = "Everywhere",
    find = "Find problems, tracks and actions",
    show = "Show this list",
    solving = "Solving",
    run = "Run on your cases and the samples",
    submit = "Submit",
    save = "Save draft (does not submit)",
    editor = "In the editor",
    leave = "Leave the editor (one key after the other)",
    search = "Find and replace",
    select_next = "Select next occurrence",
    add_cursor = "Add a cursor",
    move_line = "Move the line up (↓: down)",
    comment = "Toggle comment",
    fold = "Fold (]: unfold)",
    complete = "Show completions, unless they are off",
    panes = "Panes",
    resize = "Resize the focused divider (↑ ↓ as well)",
    to_limit = "To its limit",
}
