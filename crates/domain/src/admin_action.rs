//! What the forms of the admin pages do.

use crate::named::named_enum;

named_enum! {
    /// What a form of the admin pages does. The names are sent in the field `do`.
    pub enum AdminAction {
        /// Creates a track.
        CreateTrack = "track.create",
        /// Edits the title and description of a track.
        EditTrack = "track.edit",
        /// Replaces the problems and headings of a track.
        SetEntries = "track.problems",
        /// Adds a problem to a track.
        AddProblem = "track.add",
        /// Adds a section to a track.
        AddSection = "track.section",
        /// Renames a section.
        RenameSection = "track.rename",
        /// Sets the hours and prerequisites of a track.
        SetGuide = "track.guide",
        /// Replaces the lesson of a section.
        SetLesson = "track.lesson",
        /// Removes a problem or heading from a track.
        RemoveEntry = "track.remove",
        /// Moves a problem or heading up.
        MoveUp = "track.up",
        /// Moves a problem or heading down.
        MoveDown = "track.down",
        /// Publishes a track.
        PublishTrack = "track.publish",
        /// Unpublishes a track.
        UnpublishTrack = "track.unpublish",
        /// Deletes a track.
        DeleteTrack = "track.delete",
        /// Restores a track.
        RestoreTrack = "track.restore",
        /// Publishes a problem.
        PublishProblem = "problem.publish",
        /// Unpublishes a problem.
        UnpublishProblem = "problem.unpublish",
        /// Publishes a package that passed verification.
        PublishImport = "import.publish",
        /// Publishes a package although verification found problems.
        OverrideImport = "import.override",
        /// Discards a package.
        DiscardImport = "import.discard",
        /// Verifies a package again.
        RetryImport = "import.retry",
        /// Uses the shipped problem or track.
        UseShipped = "shipped.use",
        /// Goes back to what was used before the shipped problem or track.
        UndoShipped = "shipped.undo",
        /// Changes the role of a user.
        ChangeRole = "user.role",
        /// Rejudges a submission.
        RetrySubmission = "submission.retry",
        /// Rejudges all submissions with a judge error.
        RetryAll = "submission.retry_all",
    }
}
