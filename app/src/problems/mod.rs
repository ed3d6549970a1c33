//! The problem page.

mod editorial_pane;
mod get_workbench;
#[cfg(feature = "ssr")]
mod interface_html;
mod separator;
mod solve_form;
mod solve_page;
mod statement;
mod statement_text;
mod submissions_tab;
#[cfg(feature = "ssr")]
mod verified_html;

pub(crate) use solve_page::SolvePage;
