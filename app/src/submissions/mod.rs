//! Submissions: sending one, its result, and the history.

mod cancel_submission;
mod get_submission;
mod history_page;
mod list_submissions;
mod result_panel;
mod stage_badge;
mod strip;
mod submission_page;
mod submit_solution;

pub(crate) use history_page::HistoryPage;
pub(crate) use result_panel::ResultPanel;
pub(crate) use strip::Strip;
pub(crate) use submission_page::SubmissionPage;
pub(crate) use submit_solution::submit_solution;
