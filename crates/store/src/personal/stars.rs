//! Starred problems.

use assay_domain::{Slug, UserId};

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};

use crate::{
    Result, Store, boxed,
    dialect::now,
    entities::stars,
    insert::insert,
    problems::{id_of, published_id},
};

impl Store {
    /// Stars a published problem. Starring it again changes nothing.
    ///
    /// # Errors
    /// [`NoSuchProblem`](crate::Error::NoSuchProblem); when the database fails.
    #[boxed]
    pub async fn star(&self, user: UserId, problem: &Slug) -> Result<()> {
        let transaction = self.begin_write().await?;
        let id = published_id(&transaction, problem).await?;
        let row = stars::ActiveModel { user_id: Set(user.0), problem_id: Set(id), ..Default::default() };
        insert(row, [(stars::Column::CreatedAt, now(&transaction))])
            .on_conflict(OnConflict::new().do_nothing().to_owned())
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
        stars::Entity::delete_many()
            .filter(stars::Column::UserId.eq(user.0))
            .filter(stars::Column::ProblemId.in_subquery(id_of(problem)))
            .exec(&self.write)
            .await?;
        Ok(())
    }
}
