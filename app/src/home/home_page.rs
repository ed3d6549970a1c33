use assay_domain::{Slug, SubmissionSummary, TrackSummary, Verdict};
use leptos::prelude::*;
use leptos_meta::Title;

use super::get_home::{Home, Next, get_home};
use crate::{
    account::current_user,
    texts,
    tracks::TrackCards,
    ui::{Icon, IconName, LINES, SiteFooter, VerdictBadge, loaded},
};

/// The home page. It shows members where they left off, and visitors what the site is.
#[component]
pub(crate) fn HomePage() -> impl IntoView {
    let home = Resource::new_blocking(|| (), |()| get_home());
    let content = |home| view! { <HomeView home=home /> }.into_any();
    view! {
        <Title text="" />
        <main id="main" class="page" tabindex="-1">
            {loaded(home, LINES, content)}
        </main>
        <SiteFooter />
    }
    .into_any()
}

#[component]
fn HomeView(home: Home) -> impl IntoView {
    let Home { tracks, more_tracks, latest, latest_track, next, reviews } = home;
    let has_tracks = !tracks.is_empty();
    // Only the first tracks were looked at.
    let all_solved = has_tracks && !more_tracks && next.is_none();
    let hero = match current_user() {
        Some(me) => view! {
            <Continue
                name=me.name
                latest=latest
                track=latest_track
                next=next
                reviews=reviews
                has_tracks=has_tracks
                all_solved=all_solved
            />
        }
        .into_any(),
        None => view! { <Welcome first=next has_tracks=has_tracks /> }.into_any(),
    };
    view! {
        {hero}
        <TracksSection tracks=tracks />
        {current_user().is_none().then(|| view! { <Features /> })}
    }
    .into_any()
}

/// Introduces the site and offers a problem to try.
#[component]
fn Welcome(first: Option<Next>, has_tracks: bool) -> impl IntoView {
    view! {
        <section class="hero">
            <p class="hero__eyebrow">{texts::home().tagline}</p>
            <h1 class="hero__title">{texts::home().headline}</h1>
            <p class="hero__text">
                {texts::home().intro}
            </p>
            <div class="hero__actions">
                {first.map(|first| {
                    view! {
                        <a class="button button--primary" href=first.address()>
                            <Icon name=IconName::Play />
                            {(texts::home().try_one)(&first.problem.title)}
                        </a>
                    }
                })}
                <Browse has_tracks=has_tracks />
                <a class="button button--quiet" href="/register">
                    {texts::common().create_account}
                </a>
            </div>
        </section>
    }
    .into_any()
}

/// Offers the last unfinished problem and the next one.
#[component]
fn Continue(
    name: String,
    latest: Option<SubmissionSummary>,
    /// The track of that submission's problem, if any.
    track: Option<Slug>,
    next: Option<Next>,
    /// How many problems to review today.
    reviews: u32,
    has_tracks: bool,
    /// Whether every problem of every track is solved.
    all_solved: bool,
) -> impl IntoView {
    let (eyebrow, title) = match latest {
        Some(_) => (texts::home().resume, (texts::home().welcome_back)(&name)),
        None => (texts::home().start, (texts::home().hello)(&name)),
    };
    // An accepted problem is done. Offer to return to anything else.
    let unfinished = latest.as_ref().filter(|latest| latest.verdict != Some(Verdict::Accepted));
    let back = unfinished.map(|latest| (latest.problem.clone(), latest.problem_title.clone()));
    let next = next.filter(|next| back.as_ref().is_none_or(|(slug, _)| *slug != next.problem.slug));
    let query = track.map(|track| format!("?track={track}")).unwrap_or_default();
    let next_class = if back.is_some() { "button" } else { "button button--primary" };
    let all_solved = all_solved && back.is_none();
    view! {
        <section class="hero">
            <p class="hero__eyebrow">{eyebrow}</p>
            <h1 class="hero__title">{title}</h1>
            {latest.map(|latest| view! { <Latest latest=latest /> })}
            {all_solved.then(|| view! { <p class="hero__text">{texts::home().all_solved}</p> })}
            <div class="hero__actions">
                {back.map(|(slug, title)| {
                    view! {
                        <a class="button button--primary" href=format!("/problems/{slug}{query}")>
                            <Icon name=IconName::Code />
                            {(texts::home().back_to)(&title)}
                        </a>
                    }
                })}
                {next.map(|next| {
                    view! {
                        <a class=next_class href=next.address()>
                            <Icon name=IconName::ArrowRight />
                            {(texts::home().next)(&next.problem.title)}
                        </a>
                    }
                })}
                {(reviews > 0)
                    .then(|| {
                        view! {
                            <a class="button" href="/review">
                                <Icon name=IconName::History />
                                {(texts::home().to_review)(reviews)}
                            </a>
                        }
                    })}
                <Browse has_tracks=has_tracks />
            </div>
        </section>
    }
    .into_any()
}

/// Link to the tracks, or to the problems if there are no tracks.
#[component]
fn Browse(has_tracks: bool) -> impl IntoView {
    let (address, words) = if has_tracks {
        ("/tracks", texts::common().browse_tracks)
    } else {
        ("/problems", texts::home().browse_problems)
    };
    view! {
        <a class="button" href=address>
            {words}
        </a>
    }
    .into_any()
}

#[component]
fn Latest(latest: SubmissionSummary) -> impl IntoView {
    view! {
        <p class="hero__text">
            {texts::home().last_submission}
            <a href=format!("/submissions/{}", latest.id)>{latest.problem_title}</a>
            " "
            {match latest.verdict {
                Some(verdict) => view! { <VerdictBadge verdict=verdict /> }.into_any(),
                None => texts::home().being_judged.into_any(),
            }}
        </p>
    }
    .into_any()
}

#[component]
fn TracksSection(tracks: Vec<TrackSummary>) -> impl IntoView {
    view! {
        <section class="section">
            <div class="section__head">
                <h2>{texts::common().tracks}</h2>
                <a href="/tracks">{texts::home().all_tracks}</a>
            </div>
            <TrackCards tracks=tracks heading=3 />
        </section>
    }
    .into_any()
}

#[component]
fn Features() -> impl IntoView {
    let features = [
        (IconName::Zap, texts::home().live, texts::home().live_detail),
        (IconName::ListOrdered, texts::common().tracks, texts::home().tracks_detail),
        (IconName::Timer, texts::home().measurements, texts::home().measurements_detail),
    ];
    view! {
        <ul class="features">
            {features
                .into_iter()
                .map(|(icon, title, text)| {
                    view! {
                        <li class="feature">
                            <Icon name=icon />
                            <h3 class="feature__title">{title}</h3>
                            <p>{text}</p>
                        </li>
                    }
                })
                .collect_view()}
        </ul>
    }
    .into_any()
}
