//! What admins read: tracks as they are written, people, what could not be judged, the queue, and who changed what.

use serde::{Deserialize, Serialize};

use crate::{Class, Difficulty, Language, LanguageId, Role, Slug, SubmissionId, Timestamp, UserId};

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
    /// Its problems in order, published or not.
    pub problems: Vec<ManagedProblem>,
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

/// How full the queue of a class is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueDepth {
    /// Which queue.
    pub class: Class,
    /// How many jobs wait there or are being done.
    pub jobs: u32,
}

/// A worker that lives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkerState {
    /// Its name.
    pub id: String,
    /// Its version.
    pub version: String,
    /// How many submissions it judges at once, now.
    pub slots: u32,
    /// The fewest it goes down to.
    pub slots_min: u32,
    /// The most it goes up to.
    pub slots_max: u32,
    /// How its sandbox enforces limits.
    pub rung: String,
    /// What it can judge.
    pub languages: Vec<Language>,
    /// What it judges now.
    pub busy: Vec<BusySlot>,
    /// How long ago it was last heard of, in ms.
    pub heard_ms: u64,
}

/// What a slot of a worker does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BusySlot {
    /// Which submission it judges.
    pub submission: SubmissionId,
    /// For how long, in ms.
    pub for_ms: u64,
}

/// A change that somebody made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEntry {
    /// When.
    pub at: Timestamp,
    /// The address of the person who made it; nothing for the installation itself or its operator at the command line.
    pub actor: Option<String>,
    /// What was done, as in `track.publish`.
    pub action: String,
    /// To what: a slug, an address, a number.
    pub target: String,
    /// What is different, field by field.
    pub changes: Vec<FieldChange>,
}

/// A field before and after a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// Its name.
    pub field: String,
    /// What it was; nothing where it was not there.
    pub before: Option<String>,
    /// What it is; nothing where it is gone.
    pub after: Option<String>,
}
