//! The reference of the REST interface at `/docs/api`, rendered from its description (OpenAPI). Only the server has this, so that the
//! wasm does not grow: the page has no wasm.

mod document;
mod field_type;
mod operation_view;
mod page;
mod prose;
mod schema_view;

pub use page::{Reference, reference_shell};
