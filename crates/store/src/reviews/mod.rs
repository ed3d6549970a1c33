//! Reviews: the solved problems of a user, and when each is due again. The caller computes the dates of the scheduler.
//!
//! A problem counts only while it is published and the user has an accepted submission. So nothing must be deleted when a verdict or
//! a problem changes.

mod enroll;
mod grade;
mod plan;
mod read;
mod setting;
mod start;

pub use enroll::NewCard;
pub use grade::{GradedCard, Rescheduled};
pub use read::{ReviewBounds, ReviewCard, StoredReview, StoredStart};

/// A day of the plan, in ms. Days are those of UTC.
pub(crate) const DAY_MS: i64 = 24 * 60 * 60 * 1000;
