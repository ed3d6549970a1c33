//! Drafts and messages above the code.

use super::english::counted;

texts! {
    pub(crate) fn drafts() -> Drafts;

    saved = "Saved",
    saving = "Saving…",
    here = "Saved in this browser",
    offline = "Offline: saved in this browser",
    late = "Saved in this browser; the server does not answer",
    nowhere = "This browser does not allow storage: your code is lost when you close this page.",
    server_only = "This browser does not allow storage. Your code is saved on the server only.",
    too_large(kib: usize, most: usize) = format!(
        "Your code has {kib} KiB, which is too large to submit or to save on the server. The limit is {most} KiB."
    ),
    logged_out = "You were logged out. Your code is saved in this browser. Log in to continue.",
    elsewhere = "This draft was changed in another tab or on another device. Both versions are saved. Which one do you want to continue with?",
    use_theirs = "Use the other version",
    keep_mine = "Keep this version",
    took_theirs = "The other version is in the editor. Yours is in the earlier drafts.",
    loaded(id: i64) = format!("Submission {id} is in the editor. Your previous code is in the earlier drafts."),
    not_loaded = "The submission could not be loaded. Try again.",
    undo = "Undo",
    reset = "Starter code restored. Your previous code is in the earlier drafts.",
    no_earlier = "No earlier drafts in this language yet. One is saved about every minute while you type, and whenever other code replaces yours.",
    only_in_this_browser = "Without an account, earlier drafts are saved in this browser only: when you save, and whenever other code replaces yours.",
    earlier_failed = "The earlier drafts could not be loaded. Try again.",
    restore = "Restore",
    restored = "The earlier draft is in the editor.",
    lines(count: u32) = counted(count, "line", "lines"),
    files_chosen(names: &str) = format!("These files will be submitted instead of the text: {names}."),
    remove_files = "Remove the files",
    file_opened(name: &str) = format!("{name} is in the editor."),
    plain = "Syntax colors for this language could not be loaded. The editor works without them.",
    place(line: u32, column: u32) = format!("Line {line}, column {column}"),
    place_and_selection(place: &str, selected: u32) = format!("{place}, {selected} selected"),
}
