//! Problems and their editions.

mod put;
mod read;

pub use put::{NewCase, NewProblem};
pub use read::ProblemFilter;
pub(crate) use read::{SUMMARIES, SummaryRow};
