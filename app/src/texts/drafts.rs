//! Drafts and messages above the code.

use super::{Language, english::counted, language};

pub(crate) struct Drafts {
    pub(crate) saved: &'static str,
    pub(crate) saving: &'static str,
    pub(crate) here: &'static str,
    pub(crate) offline: &'static str,
    pub(crate) late: &'static str,
    pub(crate) nowhere: &'static str,
    pub(crate) server_only: &'static str,
    pub(crate) too_large: fn(kib: usize, most: usize) -> String,
    pub(crate) logged_out: &'static str,
    pub(crate) elsewhere: &'static str,
    pub(crate) use_theirs: &'static str,
    pub(crate) keep_mine: &'static str,
    pub(crate) took_theirs: &'static str,
    pub(crate) loaded: fn(id: i64) -> String,
    pub(crate) not_loaded: &'static str,
    pub(crate) undo: &'static str,
    pub(crate) reset: &'static str,
    pub(crate) no_earlier: &'static str,
    pub(crate) only_in_this_browser: &'static str,
    pub(crate) earlier_failed: &'static str,
    pub(crate) restore: &'static str,
    pub(crate) restored: &'static str,
    pub(crate) lines: fn(count: u32) -> String,
    pub(crate) files_chosen: fn(names: &str) -> String,
    pub(crate) remove_files: &'static str,
    pub(crate) file_opened: fn(name: &str) -> String,
    pub(crate) plain: &'static str,
    pub(crate) place: fn(line: u32, column: u32) -> String,
    pub(crate) place_and_selection: fn(place: &str, selected: u32) -> String,
    pub(crate) close: &'static str,
}

static ENGLISH: Drafts = Drafts {
    saved: "Saved",
    saving: "Saving…",
    here: "Saved in this browser",
    offline: "Offline: saved in this browser",
    late: "Saved in this browser; the server does not answer",
    nowhere: "This browser does not allow storage: your code is lost when you close this page.",
    server_only: "This browser does not allow storage. Your code is saved on the server only.",
    too_large: |kib, most| {
        format!(
            "Your code has {kib} KiB, which is too large to submit or to save on the server. The limit is {most} KiB."
        )
    },
    logged_out: "You were logged out. Your code is saved in this browser. Log in to continue.",
    elsewhere: "This draft was changed in another tab or on another device. Both versions are saved. Which one do you want to continue with?",
    use_theirs: "Use the other version",
    keep_mine: "Keep this version",
    took_theirs: "The other version is in the editor. Yours is in the earlier drafts.",
    loaded: |id| format!("Submission {id} is in the editor. Your previous code is in the earlier drafts."),
    not_loaded: "The submission could not be loaded. Try again.",
    undo: "Undo",
    reset: "Starter code restored. Your previous code is in the earlier drafts.",
    no_earlier: "No earlier drafts in this language yet. One is saved about every minute while you type, and whenever other code replaces yours.",
    only_in_this_browser: "Without an account, earlier drafts are saved in this browser only: when you save, and whenever other code replaces yours.",
    earlier_failed: "The earlier drafts could not be loaded. Try again.",
    restore: "Restore",
    restored: "The earlier draft is in the editor.",
    lines: |count| counted(count, "line", "lines"),
    files_chosen: |names| format!("These files will be submitted instead of the text: {names}."),
    remove_files: "Remove the files",
    file_opened: |name| format!("{name} is in the editor."),
    plain: "Syntax colors for this language could not be loaded. The editor works without them.",
    place: |line, column| format!("Line {line}, column {column}"),
    place_and_selection: |place, selected| format!("{place}, {selected} selected"),
    close: "Close",
};

pub(crate) fn drafts() -> &'static Drafts {
    match language() {
        Language::English => &ENGLISH,
    }
}
