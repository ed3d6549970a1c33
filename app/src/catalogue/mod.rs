//! The list of all problems.

mod filter;
mod filter_form;
mod list_problems;
mod problems_page;

pub(crate) use problems_page::ProblemsPage;

/// Where they are.
pub(crate) const PROBLEMS_PATH: &str = "/problems";
