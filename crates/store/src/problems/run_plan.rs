//! The part of a problem that runs before submitting need.

use assay_domain::{Plan, Slug, Trial};
use sea_orm::{ColumnTrait, DerivePartialModel, EntityTrait, QueryFilter};

use crate::{
    Result, Store, boxed,
    entities::{problem_versions, problems},
    only::Only,
    rows,
};

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
        let edition = problem_versions::Entity::find()
            .inner_join(problems::Entity)
            .filter(problems::Column::Slug.eq(problem.as_str()))
            .filter(problems::Column::Published.eq(true));
        let Some(row) = edition.into_partial_model::<RunPlanRow>().only(&self.read).await? else { return Ok(None) };
        Ok(Some(RunPlan { plan: rows::from_json(&row.plan)?, trial: rows::from_json(&row.trial)? }))
    }
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "problem_versions::Entity")]
struct RunPlanRow {
    plan: String,
    trial: String,
}
