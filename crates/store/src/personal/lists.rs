//! Personal lists. Every operation names the owner, so a user can only see and change their own lists.

use assay_domain::{ListId, ListName, PersonalList, PersonalListSummary, UserId};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, LockType, OnConflict},
};

use crate::{
    Error, Result, Store, boxed,
    dialect::now,
    entities::{lists, users},
    exists::Exists,
    insert::insert,
    only::Only,
    problems::{SUMMARIES, SummaryRow},
    rows,
    sql::Sql,
};

impl Store {
    /// The lists of a user, sorted by name. Their number is limited.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn lists(&self, user: UserId) -> Result<Vec<PersonalListSummary>> {
        // Plain SQL, because it counts the published and the solved problems of each list.
        let sql = Sql::new(
            "SELECT l.id, l.name, COUNT(p.id) AS problems, COALESCE(SUM(CASE WHEN EXISTS (SELECT 1 FROM submissions s
                WHERE s.user_id = $1 AND s.problem_id = p.id AND s.verdict = 'accepted') THEN 1 ELSE 0 END), 0) AS solved
            FROM lists l LEFT JOIN list_items i ON i.list_id = l.id
            LEFT JOIN problems p ON p.id = i.problem_id AND p.published
            WHERE l.user_id = $1 GROUP BY l.id, l.name ORDER BY l.name",
        )
        .bind(user.0);
        let rows: Vec<ListRow> = sql.all(&self.read).await?;
        rows.into_iter().map(ListRow::summary).collect()
    }

    /// The name of a list of a user.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn list_name(&self, user: UserId, id: ListId) -> Result<Option<String>> {
        name_of(&self.read, user, id).await
    }

    /// A list of a user with its published problems, in order.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn list(&self, user: UserId, id: ListId) -> Result<Option<PersonalList>> {
        let snapshot = self.begin_snapshot().await?;
        let Some(name) = name_of(&snapshot, user, id).await? else { return Ok(None) };
        let sql = Sql::new(SUMMARIES)
            .bind(user.0)
            .push(" JOIN list_items i ON i.problem_id = p.id WHERE p.published")
            .push_bind(" AND i.list_id = ", id.0)
            .push(" ORDER BY i.position, p.id");
        let problems: Vec<SummaryRow> = sql.all(&snapshot).await?;
        snapshot.commit().await?;
        let problems = problems.into_iter().map(SummaryRow::summary).collect::<Result<_>>()?;
        Ok(Some(PersonalList { id, name, problems }))
    }

    /// Creates an empty list, if the user has fewer than `most`.
    ///
    /// # Errors
    /// [`ListNameTaken`](crate::Error::ListNameTaken), [`TooManyLists`](crate::Error::TooManyLists); when the database fails.
    #[boxed]
    pub async fn create_list(&self, user: UserId, name: &ListName, most: u32) -> Result<ListId> {
        let transaction = self.begin_write().await?;
        // Of two requests at the same time, the second one counts the list of the first one.
        lock_user(&transaction, user).await?;
        if lists::Entity::find().filter(lists::Column::UserId.eq(user.0)).count(&transaction).await? >= u64::from(most)
        {
            return Err(Error::TooManyLists(most));
        }
        let row =
            lists::ActiveModel { user_id: Set(user.0), name: Set(name.as_str().to_owned()), ..Default::default() };
        let id = insert(row, [(lists::Column::CreatedAt, now(&transaction))])
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .returning(lists::Column::Id, &transaction)
            .await?;
        let Some(id) = id else { return Err(Error::ListNameTaken) };
        transaction.commit().await?;
        Ok(ListId(id))
    }

    /// Renames a list.
    ///
    /// # Errors
    /// [`NoSuchList`](crate::Error::NoSuchList), [`ListNameTaken`](crate::Error::ListNameTaken); when the database fails.
    #[boxed]
    pub async fn rename_list(&self, user: UserId, id: ListId, name: &ListName) -> Result<()> {
        let transaction = self.begin_write().await?;
        // Two renames at the same time must not both find the name free.
        lock_user(&transaction, user).await?;
        lock_list(&transaction, user, id).await?;
        let other = lists::Entity::find()
            .filter(lists::Column::UserId.eq(user.0))
            .filter(lists::Column::Name.eq(name.as_str()))
            .filter(lists::Column::Id.ne(id.0));
        if other.exists(&transaction).await? {
            return Err(Error::ListNameTaken);
        }
        lists::Entity::update_many()
            .col_expr(lists::Column::Name, Expr::value(name.as_str()))
            .filter(lists::Column::Id.eq(id.0))
            .exec(&transaction)
            .await?;
        transaction.commit().await
    }

    /// Deletes a list. Its problems are not changed.
    ///
    /// # Errors
    /// [`NoSuchList`](crate::Error::NoSuchList); when the database fails.
    #[boxed]
    pub async fn delete_list(&self, user: UserId, id: ListId) -> Result<()> {
        let of_user = lists::Column::UserId.eq(user.0);
        let deleted = lists::Entity::delete_by_id(id.0).filter(of_user).exec(&self.write).await?;
        if deleted.rows_affected == 0 { Err(Error::NoSuchList(id)) } else { Ok(()) }
    }
}

async fn name_of(db: &impl ConnectionTrait, user: UserId, id: ListId) -> Result<Option<String>> {
    let list = lists::Entity::find_by_id(id.0).filter(lists::Column::UserId.eq(user.0)).only(db).await?;
    Ok(list.map(|list| list.name))
}

/// Locks the row of a user until the transaction ends.
async fn lock_user(db: &impl ConnectionTrait, user: UserId) -> Result<()> {
    let row = users::Entity::find_by_id(user.0).select_only().column(users::Column::Id);
    row.lock(LockType::NoKeyUpdate).into_tuple::<i64>().only(db).await?;
    Ok(())
}

/// Locks a list of a user until the transaction ends.
pub(super) async fn lock_list(db: &impl ConnectionTrait, user: UserId, id: ListId) -> Result<()> {
    let of_user = lists::Column::UserId.eq(user.0);
    let list = lists::Entity::find_by_id(id.0).filter(of_user).lock(LockType::NoKeyUpdate).only(db).await?;
    list.map(|_| ()).ok_or(Error::NoSuchList(id))
}

#[derive(FromQueryResult)]
struct ListRow {
    id: i64,
    name: String,
    problems: i64,
    solved: i64,
}

impl ListRow {
    fn summary(self) -> Result<PersonalListSummary> {
        Ok(PersonalListSummary {
            id: ListId(self.id),
            name: self.name,
            problems: rows::count(self.problems)?,
            solved: rows::count(self.solved)?,
        })
    }
}
