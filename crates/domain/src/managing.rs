//! What admins read: tracks as they are written, people, what could not be judged, and the queue.

use serde::{Deserialize, Serialize};

use crate::{Class, Difficulty, Heartbeat, LanguageId, Role, Slug, SubmissionId, Timestamp, UserId};

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
    /// The workers that live.
    pub workers: Vec<Heartbeat>,
}

/// How much is in a queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassDepth {
    /// Which queue.
    pub class: Class,
    /// How many jobs wait or are held by a worker.
    pub depth: u32,
}
