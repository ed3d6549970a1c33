//! Starred problems.

use assay_domain::{Slug, UserId};

use crate::{Error, Result, Store, boxed, sql::Sql};

impl Store {
    /// Stars a published problem. Starring it again changes nothing.
    ///
    /// # Errors
    /// [`NoSuchProblem`](crate::Error::NoSuchProblem); when the database fails.
    #[boxed]
    pub async fn star(&self, user: UserId, problem: &Slug) -> Result<()> {
        let transaction = self.begin_write().await?;
        let sql = Sql::new("SELECT id FROM problems WHERE slug = $1 AND published").bind(problem.as_str());
        let Some(id) = sql.scalar::<i64>(&transaction).await? else {
            return Err(Error::NoSuchProblem(problem.clone()));
        };
        Sql::new("INSERT INTO stars (user_id, problem_id, created_at) VALUES ($1, $2, {now}) ON CONFLICT DO NOTHING")
            .bind(user.0)
            .bind(id)
            .run(&transaction)
            .await?;
        transaction.commit().await
    }

    /// Removes the star of a problem, published or not. Without a star, this changes nothing.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn unstar(&self, user: UserId, problem: &Slug) -> Result<()> {
        let sql = Sql::new(
            "DELETE FROM stars WHERE user_id = $1 AND problem_id IN (SELECT id FROM problems WHERE slug = $2)",
        );
        sql.bind(user.0).bind(problem.as_str()).run(&self.write).await?;
        Ok(())
    }

    /// Whether a user has starred a problem.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn is_starred(&self, user: UserId, problem: &Slug) -> Result<bool> {
        let sql = Sql::new(
            "SELECT 1 FROM stars s JOIN problems p ON p.id = s.problem_id WHERE s.user_id = $1 AND p.slug = $2",
        );
        Ok(sql.bind(user.0).bind(problem.as_str()).scalar::<i32>(&self.read).await?.is_some())
    }
}
