//! The log of changes.

use super::super::{Language, language};

pub(crate) struct Audit {
    pub(crate) lead: &'static str,
    pub(crate) filter_label: &'static str,
    pub(crate) change_type: &'static str,
    pub(crate) problem: &'static str,
    pub(crate) changed_by: &'static str,
    pub(crate) changed_by_example: &'static str,
    pub(crate) filter: &'static str,
    pub(crate) no_match: &'static str,
    pub(crate) no_match_detail: &'static str,
    pub(crate) no_changes: &'static str,
    pub(crate) no_changes_detail: &'static str,
    pub(crate) system: &'static str,
    pub(crate) empty: &'static str,
    pub(crate) all: &'static str,
    pub(crate) action: fn(&str) -> Option<&'static str>,
}

static ENGLISH: Audit = Audit {
    lead: "Changes by admins, the command line and the system.",
    filter_label: "Filter changes",
    change_type: "Type",
    problem: "Problem",
    changed_by: "Changed by",
    changed_by_example: "Name or email",
    filter: "Filter",
    no_match: "No matches",
    no_match_detail: "No changes match these filters.",
    no_changes: "No changes yet",
    no_changes_detail: "Changes appear here when an admin makes them.",
    system: "System",
    empty: "(empty)",
    all: "All",
    action: english_action,
};

/// An action in words. The page appends the target.
fn english_action(action: &str) -> Option<&'static str> {
    Some(match action {
        "track.create" => "Created track",
        "track.edit" => "Edited track",
        "track.reorder" => "Reordered track",
        "track.add_problem" => "Added a problem to track",
        "track.remove_problem" => "Removed a problem from track",
        "track.sections" => "Changed sections of track",
        "track.guide" => "Changed hours or prerequisites of track",
        "track.lesson" => "Changed a lesson of track",
        "track.problems" => "Changed problems of track",
        "track.publish" => "Published track",
        "track.unpublish" => "Unpublished track",
        "track.delete" => "Deleted track",
        "track.restore" => "Restored track",
        "track.import" => "Imported track",
        "track.shipped" => "Loaded shipped track",
        "track.use_shipped" => "Used the shipped track",
        "track.undo_shipped" => "Undid the shipped track",
        "problem.import" => "Imported problem",
        "problem.shipped" => "Loaded shipped problem",
        "problem.use_shipped" => "Used the shipped version of",
        "problem.undo_shipped" => "Undid the shipped version of",
        "problem.publish" => "Published problem",
        "problem.unpublish" => "Unpublished problem",
        "problem.discard" => "Discarded package of",
        "content.load" => "Loaded content",
        "user.create" => "Created account",
        "user.token" => "Created API key for",
        "user.revoke" => "Revoked API keys of",
        "user.role" => "Changed role of",
        "user.password" => "Changed password of",
        "user.claim_admin" => "Became admin:",
        "submission.retry" => "Rejudged submission",
        _ => return None,
    })
}

pub(crate) fn audit() -> &'static Audit {
    match language() {
        Language::English => &ENGLISH,
    }
}
