//! The messages between supervisor and zygote, over a seqpacket socket that can carry descriptors.

mod bytes;
mod reply;
mod request;
mod socket;
mod start;

pub(crate) use reply::{CollectResult, Ended, Reply};
pub(crate) use request::{FileIn, FileSource, Request, ResourceLimits, RunRequest, WarmRequest};
pub(crate) use socket::{MAX_DESCRIPTORS, MAX_MESSAGE, receive, send};
pub(crate) use start::Start;
