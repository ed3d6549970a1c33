//! The next steps after an accepted submission, as HTML: grade its review, the next problem of the track, the editorial, another review.

use assay_domain::{Me, Problem, ProblemSummary, Review, Slug, SolveState, SubmissionId, Track, Verdict};
use assay_service::{Error, Service};

use crate::{
    review::forms::{self, escape},
    texts,
    ui::format,
};

const ARROW: &str = include_str!("../../icons/arrow-right.svg");
const BOOK: &str = include_str!("../../icons/book-open.svg");

/// The next steps. Empty if it was not accepted, or belongs to another user.
pub(super) async fn next_steps(
    service: &Service,
    me: &Me,
    id: SubmissionId,
    from: Option<Slug>,
) -> Result<String, Error> {
    let (submission, author) = service.submission_and_author(me, id).await?;
    if submission.verdict != Some(Verdict::Accepted) || author.is_some() {
        return Ok(String::new());
    }
    let problem = match service.problem(&submission.problem, Some(me.id), &[]).await {
        Ok(problem) => problem,
        // It was hidden meanwhile.
        Err(Error::NotFound(_)) => return Ok(String::new()),
        Err(error) => return Err(error),
    };
    let (track, next) = next_problem(service, me, &problem.slug, from).await?;
    let own = match service.review(me, &problem.slug).await {
        Ok(review) => Some(review),
        // The user has turned reviews off.
        Err(Error::NotFound(_)) => None,
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
    html += &links(&problem, id, track.as_ref(), next.as_ref().map(|next| (next, main)), other.as_ref());
    if let Some(Review { due_at, due: false, .. }) = graded {
        let words = (texts::review().returns_on)(&format::day(*due_at));
        html += &format!(r#"<p class="result__note">{words}</p>"#);
    }
    Ok(format!(r#"<section class="next-steps" aria-label="{}">{html}</section>"#, texts::review().what_next))
}

/// The next problem and its track: in the track that the reader comes from, the one after this. Else the next unsolved one of the tracks
/// with this problem, preferring the track that the reader has solved most of.
async fn next_problem(
    service: &Service,
    me: &Me,
    problem: &Slug,
    from: Option<Slug>,
) -> Result<(Option<Slug>, Option<ProblemSummary>), Error> {
    let after = |track: &Track| {
        let at = track.items.iter().position(|item| item.problem.slug == *problem)?;
        Some(track.items[at + 1..].iter().map(|item| item.problem.clone()).collect::<Vec<_>>())
    };
    if let Some(slug) = from
        && let Some(track) = found(service.track(&slug, Some(me.id)).await)?
        && let Some(rest) = after(&track)
    {
        return Ok((Some(slug), rest.into_iter().next()));
    }
    let mut tracks = service.tracks_with(problem, Some(me.id)).await?;
    tracks.sort_by_key(|track| std::cmp::Reverse(track.solved));
    for summary in tracks {
        let Some(track) = found(service.track(&summary.slug, Some(me.id)).await)? else { continue };
        let next = after(&track).unwrap_or_default().into_iter().find(|next| next.state != SolveState::Solved);
        if next.is_some() {
            return Ok((Some(summary.slug), next));
        }
    }
    Ok((None, None))
}

/// `None` if it does not exist.
fn found<T>(answer: Result<T, Error>) -> Result<Option<T>, Error> {
    match answer {
        Ok(value) => Ok(Some(value)),
        Err(Error::NotFound(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The links. `next` says whether its link is the main button.
fn links(
    problem: &Problem,
    id: SubmissionId,
    track: Option<&Slug>,
    next: Option<(&ProblemSummary, bool)>,
    other: Option<&Review>,
) -> String {
    let query = track.map(|track| format!("track={track}")).unwrap_or_default();
    let mut html = String::new();
    if let Some((next, main)) = next {
        let class = if main { "button button--primary" } else { "button" };
        let words = escape(&(texts::results().next)(&next.title));
        html += &format!(r#"<a class="{class}" href="/problems/{}?{query}">{words}{}</a>"#, next.slug, icon(ARROW));
    }
    if problem.editorial {
        let query = if query.is_empty() { query } else { format!("{query}&amp;") };
        // On the problem page, the editor's bundle shows the tab.
        html += &format!(
            r#"<a class="button" href="/problems/{}?{query}submission={id}&amp;editorial=show" rel="external" data-do="editorial">{}{}</a>"#,
            problem.slug,
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
