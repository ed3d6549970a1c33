//! What pages of admins read: one question and one answer for all of them. Each kind of resource costs the browser some kB of code;
//! a kind of its own for each of these pages would cost more than the pages themselves.

use assay_domain::{
    AuditEntry, EditableTrack, FailedJudging, Import, Language, ManagedProblem, ManagedSubmission, ManagedTrack,
    Overview, Page, Person, ProblemDetails,
};
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::submissions::page_or_first;
use crate::{fault::Fault, submissions::Filter};

/// What a page asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Ask {
    /// Which page.
    pub(crate) view: View,
    /// Of what: a track's name, or a text to be found.
    pub(crate) of: String,
    /// By whom, or a text to be found in it.
    pub(crate) by: String,
    /// A text to be found in a problem's title or slug.
    pub(crate) problem: String,
    /// Where to read on.
    pub(crate) cursor: String,
    /// Which submissions, where the page shows those.
    #[serde(default)]
    pub(crate) submissions: Filter,
}

/// Which page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum View {
    /// One that shows nothing that is stored.
    #[default]
    Blank,
    /// Workers from `cursor` on, and the queue.
    Overview,
    /// All tracks from `cursor` on, and those that are deleted from `by` on.
    Tracks,
    /// The track named `of`.
    Track,
    /// Problems with `by` in their title or name that the track named `of` does not have.
    Problems,
    /// All problems with `of` in their title or name, and packages on their way.
    Library,
    /// The problem named `of`, and its versions from `cursor` on.
    Problem,
    /// The package that was uploaded under the number `of`.
    Import,
    /// People with `of` in their name or address.
    People,
    /// Everybody's submissions, narrowed down by `submissions`.
    Submissions,
    /// What could not be judged.
    Failed,
    /// Changes whose action begins with `of`, by people with `by` in their name or address, that concern problems with
    /// `problem` in their title or slug.
    Audit,
}

/// What a page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Content {
    /// Nothing that is stored.
    Blank,
    /// Workers and queue.
    Overview(Overview),
    /// All tracks, and those that are deleted.
    Tracks(Page<ManagedTrack>, Page<ManagedTrack>),
    /// A track.
    Track(EditableTrack),
    /// Problems that were found.
    Problems(Vec<ManagedProblem>),
    /// Problems, and packages on their way.
    Library(Page<ManagedProblem>, Vec<Import>),
    /// A problem.
    Problem(ProblemDetails),
    /// A package that was uploaded, and the edition that its problem is in so far, where there is one.
    Import(Box<Import>, Option<i32>),
    /// People.
    People(Page<Person>),
    /// Everybody's submissions, and the names of languages.
    Submissions(Page<ManagedSubmission>, Vec<Language>),
    /// What could not be judged.
    Failed(Page<FailedJudging>),
    /// Changes.
    Audit(Page<AuditEntry>),
}

/// Reads what a page of admins shows.
#[server(prefix = "/api/fn", endpoint = "admin_read", input = Json, output = Json)]
pub(crate) async fn admin_read(ask: Ask) -> Result<Content, Fault> {
    use crate::server::{answer, service, visitor};

    let (service, visitor) = (service()?, visitor()?);
    let admin = answer(service.admin(&visitor))?;
    answer(read(&service, admin, &ask).await)
}

#[cfg(feature = "ssr")]
async fn read(
    service: &assay_service::Service,
    admin: assay_service::Admin<'_>,
    ask: &Ask,
) -> Result<Content, assay_service::Error> {
    let cursor = Some(ask.cursor.as_str()).filter(|cursor| !cursor.is_empty());
    let slug = || ask.of.parse().map_err(|_| assay_service::Error::NotFound("track"));
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
            let slug = ask.of.parse().map_err(|_| assay_service::Error::NotFound("problem"))?;
            Content::Problem(admin.problem(&slug, cursor).await?)
        }
        View::Import => {
            let id = ask.of.parse().map_err(|_| assay_service::Error::NotFound("import"))?;
            let import = admin.import(id).await?;
            let edition = match admin.problem(&import.slug, None).await {
                Ok(desk) => desk.editions.items.first().map(|newest| newest.version),
                Err(assay_service::Error::NotFound(_)) => None,
                Err(error) => return Err(error),
            };
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
    let read = |of| {
        let query = assay_service::AllSubmissionsQuery { person: person.clone(), submissions: of };
        async move { admin.submissions(&query).await }
    };
    page_or_first(query, read).await
}
