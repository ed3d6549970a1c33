//! The limit of open files.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Raises the soft limit to the hard limit, and returns it. Systems keep the soft limit low only for programs that use `select`.
pub(crate) fn raise_limit() -> usize {
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit { current: limit.maximum, ..limit };
    let current = match setrlimit(Resource::Nofile, raised) {
        Ok(()) => limit.maximum,
        Err(error) => {
            tracing::warn!(%error, "cannot raise the limit of open files; the server accepts fewer connections");
            limit.current
        }
    };
    // None means no limit.
    current.map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(usize::MAX))
}
