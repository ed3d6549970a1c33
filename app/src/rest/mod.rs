//! Requests of the lazy parts to the server's REST interface.

mod failure;
#[cfg(feature = "hydrate")]
mod request;

pub(crate) use failure::RequestFailure;
#[cfg(feature = "hydrate")]
pub(crate) use request::{Request, get, json, post, read, send};
