use assay_domain::{Language, SubmissionState, SubmissionSummary, Verdict};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::{
    compare_page::{COMPARE_PATH, only_two},
    language_name::language_name,
    list_submissions::{History, list_submissions},
    stage_badge::StageBadge,
};
use crate::{
    live::Stage,
    texts,
    ui::{FaultView, Icon, IconName, Pager, SiteFooter, Skeleton, Time, VerdictBadge, format},
};

/// What the address asks for.
#[derive(Clone, Debug, Default, PartialEq)]
struct Filter {
    problem: String,
    verdict: String,
    language: String,
    cursor: String,
}

impl Filter {
    /// Whether some submissions are left out.
    fn narrows(&self) -> bool {
        [&self.problem, &self.verdict, &self.language].into_iter().any(|word| !word.is_empty())
    }
}

/// The reader's submissions, newest first.
#[component]
pub(crate) fn HistoryPage() -> impl IntoView {
    let query = use_query_map();
    let filter = Memo::new(move |_| {
        query.with(|query| {
            let given = |name| query.get(name).unwrap_or_default();
            Filter {
                problem: given("problem"),
                verdict: given("verdict"),
                language: given("language"),
                cursor: given("cursor"),
            }
        })
    });
    let history = Resource::new_blocking(
        move || filter.get(),
        |filter| list_submissions(filter.problem, filter.verdict, filter.language, filter.cursor),
    );
    view! {
        <Title text=texts::common().submissions />
        <main id="main" class="page" tabindex="-1">
            <Suspense fallback=|| {
                view! { <Skeleton /> }
            }>
                {move || Suspend::new(async move {
                    match history.await {
                        Ok(history) => view! { <HistoryView history=history filter=filter.get_untracked() /> }.into_any(),
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
fn HistoryView(history: History, filter: Filter) -> impl IntoView {
    let History { page, languages } = history;
    let older = page.next.map(|cursor| address(&filter, &cursor));
    let newest = (!filter.cursor.is_empty()).then(|| address(&filter, ""));
    let filtered = filter != Filter::default();
    let is_empty = page.items.is_empty();
    view! {
        <div class="page__head">
            <h1>{texts::common().submissions}</h1>
        </div>
        {(filtered || !is_empty).then(|| {
            let languages = languages.clone();
            view! { <FilterForm filter=filter languages=languages /> }
        })}
        {if is_empty {
            view! { <Nothing filtered=filtered /> }.into_any()
        } else {
            view! { <Table items=page.items languages=languages /> }.into_any()
        }}
        <Pager first=newest first_words=texts::common().newest next=older next_words=texts::common().older />
    }
    .into_any()
}

/// A plain GET form; the router takes it over once hydrated.
#[component]
fn FilterForm(filter: Filter, languages: Vec<Language>) -> impl IntoView {
    let narrows = filter.narrows();
    let spoken = languages
        .into_iter()
        .map(|language| {
            let selected = language.id.as_str() == filter.language;
            view! {
                <option value=language.id.to_string() selected=selected>
                    {language.name}
                </option>
            }
        })
        .collect_view();
    let options = Verdict::ALL
        .into_iter()
        .map(|verdict| {
            let selected = verdict.as_str() == filter.verdict;
            view! {
                <option value=verdict.as_str() selected=selected>
                    {verdict.label()}
                </option>
            }
        })
        .collect_view();
    view! {
        <form class="filter" method="get" action="/submissions" role="search" aria-label=texts::history().filter_label>
            <div class="field">
                <label class="field__label" for="filter-problem">
                    {texts::history().problem}
                </label>
                <input class="input" id="filter-problem" name="problem" value=filter.problem />
            </div>
            <div class="field">
                <label class="field__label" for="filter-verdict">
                    {texts::history().verdict}
                </label>
                <select class="input input--select" id="filter-verdict" name="verdict">
                    <option value="">{texts::history().any}</option>
                    {options}
                </select>
            </div>
            <div class="field">
                <label class="field__label" for="filter-language">
                    {texts::history().language}
                </label>
                <select class="input input--select" id="filter-language" name="language">
                    <option value="">{texts::history().any}</option>
                    {spoken}
                </select>
            </div>
            <div class="filter__go">
                <button class="button">{texts::history().filter}</button>
                {narrows
                    .then(|| {
                        view! {
                            <a class="button button--quiet" href="/submissions">
                                {texts::common().clear}
                            </a>
                        }
                    })}
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn Nothing(filtered: bool) -> impl IntoView {
    let (title, text, href, link) = if filtered {
        (texts::history().no_match, texts::history().no_match_detail, "/submissions", texts::common().show_all)
    } else {
        (texts::history().empty, texts::history().empty_detail, "/tracks", texts::common().browse_tracks)
    };
    view! {
        <div class="empty">
            <Icon name=IconName::Inbox />
            <h2 class="empty__title">{title}</h2>
            <p>{text}</p>
            <a class="button button--primary" href=href>
                {link}
            </a>
        </div>
    }
    .into_any()
}

#[component]
fn Table(items: Vec<SubmissionSummary>, languages: Vec<Language>) -> impl IntoView {
    let several = items.len() > 1;
    let rows = items.into_iter().map(|item| {
        let language = language_name(&item.language, &languages);
        view! { <Row item=item language=language /> }
    });
    view! {
        <form class="listing" method="get" action=COMPARE_PATH on:submit=|event| only_two(&event)>
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
        <div class="table-box" role="region" aria-label=texts::common().submissions tabindex="0">
            <table class="table table--stack history">
                <thead>
                    <tr>
                        <th scope="col">{texts::history().number}</th>
                        <th scope="col">{texts::history().problem}</th>
                        <th scope="col">{texts::history().verdict}</th>
                        <th scope="col">{texts::history().language}</th>
                        <th scope="col" class="number">
                            {texts::history().cpu_time}
                        </th>
                        <th scope="col" class="number">
                            {texts::history().memory}
                        </th>
                        <th scope="col">{texts::history().submitted}</th>
                        <th scope="col">{texts::history().compare}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
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
                <a href=format!("/submissions/{id}")>{(texts::common().number)(id.0)}</a>
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
            <td class="history__fact">{language}</td>
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

/// The address of a page of the history. Slugs, verdicts and cursors need no encoding but for what a cursor may hold.
fn address(filter: &Filter, cursor: &str) -> String {
    use crate::account::encode;

    let parts = [
        ("problem", filter.problem.as_str()),
        ("verdict", &filter.verdict),
        ("language", &filter.language),
        ("cursor", cursor),
    ];
    let given = parts.into_iter().filter(|(_, value)| !value.is_empty());
    let query: Vec<String> = given.map(|(name, value)| format!("{name}={}", encode(value))).collect();
    if query.is_empty() { "/submissions".to_owned() } else { format!("/submissions?{}", query.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_page_keeps_the_filter() {
        let filter = Filter { problem: "sum".into(), cursor: "old".into(), ..Filter::default() };
        assert_eq!(address(&filter, "a=b"), "/submissions?problem=sum&cursor=a%3Db");
        assert_eq!(address(&Filter::default(), ""), "/submissions");
        assert!(filter.narrows() && !Filter { cursor: "old".into(), ..Filter::default() }.narrows());
    }
}
