//! Admin pages: tracks, problems, people, judge errors, and the log of changes.
//!
//! Every change is a form that posts its fields, including `do`, to its own page. The server performs the action and renders the page
//! again. With wasm, the same fields go to one server function. So only the server interprets them.

mod act;
mod act_form;
#[cfg(feature = "ssr")]
mod actions;
mod audit_page;
mod failed_page;
mod form_sender;
mod frame;
mod import_page;
mod lazy;
mod lessons;
mod library_page;
mod new_track_page;
mod overview_page;
mod people_page;
mod problem_label;
mod problem_list;
mod problem_page;
mod problem_search;
mod read;
mod report_view;
mod section_form;
mod shipped_page;
mod sorting;
mod submissions_page;
mod toasts;
mod track_fields;
mod track_page;
mod tracks_page;

pub(crate) use form_sender::provide_form_sender;
pub(crate) use lazy::AdminRoute;
pub(crate) use toasts::Toasts;
