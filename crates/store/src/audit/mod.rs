//! Who changed what.

mod note;
mod read;

pub(crate) use note::{Note, note};
pub use read::{AuditFilter, AuditRecord};
