//! The code editor and everything interactive on the problem page. The form's textarea is enough to submit. The editor is a separate
//! bundle that loads after hydration, replaces the textarea and keeps its value up to date.

#[cfg(not(feature = "ssr"))]
mod bundle;
mod mount;
mod source_field;

pub(crate) use mount::mount_when_shown;
pub(crate) use source_field::SourceField;
#[cfg(feature = "ssr")]
pub(crate) use source_field::editor_asset;
