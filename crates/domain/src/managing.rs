//! Types of the admin pages: tracks, problems, imports, people, failed submissions, and the queue.

use serde::{Deserialize, Serialize};

use crate::{
    Class, Difficulty, Heartbeat, ImportId, LanguageId, LoggedAction, PackageReport, Page, Role, SectionTitle, Slug,
    SubmissionId, SubmissionState, SubmissionSummary, Timestamp, TrackEntry, UserId,
};

/// A track in the list of all tracks, published or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManagedTrack {
    /// Its name in URLs.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// Whether it is published.
    pub published: bool,
    /// How many problems it has, published or not.
    pub problems: u32,
    /// How many of them are not published.
    pub hidden: u32,
    /// Grows with every change. A change names the revision it is based on.
    pub revision: i32,
    /// When it was deleted; `None`: it is not.
    pub deleted_at: Option<Timestamp>,
}

/// A track with everything that an admin can edit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditableTrack {
    /// Its name in URLs.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// One or two sentences.
    pub description: String,
    /// Whether it is published.
    pub published: bool,
    /// Grows with every change. A change names the revision it is based on.
    pub revision: i32,
    /// When it was deleted; `None`: it is not.
    pub deleted_at: Option<Timestamp>,
    /// About how many hours it takes.
    pub hours: Option<u32>,
    /// The tracks to know before, whether they exist or not.
    pub prerequisites: Vec<Slug>,
    /// Its problems, published or not, and its headings, in order.
    pub entries: Vec<EditableTrackEntry>,
    /// The lessons of its sections, in order, also of those that have none.
    pub lessons: Vec<EditableLesson>,
}

/// The lesson of a section in an [`EditableTrack`].
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct EditableLesson {
    /// The title of the section.
    pub section: SectionTitle,
    /// Its Markdown; empty if there is no lesson.
    pub markdown: String,
}

/// A problem or heading in an [`EditableTrack`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EditableTrackEntry {
    /// A problem.
    Problem(ManagedProblem),
    /// A heading for the problems after it.
    Heading(SectionTitle),
}

impl EditableTrack {
    /// Its problems in order.
    pub fn problems(&self) -> impl Iterator<Item = &ManagedProblem> {
        self.entries.iter().filter_map(|entry| match entry {
            EditableTrackEntry::Problem(problem) => Some(problem),
            EditableTrackEntry::Heading(_) => None,
        })
    }
}

impl EditableTrackEntry {
    /// The entry without the problem's details.
    #[must_use]
    pub fn entry(&self) -> TrackEntry {
        match self {
            Self::Problem(problem) => TrackEntry::Problem(problem.slug.clone()),
            Self::Heading(title) => TrackEntry::Heading(title.clone()),
        }
    }

    /// The title of the problem or heading.
    #[must_use]
    pub fn title(&self) -> &str {
        match self {
            Self::Problem(problem) => &problem.title,
            Self::Heading(title) => title.as_str(),
        }
    }
}

/// A problem, published or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManagedProblem {
    /// Its name in URLs.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// How hard it is, if its author says so.
    pub difficulty: Option<Difficulty>,
    /// Whether it is published.
    pub published: bool,
}

/// A problem with all its editions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProblemWithEditions {
    /// The problem in its current edition.
    pub problem: ManagedProblem,
    /// Its editions, newest first.
    pub editions: Page<ManagedEdition>,
    /// The verification report of the current edition, if it was verified.
    pub report: Option<PackageReport>,
}

/// An edition of a problem. Each imported change makes a new one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManagedEdition {
    /// Its number, from 1.
    pub version: i32,
    /// Whether it is the one in use.
    pub current: bool,
    /// The title it had.
    pub title: String,
    /// When it was created.
    pub created_at: Timestamp,
    /// The file or folder it was imported from, if it was imported.
    pub file_name: Option<String>,
    /// The email address of the admin who imported it; `None`: the command line or the installation itself.
    pub by: Option<String>,
    /// The time limit, in ms.
    pub time_ms: u32,
    /// The reason for publishing it although verification found problems, if it did.
    pub override_reason: Option<String>,
    /// How many submissions it has.
    pub submissions: u32,
}

/// An uploaded package.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Import {
    /// The import's id.
    pub id: ImportId,
    /// The URL name of its problem.
    pub slug: Slug,
    /// The problem's title in this package.
    pub title: String,
    /// The name of the uploaded file.
    pub file_name: String,
    /// The email address of the admin who uploaded it.
    pub by: Option<String>,
    /// The state of its verification.
    pub state: SubmissionState,
    /// How many steps of the verification are done.
    pub steps_done: u32,
    /// How many steps there are; 0 until known.
    pub steps: u32,
    /// Whether it passed verification. `None` until it is done, or if an internal failure prevented it.
    pub ok: Option<bool>,
    /// The verification report.
    pub report: Option<PackageReport>,
    /// The internal failure that prevented verification.
    pub cause: Option<String>,
    /// When it was uploaded.
    pub created_at: Timestamp,
    /// How the import ended; `None`: an admin has not decided yet.
    pub outcome: Option<ImportOutcome>,
}

/// How an import ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportOutcome {
    /// It was published as this edition of its problem.
    Published(i32),
    /// It was discarded.
    Discarded,
}

/// A user in the list of all users.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The account's id.
    pub id: UserId,
    /// Shown to others.
    pub name: String,
    /// Used to log in.
    pub email: String,
    /// What the user may do.
    pub role: Role,
    /// How many submissions the user has made.
    pub submissions: u32,
    /// When the account was created.
    pub created_at: Timestamp,
}

/// A submission in the list of all submissions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ManagedSubmission {
    /// The submission.
    #[serde(flatten)]
    pub summary: SubmissionSummary,
    /// The submitter's account.
    pub user: UserId,
    /// The submitter's name.
    pub person: String,
    /// The submitter's email address.
    pub email: String,
}

/// A submission that could not be judged because of an internal failure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailedJudging {
    /// The submission's id.
    pub id: SubmissionId,
    /// The submitter's name.
    pub person: String,
    /// The submitter's email address.
    pub email: String,
    /// Its problem.
    pub problem: Slug,
    /// The problem's title.
    pub problem_title: String,
    /// Its language.
    pub language: LanguageId,
    /// How many times a worker began to judge it.
    pub attempt: i32,
    /// The full cause. Never shown to the submitter.
    pub cause: Option<String>,
    /// When judging failed.
    pub at: Timestamp,
}

/// How many submissions wait and run, according to the database.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueState {
    /// How many submissions wait for a worker.
    pub queued: u32,
    /// How many submissions are being judged.
    pub running: u32,
    /// How long the oldest queued submission has waited, in ms.
    pub oldest_ms: Option<u64>,
}

/// An entry of the audit log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEntry {
    /// When the change happened.
    pub at: Timestamp,
    /// The email address of the admin; `None`: the command line or the installation itself.
    pub actor: Option<String>,
    /// What was done.
    pub action: LoggedAction,
    /// What was changed: a slug, an email address or an id.
    pub target: String,
    /// The changed fields.
    pub changes: Vec<FieldChange>,
}

/// A field before and after a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// The field's name.
    pub field: String,
    /// The old value. `None` if the field is new.
    pub before: Option<FieldValue>,
    /// The new value. `None` if the field was removed.
    pub after: Option<FieldValue>,
}

/// A value in the log of changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FieldValue {
    /// Yes or no.
    Flag(bool),
    /// No value, or an empty list.
    Nothing,
    /// Anything else. A list has commas between its items.
    Text(String),
}

/// The state of the installation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// How many submissions wait and run, according to the database.
    pub queue: QueueState,
    /// How many submissions could not be judged.
    pub failed: u32,
    /// Queues and workers; `None`: the broker cannot be reached.
    pub broker: Option<BrokerState>,
    /// Why this server's own worker cannot judge, and what to do about it.
    pub unavailable: Option<String>,
}

/// Queues and workers, according to the broker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BrokerState {
    /// The depth of each queue, in the order of [`Class::ALL`].
    pub depths: Vec<ClassDepth>,
    /// The workers with a recent heartbeat, sorted by id.
    pub workers: Page<Heartbeat>,
}

/// The depth of a queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassDepth {
    /// The queue.
    pub class: Class,
    /// How many jobs wait or run.
    pub depth: u32,
}
