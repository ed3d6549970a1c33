//! The code editor and all that moves on the problem page. A form has a textarea, which is enough to submit with; the editor, a bundle of its
//! own, is loaded after the page has been taken over, puts itself before the textarea and keeps it up to date.

#[cfg(not(feature = "ssr"))]
mod bundle;
mod mount;
mod source_field;

pub(crate) use mount::mount_when_shown;
pub(crate) use source_field::SourceField;
#[cfg(feature = "ssr")]
pub(crate) use source_field::editor_asset;
