//! The problems of a personal list and their order.

use assay_domain::{ListId, Slug, UserId};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, OnConflict},
};

use super::lists::lock_list;
use crate::{
    Error, Result, Store, boxed,
    entities::{list_items, problems},
    exists::Exists,
    problems::{id_of, published_id},
};

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
        let id = published_id(&transaction, problem).await?;
        let is_in = list_items::Entity::find_by_id((list.0, id)).exists(&transaction).await?;
        if is_in && position.is_none() {
            transaction.rollback().await?;
            return Ok(());
        }
        if !is_in {
            let items = list_items::Entity::find().filter(list_items::Column::ListId.eq(list.0));
            if items.count(&transaction).await? >= u64::from(most) {
                return Err(Error::ListFull(most));
            }
        }
        let place = make_place(&transaction, list, id, position).await?;
        let row = list_items::ActiveModel { list_id: Set(list.0), problem_id: Set(id), position: Set(place) };
        let moved = OnConflict::columns([list_items::Column::ListId, list_items::Column::ProblemId])
            .update_column(list_items::Column::Position)
            .to_owned();
        list_items::Entity::insert(row).on_conflict(moved).exec_without_returning(&transaction).await?;
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
        list_items::Entity::delete_many()
            .filter(list_items::Column::ListId.eq(list.0))
            .filter(list_items::Column::ProblemId.in_subquery(id_of(problem)))
            .exec(&transaction)
            .await?;
        transaction.commit().await
    }
}

/// Makes a place for a problem among the others, and returns its position: before the published problem that is at `position`
/// without it, or at the end.
async fn make_place(db: &impl ConnectionTrait, list: ListId, problem: i64, position: Option<u32>) -> Result<i64> {
    let positions = || {
        list_items::Entity::find()
            .select_only()
            .column(list_items::Column::Position)
            .filter(list_items::Column::ListId.eq(list.0))
    };
    let before = match position {
        Some(position) => {
            let others = positions()
                .inner_join(problems::Entity)
                .filter(list_items::Column::ProblemId.ne(problem))
                .filter(problems::Column::Published.eq(true))
                .order_by_asc(list_items::Column::Position)
                .order_by_asc(problems::Column::Id)
                .offset(u64::from(position.saturating_sub(1)));
            others.into_tuple::<i64>().one(db).await?
        }
        None => None,
    };
    let Some(place) = before else {
        let last = positions().order_by_desc(list_items::Column::Position).into_tuple::<i64>().one(db).await?;
        return Ok(last.unwrap_or(0) + 1);
    };
    let position = list_items::Column::Position;
    list_items::Entity::update_many()
        .col_expr(position, Expr::col(position).add(1))
        .filter(list_items::Column::ListId.eq(list.0))
        .filter(position.gte(place))
        .exec(db)
        .await?;
    Ok(place)
}
