//! Whether a submission waits for a worker.

use assay_domain::LanguageId;

use crate::{Result, Store, boxed, sql::Sql};

impl Store {
    /// Whether a submission in one of these languages can be begun now: it is queued, or its lease expired.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn has_waiting(&self, languages: &[LanguageId]) -> Result<bool> {
        let Some((first, rest)) = languages.split_first() else { return Ok(false) };
        // Plain SQL: a literal state lets PostgreSQL use the index of unfinished submissions.
        let sql = Sql::new(
            "SELECT id FROM submissions WHERE state <> 'done' AND (state = 'queued' OR lease_until <= {now}) AND language IN (",
        );
        let sql = sql.push_bind("", first.as_str());
        let sql = rest.iter().fold(sql, |sql, language| sql.push_bind(", ", language.as_str()));
        Ok(sql.push(") LIMIT 1").scalar::<i64>(&self.read).await?.is_some())
    }
}
