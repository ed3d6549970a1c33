//! The problem page.

#[cfg(feature = "ssr")]
mod aids_html;
mod editorial_pane;
mod get_workbench;
#[cfg(feature = "ssr")]
mod interface_html;
mod separator;
mod shelf;
mod solve_form;
mod solve_page;
mod statement;
mod statement_text;
mod submissions_tab;
mod views;

#[cfg(feature = "ssr")]
pub(crate) use shelf::{Place, trail};
pub(crate) use solve_page::SolvePage;
