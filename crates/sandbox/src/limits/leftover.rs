//! Kernel memory that earlier runs have left in a control group. The kernel frees some of it late, such as threads, inodes and filters: it first
//! waits until no processor can still use them (RCU). On a busy machine, tens of MiB can wait, and they count against the limit of the
//! group. Other kernel memory, such as names of files that do not exist, stays until the group reaches its limit. So if much is left, the
//! next run gets a new group. What is left in the old one then counts only in the group that contains both.

/// A run uses the group of the run before if at most this much kernel memory is left in it, in bytes. Even a thousand short runs per second leave
/// less on an idle machine.
pub(super) const TOLERATED: u64 = 2 * 1024 * 1024;
