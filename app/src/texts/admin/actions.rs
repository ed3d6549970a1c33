//! Messages after a change by an admin. Only the server needs them.

texts! {
    pub(crate) fn actions() -> Actions;

    saved = "Saved.",
    order_saved = "Order saved.",
    section_added = "Section added.",
    section_renamed = "Section renamed.",
    lesson_saved = "Lesson saved.",
    moved_up = "Moved up.",
    moved_down = "Moved down.",
    discarded = "Discarded.",
    queued_for_verification = "Queued for verification.",
    track_created = "Track created. It is hidden until you publish it.",
    published = "Published.",
    unpublished = "Unpublished. Only admins see it.",
    shown_late = " The old version may be shown for up to a minute.",
    added(problem: &str) = format!("{problem} added."),
    removed(problem: &str) = format!("{problem} removed."),
    section_removed(title: &str) = format!("Section {title} removed. Its problems stay."),
    queued(id: i64) = format!("Submission {id} is queued again."),
    all_queued(count: u32) = match count {
        1 => "1 submission is queued again.".to_owned(),
        count => format!("{count} submissions are queued again."),
    },
    deleted(track: &str) = format!("{track} deleted."),
    restored(track: &str) = format!("{track} restored."),
    package_published(problem: &str) = format!("{problem} is published."),
    version_published(problem: &str, version: i32) = format!("Version {version} of {problem} is published."),
    unchanged(problem: &str, version: i32) = format!("This package is identical to version {version} of {problem}. Nothing changed."),
    shipped_used(slug: &str) = format!("{slug}: the shipped version is in use."),
    shipped_undone(slug: &str) = format!("{slug}: the previous version is in use again."),
    made_admin(email: &str) = format!("{email} is now an admin."),
    removed_admin(email: &str) = format!("{email} is no longer an admin."),
}
