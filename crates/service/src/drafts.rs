//! Keeping what somebody types.

use assay_domain::{Draft, EarlierDraft, LanguageId, MAX_SOURCE_BYTES, Me, Slug, SourceError};
use assay_store::{DraftKey, DraftSaved};

use crate::{Error, Service, boxed};

/// The longest code of a language, in bytes: beyond it is rubbish.
const MAX_LANGUAGE: usize = 32;

impl Service {
    /// The person's drafts for a problem.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn drafts(&self, me: &Me, problem: &Slug) -> Result<Vec<Draft>, Error> {
        Ok(self.store.drafts(me.id, problem).await?)
    }

    /// Saves a draft that was made from revision `seen`, 0 for none. With `keep`, what was there before is among the earlier
    /// drafts afterwards.
    ///
    /// # Errors
    /// When it is too large, somebody saves too often, there is no such problem, or another draft was saved since.
    #[boxed]
    pub async fn save_draft(
        &self,
        me: &Me,
        problem: &Slug,
        language: &str,
        source: &str,
        seen: i32,
        keep: bool,
    ) -> Result<Draft, Error> {
        self.limits.save(me.id).await?;
        let key = draft_key(me, problem, language)?;
        check_size(source)?;
        match self.store.save_draft(&key, source, seen, keep).await? {
            DraftSaved::Saved(draft) => Ok(draft),
            DraftSaved::Changed => Err(Error::Conflict(
                "Another draft was saved since. Read it, then save with its revision to replace it.".into(),
            )),
        }
    }

    /// What a draft of the person's was before, the newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn earlier_drafts(&self, me: &Me, problem: &Slug, language: &str) -> Result<Vec<EarlierDraft>, Error> {
        Ok(self.store.earlier_drafts(&draft_key(me, problem, language)?).await?)
    }

    /// Puts a text among the earlier drafts, without changing the draft.
    ///
    /// # Errors
    /// When it is too large, somebody saves too often, or there is no draft.
    #[boxed]
    pub async fn put_draft_aside(&self, me: &Me, problem: &Slug, language: &str, source: &str) -> Result<(), Error> {
        self.limits.save(me.id).await?;
        check_size(source)?;
        let key = draft_key(me, problem, language)?;
        if self.store.put_draft_aside(&key, source).await? { Ok(()) } else { Err(Error::NotFound("draft")) }
    }
}

/// A language need not be offered now to have a draft; but it must be one that could be.
fn draft_key(me: &Me, problem: &Slug, language: &str) -> Result<DraftKey, Error> {
    let known = !language.is_empty()
        && language.len() <= MAX_LANGUAGE
        && language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
    if !known {
        return Err(Error::field("language", "This is no language. Use one that GET languages names."));
    }
    Ok(DraftKey { user: me.id, problem: problem.clone(), language: LanguageId::from(language) })
}

fn check_size(source: &str) -> Result<(), Error> {
    if source.len() <= MAX_SOURCE_BYTES {
        return Ok(());
    }
    Err(SourceError::TooLarge { bytes: source.len(), most: MAX_SOURCE_BYTES }.into())
}
