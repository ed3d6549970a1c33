//! The problems of a personal list and their order.

use assay_domain::{ListId, Slug, UserId};
use sea_orm::ConnectionTrait;

use super::lists::lock_list;
use crate::{Error, Result, Store, boxed, sql::Sql};

impl Store {
    /// Puts a published problem into a list, or moves it there. `position` counts published problems from 1; without it, the
    /// problem comes to the end, or stays where it is. A list has at most `most` problems.
    ///
    /// # Errors
    /// [`NoSuchList`](crate::Error::NoSuchList), [`NoSuchProblem`](crate::Error::NoSuchProblem),
    /// [`ListFull`](crate::Error::ListFull); when the database fails.
    #[boxed]
    pub async fn put_in_list(
        &self,
        user: UserId,
        list: ListId,
        problem: &Slug,
        position: Option<u32>,
        most: u32,
    ) -> Result<()> {
        let transaction = self.begin_write().await?;
        lock_list(&transaction, user, list).await?;
        let sql = Sql::new("SELECT id FROM problems WHERE slug = $1 AND published").bind(problem.as_str());
        let Some(id) = sql.scalar::<i64>(&transaction).await? else {
            return Err(Error::NoSuchProblem(problem.clone()));
        };
        let sql =
            Sql::new("SELECT position FROM list_items WHERE list_id = $1 AND problem_id = $2").bind(list.0).bind(id);
        let is_in = sql.scalar::<i64>(&transaction).await?.is_some();
        if is_in && position.is_none() {
            transaction.rollback().await?;
            return Ok(());
        }
        if !is_in {
            let sql = Sql::new("SELECT COUNT(*) FROM list_items WHERE list_id = $1").bind(list.0);
            if sql.scalar::<i64>(&transaction).await?.unwrap_or_default() >= i64::from(most) {
                return Err(Error::ListFull(most));
            }
        }
        let place = make_place(&transaction, list, id, position).await?;
        Sql::new(
            "INSERT INTO list_items (list_id, problem_id, position) VALUES ($1, $2, $3)
            ON CONFLICT (list_id, problem_id) DO UPDATE SET position = excluded.position",
        )
        .bind(list.0)
        .bind(id)
        .bind(place)
        .run(&transaction)
        .await?;
        transaction.commit().await
    }

    /// Removes a problem from a list. If it is not in the list, this changes nothing.
    ///
    /// # Errors
    /// [`NoSuchList`](crate::Error::NoSuchList); when the database fails.
    #[boxed]
    pub async fn remove_from_list(&self, user: UserId, list: ListId, problem: &Slug) -> Result<()> {
        let transaction = self.begin_write().await?;
        lock_list(&transaction, user, list).await?;
        Sql::new(
            "DELETE FROM list_items WHERE list_id = $1 AND problem_id IN (SELECT id FROM problems WHERE slug = $2)",
        )
        .bind(list.0)
        .bind(problem.as_str())
        .run(&transaction)
        .await?;
        transaction.commit().await
    }
}

/// Makes a place for a problem among the others, and returns its position: before the published problem that is at `position`
/// without it, or at the end.
async fn make_place(db: &impl ConnectionTrait, list: ListId, problem: i64, position: Option<u32>) -> Result<i64> {
    let before = match position {
        Some(position) => {
            let sql = Sql::new(
                "SELECT i.position FROM list_items i JOIN problems p ON p.id = i.problem_id
                WHERE i.list_id = $1 AND i.problem_id <> $2 AND p.published ORDER BY i.position, p.id LIMIT 1 OFFSET $3",
            );
            sql.bind(list.0).bind(problem).bind(i64::from(position.max(1)) - 1).scalar::<i64>(db).await?
        }
        None => None,
    };
    let Some(place) = before else {
        let sql = Sql::new("SELECT COALESCE(MAX(position), 0) + 1 FROM list_items WHERE list_id = $1").bind(list.0);
        return Ok(sql.scalar::<i64>(db).await?.unwrap_or(1));
    };
    Sql::new("UPDATE list_items SET position = position + 1 WHERE list_id = $1 AND position >= $2")
        .bind(list.0)
        .bind(place)
        .run(db)
        .await?;
    Ok(place)
}
