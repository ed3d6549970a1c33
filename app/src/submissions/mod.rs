//! Submissions: sending one, its result, and the history.

mod announcement;
mod cancel_submission;
mod compare_page;
mod compiler_view;
mod failure_view;
mod filter;
mod filter_form;
mod follow_up;
mod get_submission;
mod history_page;
mod language_name;
mod list_submissions;
#[cfg(feature = "ssr")]
mod next_steps;
mod result_panel;
mod stage_badge;
#[cfg(feature = "ssr")]
mod standing;
mod strip;
mod submission_page;
mod submit_solution;
mod waiting;

#[cfg(feature = "hydrate")]
pub(crate) use compare_page::require_two_selected;
pub(crate) use compare_page::{COMPARE_PATH, ComparePage};
pub(crate) use filter::Filter;
pub(crate) use filter_form::FilterForm;
pub(crate) use history_page::HistoryPage;
pub(crate) use language_name::language_name;
#[cfg(feature = "hydrate")]
pub(crate) use list_submissions::{History, list_submissions};
pub(crate) use result_panel::ResultPanel;
pub(crate) use stage_badge::StageBadge;
pub(crate) use strip::Strip;
pub(crate) use submission_page::SubmissionPage;
pub(crate) use submit_solution::submit_solution;
