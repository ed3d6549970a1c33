//! Reads the content of admin pages with one server function. Each type of resource costs the browser some kB of code, and separate types
//! would cost more than the pages themselves.

use assay_domain::{
    AuditEntry, EditableTrack, FailedJudging, Import, Language, ManagedProblem, ManagedSubmission, ManagedTrack,
    Overview, Page, Person, ProblemWithEditions, ShippedLibrary,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::server::page_or_first;
use crate::{fault::Fault, json::Json, submissions::Filter};

/// The query of an admin page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PageQuery {
    /// The page.
    pub(crate) view: View,
    /// A slug or id, or a search text.
    pub(crate) of: String,
    /// A person, or a search text.
    pub(crate) by: String,
    /// Part of a problem's title or slug.
    pub(crate) problem: String,
    /// The position in a list.
    pub(crate) cursor: String,
    /// The filter of submissions, if the page shows them.
    #[serde(default)]
    pub(crate) submissions: Filter,
}

#[cfg(feature = "ssr")]
impl PageQuery {
    /// The same query, from the start of its lists.
    fn first_page(&self) -> Self {
        let by = if self.view == View::Tracks { String::new() } else { self.by.clone() };
        Self { by, cursor: String::new(), ..self.clone() }
    }
}

/// The page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum View {
    /// A page without stored content.
    #[default]
    Blank,
    /// Workers from `cursor` on, and the queue.
    Overview,
    /// Tracks from `cursor` on, and deleted tracks from `by` on.
    Tracks,
    /// The track with the slug `of`.
    Track,
    /// Problems with `by` in their title or slug that are not in the track `of`.
    Problems,
    /// Problems with `of` in their title or slug, and unpublished packages.
    Library,
    /// The problem with the slug `of`, and its versions from `cursor` on.
    Problem,
    /// The shipped problems and tracks in the state `of`, or all, from `cursor` on.
    Shipped,
    /// The uploaded package with the id `of`.
    Import,
    /// People with `of` in their name or email.
    People,
    /// All submissions that match `submissions`.
    Submissions,
    /// Submissions with judge errors.
    Failed,
    /// Changes whose action starts with `of`, by people with `by` in their name or email, of problems with `problem` in their title or
    /// slug.
    Audit,
}

/// The content of an admin page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Content {
    /// No stored content.
    Blank,
    /// Workers and queue.
    Overview(Overview),
    /// All tracks, and the deleted ones.
    Tracks(Page<ManagedTrack>, Page<ManagedTrack>),
    /// A track.
    Track(EditableTrack),
    /// Found problems.
    Problems(Vec<ManagedProblem>),
    /// Problems and unpublished packages.
    Library(Page<ManagedProblem>, Vec<Import>),
    /// A problem.
    Problem(ProblemWithEditions),
    /// The shipped library.
    Shipped(ShippedLibrary),
    /// An uploaded package, and the problem's current version, if any.
    Import(Box<Import>, Option<i32>),
    /// People.
    People(Page<Person>),
    /// Submissions, and the languages for their names.
    Submissions(Page<ManagedSubmission>, Vec<Language>),
    /// Submissions with judge errors.
    Failed(Page<FailedJudging>),
    /// Changes.
    Audit(Page<AuditEntry>),
}

/// Reads the content of an admin page.
#[server(prefix = "/api/fn", endpoint = "admin_read", input = Json, output = Json)]
pub(crate) async fn admin_read(ask: PageQuery) -> Result<Content, Fault> {
    use assay_domain::RefusalKind;

    use crate::server::{answer, service, visitor};

    let (service, visitor) = (service()?, visitor()?);
    let admin = answer(service.admin(&visitor))?;
    match read(&service, admin, &ask).await {
        // An edited address shows the list from its start, instead of an error.
        Err(error) if error.kind() == RefusalKind::Invalid && ask.first_page() != ask => {
            answer(read(&service, answer(service.admin(&visitor))?, &ask.first_page()).await)
        }
        found => answer(found),
    }
}

#[cfg(feature = "ssr")]
async fn read(
    service: &assay_service::Service,
    admin: assay_service::Admin<'_>,
    ask: &PageQuery,
) -> Result<Content, assay_service::Error> {
    use assay_domain::{Missing, ShippedState};

    let cursor = Some(ask.cursor.as_str()).filter(|cursor| !cursor.is_empty());
    let slug = || ask.of.parse().map_err(|_| assay_service::Error::not_found(Missing::Track));
    Ok(match ask.view {
        View::Blank => Content::Blank,
        View::Overview => Content::Overview(admin.overview(cursor).await?),
        View::Tracks => {
            let deleted = Some(ask.by.as_str()).filter(|cursor| !cursor.is_empty());
            Content::Tracks(admin.tracks(false, cursor).await?, admin.tracks(true, deleted).await?)
        }
        View::Track => Content::Track(admin.track(&slug()?).await?),
        View::Problems => Content::Problems(admin.find_problems(&ask.by, &slug()?).await?),
        View::Library => Content::Library(admin.problems(&ask.of, cursor).await?, admin.open_imports().await?),
        View::Problem => {
            let slug = ask.of.parse().map_err(|_| assay_service::Error::not_found(Missing::Problem))?;
            Content::Problem(admin.problem(&slug, cursor).await?)
        }
        View::Shipped => {
            let state = ShippedState::from_name(&ask.of);
            Content::Shipped(admin.shipped(state, cursor, None).await?)
        }
        View::Import => {
            let id = ask.of.parse().map_err(|_| assay_service::Error::not_found(Missing::Import))?;
            let import = admin.import(id).await?;
            let edition = admin.current_edition(&import.slug).await?;
            Content::Import(Box::new(import), edition)
        }
        View::People => Content::People(admin.people(&ask.of, cursor).await?),
        View::Submissions => {
            let page = submissions(admin, &ask.submissions).await?;
            Content::Submissions(page, service.languages().await?)
        }
        View::Failed => Content::Failed(admin.failed_judgings(cursor).await?),
        View::Audit => Content::Audit(admin.audit_log(&ask.of, &ask.by, &ask.problem, cursor).await?),
    })
}

#[cfg(feature = "ssr")]
async fn submissions(
    admin: assay_service::Admin<'_>,
    filter: &Filter,
) -> Result<Page<ManagedSubmission>, assay_service::Error> {
    let Some(query) = filter.query() else { return Ok(Page { items: Vec::new(), next: None }) };
    let person = Some(filter.person.clone());
    let read = |cursor| {
        let submissions = assay_service::HistoryQuery { cursor, ..query.clone() };
        let query = assay_service::AllSubmissionsQuery { person: person.clone(), submissions };
        async move { admin.submissions(&query).await }
    };
    page_or_first(query.cursor.clone(), read).await
}
