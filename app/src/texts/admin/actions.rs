//! Messages after a change by an admin. Only the server needs them.

use super::super::{Language, language};

pub(crate) struct Actions {
    pub(crate) saved: &'static str,
    pub(crate) order_saved: &'static str,
    pub(crate) section_added: &'static str,
    pub(crate) section_renamed: &'static str,
    pub(crate) lesson_saved: &'static str,
    pub(crate) moved_up: &'static str,
    pub(crate) moved_down: &'static str,
    pub(crate) discarded: &'static str,
    pub(crate) queued_for_verification: &'static str,
    pub(crate) track_created: &'static str,
    pub(crate) published: &'static str,
    pub(crate) unpublished: &'static str,
    pub(crate) shown_late: &'static str,
    pub(crate) added: fn(problem: &str) -> String,
    pub(crate) removed: fn(problem: &str) -> String,
    pub(crate) section_removed: fn(title: &str) -> String,
    pub(crate) queued: fn(id: i64) -> String,
    pub(crate) all_queued: fn(count: u32) -> String,
    pub(crate) deleted: fn(track: &str) -> String,
    pub(crate) restored: fn(track: &str) -> String,
    pub(crate) package_published: fn(problem: &str) -> String,
    pub(crate) version_published: fn(problem: &str, version: i32) -> String,
    pub(crate) unchanged: fn(problem: &str, version: i32) -> String,
    pub(crate) shipped_used: fn(slug: &str) -> String,
    pub(crate) shipped_undone: fn(slug: &str) -> String,
    pub(crate) made_admin: fn(email: &str) -> String,
    pub(crate) removed_admin: fn(email: &str) -> String,
}

static ENGLISH: Actions = Actions {
    saved: "Saved.",
    order_saved: "Order saved.",
    section_added: "Section added.",
    section_renamed: "Section renamed.",
    lesson_saved: "Lesson saved.",
    moved_up: "Moved up.",
    moved_down: "Moved down.",
    discarded: "Discarded.",
    queued_for_verification: "Queued for verification.",
    track_created: "Track created. It is hidden until you publish it.",
    published: "Published.",
    unpublished: "Unpublished. Only admins see it.",
    shown_late: " Other servers may show the old list for up to a minute.",
    added: |problem| format!("{problem} added."),
    removed: |problem| format!("{problem} removed."),
    section_removed: |title| format!("Section {title} removed. Its problems stay."),
    queued: |id| format!("Submission {id} is queued again."),
    all_queued: |count| match count {
        1 => "1 submission is queued again.".to_owned(),
        count => format!("{count} submissions are queued again."),
    },
    deleted: |track| format!("{track} deleted."),
    restored: |track| format!("{track} restored."),
    package_published: |problem| format!("{problem} is published."),
    version_published: |problem, version| format!("Version {version} of {problem} is published."),
    unchanged: |problem, version| {
        format!("This package is identical to version {version} of {problem}. Nothing changed.")
    },
    shipped_used: |slug| format!("{slug}: the shipped version is in use."),
    shipped_undone: |slug| format!("{slug}: the previous version is in use again."),
    made_admin: |email| format!("{email} is now an admin."),
    removed_admin: |email| format!("{email} is no longer an admin."),
};

pub(crate) fn actions() -> &'static Actions {
    match language() {
        Language::English => &ENGLISH,
    }
}
