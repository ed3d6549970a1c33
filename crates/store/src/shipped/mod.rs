//! The shipped problems and tracks, compared three ways: what was shipped before, what is in use, and what is shipped now.
//!
//! An upgrade replaces only what is still as it was shipped. What an admin changed stays, and the shipped version is available beside it. Each problem
//! or track is one transaction, so a server that stops in the middle leaves a state that the next start continues.

mod choose;
mod load_problem;
mod load_track;
mod read;
mod row;
mod verified;

pub use read::ShippedFingerprints;
pub use verified::VerifiedPackage;

/// What loading a shipped problem or track did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shipping {
    /// It was not in the database.
    Added,
    /// It replaced what was shipped before.
    Updated,
    /// The database already has the same.
    Same,
    /// An admin changed or deleted it, so that stays.
    Kept,
}
