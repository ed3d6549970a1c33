//! From a problem package to what the store keeps of it, and back to the package.
//!
//! Every file of a package is kept by its hash, so that an edition can be given back as the package it was made of, verified again,
//! and shares what did not change with the editions before it.

mod error;
mod files;
mod keep;
mod restore;

// The future of every public method is boxed, so that its code is generated in this crate once and not again in every crate that
// awaits it.
use async_recursion::async_recursion as boxed;

pub use error::Error;
pub use keep::keep;
pub use restore::restore;
