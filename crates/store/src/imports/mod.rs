//! Packages that were uploaded: verified by a worker, then published or discarded by an admin.

mod begin;
mod create;
mod finish;
mod read;
mod settle;
mod unfinished;

pub use begin::BegunImport;
pub use create::NewImport;
pub use settle::PublishedImport;
pub use unfinished::UnfinishedImport;
