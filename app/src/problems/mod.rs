//! The problem page.

#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub(crate) mod aids_html;
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
mod views;

pub(crate) use solve_page::SolvePage;
#[cfg(feature = "hydrate")]
pub(crate) use views::View;
pub(crate) use views::Views;
