//! The rules for submissions to a problem.

use assay_domain::{LanguageId, ProblemKind, Slug};
use sea_orm::FromQueryResult;

use crate::{Result, Store, boxed, rows, sql::Sql};

/// The rules for submissions to a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubmissionRules {
    pub kind: ProblemKind,
    /// The largest submission, in KiB, over all its files.
    pub code_kib: u32,
    /// The allowed languages; `None`: all.
    pub languages: Option<Vec<LanguageId>>,
    /// Whether it is a function problem.
    pub functions: bool,
}

impl Store {
    /// The rules of a published problem's current edition.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn submission_rules(&self, slug: &Slug) -> Result<Option<SubmissionRules>> {
        let sql = Sql::new(
            "SELECT v.kind, v.code_kib, v.languages, v.signature IS NOT NULL AS functions FROM problems p
            JOIN problem_versions v ON v.problem_id = p.id AND v.version = p.version WHERE p.slug = $1 AND p.published",
        )
        .bind(slug.as_str());
        sql.one::<RulesRow>(&self.read).await?.map(RulesRow::rules).transpose()
    }
}

#[derive(FromQueryResult)]
struct RulesRow {
    kind: String,
    code_kib: i32,
    languages: Option<String>,
    functions: bool,
}

impl RulesRow {
    fn rules(self) -> Result<SubmissionRules> {
        Ok(SubmissionRules {
            kind: rows::from_json(&self.kind)?,
            code_kib: rows::count(self.code_kib)?,
            languages: self.languages.as_deref().map(rows::from_json).transpose()?,
            functions: self.functions,
        })
    }
}
