//! What is said when a change was made. Only the server says it.

use super::super::{Language, language};

/// What is said when a change was made. Only the server says it.
pub(crate) struct Actions {
    pub(crate) outdated: &'static str,
    pub(crate) saved: &'static str,
    pub(crate) order_saved: &'static str,
    pub(crate) section_added: &'static str,
    pub(crate) section_renamed: &'static str,
    pub(crate) moved_up: &'static str,
    pub(crate) moved_down: &'static str,
    pub(crate) reason_missing: &'static str,
    pub(crate) discarded: &'static str,
    pub(crate) verified_again: &'static str,
    pub(crate) track_made: &'static str,
    pub(crate) published: &'static str,
    pub(crate) unpublished: &'static str,
    pub(crate) late: &'static str,
    pub(crate) added: fn(problem: &str) -> String,
    pub(crate) removed: fn(problem: &str) -> String,
    pub(crate) section_removed: fn(title: &str) -> String,
    pub(crate) queued: fn(id: i64) -> String,
    pub(crate) all_queued: fn(count: u32) -> String,
    pub(crate) deleted: fn(track: &str) -> String,
    pub(crate) restored: fn(track: &str) -> String,
    pub(crate) package_published: fn(problem: &str) -> String,
    pub(crate) edition_published: fn(problem: &str, version: i32) -> String,
    pub(crate) unchanged: fn(problem: &str, version: i32) -> String,
    pub(crate) is_admin: fn(email: &str) -> String,
    pub(crate) is_no_admin: fn(email: &str) -> String,
}

static ENGLISH: Actions = Actions {
    outdated: "This page does not fit the server any more. Reload it, then try again.",
    saved: "Saved.",
    order_saved: "Order saved.",
    section_added: "Section added.",
    section_renamed: "Section renamed.",
    moved_up: "Moved up.",
    moved_down: "Moved down.",
    reason_missing: "Write why it is to be published although something differs.",
    discarded: "Discarded.",
    verified_again: "It waits to be verified again.",
    track_made: "Track made. Nobody sees it until you publish it.",
    published: "Published.",
    unpublished: "Nobody sees it any more.",
    late: " Other servers could not be told yet: they may show the old list for up to a minute.",
    added: |problem| format!("{problem} added."),
    removed: |problem| format!("{problem} removed."),
    section_removed: |title| format!("Section {title} removed; its problems stay."),
    queued: |id| format!("Submission {id} is queued again."),
    all_queued: |count| match count {
        1 => "1 submission is queued again.".to_owned(),
        count => format!("{count} submissions are queued again."),
    },
    deleted: |track| format!("{track} deleted."),
    restored: |track| format!("{track} is back."),
    package_published: |problem| format!("{problem} is published."),
    edition_published: |problem, version| format!("{problem} is in edition {version} now."),
    unchanged: |problem, version| format!("Edition {version} of {problem} is this very package: nothing changed."),
    is_admin: |email| format!("{email} is an admin now."),
    is_no_admin: |email| format!("{email} is no admin any more."),
};

/// What is said when a change was made. Only the server says it.
pub(crate) fn actions() -> &'static Actions {
    match language() {
        Language::English => &ENGLISH,
    }
}
