//! Drafts.

use assay_domain::{
    Draft, DraftSummary, EarlierDraft, FieldName, FieldProblem, LanguageId, MAX_SOURCE_BYTES, Me, Missing, Page,
    Refusal, Slug, SourceError,
};
use assay_store::{DraftBounds, DraftKey, DraftSaved};

use crate::{Error, Service, boxed};

/// The most drafts in a list. There are fewer languages.
const MAX_DRAFTS: u32 = 100;
/// The end of a draft's language if the program is for a function problem, but reads standard input: each interface has its own drafts.
const STDIN_SUFFIX: &str = ".stdin";
/// The size of a page of earlier drafts, in bytes. A single one may be larger.
const HISTORY_PAGE_BYTES: i64 = 256 * 1024;

impl Service {
    /// The user's drafts for a problem, without their texts.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn drafts(&self, me: &Me, problem: &Slug) -> Result<Vec<DraftSummary>, Error> {
        Ok(self.store.drafts(me.id, problem, MAX_DRAFTS).await?)
    }

    /// A draft of the user.
    ///
    /// # Errors
    /// When it does not exist.
    #[boxed]
    pub async fn draft(&self, me: &Me, problem: &Slug, language: &str) -> Result<Draft, Error> {
        self.store.draft(&draft_key(me, problem, language)).await?.ok_or(Error::not_found(Missing::Draft))
    }

    /// Saves a draft based on revision `seen` (0: there was no draft). With `keep`, the old text becomes an earlier draft.
    ///
    /// # Errors
    /// When it is too large, the language is unknown, the user saves too often, the drafts of the user are too large, the problem
    /// does not exist, or a newer revision was saved.
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
            DraftSaved::Changed => Err(Refusal::DraftChanged.into()),
            // Not 429: waiting does not help.
            DraftSaved::Full => Err(Error::field(
                FieldName::Source,
                FieldProblem::DraftsFull { most_kib: self.config.quotas.draft_bytes / 1024 },
            )),
        }
    }

    /// Earlier versions of a draft of the user, newest first.
    ///
    /// # Errors
    /// When the cursor is invalid.
    #[boxed]
    pub async fn earlier_drafts(
        &self,
        me: &Me,
        problem: &Slug,
        language: &str,
        cursor: Option<&str>,
    ) -> Result<Page<EarlierDraft>, Error> {
        Ok(self.store.earlier_drafts(&draft_key(me, problem, language), cursor, HISTORY_PAGE_BYTES).await?)
    }

    /// Adds a text to the earlier drafts without changing the draft.
    ///
    /// # Errors
    /// When it is too large, the user saves too often, or there is no draft.
    #[boxed]
    pub async fn add_earlier_draft(&self, me: &Me, problem: &Slug, language: &str, source: &str) -> Result<(), Error> {
        self.limits.save(me.id).await?;
        check_size(source)?;
        let key = draft_key(me, problem, language);
        let added = self.store.add_earlier_draft(&key, source, self.draft_bounds()).await?;
        if added { Ok(()) } else { Err(Error::not_found(Missing::Draft)) }
    }

    fn draft_bounds(&self) -> DraftBounds {
        let quotas = self.config.quotas;
        DraftBounds { drafts: quotas.draft_bytes.into(), earlier: quotas.draft_history_bytes.into() }
    }

    /// Rejects languages that neither this version nor any worker knows, so that users cannot store drafts under many made-up
    /// names. A known language need not be available now, because drafts must be saved while workers restart.
    async fn check_language(&self, key: &DraftKey) -> Result<(), Error> {
        let name = key.language.as_str();
        let language = LanguageId::from(name.strip_suffix(STDIN_SUFFIX).unwrap_or(name));
        if self.config.known_languages.contains(&language) || language.is_answers() {
            return Ok(());
        }
        // A newer worker may have a language that this version does not know.
        if self.languages().await?.iter().any(|offered| offered.id == language) {
            return Ok(());
        }
        Err(Error::field(FieldName::Language, FieldProblem::LanguageUnknown))
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
