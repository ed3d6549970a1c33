//! Reading the audit log, with a search and a cursor.

use assay_domain::{LoggedAction, Page, Timestamp};
use sea_orm::FromQueryResult;
use serde_json::Value;

use crate::{
    Result, Store, boxed, cursor,
    like::{beginning, containing},
    rows,
    sql::Sql,
};

/// This list's letter in cursors.
const LIST: char = 'a';

/// Conditions for a list of entries. An empty filter matches all.
#[derive(Clone, Debug, Default)]
pub struct AuditFilter {
    /// The beginning of the action, for example `track.`.
    pub action: Option<String>,
    /// Part of the actor's name or email address; upper and lower case are the same.
    pub actor: Option<String>,
    /// Part of a problem's title or slug; upper and lower case are the same. Matches changes to the problem, changes that
    /// moved it into, out of or within a track, and retries of its submissions.
    pub problem: Option<String>,
}

/// The condition for entries about a problem, after the pattern of titles and slugs.
const CONCERNS_PROBLEM: &str = " ESCAPE '!' AND (
    (a.action LIKE 'problem.%' AND a.target = p.slug)
    OR (a.action LIKE 'track.%'
        AND (COALESCE(a.before_json, '') LIKE '%\"' || REPLACE(p.slug, '_', '!_') || '\"%' ESCAPE '!')
            <> (COALESCE(a.after_json, '') LIKE '%\"' || REPLACE(p.slug, '_', '!_') || '\"%' ESCAPE '!'))
    OR (a.action = 'track.reorder' AND a.after_json LIKE '%\"' || REPLACE(p.slug, '_', '!_') || '\"%' ESCAPE '!')
    OR EXISTS (SELECT 1 FROM submissions s WHERE s.problem_id = p.id
        AND s.id = CASE WHEN a.action = 'submission.retry' THEN CAST(a.target AS BIGINT) END)))";

/// An entry of the audit log.
#[derive(Clone, Debug, PartialEq)]
pub struct AuditRecord {
    pub at: Timestamp,
    /// The email address of the user who made the change; `None`: the command line or the installation itself.
    pub actor: Option<String>,
    pub action: LoggedAction,
    pub target: String,
    pub before: Option<Value>,
    pub after: Option<Value>,
}

impl Store {
    /// Entries, newest first, at most `limit` of them.
    ///
    /// # Errors
    /// [`BadCursor`](crate::Error::BadCursor); when the database fails.
    #[boxed]
    pub async fn audit_log(&self, filter: &AuditFilter, cursor: Option<&str>, limit: u32) -> Result<Page<AuditRecord>> {
        let before = cursor::number(LIST, cursor)?;
        let mut sql = Sql::new(
            "SELECT a.id, a.at, u.email AS actor, a.action, a.target, a.before_json, a.after_json
            FROM audit a LEFT JOIN users u ON u.id = a.actor WHERE 1 = 1",
        )
        .push_some(" AND a.id < ", before);
        if let Some(action) = &filter.action {
            sql = sql.push_bind(" AND a.action LIKE ", beginning(action)).push(" ESCAPE '!'");
        }
        if let Some(actor) = &filter.actor {
            sql = sql
                .push_bind(" AND (u.email LIKE ", containing(actor))
                .push_bind(" ESCAPE '!' OR LOWER(u.name) LIKE ", containing(actor))
                .push(" ESCAPE '!')");
        }
        if let Some(problem) = &filter.problem {
            // A discarded import may not have a problem yet, so its slug is searched, too.
            sql = sql
                .push_bind(" AND ((a.action LIKE 'problem.%' AND a.target LIKE ", containing(problem))
                .push(" ESCAPE '!') OR EXISTS (SELECT 1 FROM problems p JOIN problem_versions v")
                .push_bind(
                    " ON v.problem_id = p.id AND v.version = p.version WHERE v.search LIKE ",
                    containing(problem),
                )
                .push(CONCERNS_PROBLEM)
                .push(")");
        }
        let rows: Vec<AuditRow> =
            sql.push_bind(" ORDER BY a.id DESC LIMIT ", cursor::rows_to_read(limit)).all(&self.read).await?;
        let page = cursor::page(rows, limit, LIST, |row| row.id);
        let items = page.items.into_iter().map(AuditRow::record).collect::<Result<_>>()?;
        Ok(Page { items, next: page.next })
    }
}

#[derive(FromQueryResult)]
struct AuditRow {
    id: i64,
    at: i64,
    actor: Option<String>,
    action: String,
    target: String,
    before_json: Option<String>,
    after_json: Option<String>,
}

impl AuditRow {
    fn record(self) -> Result<AuditRecord> {
        let json = |text: Option<String>| text.as_deref().map(rows::from_json).transpose();
        Ok(AuditRecord {
            at: Timestamp(self.at),
            actor: self.actor,
            action: self.action.into(),
            target: self.target,
            before: json(self.before_json)?,
            after: json(self.after_json)?,
        })
    }
}
