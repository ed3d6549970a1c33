//! The position of a submission in the queue.

use assay_domain::SubmissionId;

use crate::{Result, Store, boxed, rows, sql::Sql};

impl Store {
    /// How many queued submissions are judged before this one. Users take turns: if this is the user's third queued
    /// submission, at most three of each other user go first. `None` if this one is not queued.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn queued_before(&self, id: SubmissionId) -> Result<Option<u32>> {
        // Plain SQL, because it counts what waits per user.
        let sql = Sql::new(
            "WITH own AS (
                SELECT id, user_id, COALESCE(retried_at, created_at) AS since FROM submissions WHERE id = $1 AND state = 'queued'
            ), earlier AS (
                SELECT o.user_id, COUNT(*) AS waiting FROM submissions o, own
                WHERE o.state = 'queued' AND o.id <> own.id AND COALESCE(o.retried_at, o.created_at) <= own.since
                    AND (o.id < own.id OR COALESCE(o.retried_at, o.created_at) < own.since)
                GROUP BY o.user_id
            ), place AS (
                SELECT own.user_id, COALESCE(earlier.waiting, 0) AS waiting FROM own LEFT JOIN earlier ON earlier.user_id = own.user_id
            )
            SELECT CAST(place.waiting + (
                SELECT COALESCE(SUM(CASE WHEN earlier.waiting > place.waiting THEN place.waiting + 1 ELSE earlier.waiting END), 0)
                FROM earlier WHERE earlier.user_id <> place.user_id
            ) AS BIGINT) FROM place",
        )
        .bind(id.0);
        sql.scalar::<i64>(&self.read).await?.map(rows::count).transpose()
    }
}
