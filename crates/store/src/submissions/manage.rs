//! The submissions of all users, for admins, with a search and a cursor.

use assay_domain::{ManagedSubmission, Page, UserId};
use sea_orm::FromQueryResult;

use super::read::{SUBMITTED, SUMMARY, SubmissionFilter, SummaryRow, filtered};
use crate::{Result, Store, boxed, cursor, like::containing, rows, sql::Sql};

/// This list's letter in cursors.
const LIST: char = 'e';

/// Conditions for a list of all users' submissions. An empty filter matches all.
#[derive(Clone, Debug, Default)]
pub struct AllSubmissionsFilter {
    /// Part of the submitter's name or email address; upper and lower case are the same.
    pub person: Option<String>,
    pub submissions: SubmissionFilter,
}

impl Store {
    /// The submissions of all users, newest first, at most `limit` of them.
    ///
    /// # Errors
    /// [`BadCursor`](crate::Error::BadCursor); when the database fails.
    #[boxed]
    pub async fn all_submissions(
        &self,
        filter: &AllSubmissionsFilter,
        cursor: Option<&str>,
        limit: u32,
    ) -> Result<Page<ManagedSubmission>> {
        let before = cursor::number(LIST, cursor)?;
        let select = format!(
            "SELECT {SUMMARY}, s.user_id, u.name AS person, u.email FROM {SUBMITTED} JOIN users u ON u.id = s.user_id WHERE 1 = 1"
        );
        let mut sql = filtered(Sql::new(&select).push_some(" AND s.id < ", before), &filter.submissions);
        if let Some(text) = &filter.person {
            // The condition is on user ids, so that the index on users is used. The exact name matches, too, because LOWER in
            // SQLite only changes ASCII letters.
            sql = sql
                .push_bind(" AND s.user_id IN (SELECT w.id FROM users w WHERE w.email LIKE ", containing(text))
                .push_bind(" ESCAPE '!' OR LOWER(w.name) LIKE ", containing(text))
                .push_bind(" ESCAPE '!' OR w.name = ", rows::storable(text))
                .push(")");
        }
        let rows: Vec<ManagedRow> =
            sql.push_bind(" ORDER BY s.id DESC LIMIT ", cursor::rows_to_read(limit)).all(&self.read).await?;
        let items = rows.into_iter().map(ManagedRow::managed).collect::<Result<Vec<_>>>()?;
        Ok(cursor::page(items, limit, LIST, |item| item.summary.id))
    }
}

#[derive(FromQueryResult)]
struct ManagedRow {
    #[sea_orm(nested)]
    summary: SummaryRow,
    user_id: i64,
    person: String,
    email: String,
}

impl ManagedRow {
    fn managed(self) -> Result<ManagedSubmission> {
        Ok(ManagedSubmission {
            summary: self.summary.summary()?,
            user: UserId(self.user_id),
            person: self.person,
            email: self.email,
        })
    }
}
