//! Problems for admins. The lists have a search, cursors and counts.

use assay_domain::{AuditAction, ManagedEdition, ManagedProblem, Page, ProblemWithEditions, Slug, Timestamp, UserId};
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect,
    sea_query::{Expr, LockType},
};
use serde_json::json;

use super::find::{MANAGED_PROBLEMS, ManagedProblemRow};
use crate::{
    Error, Result, Store,
    audit::{Entry, record},
    boxed, cursor,
    entities::{problem_origins, problems},
    like::containing,
    listing_version,
    only::Only,
    rows,
    sql::Sql,
};

/// This list's letter in cursors.
const LIST: char = 'm';
/// The letter of lists of editions.
const EDITIONS: char = 'v';

impl Store {
    /// Problems with `text` in their title or slug, published or not. Sorted by slug, at most `limit` of them.
    ///
    /// # Errors
    /// [`BadCursor`](crate::Error::BadCursor); when the database fails.
    #[boxed]
    pub async fn managed_problems(&self, text: &str, cursor: Option<&str>, limit: u32) -> Result<Page<ManagedProblem>> {
        let after = cursor.map(|cursor| cursor::decode(LIST, cursor)).transpose()?;
        let sql = Sql::new(MANAGED_PROBLEMS)
            .push_bind(" WHERE v.search LIKE ", containing(text))
            .push(" ESCAPE '!'")
            .push_some(" AND p.slug > ", after)
            .push_bind(" ORDER BY p.slug LIMIT ", cursor::rows_to_read(limit));
        let rows: Vec<ManagedProblemRow> = sql.all(&self.read).await?;
        let items = rows.into_iter().map(ManagedProblemRow::problem).collect::<Result<Vec<_>>>()?;
        Ok(cursor::page(items, limit, LIST, |item| item.slug.clone()))
    }

    /// A problem, published or not, with a page of its editions, newest first.
    ///
    /// # Errors
    /// [`BadCursor`](crate::Error::BadCursor); when the database fails.
    #[boxed]
    pub async fn problem_details(
        &self,
        slug: &Slug,
        cursor: Option<&str>,
        limit: u32,
    ) -> Result<Option<ProblemWithEditions>> {
        let before = cursor::number(EDITIONS, cursor)?;
        let sql = Sql::new(MANAGED_PROBLEMS).push_bind(" WHERE p.slug = ", slug.as_str());
        let Some(problem) = sql.one::<ManagedProblemRow>(&self.read).await? else { return Ok(None) };
        let sql = Sql::new(
            "SELECT v.version, v.version = p.version AS current, v.title, v.created_at, v.time_ms, o.file_name, o.override_reason, u.email,
                (SELECT COUNT(*) FROM submissions s WHERE s.problem_id = v.problem_id AND s.problem_version = v.version) AS submissions
            FROM problems p JOIN problem_versions v ON v.problem_id = p.id
            LEFT JOIN problem_origins o ON o.problem_id = v.problem_id AND o.version = v.version
            LEFT JOIN users u ON u.id = o.imported_by
            WHERE p.slug = $1",
        )
        .bind(slug.as_str())
        .push_some(" AND v.version < ", before)
        .push_bind(" ORDER BY v.version DESC LIMIT ", cursor::rows_to_read(limit));
        let editions: Vec<EditionRow> = sql.all(&self.read).await?;
        let Page { items: editions, next } = cursor::page(editions, limit, EDITIONS, |row| row.version);
        let origin = problem_origins::Entity::find()
            .select_only()
            .column(problem_origins::Column::Report)
            .inner_join(problems::Entity)
            .filter(problems::Column::Slug.eq(slug.as_str()));
        let report: Option<String> = origin.into_tuple().only(&self.read).await?.flatten();
        Ok(Some(ProblemWithEditions {
            problem: problem.problem()?,
            editions: Page { items: editions.into_iter().map(EditionRow::edition).collect::<Result<_>>()?, next },
            report: report.as_deref().map(rows::from_json).transpose()?,
        }))
    }

    /// Publishes or unpublishes a problem. Returns the new version of the list of tracks, which caches must be told, or `None`
    /// if nothing changed.
    ///
    /// # Errors
    /// [`NoSuchProblem`](crate::Error::NoSuchProblem); when the database fails.
    #[boxed]
    pub async fn publish_problem(&self, slug: &Slug, published: bool, actor: Option<UserId>) -> Result<Option<i64>> {
        let transaction = self.begin_write().await?;
        let of_slug = problems::Column::Slug.eq(slug.as_str());
        let problem =
            problems::Entity::find().filter(of_slug.clone()).lock(LockType::NoKeyUpdate).only(&transaction).await?;
        let before = problem.ok_or_else(|| Error::NoSuchProblem(slug.clone()))?.published;
        if before == published {
            transaction.rollback().await?;
            return Ok(None);
        }
        problems::Entity::update_many()
            .col_expr(problems::Column::Published, Expr::value(published))
            .filter(of_slug)
            .exec(&transaction)
            .await?;
        let action = if published { AuditAction::ProblemPublish } else { AuditAction::ProblemUnpublish };
        let (before, after) = (Some(json!({ "published": before })), Some(json!({ "published": published })));
        record(&transaction, Entry { actor, action, target: slug.as_str(), before, after }).await?;
        let version = listing_version::raise(&transaction).await?;
        transaction.commit().await?;
        Ok(Some(version))
    }
}

#[derive(FromQueryResult)]
struct EditionRow {
    version: i32,
    current: bool,
    title: String,
    created_at: i64,
    time_ms: i32,
    file_name: Option<String>,
    override_reason: Option<String>,
    email: Option<String>,
    submissions: i64,
}

impl EditionRow {
    fn edition(self) -> Result<ManagedEdition> {
        Ok(ManagedEdition {
            version: self.version,
            current: self.current,
            title: self.title,
            created_at: Timestamp(self.created_at),
            file_name: self.file_name,
            by: self.email,
            time_ms: rows::count(self.time_ms)?,
            override_reason: self.override_reason,
            submissions: rows::count(self.submissions)?,
        })
    }
}
