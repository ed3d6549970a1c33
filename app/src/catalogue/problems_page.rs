use assay_domain::{Page, ProblemSummary};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::{
    filter::Filter,
    filter_form::FilterForm,
    list_problems::{list_problems, problem_choices},
};
use crate::{
    account::current_user,
    texts,
    ui::{DifficultyBadge, FaultView, Icon, IconName, Pager, SiteFooter, Skeleton, SolveBadge},
};

/// All problems: searched, narrowed down, sorted, a page at a time. All of that stands in the address.
#[component]
pub(crate) fn ProblemsPage() -> impl IntoView {
    let query = use_query_map();
    let filter = Memo::new(move |_| query.with(|query| Filter::read(|name| query.get(name))));
    let page = Resource::new_blocking(move || filter.get(), list_problems);
    let choices = Resource::new_blocking(|| (), |()| problem_choices());
    view! {
        <Title text=texts::common().problems />
        <main id="main" class="page" tabindex="-1">
            <div class="page__head page__head--row">
                <h1>{texts::common().problems}</h1>
                // Answered by a redirect, so it is not the router's.
                <a class="button" rel="external" href=move || filter.get().first_page().address("/random-problem")>
                    <Icon name=IconName::Shuffle />
                    {texts::catalogue().pick_random}
                </a>
            </div>
            // By itself, so that a form one types into stays where it is when the list follows.
            <Suspense>
                {move || Suspend::new(async move {
                    choices.await.map(|choices| view! { <FilterForm filter=filter choices=choices /> }).ok()
                })}
            </Suspense>
            <Transition fallback=|| {
                view! { <Skeleton /> }
            }>
                {move || Suspend::new(async move {
                    match page.await {
                        Ok(page) => view! { <PageView page=page filter=filter.get_untracked() /> }.into_any(),
                        Err(fault) => view! { <FaultView fault=fault /> }.into_any(),
                    }
                })}
            </Transition>
        </main>
        <SiteFooter />
    }
    .into_any()
}

#[component]
fn PageView(page: Page<ProblemSummary>, filter: Filter) -> impl IntoView {
    let next = page.next.map(|cursor| Filter { cursor, ..filter.clone() }.address("/problems"));
    let first = (!filter.cursor.is_empty()).then(|| filter.first_page().address("/problems"));
    let narrows = filter.narrows();
    let is_empty = page.items.is_empty();
    view! {
        {if is_empty {
            view! { <Nothing narrows=narrows /> }.into_any()
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
fn Nothing(narrows: bool) -> impl IntoView {
    let (title, text) = if narrows {
        (texts::catalogue().no_match, texts::catalogue().no_match_detail)
    } else {
        (texts::catalogue().empty, texts::catalogue().empty_detail)
    };
    view! {
        <div class="empty">
            <Icon name=IconName::Inbox />
            <h2 class="empty__title">{title}</h2>
            <p>{text}</p>
            {narrows
                .then(|| {
                    view! {
                        <a class="button button--primary" href="/problems">
                            {texts::common().show_all}
                        </a>
                    }
                })}
        </div>
    }
    .into_any()
}

#[component]
fn Table(items: Vec<ProblemSummary>, filter: Filter) -> impl IntoView {
    let member = current_user().is_some();
    let rows =
        items.into_iter().map(|item| view! { <Row item=item member=member filter=filter.clone() /> }).collect_view();
    view! {
        <div class="table-box" role="region" aria-label=texts::common().problems tabindex="0">
            <table class="table table--stack">
                <thead>
                    <tr>
                        <th scope="col">{texts::catalogue().problem}</th>
                        <th scope="col" class="spoiler">
                            {texts::catalogue().difficulty}
                        </th>
                        {member.then(|| view! { <th scope="col">{texts::catalogue().status}</th> })}
                        <th scope="col" class="spoiler">
                            {texts::catalogue().tags}
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

#[component]
fn Row(item: ProblemSummary, member: bool, filter: Filter) -> impl IntoView {
    let tags = item.tags.into_iter().map(|tag| {
        let href = Filter { tag: tag.clone(), ..filter.first_page() }.address("/problems");
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
                <a href=format!("/problems/{}", item.slug)>{item.title}</a>
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
        </tr>
    }
    .into_any()
}
