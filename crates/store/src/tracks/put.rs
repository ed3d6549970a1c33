//! Writing a track.

use assay_domain::Slug;

use super::version;
use crate::{Error, Result, Store, rows, sql::Sql};

/// A track to be created, or to replace the one of its slug.
#[derive(Clone, Debug)]
pub struct NewTrack {
    /// Its name in addresses; one track a name.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// One or two sentences.
    pub description: String,
    /// Whether people see it.
    pub published: bool,
    /// Its problems, in order; each once.
    pub problems: Vec<Slug>,
}

impl Store {
    /// Creates or replaces a track. Returns the listing's new version, raised in the same transaction; whoever caches
    /// listings must drop those below it (the outbox says so, too, until [`outbox_done`](Store::outbox_done)).
    ///
    /// # Errors
    /// [`NoSuchProblem`](crate::Error::NoSuchProblem) when it names a problem that is not there (one that is not published
    /// may be named); when the database fails.
    pub async fn put_track(&self, new: &NewTrack) -> Result<i64> {
        let transaction = self.begin_write().await?;
        let sql = Sql::new(
            "INSERT INTO tracks (slug, title, description, published, created_at) VALUES ($1, $2, $3, $4, {now})
            ON CONFLICT (slug) DO UPDATE SET title = excluded.title, description = excluded.description,
                published = excluded.published
            RETURNING id",
        )
        .bind(new.slug.as_str())
        .bind(rows::storable(&new.title))
        .bind(rows::storable(&new.description))
        .bind(new.published);
        let Some(id) = sql.scalar::<i64>(&transaction).await? else {
            return Err(Error::BadRow(format!("track {} has no id", new.slug)));
        };
        Sql::new("DELETE FROM track_items WHERE track_id = $1").bind(id).run(&transaction).await?;
        for (position, problem) in (1_i32..).zip(&new.problems) {
            let added = Sql::new(
                "INSERT INTO track_items (track_id, position, problem_id) SELECT $1, $2, p.id FROM problems p WHERE p.slug = $3",
            )
            .bind(id)
            .bind(position)
            .bind(problem.as_str())
            .run(&transaction)
            .await?;
            if added == 0 {
                transaction.rollback().await?;
                return Err(Error::NoSuchProblem(problem.clone()));
            }
        }
        let version = version::raise(&transaction).await?;
        transaction.commit().await?;
        Ok(version)
    }
}
