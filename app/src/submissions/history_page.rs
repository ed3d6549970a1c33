use assay_domain::{Language, SubmissionState, SubmissionSummary};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::{
    compare_page::{COMPARE_PATH, require_two_selected},
    filter::Filter,
    filter_form::FilterForm,
    language_name::language_name,
    list_submissions::{History, list_submissions},
    stage_badge::StageBadge,
};
use crate::{
    live::Stage,
    texts,
    ui::{Column, DataTable, Empty, Icon, IconName, Pager, SiteFooter, Time, VerdictBadge, format, reloaded},
};

const PATH: &str = "/submissions";

/// The reader's submissions, newest first.
#[component]
pub(crate) fn HistoryPage() -> impl IntoView {
    let query = use_query_map();
    let filter = Memo::new(move |_| query.with(|query| Filter::read(|name| query.get(name))));
    let history = Resource::new_blocking(move || filter.get(), list_submissions);
    // Separate from the list, so that the form keeps its focus when the list updates. It needs the languages, and is hidden if there is
    // nothing to filter.
    let form = Resource::new_blocking(
        || (),
        move |()| async move {
            let History { page, languages } = history.await.ok()?;
            let used = !page.items.is_empty() || filter.get_untracked() != Filter::default();
            used.then_some(languages)
        },
    );
    let content = move |history| view! { <HistoryView history=history filter=filter.get_untracked() /> }.into_any();
    view! {
        <Title text=texts::common().submissions />
        <main id="main" class="page" tabindex="-1">
            <div class="page__head">
                <h1>{texts::common().submissions}</h1>
            </div>
            <Suspense>
                {move || Suspend::new(async move {
                    let languages = form.await?;
                    Some(view! { <FilterForm filter=filter languages=languages path=PATH address=first_page /> })
                })}
            </Suspense>
            {reloaded(history, content)}
        </main>
        <SiteFooter />
    }
    .into_any()
}

/// The address of the filtered list.
fn first_page(value: &dyn Fn(&str) -> Option<String>) -> String {
    Filter::read(value).first_page().address(PATH)
}

#[component]
fn HistoryView(history: History, filter: Filter) -> impl IntoView {
    let History { page, languages } = history;
    let older = page.next.map(|cursor| filter.page(&cursor).address(PATH));
    let newest = (!filter.cursor.is_empty()).then(|| filter.first_page().address(PATH));
    let filtered = filter != Filter::default();
    view! {
        {if page.items.is_empty() {
            view! { <EmptyState filtered=filtered /> }.into_any()
        } else {
            view! { <Table items=page.items languages=languages /> }.into_any()
        }}
        <Pager first=newest first_words=texts::common().newest next=older next_words=texts::common().older />
    }
    .into_any()
}

#[component]
fn EmptyState(filtered: bool) -> impl IntoView {
    let (title, text, href, link) = if filtered {
        (texts::history().no_match, texts::history().no_match_detail, PATH, texts::common().show_all)
    } else {
        (texts::history().empty, texts::history().empty_detail, "/tracks", texts::common().browse_tracks)
    };
    view! {
        <Empty icon=IconName::Inbox title=title detail=text>
            <a class="button button--primary" href=href>
                {link}
            </a>
        </Empty>
    }
    .into_any()
}

#[component]
fn Table(items: Vec<SubmissionSummary>, languages: Vec<Language>) -> impl IntoView {
    let several = items.len() > 1;
    let rows = items.into_iter().map(move |item| {
        let language = language_name(&item.language, item.interface, &languages);
        view! { <Row item=item language=language /> }
    });
    view! {
        <form class="listing" method="get" action=COMPARE_PATH on:submit=|event| require_two_selected(&event)>
        {several.then(|| {
            view! {
                <p class="listing__tools">
                    <button class="button button--small">
                        <Icon name=IconName::GitCompare />
                        {texts::results().compare_two}
                    </button>
                </p>
            }
        })}
        <DataTable
            label=texts::common().submissions
            role="region"
            class="table table--stack history"
            columns=vec![
                Column::text(texts::history().number),
                Column::text(texts::history().problem),
                Column::text(texts::history().verdict),
                Column::text(texts::history().language),
                Column::number(texts::history().cpu_time),
                Column::number(texts::history().memory),
                Column::text(texts::history().submitted),
                Column::text(texts::history().compare),
            ]
        >
            {rows.collect_view()}
        </DataTable>
        </form>
    }
    .into_any()
}

#[component]
fn Row(item: SubmissionSummary, language: String) -> impl IntoView {
    let id = item.id;
    let stage = match item.state {
        SubmissionState::Running => Stage::Running { case: 0, total: 0 },
        _ => Stage::Queued,
    };
    let measure = |words: Option<String>| {
        let without = words.is_none().then_some("");
        view! {
            <td class="history__fact number" data-none=without>
                {words.unwrap_or_else(|| "–".to_owned())}
            </td>
        }
    };
    view! {
        <tr>
            <td>
                <a href=format!("/submissions/{id}")>{(texts::common().submission_number)(id.0)}</a>
            </td>
            <td class="history__problem">
                <a class="link-quiet" href=format!("/problems/{}", item.problem)>
                    {item.problem_title}
                </a>
            </td>
            <td class="history__verdict">
                {match item.verdict {
                    Some(verdict) => view! { <VerdictBadge verdict=verdict /> }.into_any(),
                    None => view! { <StageBadge stage=stage /> }.into_any(),
                }}
            </td>
            <td class="history__fact" translate="no">
                {language}
            </td>
            {measure(item.cpu_ms.map(format::duration))}
            {measure(item.memory_kib.map(format::memory))}
            <td>
                <Time at=item.created_at />
            </td>
            <td class="history__box">
                <input type="checkbox" name="with" value=id.0 aria-label=(texts::results().compare_submission)(id.0) />
            </td>
        </tr>
    }
    .into_any()
}
