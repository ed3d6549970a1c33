//! Imports: uploaded packages. A worker verifies an import, then an admin publishes or discards it.

mod begin;
mod close;
mod create;
mod finish;
mod read;
mod unfinished;

pub use begin::BegunImport;
pub use close::PublishedImport;
pub use create::NewImport;
pub use unfinished::UnfinishedImport;
