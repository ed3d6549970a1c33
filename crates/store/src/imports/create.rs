//! Storing an uploaded package.

use assay_domain::{ImportId, UserId};

use crate::{Error, NewProblem, Result, Store, boxed, rows, sql::Sql};

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
        let sql = Sql::new(
            "INSERT INTO imports (actor, slug, title, file_name, package_hash, problem, state, attempt, attempts_before, steps_done,
                steps, created_at, queued_at)
            VALUES ($1, $2, $3, $4, $5, $6, 'queued', 0, 0, 0, 0, {now}, {now}) RETURNING id",
        )
        .bind(new.actor.0)
        .bind(problem.slug.as_str())
        .bind(rows::storable(&problem.title))
        .bind(rows::storable(&origin.file_name))
        .bind(problem.package_hash.as_str())
        .bind(rows::to_json(problem)?);
        let id = sql.scalar::<i64>(&self.write).await?;
        id.map(ImportId).ok_or_else(|| Error::BadRow("an import has no id".to_owned()))
    }
}
