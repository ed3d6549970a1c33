#[cfg(feature = "ssr")]
use assay_domain::{Interface, LanguageId, Missing, Slug};
use assay_domain::{Language, Problem, Submission};
use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use crate::{
    fault::Fault,
    json::Json,
    shelf::{Place, Shelf},
};

/// Everything that the problem page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Workbench {
    pub(crate) problem: Problem,
    pub(crate) languages: Vec<Language>,
    /// Why this server cannot judge, if so.
    pub(crate) unavailable: Option<String>,
    /// The submission in the address, if it belongs to this reader and problem.
    pub(crate) submission: Option<Submission>,
    /// The address of the editor's bundle.
    pub(crate) editor: Option<String>,
    /// The problem's place in the list that the reader comes from.
    pub(crate) place: Option<Place>,
    /// The breadcrumb and the links to the problems around this one, as HTML.
    pub(crate) trail: String,
    /// What the reader keeps about the problem.
    pub(crate) shelf: Shelf,
    /// The initial language: of the shown submission, else of the reader's last submission, preferably to this problem. The browser's own
    /// choice takes precedence.
    pub(crate) language: Option<String>,
    /// The choice of the interface of a function problem, as HTML.
    pub(crate) interface: String,
    /// The initial source, if the address names an earlier submission.
    pub(crate) prefill: Option<Prefill>,
    /// Whether the reader has just started a review: the editor opens with the starter code.
    pub(crate) fresh: bool,
    /// What follows the statement, as HTML: the samples and the hints.
    pub(crate) hints: String,
    /// The content of the editorial's pane, as HTML.
    pub(crate) editorial: String,
}

/// An initial source for the editor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Prefill {
    pub(crate) language: String,
    pub(crate) source: String,
    /// The submission that the source comes from, or 0.
    pub(crate) from: i64,
}

/// The parameters in the page's address.
pub(crate) struct PageParameters {
    /// The submission whose result to show, or 0.
    pub(crate) submission: i64,
    /// The submission whose source to edit, or 0.
    pub(crate) from: i64,
    /// The parameter that names the list that the reader comes from, or an empty text.
    pub(crate) place: String,
    pub(crate) hints: u32,
    pub(crate) editorial: bool,
    /// Whether the reader starts a review.
    pub(crate) review: bool,
}

/// Everything that the problem page shows.
#[server(prefix = "/api/fn", endpoint = "get_workbench", input = GetUrl, output = Json)]
pub(crate) async fn get_workbench(
    slug: String,
    submission: i64,
    from: i64,
    place: String,
    hints: u32,
    editorial: bool,
    review: bool,
) -> Result<Workbench, Fault> {
    use assay_domain::{Aid, SubmissionId};
    use assay_service::Error;

    use super::{interface_html::interface_html, verified_html::verified_html};
    use crate::{
        bench::aids_html,
        server::{answer, detail, fail, service, visitor},
        shelf::{Shelf, perform_posted, shelf_of, trail},
        values::{for_page, samples},
    };

    let (service, visitor, wanted) = (service()?, visitor()?, crate::server::wanted_languages());
    let slug: Slug = slug.parse().map_err(|_| fail(&Error::not_found(Missing::Problem)))?;
    let outcome = answer(perform_posted(&service, &visitor, &slug).await)?;
    let mut problem = answer(service.problem(&slug, None, &wanted).await)?;
    let (shelf, last_language) = match &visitor.me {
        Some(me) => {
            let own = answer(service.personal_problem(me, &slug).await)?;
            problem.state = own.progress.state;
            (shelf_of(&own, outcome.as_ref()), own.last_language)
        }
        None => (Shelf::default(), None),
    };
    let mut languages = answer(service.languages().await)?;
    if let Some(allowed) = problem.languages.as_ref().filter(|_| !problem.kind.submit_answer) {
        languages.retain(|language| allowed.contains(&language.id));
    }
    // If this fails, show the problem without it.
    let own = async |id: i64| match &visitor.me {
        Some(me) if id > 0 => {
            let found = service.submission(me, SubmissionId(id)).await.ok();
            found.filter(|submission| submission.problem == problem.slug).map(for_page)
        }
        _ => None,
    };
    let from = own(from).await;
    let (trail, place) = answer(trail(&service, &visitor, &slug, &place).await)?;
    let mut open = Vec::new();
    for number in 1..=hints.min(problem.hints) {
        open.push(answer(service.aid(&slug, Aid::Hint(number), visitor.id(), &wanted).await)?);
    }
    let editorial = if editorial && problem.editorial {
        Some(answer(service.aid(&slug, Aid::Editorial, visitor.id(), &wanted).await)?)
    } else {
        None
    };
    let fresh = match &visitor.me {
        // An old link must not replace the code of a review that is solved or graded.
        Some(me) if review => {
            let started = service.review(me, &slug).await.ok().and_then(|review| review.started);
            started.is_some_and(|started| started.solved_at.is_none())
        }
        _ => false,
    };
    let submission = own(submission).await;
    let used = submission.as_ref().map(|shown| shown.language.clone()).or(last_language);
    let offered = |used: &LanguageId| languages.iter().any(|language| language.id == *used);
    let language = used.filter(offered).map(|language| language.to_string());
    let chosen = from.as_ref().or(submission.as_ref()).and_then(|shown| shown.interface);
    let posted = crate::server::plain_form::posted().and_then(|form| Interface::parse(&form.value("interface")));
    let query = place.as_ref().map(Place::query).unwrap_or_default();
    let interface = interface_html(&problem, &languages, posted.or(chosen));
    let mut hints = aids_html::under_statement(&problem, &open, &query);
    hints.insert_str(0, &verified_html(&problem, &languages));
    hints.insert_str(0, &samples(&problem.samples, problem.signature.as_deref(), !problem.kind.submit_answer));
    if problem.signature.is_some() {
        // The choice of the interface has them.
        problem.samples.clear();
    }
    Ok(Workbench {
        fresh,
        hints,
        editorial: aids_html::editorial(editorial.as_ref(), &query),
        submission,
        place,
        trail,
        shelf,
        language,
        prefill: from.map(|from| Prefill { language: from.language.to_string(), source: from.source, from: from.id.0 }),
        unavailable: service.judging_available().err().map(|error| detail(&error)),
        editor: crate::editor::editor_asset(),
        interface,
        languages,
        problem,
    })
}
