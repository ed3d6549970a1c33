//! Problems enter review when they are first solved.

use assay_domain::UserId;
use sea_orm::ConnectionTrait;

use super::DAY_MS;
use crate::{Result, Store, boxed, sql::Sql};

/// The state of a problem that was just solved for the first time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NewCard {
    pub stability: f64,
    pub difficulty: f64,
    /// Days until it is due.
    pub days: i64,
    /// Problems that were solved long ago are due at most this many per day, from today on.
    pub late_per_day: i64,
}

/// Solved problems of user `$1` that are not in review yet.
pub(super) const MISSING: &str = "FROM submissions s JOIN problems p ON p.id = s.problem_id
    WHERE s.user_id = $1 AND s.verdict = 'accepted' AND p.published
        AND NOT EXISTS (SELECT 1 FROM reviews r WHERE r.user_id = s.user_id AND r.problem_id = s.problem_id)";

impl Store {
    /// Adds the problems that a user has solved and that are not in review yet. Those that would be due in the past are spread over
    /// the next days, so that a user who solved many is not flooded. Does nothing if the user has turned reviews off.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn enroll_solved(&self, user: UserId, card: NewCard) -> Result<()> {
        // Most calls find nothing, and must not wait for the writer.
        let sql = Sql::new(&format!(
            "SELECT 1 {MISSING} AND EXISTS (SELECT 1 FROM users u WHERE u.id = $1 AND u.reviews) LIMIT 1"
        ));
        if sql.bind(user.0).scalar::<i32>(&self.read).await?.is_some() {
            enroll(&self.write, user, card).await?;
        }
        Ok(())
    }
}

/// The statement decides everything, so two requests at the same time add each problem once.
pub(super) async fn enroll(db: &impl ConnectionTrait, user: UserId, card: NewCard) -> Result<()> {
    let NewCard { stability, difficulty, days, late_per_day } = card;
    let sql = Sql::new(&format!(
        "WITH clock AS (SELECT {{now}} AS now),
        solved AS (SELECT s.problem_id, MIN(s.finished_at) AS solved_at {MISSING} GROUP BY s.problem_id),
        dated AS (SELECT solved.problem_id, solved.solved_at, clock.now,
                CASE WHEN (solved.solved_at + {wait}) / {DAY_MS} < clock.now / {DAY_MS} THEN 1 ELSE 0 END AS late
            FROM solved CROSS JOIN clock),
        placed AS (SELECT dated.*, ROW_NUMBER() OVER (PARTITION BY late ORDER BY solved_at, problem_id) - 1 AS place FROM dated)
        INSERT INTO reviews (user_id, problem_id, due_at, stability, difficulty, reviewed_at, reviews, lapses, help)
        SELECT $1, problem_id,
            CASE WHEN late = 1 THEN now + place / {late_per_day} * {DAY_MS} ELSE solved_at + {wait} END,
            $2, $3, solved_at, 0, 0, 0
        FROM placed WHERE EXISTS (SELECT 1 FROM users u WHERE u.id = $1 AND u.reviews)
        ON CONFLICT (user_id, problem_id) DO NOTHING",
        wait = days.max(1).saturating_mul(DAY_MS),
        late_per_day = late_per_day.max(1),
    ));
    sql.bind(user.0).bind(stability).bind(difficulty).run(db).await?;
    Ok(())
}
