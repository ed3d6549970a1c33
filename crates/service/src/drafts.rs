//! Saving what people type.

use assay_domain::{Draft, DraftSummary, EarlierDraft, LanguageId, MAX_SOURCE_BYTES, Me, Page, Slug, SourceError};
use assay_store::{DraftBounds, DraftKey, DraftSaved};

use crate::{Error, Service, boxed};

/// The most drafts in a list. There are fewer languages.
const MOST_DRAFTS: u32 = 100;
/// The most bytes of text in a page of earlier drafts; a single one may be larger.
const MOST_HISTORY_BYTES: i64 = 256 * 1024;

impl Service {
    /// The person's drafts for a problem, without their texts.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn drafts(&self, me: &Me, problem: &Slug) -> Result<Vec<DraftSummary>, Error> {
        Ok(self.store.drafts(me.id, problem, MOST_DRAFTS).await?)
    }

    /// One draft of the person's.
    ///
    /// # Errors
    /// When there is none.
    #[boxed]
    pub async fn draft(&self, me: &Me, problem: &Slug, language: &str) -> Result<Draft, Error> {
        self.store.draft(&draft_key(me, problem, language)).await?.ok_or(Error::NotFound("draft"))
    }

    /// Saves a draft that was made from revision `seen`, 0 for none. With `keep`, what was there before is among the earlier
    /// drafts afterwards.
    ///
    /// # Errors
    /// When it is too large, the language is not known, the person saves too often or has too many bytes of drafts, there is no such
    /// problem, or another draft was saved since.
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
        check_size(source)?;
        let key = draft_key(me, problem, language);
        self.check_language(&key).await?;
        match self.store.save_draft(&key, source, seen, keep, self.draft_bounds()).await? {
            DraftSaved::Saved(draft) => Ok(draft),
            DraftSaved::Changed => Err(Error::Conflict(
                "Another draft was saved since. Read it, then save with its revision to replace it.".into(),
            )),
            // Not 429: waiting does not help.
            DraftSaved::Full => Err(Error::field(
                "source",
                format!(
                    "Your drafts take the {} KiB that one person may store. Shorten or empty some; your text stays in this browser.",
                    self.config.quotas.draft_bytes / 1024
                ),
            )),
        }
    }

    /// What a draft of the person's was before, the newest first.
    ///
    /// # Errors
    /// When the cursor is not one of ours.
    #[boxed]
    pub async fn earlier_drafts(
        &self,
        me: &Me,
        problem: &Slug,
        language: &str,
        cursor: Option<&str>,
    ) -> Result<Page<EarlierDraft>, Error> {
        Ok(self.store.earlier_drafts(&draft_key(me, problem, language), cursor, MOST_HISTORY_BYTES).await?)
    }

    /// Puts a text among the earlier drafts, without changing the draft.
    ///
    /// # Errors
    /// When it is too large, the person saves too often, or there is no draft.
    #[boxed]
    pub async fn add_earlier_draft(&self, me: &Me, problem: &Slug, language: &str, source: &str) -> Result<(), Error> {
        self.limits.save(me.id).await?;
        check_size(source)?;
        let key = draft_key(me, problem, language);
        let kept = self.store.add_earlier_draft(&key, source, self.draft_bounds()).await?;
        if kept { Ok(()) } else { Err(Error::NotFound("draft")) }
    }

    fn draft_bounds(&self) -> DraftBounds {
        let quotas = self.config.quotas;
        DraftBounds { drafts: quotas.draft_bytes.into(), earlier: quotas.draft_history_bytes.into() }
    }

    /// Refuses languages that neither this version nor any worker knows. Otherwise a person could store a draft under each of many
    /// made-up names. A language need not be offered now: drafts must be saved while workers restart.
    async fn check_language(&self, key: &DraftKey) -> Result<(), Error> {
        if self.config.known_languages.contains(&key.language) || key.language.is_answers() {
            return Ok(());
        }
        // A newer worker may bring a language that this version does not know.
        if self.languages().await?.iter().any(|offered| offered.id == key.language) {
            return Ok(());
        }
        Err(Error::field("language", "This language is not known. Use one that GET languages names."))
    }
}

fn draft_key(me: &Me, problem: &Slug, language: &str) -> DraftKey {
    DraftKey { user: me.id, problem: problem.clone(), language: LanguageId::from(language) }
}

fn check_size(source: &str) -> Result<(), Error> {
    if source.len() <= MAX_SOURCE_BYTES {
        return Ok(());
    }
    Err(SourceError::TooLarge { bytes: source.len(), max: MAX_SOURCE_BYTES }.into())
}
