//! How much one person may store.

/// How much one person may store. Nothing that was submitted is ever deleted for a quota: submissions are limited per day instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotas {
    /// Bytes of drafts. Past that, drafts can still shrink, and no draft can grow.
    pub draft_bytes: u32,
    /// Bytes of earlier drafts. Past that, the oldest are deleted.
    pub draft_history_bytes: u32,
    /// Submissions in 24 hours.
    pub submissions_per_day: u32,
}

impl Default for Quotas {
    fn default() -> Self {
        // 16 MiB hold about five thousand programs of a usual size; 1,000 submissions are one every 90 seconds, day and night.
        Self { draft_bytes: 16 * 1024 * 1024, draft_history_bytes: 32 * 1024 * 1024, submissions_per_day: 1000 }
    }
}
