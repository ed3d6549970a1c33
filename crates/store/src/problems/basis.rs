//! What running a program before it is submitted takes of its problem.

use assay_domain::{Plan, Slug, Trial};
use sea_orm::FromQueryResult;

use crate::{Result, Store, boxed, rows, sql::Sql};

/// What running a program takes of its problem, in the newest edition. Files are named by their SHA-256.
#[derive(Clone, Debug)]
pub struct RunBasis {
    /// How submissions are judged.
    pub plan: Plan<String>,
    /// What else is needed.
    pub trial: Trial<String>,
}

impl Store {
    /// What running a program takes of a published problem.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn run_basis(&self, problem: &Slug) -> Result<Option<RunBasis>> {
        let sql = Sql::new(
            "SELECT v.plan, v.trial FROM problems p
            JOIN problem_versions v ON v.problem_id = p.id AND v.version = p.version WHERE p.slug = $1 AND p.published",
        )
        .bind(problem.as_str());
        let Some(row): Option<BasisRow> = sql.one(&self.read).await? else { return Ok(None) };
        Ok(Some(RunBasis { plan: rows::from_json(&row.plan)?, trial: rows::from_json(&row.trial)? }))
    }
}

#[derive(FromQueryResult)]
struct BasisRow {
    plan: String,
    trial: String,
}
