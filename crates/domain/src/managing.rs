//! What admins read: tracks as they are written, people, what could not be judged, and the queue.

use serde::{Deserialize, Serialize};

use crate::{
    Class, Difficulty, Heartbeat, ImportId, LanguageId, PackageReport, Page, Role, SectionTitle, Slug, SubmissionId,
    SubmissionState, SubmissionSummary, Timestamp, TrackEntry, UserId,
};

/// A track in the list of all tracks, published or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManagedTrack {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// Whether people see it.
    pub published: bool,
    /// How many problems it has, published or not.
    pub problems: u32,
    /// How many of them nobody sees, because they are not published.
    pub hidden: u32,
    /// Grows with every change; a change names the revision it was made to.
    pub revision: i32,
    /// When it was deleted, if it was.
    pub deleted_at: Option<Timestamp>,
}

/// A track with all that can be changed about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackDraft {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// One or two sentences.
    pub description: String,
    /// Whether people see it.
    pub published: bool,
    /// Grows with every change; a change names the revision it was made to.
    pub revision: i32,
    /// When it was deleted, if it was.
    pub deleted_at: Option<Timestamp>,
    /// Its problems in order, published or not, with the headings among them.
    pub entries: Vec<DraftEntry>,
}

/// An entry of a track's list, with what an admin must know of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DraftEntry {
    /// A problem.
    Problem(ManagedProblem),
    /// The heading of what follows.
    Heading(SectionTitle),
}

impl TrackDraft {
    /// Its problems in order.
    pub fn problems(&self) -> impl Iterator<Item = &ManagedProblem> {
        self.entries.iter().filter_map(|entry| match entry {
            DraftEntry::Problem(problem) => Some(problem),
            DraftEntry::Heading(_) => None,
        })
    }
}

impl DraftEntry {
    /// The entry as it is written.
    #[must_use]
    pub fn entry(&self) -> TrackEntry {
        match self {
            Self::Problem(problem) => TrackEntry::Problem(problem.slug.clone()),
            Self::Heading(title) => TrackEntry::Heading(title.clone()),
        }
    }

    /// What people call it.
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
    /// Its name in addresses.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// How hard it is, where its author says.
    pub difficulty: Option<Difficulty>,
    /// Whether people see it.
    pub published: bool,
}

/// A problem with its editions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProblemDesk {
    /// The problem, in its newest edition.
    pub problem: ManagedProblem,
    /// Its editions, newest first.
    pub editions: Page<ManagedEdition>,
    /// What verifying the newest edition found, where it was verified.
    pub report: Option<PackageReport>,
}

/// An edition of a problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManagedEdition {
    /// Which, from 1.
    pub version: i32,
    /// The title it had.
    pub title: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// The file or folder it was read from, where it was imported.
    pub file_name: Option<String>,
    /// The address of the person who imported it; nobody means the installation itself, or its operator at the command line.
    pub by: Option<String>,
    /// The time limit, in ms.
    pub time_ms: u32,
    /// Why it was published although verifying it found something, where it was.
    pub override_reason: Option<String>,
    /// How much has been submitted to it.
    pub submissions: u32,
}

/// A package that was uploaded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Import {
    /// Which one.
    pub id: ImportId,
    /// The problem it is for.
    pub slug: Slug,
    /// The title it has in it.
    pub title: String,
    /// The file that was uploaded.
    pub file_name: String,
    /// The address of the person who did.
    pub by: Option<String>,
    /// How far verifying it is.
    pub state: SubmissionState,
    /// How many steps of that are done.
    pub steps_done: u32,
    /// How many there are; 0 until known.
    pub steps: u32,
    /// Whether everything holds, once it is done; nothing where it could not be verified, through no fault of the package.
    pub ok: Option<bool>,
    /// What was found.
    pub report: Option<PackageReport>,
    /// Why it could not be verified.
    pub cause: Option<String>,
    /// When it was uploaded.
    pub created_at: Timestamp,
    /// What became of it.
    pub settled: Option<Settled>,
}

/// What became of a package that was uploaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Settled {
    /// It is this edition of its problem.
    Published(i32),
    /// Nothing.
    Discarded,
}

/// A person with an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The account.
    pub id: UserId,
    /// Shown to others.
    pub name: String,
    /// Used to log in.
    pub email: String,
    /// What the person may do.
    pub role: Role,
    /// How much the person has submitted.
    pub submissions: u32,
    /// When the account was made.
    pub created_at: Timestamp,
}

/// A submission in the list of all submissions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ManagedSubmission {
    /// The submission.
    #[serde(flatten)]
    pub summary: SubmissionSummary,
    /// Its author's account.
    pub user: UserId,
    /// Its author's name.
    pub person: String,
    /// Its author's address.
    pub email: String,
}

/// A submission that could not be judged, through no fault of its author.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailedJudging {
    /// Which submission.
    pub id: SubmissionId,
    /// Its author's name.
    pub person: String,
    /// Its author's address.
    pub email: String,
    /// For which problem.
    pub problem: Slug,
    /// That problem's title.
    pub problem_title: String,
    /// In which language.
    pub language: LanguageId,
    /// How often judging was begun.
    pub attempt: i32,
    /// What went wrong, whole; never shown to its author.
    pub cause: Option<String>,
    /// When it was given up.
    pub at: Timestamp,
}

/// What waits and what runs, as the database knows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueState {
    /// How many submissions wait for a worker.
    pub queued: u32,
    /// How many a worker holds.
    pub running: u32,
    /// How long the oldest of those that wait has waited, in ms.
    pub oldest_ms: Option<u64>,
}

/// A change that was noted, as people read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEntry {
    /// When.
    pub at: Timestamp,
    /// The address of the person; nobody means the installation itself, or its operator at the command line.
    pub actor: Option<String>,
    /// What was done, as in `track.publish`.
    pub action: String,
    /// To what: a slug, an address, a number.
    pub target: String,
    /// What differs.
    pub changes: Vec<FieldChange>,
}

/// What a change did to one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// Which.
    pub field: String,
    /// What was there, if anything.
    pub before: Option<String>,
    /// What is there, if anything.
    pub after: Option<String>,
}

/// How the installation is, at a glance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// What waits and what runs, as the database knows it.
    pub queue: QueueState,
    /// How much could not be judged.
    pub failed: u32,
    /// Queues and workers; nothing while the broker cannot be asked.
    pub workplace: Option<Workplace>,
    /// Why nothing can be judged on this server's own host, where it would judge, and what to do about it.
    pub unavailable: Option<String>,
}

/// Queues and workers, as the broker knows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workplace {
    /// How much is in each queue, first served first.
    pub depths: Vec<ClassDepth>,
    /// The workers that live, by id.
    pub workers: Page<Heartbeat>,
}

/// How much is in a queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassDepth {
    /// Which queue.
    pub class: Class,
    /// How many jobs wait or are held by a worker.
    pub depth: u32,
}
