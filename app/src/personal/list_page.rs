use assay_domain::{ListId, PersonalList, ProblemSummary};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{
    change::{Outcome, posted},
    lists_page::LISTS_PATH,
    personal_form::{FormWords, Forms, NameField, PersonalForm, focus_again},
    read::{OpenList, get_list},
};
use crate::{
    texts,
    ui::{DifficultyBadge, Empty, Icon, IconName, SiteFooter, SolveBadge, reloaded},
};

/// The heading of the problems gets the focus if the pressed button is gone.
const PROBLEMS_HEADING: &str = "problems-heading";

/// A personal list: its problems in order, a search for more, and its settings.
#[component]
pub(crate) fn ListPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let forms = Forms::new();
    let posted = Resource::new_blocking(|| (), |()| posted());
    let list = Resource::new_blocking(
        move || {
            let id = params.with(|params| params.get("id")).unwrap_or_default();
            let find = query.with(|query| query.get("find")).unwrap_or_default();
            (id, find, forms.changes.get())
        },
        move |(id, find, _)| async move {
            // Handle the posted form before reading the page.
            let posted = posted.await;
            // A deleted list cannot be read. The answer redirects.
            if posted.as_ref().is_some_and(Outcome::goes) {
                return Ok(None);
            }
            get_list(id, find.clone()).await.map(|list| Some((list, find, posted)))
        },
    );
    let content = move |found: Option<(OpenList, String, Option<Outcome>)>| match found {
        None => ().into_any(),
        Some((open, find, posted)) => {
            let typed = posted.as_ref().and_then(Outcome::typed_name);
            if forms.changes.get_untracked() == 0 {
                forms.show(posted.as_ref());
            }
            focus_again(forms.refocus, PROBLEMS_HEADING);
            view! { <List open=open find=find forms=forms typed=typed /> }.into_any()
        }
    };
    view! {
        <main id="main" class="page" tabindex="-1">
            {reloaded(list, content)}
        </main>
        <SiteFooter />
    }
    .into_any()
}

#[component]
fn List(open: OpenList, find: String, forms: Forms, typed: Option<String>) -> impl IntoView {
    let OpenList { list, found } = open;
    let texts = texts::lists();
    let PersonalList { id, name, problems } = list;
    let member = |problem: &ProblemSummary| problems.iter().any(|other| other.slug == problem.slug);
    let found: Vec<_> = found.into_iter().map(|problem| (member(&problem), problem)).collect();
    let total = problems.len();
    let rows = (1_u32..)
        .zip(problems)
        .map(|(position, problem)| {
            let is_last = usize::try_from(position) == Ok(total);
            view! { <Row list=id position=position is_last=is_last problem=problem forms=forms /> }
        })
        .collect_view();
    view! {
        <Title text=name.clone() />
        <nav class="crumbs" aria-label=texts::common().breadcrumb>
            <a href=LISTS_PATH>{texts.title}</a>
        </nav>
        <div class="page__head">
            <h1>{name.clone()}</h1>
        </div>
        <FormWords forms=forms />
        <section class="section" aria-labelledby=PROBLEMS_HEADING>
            <div class="section__head">
                <h2 id=PROBLEMS_HEADING tabindex="-1">
                    {texts.in_order}
                </h2>
            </div>
            {if total == 0 {
                view! {
                    <Empty icon=IconName::Inbox title=texts.empty detail=texts.empty_detail in_section=true />
                }
                    .into_any()
            } else {
                view! { <ol class="sortable">{rows}</ol> }.into_any()
            }}
        </section>
        <Search list=id find=find found=found forms=forms />
        <Settings list=id name=name forms=forms typed=typed />
    }
    .into_any()
}

#[component]
fn Row(list: ListId, position: u32, is_last: bool, problem: ProblemSummary, forms: Forms) -> impl IntoView {
    let texts = texts::lists();
    let ProblemSummary { slug, title, difficulty, state, .. } = problem;
    let fields = vec![
        ("list", list.to_string()),
        ("problem", slug.to_string()),
        ("title", title.clone()),
        ("position", position.to_string()),
    ];
    let name = slug.to_string();
    let button = move |does: &'static str, icon: IconName, label: String, hidden: bool| {
        let id = format!("{}-{name}", does.replace('.', "-"));
        view! {
            <button
                class="button button--quiet button--small"
                id=id
                name="do"
                value=does
                aria-label=label.clone()
                title=label
                disabled=hidden
            >
                <Icon name=icon />
            </button>
        }
    };
    let buttons = [
        button("list.up", IconName::ArrowUp, (texts.move_up)(&title), position == 1),
        button("list.down", IconName::ArrowDown, (texts.move_down)(&title), is_last),
        button("list.remove", IconName::X, (texts.remove)(&title), false),
    ];
    view! {
        <li class="sortable__row sortable__row--listed">
            <span class="step__number" aria-hidden="true">
                {position}
            </span>
            <span class="sortable__name">
                <a class="sortable__title" href=format!("/problems/{slug}?list={list}")>
                    {title.clone()}
                </a>
            </span>
            <span class="sortable__facts">
                <span class="spoiler">
                    <DifficultyBadge difficulty=difficulty />
                </span>
                <SolveBadge state=state />
            </span>
            <PersonalForm forms=forms fields=fields class="sortable__actions">
                {buttons}
            </PersonalForm>
        </li>
    }
    .into_any()
}

/// The search for problems to add. Its text is in the address, so that it works without wasm.
#[component]
fn Search(list: ListId, find: String, found: Vec<(bool, ProblemSummary)>, forms: Forms) -> impl IntoView {
    let texts = texts::lists();
    let searched = !find.trim().is_empty();
    let is_empty = found.is_empty();
    let rows = found
        .into_iter()
        .map(|(is_in, problem)| {
            let ProblemSummary { slug, title, difficulty, .. } = problem;
            let fields = vec![
                ("do", "list.add".to_owned()),
                ("list", list.to_string()),
                ("problem", slug.to_string()),
                ("title", title.clone()),
            ];
            let (id, label, href) = (format!("add-{slug}"), (texts.add_one)(&title), format!("/problems/{slug}"));
            let action = if is_in {
                view! { <span class="card__fact">{texts.in_list}</span> }.into_any()
            } else {
                view! {
                    <PersonalForm forms=forms fields=fields class="sortable__actions">
                        <button
                            class="button button--small"
                            id=id
                            aria-label=label
                        >
                            <Icon name=IconName::Plus />
                            {texts.add}
                        </button>
                    </PersonalForm>
                }
                .into_any()
            };
            view! {
                <li class="sortable__row sortable__row--found">
                    <span class="sortable__name">
                        <a class="sortable__title" href=href>
                            {title}
                        </a>
                    </span>
                    <span class="sortable__facts spoiler">
                        <DifficultyBadge difficulty=difficulty />
                    </span>
                    {action}
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="add-heading">
            <div class="section__head">
                <h2 id="add-heading">{texts.add_problems}</h2>
            </div>
            <form
                class="filter"
                method="get"
                action=format!("{LISTS_PATH}/{list}")
                role="search"
                aria-label=texts::common().find_problems
            >
                <div class="field">
                    <label class="field__label" for="find-problem">
                        {texts::common().title_or_name}
                    </label>
                    <input class="input" id="find-problem" name="find" value=find autocomplete="off" />
                </div>
                <button class="button">
                    <Icon name=IconName::Search />
                    {texts::common().find}
                </button>
            </form>
            {(searched && is_empty).then(|| view! { <p class="section__hint">{texts.none_found}</p> })}
            {(!is_empty)
                .then(|| {
                    view! {
                        <ul class="sortable" aria-label=texts.found>
                            {rows}
                        </ul>
                    }
                })}
        </section>
    }
    .into_any()
}

/// The forms that rename and delete the list.
#[component]
fn Settings(list: ListId, name: String, forms: Forms, typed: Option<String>) -> impl IntoView {
    let texts = texts::lists();
    let rename = vec![("do", "list.rename".to_owned()), ("list", list.to_string())];
    let delete = vec![("do", "list.delete".to_owned()), ("list", list.to_string()), ("title", name.clone())];
    let shown = typed.unwrap_or_else(|| name.clone());
    let delete_words = (texts.delete_one)(&name);
    view! {
        <section class="section" aria-labelledby="settings-heading">
            <div class="section__head">
                <h2 id="settings-heading">{texts.settings}</h2>
            </div>
            <PersonalForm forms=forms fields=rename class="form form--narrow">
                <NameField forms=forms value=shown />
                <div class="form__actions">
                    <button class="button" id="rename-list">
                        {texts.rename}
                    </button>
                </div>
            </PersonalForm>
            // Two steps, because it cannot be undone.
            <details class="removal">
                <summary class="button button--quiet button--small">{texts.delete}</summary>
                <PersonalForm forms=forms fields=delete class="form form--narrow">
                    <p>{texts.delete_detail}</p>
                    <div class="form__actions">
                        <button class="button button--danger">
                            <Icon name=IconName::Trash2 />
                            {delete_words}
                        </button>
                    </div>
                </PersonalForm>
            </details>
        </section>
    }
    .into_any()
}
