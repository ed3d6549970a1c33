//! The log of changes.

use assay_domain::AuditAction;

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
    pub(crate) action: fn(AuditAction) -> &'static str,
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
fn english_action(action: AuditAction) -> &'static str {
    match action {
        AuditAction::TrackCreate => "Created track",
        AuditAction::TrackEdit => "Edited track",
        AuditAction::TrackReorder => "Reordered track",
        AuditAction::TrackAddProblem => "Added a problem to track",
        AuditAction::TrackRemoveProblem => "Removed a problem from track",
        AuditAction::TrackSections => "Changed sections of track",
        AuditAction::TrackGuide => "Changed hours or prerequisites of track",
        AuditAction::TrackLesson => "Changed a lesson of track",
        AuditAction::TrackProblems => "Changed problems of track",
        AuditAction::TrackPublish => "Published track",
        AuditAction::TrackUnpublish => "Unpublished track",
        AuditAction::TrackDelete => "Deleted track",
        AuditAction::TrackRestore => "Restored track",
        AuditAction::TrackImport => "Imported track",
        AuditAction::TrackShipped => "Loaded shipped track",
        AuditAction::TrackUseShipped => "Used the shipped track",
        AuditAction::TrackUndoShipped => "Undid the shipped track",
        AuditAction::ProblemImport => "Imported problem",
        AuditAction::ProblemShipped => "Loaded shipped problem",
        AuditAction::ProblemUseShipped => "Used the shipped version of",
        AuditAction::ProblemUndoShipped => "Undid the shipped version of",
        AuditAction::ProblemPublish => "Published problem",
        AuditAction::ProblemUnpublish => "Unpublished problem",
        AuditAction::ProblemDiscard => "Discarded package of",
        AuditAction::ContentLoad => "Loaded content",
        AuditAction::UserCreate => "Created account",
        AuditAction::UserToken => "Created API key for",
        AuditAction::UserRevoke => "Revoked API keys of",
        AuditAction::UserRole => "Changed role of",
        AuditAction::UserPassword => "Changed password of",
        AuditAction::UserClaimAdmin => "Became admin:",
        AuditAction::SubmissionRetry => "Rejudged submission",
    }
}

pub(crate) fn audit() -> &'static Audit {
    match language() {
        Language::English => &ENGLISH,
    }
}
