//! Personal lists. Every operation names the owner, so a user can only see and change their own lists.

use assay_domain::{ListChoice, ListId, ListName, PersonalList, PersonalListSummary, Slug, UserId};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{
    Error, Result, Store, boxed,
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

    /// The lists of a user, sorted by name, and whether each has the problem.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn list_choices(&self, user: UserId, problem: &Slug) -> Result<Vec<ListChoice>> {
        let sql = Sql::new(
            "SELECT l.id, l.name, EXISTS (SELECT 1 FROM list_items i JOIN problems p ON p.id = i.problem_id
                WHERE i.list_id = l.id AND p.slug = $2) AS contained
            FROM lists l WHERE l.user_id = $1 ORDER BY l.name",
        )
        .bind(user.0)
        .bind(problem.as_str());
        let rows: Vec<ChoiceRow> = sql.all(&self.read).await?;
        let choice = |row: ChoiceRow| ListChoice { id: ListId(row.id), name: row.name, contains: row.contained };
        Ok(rows.into_iter().map(choice).collect())
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
        Sql::new("SELECT id FROM users WHERE id = $1 {for_update}").bind(user.0).scalar::<i64>(&transaction).await?;
        let sql = Sql::new("SELECT COUNT(*) FROM lists WHERE user_id = $1").bind(user.0);
        if sql.scalar::<i64>(&transaction).await?.unwrap_or_default() >= i64::from(most) {
            return Err(Error::TooManyLists(most));
        }
        let sql = Sql::new(
            "INSERT INTO lists (user_id, name, created_at) VALUES ($1, $2, {now}) ON CONFLICT DO NOTHING RETURNING id",
        )
        .bind(user.0)
        .bind(name.as_str());
        let Some(id) = sql.scalar::<i64>(&transaction).await? else { return Err(Error::ListNameTaken) };
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
        Sql::new("SELECT id FROM users WHERE id = $1 {for_update}").bind(user.0).scalar::<i64>(&transaction).await?;
        lock_list(&transaction, user, id).await?;
        let taken = Sql::new("SELECT id FROM lists WHERE user_id = $1 AND name = $2 AND id <> $3")
            .bind(user.0)
            .bind(name.as_str())
            .bind(id.0);
        if taken.scalar::<i64>(&transaction).await?.is_some() {
            return Err(Error::ListNameTaken);
        }
        Sql::new("UPDATE lists SET name = $1 WHERE id = $2").bind(name.as_str()).bind(id.0).run(&transaction).await?;
        transaction.commit().await
    }

    /// Deletes a list. Its problems are not changed.
    ///
    /// # Errors
    /// [`NoSuchList`](crate::Error::NoSuchList); when the database fails.
    #[boxed]
    pub async fn delete_list(&self, user: UserId, id: ListId) -> Result<()> {
        let sql = Sql::new("DELETE FROM lists WHERE id = $1 AND user_id = $2").bind(id.0).bind(user.0);
        if sql.run(&self.write).await? == 0 { Err(Error::NoSuchList(id)) } else { Ok(()) }
    }
}

async fn name_of(db: &impl ConnectionTrait, user: UserId, id: ListId) -> Result<Option<String>> {
    let sql = Sql::new("SELECT name FROM lists WHERE id = $1 AND user_id = $2").bind(id.0).bind(user.0);
    sql.scalar::<String>(db).await
}

/// Locks a list of a user until the transaction ends.
pub(super) async fn lock_list(db: &impl ConnectionTrait, user: UserId, id: ListId) -> Result<()> {
    let sql = Sql::new("SELECT id FROM lists WHERE id = $1 AND user_id = $2 {for_update}").bind(id.0).bind(user.0);
    sql.scalar::<i64>(db).await?.map(|_| ()).ok_or(Error::NoSuchList(id))
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

#[derive(FromQueryResult)]
struct ChoiceRow {
    id: i64,
    name: String,
    contained: bool,
}
