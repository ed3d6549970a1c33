use assay_domain::{Page, ProblemQuery, ProblemSummary};
use leptos::{prelude::*, suspense::Unsuspend};
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::{
    address::address,
    filter_form::FilterForm,
    list_problems::{list_problems, problem_choices},
    star_button::{StarButton, posted},
};
use crate::{
    account::current_user,
    fault::Fault,
    personal::LISTS_PATH,
    texts,
    ui::{
        Column, DataTable, DifficultyBadge, Empty, Icon, IconName, Notice, NoticeKind, Pager, SiteFooter, SolveBadge,
        reloaded,
    },
};

/// The problem list with search, filters and pages. The address holds all of that.
#[component]
pub(crate) fn ProblemsPage() -> impl IntoView {
    let query = use_query_map();
    let filter = Memo::new(move |_| query.with(|query| ProblemQuery::read(|name| query.get(name))));
    let page = Resource::new_blocking(
        move || filter.get(),
        |filter| async {
            posted().await?;
            list_problems(filter).await
        },
    );
    let choices = Resource::new_blocking(|| (), |()| problem_choices());
    let content = move |page| view! { <PageView page=page filter=filter.get_untracked() /> }.into_any();
    view! {
        <Title text=texts::common().problems />
        <main id="main" class="page" tabindex="-1">
            <div class="page__head page__head--row">
                <h1>{texts::common().problems}</h1>
                <div class="actions">
                    {current_user()
                        .is_some()
                        .then(|| {
                            view! {
                                <a class="button button--quiet" href=LISTS_PATH>
                                    <Icon name=IconName::ListOrdered />
                                    {texts::lists().title}
                                </a>
                            }
                        })}
                    // The server redirects here, so the router must not handle the link.
                    <a class="button" rel="external" href=move || address("/random-problem", &filter.get().first_page())>
                        <Icon name=IconName::Shuffle />
                        {texts::catalogue().pick_random}
                    </a>
                </div>
            </div>
            // Separate from the list, so that the form keeps its focus when the list updates.
            <Suspense>
                {move || Suspend::new(async move {
                    let choices = choices.await.ok()?;
                    Some(Unsuspend::new(move || view! { <FilterForm filter=filter choices=choices /> }))
                })}
            </Suspense>
            {reloaded(page, content)}
        </main>
        <SiteFooter />
    }
    .into_any()
}

#[component]
fn PageView(page: Page<ProblemSummary>, filter: ProblemQuery) -> impl IntoView {
    let next = page.next.map(|cursor| address("/problems", &ProblemQuery { cursor, ..filter.clone() }));
    let first = (!filter.cursor.is_empty()).then(|| address("/problems", &filter.first_page()));
    let narrows = filter.narrows();
    let is_empty = page.items.is_empty();
    view! {
        {if is_empty {
            view! { <EmptyState narrows=narrows /> }.into_any()
        } else {
            view! { <Table items=page.items filter=filter /> }.into_any()
        }}
        <Pager
            first=first
            first_words=texts::common().first_page
            next=next
            next_words=texts::common().next_page
        />
    }
    .into_any()
}

#[component]
fn EmptyState(narrows: bool) -> impl IntoView {
    let (title, text) = if narrows {
        (texts::catalogue().no_match, texts::catalogue().no_match_detail)
    } else {
        (texts::catalogue().empty, texts::catalogue().empty_detail)
    };
    view! {
        <Empty icon=IconName::Inbox title=title detail=text>
            {narrows
                .then(|| {
                    view! {
                        <a class="button button--primary" href="/problems">
                            {texts::common().show_all}
                        </a>
                    }
                })}
        </Empty>
    }
    .into_any()
}

#[component]
fn Table(items: Vec<ProblemSummary>, filter: ProblemQuery) -> impl IntoView {
    let member = current_user().is_some();
    let fault = RwSignal::new(None::<Fault>);
    let status = member.then(|| Column::text(texts::catalogue().status));
    let star = member.then(|| Column::text(texts::lists().star));
    let columns = [
        Some(Column::text(texts::catalogue().problem)),
        Some(Column::spoiler(texts::catalogue().difficulty)),
        status,
        Some(Column::spoiler(texts::catalogue().tags)),
        star,
    ];
    let columns = columns.into_iter().flatten().collect();
    let rows = items
        .into_iter()
        .map(|item| view! { <Row item=item member=member filter=filter.clone() fault=fault /> })
        .collect_view();
    view! {
        {move || fault.get().map(|fault| view! { <Notice kind=NoticeKind::Error>{fault.sentence()}</Notice> })}
        <DataTable
            label=texts::common().problems
            role="region"
            columns=columns
        >
            {rows}
        </DataTable>
    }
    .into_any()
}

#[component]
fn Row(item: ProblemSummary, member: bool, filter: ProblemQuery, fault: RwSignal<Option<Fault>>) -> impl IntoView {
    // The problem page then shows the way through the starred problems.
    let within = if filter.starred.is_empty() { "" } else { "?starred=true" };
    let (slug, title, starred) = (item.slug.clone(), item.title.clone(), item.starred);
    let tags = item.tags.into_iter().map(|tag| {
        let href = address("/problems", &ProblemQuery { tag: tag.clone(), ..filter.first_page() });
        view! {
            <li>
                <a class="tag" href=href>
                    {tag}
                </a>
            </li>
        }
    });
    view! {
        <tr>
            <td data-label=texts::catalogue().problem>
                <a href=format!("/problems/{}{within}", item.slug)>{item.title}</a>
            </td>
            <td class="spoiler" data-label=texts::catalogue().difficulty>
                {match item.difficulty {
                    Some(difficulty) => view! { <DifficultyBadge difficulty=Some(difficulty) /> }.into_any(),
                    None => "–".into_any(),
                }}
            </td>
            {member
                .then(|| {
                    view! {
                        <td data-label=texts::catalogue().status>
                            <SolveBadge state=item.state />
                        </td>
                    }
                })}
            <td class="spoiler" data-label=texts::catalogue().tags>
                <ul class="tags">{tags.collect_view()}</ul>
            </td>
            {member
                .then(|| {
                    view! {
                        <td data-label=texts::lists().star>
                            <StarButton problem=slug title=title starred=starred fault=fault />
                        </td>
                    }
                })}
        </tr>
    }
    .into_any()
}
