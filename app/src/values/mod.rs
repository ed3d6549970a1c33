//! Cases of function problems as HTML: the samples, the failing case of a submission, and the cases of a run. The server makes it, so the wasm
//! and the editor's bundle need no code for it.

mod blocks;
mod failing_case;
mod pictures;
mod run_case;
mod said;
mod samples;

pub(crate) use blocks::escape;
pub(crate) use failing_case::for_page;
pub use failing_case::show_submission;
pub use run_case::show_run;
pub(crate) use samples::{samples, shown_samples};
