//! Turning reviews on and off.

use assay_domain::UserId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::Expr};

use super::{DAY_MS, NewCard, enroll::enroll};
use crate::{
    Result, Store, boxed,
    entities::{reviews, users},
    only::Only,
    sql::Sql,
};

impl Store {
    /// Whether a user wants reviews.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn wants_reviews(&self, user: UserId) -> Result<bool> {
        let wants = users::Entity::find_by_id(user.0).select_only().column(users::Column::Reviews);
        Ok(wants.into_tuple::<bool>().only(&self.read).await?.unwrap_or(false))
    }

    /// Turns reviews on or off. Turning them off ends started reviews. Turning them on adds what was solved meanwhile, and spreads what
    /// became due meanwhile over the next days.
    ///
    /// # Errors
    /// When the database fails; then nothing is changed.
    #[boxed]
    pub async fn set_reviews(&self, user: UserId, wanted: bool, card: NewCard) -> Result<()> {
        let transaction = self.begin_write().await?;
        let changed = users::Entity::update_many()
            .col_expr(users::Column::Reviews, Expr::value(wanted))
            .filter(users::Column::Id.eq(user.0))
            .filter(users::Column::Reviews.ne(wanted))
            .exec(&transaction)
            .await?;
        if changed.rows_affected == 0 {
            // The setting is the same as before. Spreading again would move what is due today.
            transaction.rollback().await?;
            return Ok(());
        }
        if wanted {
            enroll(&transaction, user, card).await?;
            // Numbers the rows. The subquery is read as a whole before any row changes.
            Sql::new(&format!(
                "WITH clock AS (SELECT {{now}} AS now)
                UPDATE reviews SET due_at = late.due_at FROM (SELECT e.problem_id,
                        clock.now + (ROW_NUMBER() OVER (ORDER BY e.due_at, e.problem_id) - 1) / {per_day} * {DAY_MS} AS due_at
                    FROM reviews e CROSS JOIN clock WHERE e.user_id = $1 AND e.due_at / {DAY_MS} <= clock.now / {DAY_MS}) late
                WHERE reviews.user_id = $1 AND reviews.problem_id = late.problem_id",
                per_day = card.late_per_day.max(1),
            ))
            .bind(user.0)
            .run(&transaction)
            .await?;
        } else {
            reviews::Entity::update_many()
                .col_expr(reviews::Column::StartedAt, Expr::value(None::<i64>))
                .col_expr(reviews::Column::Help, Expr::value(0))
                .filter(reviews::Column::UserId.eq(user.0))
                .filter(reviews::Column::StartedAt.is_not_null())
                .exec(&transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(())
    }
}
