//! Problems and their editions.

mod aids;
mod by_slug;
pub(crate) mod edition;
mod files;
mod find;
mod manage;
mod new;
mod published;
mod read;
mod rules;
mod run_plan;
mod tags;
mod write;

pub(crate) use by_slug::{id_of, published_id};
pub use files::StoredPackage;
pub(crate) use find::{MANAGED_PROBLEMS, ManagedProblemRow};
pub use new::{NewAid, NewProblem, NewStatement, Origin, StatementFile};
pub use published::PublishedProblem;
pub(crate) use read::{SUMMARIES, SummaryRow};
pub use rules::SubmissionRules;
pub use run_plan::RunPlan;
pub use tags::TagListing;
pub use write::Imported;
pub(crate) use write::{add_edition, record_import, write_problem};
