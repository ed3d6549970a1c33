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
    ui::{
        Column, DataTable, Day, DifficultyBadge, Empty, Icon, IconName, LINES, Notice, NoticeKind, Pager, SiteFooter,
        Time, loaded,
    },
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
    let content = move |(reviews, refused)| {
        let first = asked.get_untracked().0.is_empty();
        view! { <Content reviews=reviews refused=refused first=first /> }.into_any()
    };
    view! {
        <Title text=texts::review().title />
        <main id="main" class="page" tabindex="-1">
            {loaded(reviews, LINES, content)}
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
        <Empty icon=IconName::CircleCheck title=texts::review().nothing_due>
            <p>
                {(day.done > 0).then(|| (texts::review().all_done)(day.done))} " "
                {coming.map(|at| view! { {texts::review().next_on} <Day at=at /> "." })}
            </p>
            <a class="button" href="/problems">
                {texts::review().browse}
            </a>
        </Empty>
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
            <DataTable
                label=texts.next_days
                columns=vec![
                    Column::text(texts.problem),
                    Column::text(texts.difficulty),
                    Column::text(texts.due),
                    Column::text(texts.last_solved),
                ]
            >
                {rows}
            </DataTable>
        </section>
    }
    .into_any()
}

#[component]
fn EmptyState() -> impl IntoView {
    view! {
        <Empty icon=IconName::Inbox title=texts::review().empty detail=texts::review().empty_detail>
            <a class="button button--primary" href="/problems">
                {texts::review().browse}
            </a>
        </Empty>
    }
    .into_any()
}

#[component]
fn Off() -> impl IntoView {
    view! {
        <Empty icon=IconName::Hourglass title=texts::review().off detail=texts::review().off_detail>
            <ReviewSetting on=false />
        </Empty>
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
