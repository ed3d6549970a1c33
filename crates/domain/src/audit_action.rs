//! What the audit log records.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::named::named_enum;

named_enum! {
    /// A change that the audit log records. The names are stored.
    pub enum AuditAction {
        /// Created a track.
        TrackCreate = "track.create",
        /// Edited the title or description of a track.
        TrackEdit = "track.edit",
        /// Changed the order of a track.
        TrackReorder = "track.reorder",
        /// Added problems to a track.
        TrackAddProblem = "track.add_problem",
        /// Removed problems from a track.
        TrackRemoveProblem = "track.remove_problem",
        /// Changed the sections of a track.
        TrackSections = "track.sections",
        /// Changed the hours or prerequisites of a track.
        TrackGuide = "track.guide",
        /// Changed a lesson of a track.
        TrackLesson = "track.lesson",
        /// Replaced problems of a track.
        TrackProblems = "track.problems",
        /// Published a track.
        TrackPublish = "track.publish",
        /// Unpublished a track.
        TrackUnpublish = "track.unpublish",
        /// Deleted a track.
        TrackDelete = "track.delete",
        /// Restored a track.
        TrackRestore = "track.restore",
        /// Imported a track.
        TrackImport = "track.import",
        /// Loaded a shipped track.
        TrackShipped = "track.shipped",
        /// Replaced a track by the shipped one.
        TrackUseShipped = "track.use_shipped",
        /// Went back from the shipped track to the one before.
        TrackUndoShipped = "track.undo_shipped",
        /// Imported an edition of a problem.
        ProblemImport = "problem.import",
        /// Loaded a shipped problem.
        ProblemShipped = "problem.shipped",
        /// Made the shipped edition of a problem the current one.
        ProblemUseShipped = "problem.use_shipped",
        /// Went back from the shipped edition of a problem to the one before.
        ProblemUndoShipped = "problem.undo_shipped",
        /// Published a problem.
        ProblemPublish = "problem.publish",
        /// Unpublished a problem.
        ProblemUnpublish = "problem.unpublish",
        /// Discarded an uploaded package.
        ProblemDiscard = "problem.discard",
        /// Loaded the shipped content.
        ContentLoad = "content.load",
        /// Created an account.
        UserCreate = "user.create",
        /// Created an API key.
        UserToken = "user.token",
        /// Revoked API keys.
        UserRevoke = "user.revoke",
        /// Changed the role of a user.
        UserRole = "user.role",
        /// Changed the password of a user.
        UserPassword = "user.password",
        /// Became an admin by a one-time link.
        UserClaimAdmin = "user.claim_admin",
        /// Rejudged a submission.
        SubmissionRetry = "submission.retry",
    }
}

named_enum! {
    /// What a change is about. The names begin the names of its actions.
    pub enum AuditTopic {
        /// Problems and their packages.
        Problem = "problem.",
        /// Tracks.
        Track = "track.",
        /// Accounts.
        User = "user.",
        /// Submissions.
        Submission = "submission.",
    }
}

/// The action of a stored entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum LoggedAction {
    /// This version knows it.
    Known(AuditAction),
    /// Another version wrote it.
    Unknown(String),
}

impl LoggedAction {
    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Known(action) => action.as_str(),
            Self::Unknown(name) => name,
        }
    }
}

impl From<String> for LoggedAction {
    fn from(name: String) -> Self {
        AuditAction::from_name(&name).map_or(Self::Unknown(name), Self::Known)
    }
}

impl From<LoggedAction> for String {
    fn from(action: LoggedAction) -> Self {
        match action {
            LoggedAction::Known(action) => action.as_str().to_owned(),
            LoggedAction::Unknown(name) => name,
        }
    }
}

impl fmt::Display for LoggedAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_actions_keep_their_names() {
        for (name, action) in [
            ("track.guide", LoggedAction::Known(AuditAction::TrackGuide)),
            ("user.promote", LoggedAction::Unknown("user.promote".into())),
        ] {
            assert_eq!(LoggedAction::from(name.to_owned()), action);
            assert_eq!(serde_json::to_value(&action).unwrap(), name);
        }
    }

    #[test]
    fn each_topic_begins_an_action() {
        for topic in AuditTopic::ALL {
            assert!(AuditAction::ALL.iter().any(|action| action.as_str().starts_with(topic.as_str())), "{topic:?}");
        }
    }
}
