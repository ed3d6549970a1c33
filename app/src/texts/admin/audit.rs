//! The log of changes.

use assay_domain::AuditAction;

texts! {
    pub(crate) fn audit() -> Audit;

    lead = "Changes by admins, the command line and the system.",
    filter_label = "Filter changes",
    change_type = "Type",
    problem = "Problem",
    changed_by = "Changed by",
    changed_by_example = "Name or email",
    filter = "Filter",
    no_match = "No matches",
    no_match_detail = "No changes match these filters.",
    no_changes = "No changes yet",
    no_changes_detail = "Changes appear here when an admin makes them.",
    system = "System",
    empty = "(empty)",
    nothing = "none",
    yes = "yes",
    no = "no",
    all = "All",
    action(action: AuditAction) -> &'static str = english_action(action),
    field(name: &str) = english_field(name),
}

/// A field in words. One of another version is shown as its name.
fn english_field(name: &str) -> String {
    let words = match name {
        "cause" => "Cause",
        "days" => "Days",
        "deleted" => "Deleted",
        "description" => "Description",
        "edition" => "Version",
        "file" => "File",
        "hours" => "Hours",
        "import" => "Import",
        "keys_revoked" => "Revoked keys",
        "lesson" => "Lesson",
        "name" => "Name",
        "names" => "Names",
        "ok" => "Passed",
        "override" => "Reason for publishing",
        "package" => "Package",
        "prerequisites" => "Prerequisites",
        "problem" => "Problem",
        "problems" => "Problems",
        "published" => "Published",
        "role" => "Role",
        "scope" => "Scope",
        "section" => "Section",
        "shipped" => "Shipped version",
        "state" => "Status",
        "title" => "Title",
        "verdict" => "Verdict",
        name => name,
    };
    words.to_owned()
}

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
