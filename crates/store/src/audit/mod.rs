//! The audit log: who changed what.

mod read;
mod record;

pub use read::{AuditFilter, AuditRecord};
pub(crate) use record::{Entry, record};
