//! What supervisor and zygote say to each other, over a seqpacket socket that also carries descriptors.

mod bytes;
mod reply;
mod request;
mod socket;
mod start;

pub(crate) use reply::{Ended, Reply, Taken};
pub(crate) use request::{FileIn, FileSource, Request, ResourceLimits, RunRequest, WarmRequest};
pub(crate) use socket::{MAX_DESCRIPTORS, MAX_MESSAGE, receive, send};
pub(crate) use start::Start;
