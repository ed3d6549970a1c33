//! Problems and their editions.

mod aids;
mod basis;
mod files;
mod find;
mod manage;
mod new;
mod put;
mod read;
mod rules;
mod tags;

pub use basis::RunBasis;
pub use files::StoredPackage;
pub(crate) use find::{MANAGED_PROBLEMS, ManagedProblemRow};
pub use new::{NewAid, NewProblem, NewStatement, Origin, StatementFile};
pub use put::Imported;
pub(crate) use put::{note_import, put};
pub use read::ProblemFilter;
pub(crate) use read::{SUMMARIES, SummaryRow};
pub use rules::SubmissionRules;
