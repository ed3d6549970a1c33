//! Private notes about problems.

use std::collections::HashMap;

use assay_domain::{FieldName, FieldProblem, MAX_NOTE_BYTES, Me, Note, Refusal, Slug};
use assay_store::{NewNote, NoteSaved};

use crate::{Error, Service, boxed};

/// The largest HTML of a note, in bytes. Formulas become much longer as HTML.
const MAX_HTML: usize = 512 * 1024;

impl Service {
    /// The user's note about a problem. `None` if there never was one.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn note(&self, me: &Me, problem: &Slug) -> Result<Option<Note>, Error> {
        Ok(self.store.note(me.id, problem).await?)
    }

    /// Saves a note based on revision `seen` (0: there was no note). An empty text clears it.
    ///
    /// # Errors
    /// When it is too large, the user saves too often, the notes of the user are too large, the problem does not exist, or a
    /// newer revision was saved.
    #[boxed]
    pub async fn save_note(&self, me: &Me, problem: &Slug, markdown: &str, seen: i32) -> Result<Note, Error> {
        self.limits.save(me.id).await?;
        // Browsers send forms with CR LF.
        let markdown = markdown.replace("\r\n", "\n");
        if markdown.len() > MAX_NOTE_BYTES {
            return Err(Error::field(FieldName::Note, FieldProblem::NoteTooLong { most_kib: MAX_NOTE_BYTES / 1024 }));
        }
        let text = markdown.clone();
        let rendering = tokio::task::spawn_blocking(move || assay_package::render_lesson(&text, HashMap::new()));
        let html = rendering.await.map_err(|error| Error::internal(&error))?;
        if html.len() > MAX_HTML {
            return Err(Error::field(FieldName::Note, FieldProblem::NotePageTooLong));
        }
        let most = self.config.quotas.note_bytes;
        match self.store.save_note(me.id, problem, &NewNote { markdown, html }, seen, most).await? {
            NoteSaved::Saved(note) => Ok(note),
            NoteSaved::Changed => Err(Refusal::NoteChanged.into()),
            // Not 429: waiting does not help.
            NoteSaved::Full => Err(Error::field(FieldName::Note, FieldProblem::NotesFull { most_kib: most / 1024 })),
        }
    }
}
