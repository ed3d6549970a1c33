use assay_domain::{Review, ReviewDay, Timestamp};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::{
    get_reviews::{Reviews, get_reviews},
    setting::ReviewSetting,
};
use crate::{
    fault::Fault,
    texts,
    ui::{Day, DifficultyBadge, FaultView, Icon, IconName, Notice, NoticeKind, Pager, SiteFooter, Skeleton, Time},
};

/// The page's address.
pub(crate) const REVIEW_PATH: &str = "/review";

/// What is due today and on the next days.
#[component]
pub(crate) fn ReviewPage() -> impl IntoView {
    let query = use_query_map();
    let read = move |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
    let asked = Memo::new(move |_| (read("cursor"), read("done")));
    let reviews = Resource::new_blocking(
        move || asked.get(),
        |(cursor, done)| async move {
            // Handle the posted form before reading the page.
            let posted = posted().await;
            get_reviews(cursor, done).await.map(|reviews| (reviews, posted.err()))
        },
    );
    view! {
        <Title text=texts::review().title />
        <main id="main" class="page" tabindex="-1">
            <Suspense fallback=|| {
                view! { <Skeleton /> }
            }>
                {move || Suspend::new(async move {
                    match reviews.await {
                        Ok((reviews, refused)) => {
                            let first = asked.get_untracked().0.is_empty();
                            view! { <Content reviews=reviews refused=refused first=first /> }.into_any()
                        }
                        Err(fault) => view! { <FaultView fault=fault /> }.into_any(),
                    }
                })}
            </Suspense>
        </main>
        <SiteFooter />
    }
    .into_any()
}

#[component]
fn Content(
    reviews: Reviews,
    /// Why a form was refused.
    refused: Option<Fault>,
    /// Whether this is the first page.
    first: bool,
) -> impl IntoView {
    let Reviews { day, due, later, next, done } = reviews;
    let next = next.map(|cursor| format!("{REVIEW_PATH}?cursor={cursor}"));
    let start = (!first).then(|| REVIEW_PATH.to_owned());
    view! {
        <div class="page__head">
            <h1>{texts::review().title}</h1>
            <p class="page__lead">{texts::review().lead}</p>
        </div>
        {refused.map(|fault| view! { <Notice kind=NoticeKind::Error>{fault.sentence()}</Notice> })}
        <div role="status">
            {done
                .map(|words| {
                    view! {
                        <div class="notice notice--good">
                            <Icon name=IconName::CircleCheck />
                            <span>{words}</span>
                        </div>
                    }
                })}
        </div>
        {match day {
            None => view! { <Off /> }.into_any(),
            Some(_) if first && due.is_empty() && later.is_empty() => view! { <EmptyState /> }.into_any(),
            Some(day) => {
                let coming = later.first().map(|review| review.due_at);
                view! {
                    {if due.is_empty() {
                        first.then(|| view! { <NothingDue day=day coming=coming /> }.into_any())
                    } else {
                        Some(view! { <Due due=due count=day.due /> }.into_any())
                    }}
                    {(!later.is_empty()).then(|| view! { <Later later=later /> })}
                    <Pager
                        first=start
                        first_words=texts::common().first_page
                        next=next
                        next_words=texts::common().next_page
                    />
                }
                    .into_any()
            }
        }}
    }
    .into_any()
}

#[component]
fn Due(due: Vec<(Review, String)>, count: u32) -> impl IntoView {
    let rows = due
        .into_iter()
        .map(|(review, actions)| {
            view! {
                <li class="review" data-started=review.started.is_some().then_some("")>
                    <div class="review__about">
                        <a class="review__title" href=format!("/problems/{}", review.problem)>
                            {review.title}
                        </a>
                        <DifficultyBadge difficulty=review.difficulty />
                        <span class="review__facts">
                            {texts::review().last_solved} " " <Time at=review.solved_at /> ". "
                            {(texts::review().reviewed)(review.reviews)} "."
                        </span>
                    </div>
                    <div class="review__actions" inner_html=actions></div>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="due-heading">
            <div class="section__head">
                <h2 id="due-heading">{(texts::review().today)(count)}</h2>
            </div>
            <ul class="reviews">{rows}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn NothingDue(day: ReviewDay, coming: Option<Timestamp>) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon name=IconName::CircleCheck />
            <h2 class="empty__title">{texts::review().nothing_due}</h2>
            <p>
                {(day.done > 0).then(|| (texts::review().all_done)(day.done))} " "
                {coming.map(|at| view! { {texts::review().next_on} <Day at=at /> "." })}
            </p>
            <a class="button" href="/problems">
                {texts::review().browse}
            </a>
        </div>
    }
    .into_any()
}

#[component]
fn Later(later: Vec<Review>) -> impl IntoView {
    let texts = texts::review();
    let rows = later
        .into_iter()
        .map(|review| {
            view! {
                <tr>
                    <td data-label=texts.problem>
                        <a class="link-quiet" href=format!("/problems/{}", review.problem)>
                            {review.title}
                        </a>
                    </td>
                    <td data-label=texts.difficulty>
                        <DifficultyBadge difficulty=review.difficulty />
                    </td>
                    <td data-label=texts.due>
                        <Day at=review.due_at />
                    </td>
                    <td data-label=texts.last_solved>
                        <Time at=review.solved_at />
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="later-heading">
            <div class="section__head">
                <h2 id="later-heading">{texts.next_days}</h2>
            </div>
            <div class="table-box" role="group" aria-label=texts.next_days tabindex="0">
                <table class="table table--stack">
                    <thead>
                        <tr>
                            <th scope="col">{texts.problem}</th>
                            <th scope="col">{texts.difficulty}</th>
                            <th scope="col">{texts.due}</th>
                            <th scope="col">{texts.last_solved}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn EmptyState() -> impl IntoView {
    view! {
        <div class="empty">
            <Icon name=IconName::Inbox />
            <h2 class="empty__title">{texts::review().empty}</h2>
            <p>{texts::review().empty_detail}</p>
            <a class="button button--primary" href="/problems">
                {texts::review().browse}
            </a>
        </div>
    }
    .into_any()
}

#[component]
fn Off() -> impl IntoView {
    view! {
        <div class="empty">
            <Icon name=IconName::Hourglass />
            <h2 class="empty__title">{texts::review().off}</h2>
            <p>{texts::review().off_detail}</p>
            <ReviewSetting on=false />
        </div>
    }
    .into_any()
}

#[cfg(feature = "ssr")]
async fn posted() -> Result<(), Fault> {
    super::posted::handle().await
}

#[cfg(not(feature = "ssr"))]
async fn posted() -> Result<(), Fault> {
    Ok(())
}
