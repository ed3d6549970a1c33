//! The search for problems to add to a track.

use std::time::Duration;

use assay_domain::{AdminAction, EditableTrack, ManagedProblem};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{
    act_form::ActForm,
    frame,
    problem_label::ProblemLabel,
    read::{Content, PageQuery, View, admin_read},
    section_form::Key,
};
use crate::{
    texts,
    ui::{Icon, IconName, Notice, NoticeKind},
};

/// The search starts after this pause in typing.
const PAUSE: Duration = Duration::from_millis(150);

/// The search form and its results. The search text is in the address, so that it works without wasm.
#[component]
pub(super) fn ProblemSearch(draft: RwSignal<EditableTrack>) -> impl IntoView {
    let query = frame::query_from_address(View::Problems, ["", "find", ""]);
    let slug = draft.with_untracked(|draft| draft.slug.to_string());
    let path = format!("/admin/tracks/{slug}");
    let in_track = Memo::new(move |_| draft.with(|draft| draft.entries.len()));
    let found = Resource::new_blocking(
        // Also search again when the track's entries change.
        move || (query.get(), in_track.get()),
        move |(query, _)| admin_read(PageQuery { of: slug.clone(), ..query }),
    );
    let text = query.get_untracked().by;
    let search = {
        let (navigate, path) = (use_navigate(), path.clone());
        move |text: String| {
            let address = frame::address(&path, &[("find", &text)]);
            navigate(&address, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
        }
    };
    let on_input = debounce(PAUSE, move |event: web_sys::Event| {
        search(event_target_value(&event));
    });
    view! {
        <section class="section" aria-labelledby="add-heading">
            <div class="section__head">
                <h2 id="add-heading">{texts::admin::tracks().add_problems}</h2>
            </div>
            <form class="filter" method="get" action=path role="search" aria-label=texts::common().find_problems>
                <div class="field">
                    <label class="field__label" for="find-problem">
                        {texts::common().title_or_name}
                    </label>
                    <input class="input" id="find-problem" name="find" value=text autocomplete="off" on:input=on_input />
                </div>
                <button class="button">
                    <Icon name=IconName::Search />
                    {texts::common().find}
                </button>
            </form>
            <Transition>
                {move || Suspend::new(async move {
                    match found.await {
                        Ok(Content::Problems(problems)) => {
                            let searched = query.with_untracked(|query| !query.by.trim().is_empty());
                            view! { <Found draft=draft problems=problems searched=searched /> }.into_any()
                        }
                        Ok(_) => ().into_any(),
                        Err(fault) => {
                            view! { <Notice kind=NoticeKind::Error>{fault.sentence()}</Notice> }
                                .into_any()
                        }
                    }
                })}
            </Transition>
        </section>
    }
    .into_any()
}

#[component]
fn Found(draft: RwSignal<EditableTrack>, problems: Vec<ManagedProblem>, searched: bool) -> impl IntoView {
    if problems.is_empty() {
        let words = if searched { texts::admin::tracks().none_found } else { texts::admin::tracks().none_left };
        return view! { <p class="section__hint">{words}</p> }.into_any();
    }
    let rows = problems.into_iter().map(|problem| view! { <FoundRow draft=draft problem=problem /> }).collect_view();
    view! {
        <ul class="sortable" aria-label=texts::admin::tracks().found>
            {rows}
        </ul>
    }
    .into_any()
}

#[component]
fn FoundRow(draft: RwSignal<EditableTrack>, problem: ManagedProblem) -> impl IntoView {
    let label = (texts::admin::tracks().add_one)(&problem.title);
    let fields = vec![("do", AdminAction::AddProblem.as_str().to_owned()), ("problem", problem.slug.to_string())];
    view! {
        <li class="sortable__row sortable__row--found">
            <ProblemLabel problem=problem />
            <ActForm fields=fields class="sortable__actions">
                <Key draft=draft />
                <button class="button button--small" aria-label=label>
                    <Icon name=IconName::Plus />
                    {texts::admin::tracks().add}
                </button>
            </ActForm>
        </li>
    }
    .into_any()
}
