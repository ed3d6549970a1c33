//! Problems and their editions.

mod basis;
mod find;
mod put;
mod read;
mod tags;

pub use basis::RunBasis;
pub(crate) use find::{MANAGED_PROBLEMS, ManagedProblemRow};
pub use put::{NewCase, NewProblem};
pub use read::ProblemFilter;
pub(crate) use read::{SUMMARIES, SummaryRow};
