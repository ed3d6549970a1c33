//! Reading problems.

use assay_broker::Filled;
use assay_domain::{
    Aid, AidText, LanguageId, Me, Missing, Page, Problem, ProblemFilter, ProblemSummary, Slug, TagCount, Template,
    UserId,
};
use assay_store::{PersonalProblem, Progress, PublishedProblem, StatementFile};

use crate::{Error, Service, boxed, content::ListKey};

/// The most items per page.
pub(crate) const MAX_ITEMS: u32 = 100;

impl Service {
    /// A published problem, with its statement in the first available language of `wanted`. A function problem has starter code for every
    /// language with a driver.
    ///
    /// # Errors
    /// When it does not exist.
    #[boxed]
    pub async fn problem(&self, slug: &Slug, reader: Option<UserId>, wanted: &[String]) -> Result<Problem, Error> {
        let published = self.content(&self.content.problems, slug.clone(), || self.published(slug)).await?;
        let mut problem = published.in_language(wanted);
        if let Some(reader) = reader {
            let progress = self.store.progress(reader, std::slice::from_ref(slug)).await?;
            problem.state = progress.get(slug).copied().unwrap_or_default().state;
        }
        Ok(problem)
    }

    /// Reads a published problem, and adds starter code for each language that the author wrote none for.
    async fn published(&self, slug: &Slug) -> Result<PublishedProblem, Error> {
        let mut published = self.store.problem(slug).await?.ok_or(Error::not_found(Missing::Problem))?;
        published.add_templates(|problem| {
            let Some(signature) = &problem.signature else { return Vec::new() };
            let is_missing =
                |id: &&LanguageId| !problem.templates.iter().any(|template| template.language == id.as_str());
            let starters = self.config.known_languages.iter().filter(is_missing).filter_map(|id| {
                let source = self.config.starter_code.write(id, signature)?;
                Some(Template { language: id.to_string(), source })
            });
            starters.collect()
        });
        Ok(published)
    }

    /// A user's progress, note and lists for a problem.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn personal_problem(&self, me: &Me, problem: &Slug) -> Result<PersonalProblem, Error> {
        Ok(self.store.personal_problem(me.id, problem).await?)
    }

    /// A hint or the editorial of a published problem, in the first available language of `wanted`. If the reader reviews the problem,
    /// this changes the suggested grade.
    ///
    /// # Errors
    /// When it does not exist.
    #[boxed]
    pub async fn aid(
        &self,
        slug: &Slug,
        aid: Aid,
        reader: Option<UserId>,
        wanted: &[String],
    ) -> Result<AidText, Error> {
        let missing = match aid {
            Aid::Hint(_) => Missing::Hint,
            Aid::Editorial => Missing::Editorial,
        };
        let text = self.store.aid(slug, aid, wanted).await?.ok_or(Error::not_found(missing))?;
        self.note_help(reader, slug, aid).await;
        Ok(text)
    }

    /// Whether a statement of any problem uses the file. Only these files are public.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn is_statement_file(&self, file: &StatementFile) -> Result<bool, Error> {
        Ok(self.store.is_statement_file(file).await?)
    }

    /// A page of published problems.
    ///
    /// # Errors
    /// When the cursor is invalid.
    #[boxed]
    pub async fn problems(
        &self,
        filter: &ProblemFilter,
        cursor: Option<&str>,
        limit: u32,
        reader: Option<UserId>,
    ) -> Result<Page<ProblemSummary>, Error> {
        let limit = limit.clamp(1, MAX_ITEMS);
        // A search rarely repeats.
        if filter.is_personal() || filter.text.is_some() {
            return Ok(self.store.problems(filter, cursor, limit, reader).await?);
        }
        let key = ListKey { filter: filter.clone(), cursor: cursor.map(str::to_owned), limit };
        let read = || async { Ok(self.store.problems(filter, cursor, limit, None).await?) };
        let mut page = Page::clone(&*self.content(&self.content.lists, key, read).await?);
        self.add_progress(page.items.iter_mut(), reader).await?;
        Ok(page)
    }

    /// Adds a user's progress to problems.
    pub(crate) async fn add_progress<'a>(
        &self,
        problems: impl Iterator<Item = &'a mut ProblemSummary>,
        reader: Option<UserId>,
    ) -> Result<(), Error> {
        let Some(reader) = reader else { return Ok(()) };
        let problems: Vec<&mut ProblemSummary> = problems.collect();
        let slugs: Vec<Slug> = problems.iter().map(|problem| problem.slug.clone()).collect();
        let progress = self.store.progress(reader, &slugs).await?;
        for problem in problems {
            let Progress { state, starred } = progress.get(&problem.slug).copied().unwrap_or_default();
            (problem.state, problem.starred) = (state, starred);
        }
        Ok(())
    }

    /// A random published problem that matches the filter.
    ///
    /// # Errors
    /// When none matches.
    #[boxed]
    pub async fn random_problem(
        &self,
        filter: &ProblemFilter,
        reader: Option<UserId>,
    ) -> Result<ProblemSummary, Error> {
        self.store.random_problem(filter, reader).await?.ok_or(Error::not_found(Missing::Problem))
    }

    /// The tags that most published problems have, sorted by name. Counting them reads the tags of all problems, so they are cached like the list
    /// of tracks.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn tags(&self) -> Result<Vec<TagCount>, Error> {
        let fill = || async {
            let listing = self.store.tags(MAX_ITEMS).await?;
            let bytes = serde_json::to_vec(&listing.tags).map_err(|error| Error::internal(&error))?;
            Ok(Filled { version: listing.version, bytes })
        };
        let fetched = self.cached_list("tags", fill).await?;
        serde_json::from_slice(&fetched.bytes).map_err(|error| Error::internal(&error))
    }
}
