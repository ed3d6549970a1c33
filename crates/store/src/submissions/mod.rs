//! Submissions: created, begun and finished. Each is finished exactly once, even if several attempts judge it.

mod abort;
mod begin;
mod create;
mod end_leases;
mod failed;
mod files;
mod finish;
mod manage;
mod queue_position;
mod queue_state;
mod read;
mod requeue;
mod retry;
mod unfinished;
mod usage;
mod waiting;

pub use abort::Aborted;
pub use begin::Begun;
pub use create::NewSubmission;
pub use manage::AllSubmissionsFilter;
pub use read::SubmissionFilter;
pub use requeue::QueuedAgain;
pub use unfinished::Unfinished;
