//! What admins see and do: tracks, problems, people, what could not be judged, and who changed what.
//!
//! Every change is a form that posts fields, `do` among them, to the page it stands on. The page's server does what they say and
//! shows the page again; with wasm the same fields go to one server function. So there is one reading of them, on the server.

mod act;
mod act_form;
#[cfg(feature = "ssr")]
mod actions;
mod audit_page;
mod desk;
mod failed_page;
mod frame;
mod import_page;
mod lazy;
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
mod sorting;
mod submissions_page;
mod toasts;
mod track_fields;
mod track_page;
mod tracks_page;

pub(crate) use desk::provide_desk;
pub(crate) use lazy::AdminRoute;
pub(crate) use toasts::Toasts;
