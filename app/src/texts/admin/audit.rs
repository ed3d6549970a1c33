//! Who changed what.

use super::super::{Language, language};

/// Who changed what.
pub(crate) struct Audit {
    pub(crate) lead: &'static str,
    pub(crate) filter_label: &'static str,
    pub(crate) of: &'static str,
    pub(crate) by: &'static str,
    pub(crate) by_example: &'static str,
    pub(crate) filter: &'static str,
    pub(crate) nothing: &'static str,
    pub(crate) nothing_detail: &'static str,
    pub(crate) installation: &'static str,
    pub(crate) empty: &'static str,
    pub(crate) all: &'static str,
    pub(crate) action: fn(&str) -> Option<&'static str>,
}

static ENGLISH: Audit = Audit {
    lead: "What admins, and the installation itself, have changed.",
    filter_label: "Filter changes",
    of: "Of",
    by: "By",
    by_example: "Name or e-mail",
    filter: "Filter",
    nothing: "Nothing was changed",
    nothing_detail: "No change is like that.",
    installation: "The installation",
    empty: "(empty)",
    all: "All",
    action: english_action,
};

/// An action in words that its target follows.
fn english_action(action: &str) -> Option<&'static str> {
    Some(match action {
        "track.create" => "Made track",
        "track.edit" => "Described track",
        "track.reorder" => "Reordered track",
        "track.add_problem" => "Added to track",
        "track.remove_problem" => "Removed from track",
        "track.sections" => "Changed sections of track",
        "track.problems" => "Changed problems of track",
        "track.publish" => "Published track",
        "track.unpublish" => "Unpublished track",
        "track.delete" => "Deleted track",
        "track.restore" => "Brought back track",
        "problem.import" => "Imported problem",
        "problem.publish" => "Published problem",
        "problem.unpublish" => "Unpublished problem",
        "problem.discard" => "Discarded package of",
        "content.load" => "Loaded content",
        "user.create" => "Made account",
        "user.token" => "Created API key for",
        "user.revoke" => "Revoked API keys of",
        "user.role" => "Changed role of",
        "user.password" => "Changed password of",
        "user.claim_admin" => "Became admin:",
        "submission.retry" => "Had judged again submission",
        _ => return None,
    })
}

/// Who changed what.
pub(crate) fn audit() -> &'static Audit {
    match language() {
        Language::English => &ENGLISH,
    }
}
