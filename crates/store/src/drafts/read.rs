//! Reading drafts.

use assay_domain::{Draft, DraftSummary, EarlierDraft, LanguageId, Page, Slug, Timestamp, UserId};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter};

use super::DraftKey;
use crate::{
    Result, Store, boxed, cursor,
    entities::{draft_history, drafts, problems},
    exists::Exists,
    only::Only,
    rows,
    sql::Sql,
};

/// The letter of lists of earlier drafts in cursors.
const LIST: char = 'e';

impl Store {
    /// A user's drafts for a problem without their texts, one per language, at most `limit` of them.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn drafts(&self, user: UserId, problem: &Slug, limit: u32) -> Result<Vec<DraftSummary>> {
        // Reads the size of the source, not the source.
        let sql = Sql::new(
            "SELECT d.language, CAST(OCTET_LENGTH(d.source) AS BIGINT) AS bytes, d.revision, d.saved_at
            FROM drafts d JOIN problems p ON p.id = d.problem_id
            WHERE d.user_id = $1 AND p.slug = $2 ORDER BY d.language LIMIT $3",
        )
        .bind(user.0)
        .bind(problem.as_str())
        .bind(i64::from(limit));
        let rows: Vec<SummaryRow> = sql.all(&self.read).await?;
        rows.into_iter().map(SummaryRow::summary).collect()
    }

    /// A draft.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn draft(&self, key: &DraftKey) -> Result<Option<Draft>> {
        let draft = drafts::Entity::find()
            .inner_join(problems::Entity)
            .filter(drafts::Column::UserId.eq(key.user.0))
            .filter(problems::Column::Slug.eq(key.problem.as_str()))
            .filter(drafts::Column::Language.eq(key.language.as_str()));
        Ok(draft.only(&self.read).await?.map(to_draft))
    }

    /// Earlier versions of a draft, newest first. Reads up to about `page_bytes` of text, but at least one version.
    ///
    /// # Errors
    /// [`BadCursor`](crate::Error::BadCursor); when the database fails.
    #[boxed]
    pub async fn earlier_drafts(
        &self,
        key: &DraftKey,
        cursor: Option<&str>,
        page_bytes: i64,
    ) -> Result<Page<EarlierDraft>> {
        let before = cursor::number(LIST, cursor)?;
        // A running sum limits the page.
        let sql = Sql::new(
            "SELECT h.id, h.source, h.saved_at FROM draft_history h JOIN (
                SELECT e.id, SUM(OCTET_LENGTH(e.source)) OVER (ORDER BY e.id DESC) - OCTET_LENGTH(e.source) AS newer
                FROM draft_history e JOIN problems p ON p.id = e.problem_id
                WHERE e.user_id = $1 AND p.slug = $2 AND e.language = $3 AND e.id < $4
            ) AS s ON s.id = h.id WHERE s.newer < $5 ORDER BY h.id DESC",
        )
        .bind(key.user.0)
        .bind(key.problem.as_str())
        .bind(key.language.as_str())
        .bind(before.unwrap_or(i64::MAX))
        .bind(page_bytes);
        let rows: Vec<EarlierRow> = sql.all(&self.read).await?;
        let oldest = rows.last().map(|row| row.id);
        let earlier =
            |row: EarlierRow| EarlierDraft { id: row.id, source: row.source, saved_at: Timestamp(row.saved_at) };
        let next = match oldest {
            Some(oldest) if self.has_earlier(key, oldest).await? => Some(cursor::encode(LIST, oldest)),
            _ => None,
        };
        Ok(Page { items: rows.into_iter().map(earlier).collect(), next })
    }

    async fn has_earlier(&self, key: &DraftKey, than: i64) -> Result<bool> {
        let earlier = draft_history::Entity::find()
            .inner_join(problems::Entity)
            .filter(draft_history::Column::UserId.eq(key.user.0))
            .filter(problems::Column::Slug.eq(key.problem.as_str()))
            .filter(draft_history::Column::Language.eq(key.language.as_str()))
            .filter(draft_history::Column::Id.lt(than));
        Ok(earlier.exists(&self.read).await?)
    }
}

pub(super) fn to_draft(draft: drafts::Model) -> Draft {
    Draft {
        language: LanguageId(draft.language),
        source: draft.source,
        revision: draft.revision,
        saved_at: Timestamp(draft.saved_at),
    }
}

#[derive(FromQueryResult)]
struct SummaryRow {
    language: String,
    bytes: i64,
    revision: i32,
    saved_at: i64,
}

impl SummaryRow {
    fn summary(self) -> Result<DraftSummary> {
        Ok(DraftSummary {
            language: LanguageId(self.language),
            bytes: rows::count(self.bytes)?,
            revision: self.revision,
            saved_at: Timestamp(self.saved_at),
        })
    }
}

#[derive(FromQueryResult)]
struct EarlierRow {
    id: i64,
    source: String,
    saved_at: i64,
}
