//! Reading problems.

use assay_broker::Filled;
use assay_domain::{
    Aid, AidText, Missing, Page, Problem, ProblemFilter, ProblemSummary, Slug, TagCount, Template, UserId,
};
use assay_store::StatementFile;

use crate::{Error, Service, boxed};

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
        let mut problem = self.store.problem(slug, reader, wanted).await?.ok_or(Error::not_found(Missing::Problem))?;
        if let Some(signature) = &problem.signature {
            let own: Vec<String> = problem.templates.iter().map(|template| template.language.clone()).collect();
            let missing = self.config.known_languages.iter().filter(|id| !own.iter().any(|own| own == id.as_str()));
            problem.templates.extend(missing.filter_map(|id| {
                let source = self.config.starter_code.write(id, signature)?;
                Some(Template { language: id.to_string(), source })
            }));
        }
        Ok(problem)
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
        Ok(self.store.problems(filter, cursor, limit.clamp(1, MAX_ITEMS), reader).await?)
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
