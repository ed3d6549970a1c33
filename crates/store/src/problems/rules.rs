//! The rules for submissions to a problem.

use assay_domain::{LanguageId, ProblemKind, Slug};
use sea_orm::{ColumnTrait, DerivePartialModel, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};

use crate::{
    Result, Store, boxed,
    entities::{problem_versions, problems},
    only::Only,
    rows,
};

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
        let edition = problem_versions::Entity::find()
            .inner_join(problems::Entity)
            .filter(problems::Column::Slug.eq(slug.as_str()))
            .filter(problems::Column::Published.eq(true));
        edition.into_partial_model::<RulesRow>().only(&self.read).await?.map(RulesRow::rules).transpose()
    }
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "problem_versions::Entity")]
struct RulesRow {
    kind: String,
    code_kib: i32,
    languages: Option<String>,
    #[sea_orm(from_expr = "Expr::col(problem_versions::Column::Signature).is_not_null()")]
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
