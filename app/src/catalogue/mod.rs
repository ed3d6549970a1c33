//! The list of all problems.

mod address;
mod filter_form;
mod list_problems;
mod problems_page;
mod star_button;

pub(crate) use problems_page::ProblemsPage;

/// The address of the problem list.
pub(crate) const PROBLEMS_PATH: &str = "/problems";
