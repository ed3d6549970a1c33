//! Private notes about problems. The revision keeps a tab or device from overwriting what another one saved.

use assay_domain::{Note, Slug, Timestamp, UserId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::LockType};

use crate::{
    Result, Store, boxed,
    entities::{notes, problems},
    only::Only,
    problems::published_id,
    rows,
    sql::Sql,
};

/// A text of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewNote {
    pub markdown: String,
    /// Must be safe.
    pub html: String,
}

/// The result of saving a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteSaved {
    /// The note as saved.
    Saved(Note),
    /// Nothing was saved: another tab or device saved a newer revision.
    Changed,
    /// Nothing was saved: the user's notes would become larger than allowed.
    Full,
}

impl Store {
    /// A user's note about a problem.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn note(&self, user: UserId, problem: &Slug) -> Result<Option<Note>> {
        let note = notes::Entity::find()
            .inner_join(problems::Entity)
            .filter(notes::Column::UserId.eq(user.0))
            .filter(problems::Column::Slug.eq(problem.as_str()));
        Ok(note.only(&self.read).await?.map(to_note))
    }

    /// Saves a note based on revision `seen` (0: there was no note). Saving the same text again succeeds and changes nothing,
    /// with any value of `seen`. A note may not grow if all notes of the user, with their HTML, would exceed `most_bytes`.
    ///
    /// # Errors
    /// [`NoSuchProblem`](crate::Error::NoSuchProblem); when the database fails.
    #[boxed]
    pub async fn save_note(
        &self,
        user: UserId,
        problem: &Slug,
        new: &NewNote,
        seen: i32,
        most_bytes: u32,
    ) -> Result<NoteSaved> {
        let (markdown, html) = (rows::storable(&new.markdown), rows::storable(&new.html));
        let transaction = self.begin_write().await?;
        let id = published_id(&transaction, problem).await?;
        let current = notes::Entity::find_by_id((user.0, id)).lock(LockType::NoKeyUpdate).only(&transaction).await?;
        if let Some(same) = current.as_ref().filter(|current| current.markdown == markdown) {
            transaction.rollback().await?;
            return Ok(NoteSaved::Saved(to_note(same.clone())));
        }
        if current.as_ref().map_or(0, |current| current.revision) != seen {
            transaction.rollback().await?;
            return Ok(NoteSaved::Changed);
        }
        let size = |markdown: &str, html: &str| i64::try_from(markdown.len() + html.len()).unwrap_or(i64::MAX);
        let growth = size(&markdown, &html) - current.as_ref().map_or(0, |old| size(&old.markdown, &old.html));
        if growth > 0 && growth > i64::from(most_bytes) - note_bytes(&transaction, user).await? {
            transaction.rollback().await?;
            return Ok(NoteSaved::Full);
        }
        // A single statement decides: if another request saved the first revision at the same time, this one changes nothing.
        let sql = Sql::new(
            "INSERT INTO notes (user_id, problem_id, markdown, html, revision, saved_at) VALUES ($1, $2, $3, $4, 1, {now})
            ON CONFLICT (user_id, problem_id) DO UPDATE SET markdown = excluded.markdown, html = excluded.html,
                revision = notes.revision + 1, saved_at = excluded.saved_at WHERE notes.revision = $5
            RETURNING user_id, problem_id, markdown, html, revision, saved_at",
        )
        .bind(user.0)
        .bind(id)
        .bind(markdown)
        .bind(html)
        .bind(seen);
        let saved = sql.one::<notes::Model>(&transaction).await?;
        transaction.commit().await?;
        Ok(saved.map_or(NoteSaved::Changed, |note| NoteSaved::Saved(to_note(note))))
    }
}

/// The size of all notes of a user, in bytes.
async fn note_bytes(db: &impl ConnectionTrait, user: UserId) -> Result<i64> {
    // Plain SQL: sums the sizes as a BIGINT.
    let sql = Sql::new(
        "SELECT CAST(COALESCE(SUM(OCTET_LENGTH(markdown) + OCTET_LENGTH(html)), 0) AS BIGINT) FROM notes WHERE user_id = $1",
    )
    .bind(user.0);
    Ok(sql.scalar::<i64>(db).await?.unwrap_or_default())
}

fn to_note(note: notes::Model) -> Note {
    Note { markdown: note.markdown, html: note.html, revision: note.revision, saved_at: Timestamp(note.saved_at) }
}
