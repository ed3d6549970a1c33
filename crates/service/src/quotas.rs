//! Quotas per user.

/// How much a user may store. Submissions are never deleted, so they are limited per day instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotas {
    /// Bytes of drafts. Above this, drafts can only shrink.
    pub draft_bytes: u32,
    /// Bytes of earlier drafts. Above this, the oldest are deleted.
    pub draft_history_bytes: u32,
    /// Personal lists.
    pub lists: u32,
    /// Problems in a personal list.
    pub list_problems: u32,
    /// Bytes of notes with their HTML. Above this, notes can only shrink.
    pub note_bytes: u32,
    /// Submissions per 24 hours.
    pub submissions_per_day: u32,
}

impl Default for Quotas {
    fn default() -> Self {
        // 16 MiB are about five thousand programs of a usual size. 1,000 submissions per day are one every 90 seconds.
        Self {
            draft_bytes: 16 * 1024 * 1024,
            draft_history_bytes: 32 * 1024 * 1024,
            lists: 50,
            list_problems: 500,
            note_bytes: 8 * 1024 * 1024,
            submissions_per_day: 1000,
        }
    }
}
