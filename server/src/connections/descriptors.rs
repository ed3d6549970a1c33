//! The limit of open descriptors.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Raises the soft limit to the hard one, and says how many descriptors this process may have. Systems keep the soft limit low for
/// programs that use `select`; we are none.
pub(crate) fn raise_limit() -> usize {
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit { current: limit.maximum, ..limit };
    let current = match setrlimit(Resource::Nofile, raised) {
        Ok(()) => limit.maximum,
        Err(error) => {
            tracing::warn!(%error, "the limit of open files cannot be raised; fewer connections are taken");
            limit.current
        }
    };
    // None means no limit.
    current.map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(usize::MAX))
}
