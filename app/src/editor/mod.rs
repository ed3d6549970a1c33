//! The code editor. The form's textarea is enough to submit. The editor is a separate bundle that loads after hydration, replaces the
//! textarea and keeps its value up to date.

#[cfg(feature = "hydrate")]
pub(crate) mod bridge;
#[cfg(test)]
mod bridge_test;
#[cfg(feature = "hydrate")]
mod bundle;
mod source_field;

#[cfg(feature = "hydrate")]
pub(crate) use bundle::load_bundle;
pub(crate) use source_field::SourceField;
#[cfg(feature = "ssr")]
pub(crate) use source_field::editor_asset;
