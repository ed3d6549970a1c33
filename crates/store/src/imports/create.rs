//! Storing an uploaded package.

use assay_domain::{ImportId, SubmissionState, UserId};
use sea_orm::ActiveValue::Set;

use crate::{Error, NewProblem, Result, Store, boxed, dialect::read_clock, entities::imports, insert::insert, rows};

/// A package that was read and whose files are stored.
#[derive(Clone, Debug)]
pub struct NewImport {
    /// The admin who uploaded it.
    pub actor: UserId,
    /// The new edition. Its origin lists the files.
    pub problem: NewProblem,
}

impl Store {
    /// Stores an import and queues it for verification.
    ///
    /// # Errors
    /// [`BadRow`](crate::Error::BadRow) if the problem has no origin; when the database fails.
    #[boxed]
    pub async fn create_import(&self, new: &NewImport) -> Result<ImportId> {
        let problem = &new.problem;
        let Some(origin) = &problem.origin else {
            return Err(Error::BadRow(format!("the package {} has no origin", problem.slug)));
        };
        let created_at = read_clock(&self.write).await?;
        let row = imports::ActiveModel {
            actor: Set(new.actor.0),
            slug: Set(problem.slug.to_string()),
            title: Set(rows::storable(&problem.title)),
            file_name: Set(rows::storable(&origin.file_name)),
            package_hash: Set(problem.package_hash.clone()),
            problem: Set(rows::to_json(problem)?),
            state: Set(SubmissionState::Queued.as_str().to_owned()),
            attempt: Set(0),
            attempts_before: Set(0),
            steps_done: Set(0),
            steps: Set(0),
            created_at: Set(created_at),
            queued_at: Set(created_at),
            ..Default::default()
        };
        let id = insert(row, []).returning(imports::Column::Id, &self.write).await?;
        id.map(ImportId).ok_or_else(|| Error::BadRow("an import has no id".to_owned()))
    }
}
