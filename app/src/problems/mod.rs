//! Problems: reading one, and solving it.

mod get_workbench;
mod solve_form;
mod solve_page;
mod statement;
mod statement_text;
mod submissions_tab;
mod views;

pub(crate) use solve_page::SolvePage;
