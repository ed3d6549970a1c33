//! The shipped problems and tracks, compared three ways: the version shipped before, the version in use, and the version shipped now.
//!
//! An upgrade replaces only unchanged problems and tracks. Changes of admins stay, and the shipped version is available beside them. Each problem
//! or track is one transaction, so a server that stops in the middle leaves a state that the next start continues. A problem or track
//! that is no longer shipped is only marked. If it comes back, it is compared as before.

mod choose;
mod left;
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
