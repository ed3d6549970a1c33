//! The part of a problem that runs before submitting need.

use assay_domain::{Plan, Slug, Trial};
use sea_orm::FromQueryResult;

use crate::{Result, Store, boxed, rows, sql::Sql};

/// The part of a problem's current edition that runs before submitting need. Files are named by their SHA-256.
#[derive(Clone, Debug)]
pub struct RunPlan {
    pub plan: Plan<String>,
    pub trial: Trial<String>,
}

impl Store {
    /// The plan for runs on a published problem.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn run_plan(&self, problem: &Slug) -> Result<Option<RunPlan>> {
        let sql = Sql::new(
            "SELECT v.plan, v.trial FROM problems p
            JOIN problem_versions v ON v.problem_id = p.id AND v.version = p.version WHERE p.slug = $1 AND p.published",
        )
        .bind(problem.as_str());
        let Some(row): Option<RunPlanRow> = sql.one(&self.read).await? else { return Ok(None) };
        Ok(Some(RunPlan { plan: rows::from_json(&row.plan)?, trial: rows::from_json(&row.trial)? }))
    }
}

#[derive(FromQueryResult)]
struct RunPlanRow {
    plan: String,
    trial: String,
}
