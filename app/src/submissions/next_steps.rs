//! The next steps after an accepted submission, as HTML: grade its review, the next problem of the list, the editorial, another review.

use assay_domain::{Me, Problem, Review, Slug, SolveState, SubmissionId, Verdict};
use assay_service::{Error, Service, Visitor};

use crate::{
    act::Act,
    review::forms,
    shelf::{Place, trail},
    texts,
    ui::format,
    values::escape,
};

const ARROW: &str = include_str!("../../icons/arrow-right.svg");
const BOOK: &str = include_str!("../../icons/book-open.svg");

/// The next steps. Empty if it was not accepted, or belongs to another user.
pub(super) async fn next_steps(
    service: &Service,
    visitor: &Visitor,
    me: &Me,
    id: SubmissionId,
    place: &str,
) -> Result<String, Error> {
    let (submission, author) = service.submission_and_author(me, id).await?;
    if submission.verdict != Some(Verdict::Accepted) || author.is_some() {
        return Ok(String::new());
    }
    let problem = match service.problem(&submission.problem, None, &[]).await {
        Ok(problem) => problem,
        // It was hidden meanwhile.
        Err(error) if error.is_not_found() => return Ok(String::new()),
        Err(error) => return Err(error),
    };
    let (_, place) = trail(service, visitor, &problem.slug, place).await?;
    let place = match place {
        Some(place) => Some(place),
        None => in_a_track(service, me, &problem.slug).await?,
    };
    let own = match service.review(me, &problem.slug).await {
        Ok(review) => Some(review),
        // The user has turned reviews off.
        Err(error) if error.is_not_found() => None,
        Err(error) => return Err(error),
    };
    let first = service.reviews(me, None, Some(2)).await?.items.into_iter();
    let other = first.filter(|review| review.due && review.problem != problem.slug).find(|it| it.started.is_none());
    let solved = own.as_ref().and_then(|review| {
        let started = review.started.as_ref()?;
        let in_time = started.solved_at.is_some_and(|at| at <= submission.created_at);
        in_time.then(|| forms::grade(review, started))
    });
    let graded = own.as_ref().filter(|review| review.started.is_none());
    let mut html = solved.unwrap_or_default();
    // A view has one main button. While the review waits for a grade, it is the suggested grade.
    let main = html.is_empty();
    html += &links(&problem, id, place.as_ref(), main, other.as_ref());
    if let Some(Review { due_at, due: false, .. }) = graded {
        let words = (texts::review().returns_on)(&format::day(*due_at));
        html += &format!(r#"<p class="result__note">{words}</p>"#);
    }
    Ok(format!(r#"<section class="next-steps" aria-label="{}">{html}</section>"#, texts::review().what_next))
}

/// The place in a track, for readers who come from no list: the track with an unsolved problem after this one that the reader has solved
/// most of.
async fn in_a_track(service: &Service, me: &Me, problem: &Slug) -> Result<Option<Place>, Error> {
    let mut tracks = service.tracks_with(problem, Some(me.id)).await?;
    tracks.sort_by_key(|track| std::cmp::Reverse(track.solved));
    for summary in tracks {
        let Some(track) = found(service.track(&summary.slug, Some(me.id)).await)? else { continue };
        let after = track.items.iter().skip_while(|item| item.problem.slug != *problem).skip(1);
        let next = after.map(|item| &item.problem).find(|next| next.state != SolveState::Solved);
        if let Some(next) = next {
            let parameter = format!("track={}", summary.slug);
            let address = format!("/problems/{}?{parameter}", next.slug);
            return Ok(Some(Place { next: Some((next.title.clone(), address)), parameter }));
        }
    }
    Ok(None)
}

/// `None` if it does not exist.
fn found<T>(answer: Result<T, Error>) -> Result<Option<T>, Error> {
    match answer {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.is_not_found() => Ok(None),
        Err(error) => Err(error),
    }
}

/// The links. `main` says whether the link to the next problem is the main button.
fn links(problem: &Problem, id: SubmissionId, place: Option<&Place>, main: bool, other: Option<&Review>) -> String {
    let query = place.map(|place| escape(&place.parameter)).unwrap_or_default();
    let mut html = String::new();
    if let Some((title, address)) = place.and_then(|place| place.next.as_ref()) {
        let class = if main { "button button--primary" } else { "button" };
        let words = escape(&(texts::results().next)(title));
        html += &format!(r#"<a class="{class}" href="{}">{words}{}</a>"#, escape(address), icon(ARROW));
    }
    if problem.editorial {
        let query = if query.is_empty() { query } else { format!("{query}&amp;") };
        // On the problem page, the editor's bundle shows the tab.
        html += &format!(
            r#"<a class="button" href="/problems/{}?{query}submission={id}&amp;editorial=show" rel="external" data-do="{}">{}{}</a>"#,
            problem.slug,
            Act::Editorial.name(),
            icon(BOOK),
            texts::aids().editorial
        );
    }
    if let Some(review) = other {
        let words = (texts::review().review_one)(&review.title);
        html += &forms::start(&review.problem, &words, &words, false);
    }
    if html.is_empty() { html } else { format!(r#"<div class="next-steps__links">{html}</div>"#) }
}

fn icon(svg: &str) -> String {
    format!(r#"<span class="icon" aria-hidden="true">{svg}</span>"#)
}
