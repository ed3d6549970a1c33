//! Reading drafts.

use assay_domain::{Draft, EarlierDraft, LanguageId, Slug, Timestamp, UserId};
use sea_orm::FromQueryResult;

use super::DraftKey;
use crate::{Result, Store, boxed, sql::Sql};

impl Store {
    /// A person's drafts for a problem, one a language.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn drafts(&self, user: UserId, problem: &Slug) -> Result<Vec<Draft>> {
        let sql = Sql::new(
            "SELECT d.language, d.source, d.revision, d.saved_at FROM drafts d JOIN problems p ON p.id = d.problem_id
            WHERE d.user_id = $1 AND p.slug = $2 ORDER BY d.language",
        )
        .bind(user.0)
        .bind(problem.as_str());
        let rows: Vec<DraftRow> = sql.all(&self.read).await?;
        Ok(rows.into_iter().map(DraftRow::draft).collect())
    }

    /// What a draft was before, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn earlier_drafts(&self, key: &DraftKey) -> Result<Vec<EarlierDraft>> {
        let sql = Sql::new(
            "SELECT h.id, h.source, h.saved_at FROM draft_history h JOIN problems p ON p.id = h.problem_id
            WHERE h.user_id = $1 AND p.slug = $2 AND h.language = $3 ORDER BY h.id DESC",
        )
        .bind(key.user.0)
        .bind(key.problem.as_str())
        .bind(key.language.as_str());
        let rows: Vec<EarlierRow> = sql.all(&self.read).await?;
        let earlier =
            |row: EarlierRow| EarlierDraft { id: row.id, source: row.source, saved_at: Timestamp(row.saved_at) };
        Ok(rows.into_iter().map(earlier).collect())
    }
}

/// A draft's columns.
#[derive(FromQueryResult)]
pub(super) struct DraftRow {
    language: String,
    source: String,
    revision: i32,
    saved_at: i64,
}

impl DraftRow {
    pub(super) fn draft(self) -> Draft {
        Draft {
            language: LanguageId(self.language),
            source: self.source,
            revision: self.revision,
            saved_at: Timestamp(self.saved_at),
        }
    }
}

#[derive(FromQueryResult)]
struct EarlierRow {
    id: i64,
    source: String,
    saved_at: i64,
}
