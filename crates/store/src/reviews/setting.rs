//! Turning reviews on and off.

use assay_domain::UserId;

use super::{DAY_MS, NewCard, enroll::enroll};
use crate::{Result, Store, boxed, sql::Sql};

impl Store {
    /// Whether a user wants reviews.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn wants_reviews(&self, user: UserId) -> Result<bool> {
        let sql = Sql::new("SELECT reviews FROM users WHERE id = $1").bind(user.0);
        Ok(sql.scalar::<bool>(&self.read).await?.unwrap_or(false))
    }

    /// Turns reviews on or off. Turning them off ends started reviews. Turning them on adds what was solved meanwhile, and spreads what
    /// became due meanwhile over the next days.
    ///
    /// # Errors
    /// When the database fails; then nothing is changed.
    #[boxed]
    pub async fn set_reviews(&self, user: UserId, wanted: bool, card: NewCard) -> Result<()> {
        let transaction = self.begin_write().await?;
        let sql = Sql::new("UPDATE users SET reviews = $2 WHERE id = $1 AND reviews <> $2").bind(user.0).bind(wanted);
        if sql.run(&transaction).await? == 0 {
            // It was already so. Spreading again would move what is due today.
            transaction.rollback().await?;
            return Ok(());
        }
        if wanted {
            enroll(&transaction, user, card).await?;
            // The subquery is read as a whole before any row changes.
            Sql::new(&format!(
                "UPDATE reviews SET due_at = late.due_at FROM (SELECT e.problem_id,
                        {{now}} + (ROW_NUMBER() OVER (ORDER BY e.due_at, e.problem_id) - 1) / {per_day} * {DAY_MS} AS due_at
                    FROM reviews e WHERE e.user_id = $1 AND e.due_at / {DAY_MS} <= {{now}} / {DAY_MS}) late
                WHERE reviews.user_id = $1 AND reviews.problem_id = late.problem_id",
                per_day = card.late_per_day.max(1),
            ))
            .bind(user.0)
            .run(&transaction)
            .await?;
        } else {
            let sql = Sql::new(
                "UPDATE reviews SET started_at = NULL, help = 0 WHERE user_id = $1 AND started_at IS NOT NULL",
            );
            sql.bind(user.0).run(&transaction).await?;
        }
        transaction.commit().await?;
        Ok(())
    }
}
