//! What all pages of admins share: who is let in, the way between them, and what came of a form.

use std::time::Duration;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{components::A, hooks::use_location};

use super::{
    act::{Done, Fields, Outcome, posted, shown_at_fields},
    act_form::ActForm,
    desk::Desk,
    read::{Ask, Content, View, admin_read},
};
use crate::{
    texts,
    ui::{self, FaultView, Icon, IconName, Notice, NoticeKind, SiteFooter, Skeleton},
};

/// How often a page that keeps itself up to date reads what it shows again.
const EVERY: Duration = Duration::from_secs(2);

/// A page of admins. It reads what `ask` asks for, after doing what a posted form says, and shows it by `content`. What is shown stays in
/// a signal and is read again after every change, so that the page, and the focus in it, stays.
pub(super) fn page(
    title: &'static str,
    ask: Memo<Ask>,
    content: fn(RwSignal<Content>, Option<Outcome>) -> AnyView,
) -> AnyView {
    let outcome = Resource::new_blocking(|| (), |()| posted());
    let first = Resource::new_blocking(
        move || ask.get(),
        move |ask| async move {
            // What was posted is done before the page is read.
            outcome.await;
            admin_read(ask).await
        },
    );
    view! {
        <Title text=title />
        <main id="main" class="page" tabindex="-1">
            <Transition fallback=|| {
                view! { <Skeleton /> }
            }>
                {move || Suspend::new(async move {
                    let outcome = outcome.await;
                    match first.await {
                        Ok(read) => {
                            let (shown, desk) = (RwSignal::new(read), Desk::get());
                            let fault = outcome.as_ref().and_then(Outcome::fault);
                            desk.open(fault, move || read_again(desk, ask, shown));
                            view! {
                                <AdminNav />
                                {outcome.as_ref().map(outcome_view)}
                                {content(shown, outcome)}
                            }
                            .into_any()
                        }
                        Err(fault) => view! { <FaultView fault=fault /> }.into_any(),
                    }
                })}
            </Transition>
        </main>
        <SiteFooter />
    }
    .into_any()
}

/// Reads again what is shown. What cannot be read now stays as it is; the next change reads again.
fn read_again(desk: Desk, ask: Memo<Ask>, shown: RwSignal<Content>) {
    let Some(ask) = ask.try_get_untracked() else { return desk.refreshed() };
    let number = desk.begin_reading();
    leptos::task::spawn_local(async move {
        let read = admin_read(ask).await;
        if !desk.is_last_read(number) {
            return;
        }
        if let Ok(read) = read {
            shown.try_set(read);
        }
        desk.refreshed();
    });
}

/// The ways between the pages of admins.
#[component]
fn AdminNav() -> impl IntoView {
    let here = use_location().pathname;
    // A package belongs to the problems, and the page of a new track to the tracks; their addresses do not say so.
    let under = move |paths: [&'static str; 2]| {
        here.with(|here| paths.into_iter().any(|path| here.starts_with(path))).then_some("page")
    };
    view! {
        <nav class="subnav" aria-label=texts::admin::frame().admin>
            <A href="/admin" exact=true>
                {texts::admin::frame().workers_and_queue}
            </A>
            <a href="/admin/tracks" aria-current=move || under(["/admin/tracks", "/admin/new-track"])>
                {texts::common().tracks}
            </a>
            <a href="/admin/problems" aria-current=move || under(["/admin/problems", "/admin/imports"])>
                {texts::common().problems}
            </a>
            <A href="/admin/submissions">{texts::common().submissions}</A>
            <A href="/admin/people">{texts::admin::frame().people}</A>
            <A href="/admin/failed">{texts::admin::frame().judge_errors}</A>
            <A href="/admin/audit">{texts::admin::frame().changes}</A>
        </nav>
    }
    .into_any()
}

/// Reads again what is shown, every so often while `when` holds and somebody looks.
pub(super) fn keep_up_to_date(when: Signal<bool>) {
    let desk = Desk::get();
    Effect::new(move |_| {
        if !when.get() {
            return;
        }
        let again = move || {
            if !document().hidden() {
                desk.look_again();
            }
        };
        if let Ok(timer) = set_interval_with_handle(again, EVERY) {
            on_cleanup(move || timer.clear());
        }
    });
}

/// What came of a form that was posted without wasm.
fn outcome_view(outcome: &Outcome) -> AnyView {
    match &outcome.result {
        Ok(Done { words, undo, .. }) => {
            let undo = undo.clone().map(|undo| view! { <Undo fields=undo /> });
            view! {
                <div class="notice notice--good" role="status">
                    <Icon name=IconName::CircleCheck />
                    <span>{words.clone()}</span>
                    {undo}
                </div>
            }
            .into_any()
        }
        Err(fault) if shown_at_fields(fault) => ().into_any(),
        Err(fault) => {
            let words = fault.sentence();
            view! { <Notice kind=NoticeKind::Error>{words}</Notice> }.into_any()
        }
    }
}

#[component]
fn Undo(fields: Fields) -> impl IntoView {
    let hidden =
        fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view();
    view! {
        <ActForm fields=Vec::new() class="notice__action">
            {hidden}
            <button class="button button--small">{texts::toasts().undo}</button>
        </ActForm>
    }
    .into_any()
}

/// What a page asks for by the texts in its address' query: the names of those for `of`, `by` and `cursor`. Every page calls
/// the problem it asks for `problem`.
pub(super) fn asked(view: View, [of, by, cursor]: [&'static str; 3]) -> Memo<Ask> {
    let query = leptos_router::hooks::use_query_map();
    Memo::new(move |_| {
        let given = |name| query.with(|query| query.get(name)).unwrap_or_default();
        let problem = given("problem");
        Ask { view, of: given(of), by: given(by), problem, cursor: given(cursor), ..Ask::default() }
    })
}

/// What a page asks for that reads nothing from its address.
pub(super) fn just(view: View) -> Memo<Ask> {
    Memo::new(move |_| Ask { view, ..Ask::default() })
}

/// `path` with the texts that say something as its query.
pub(super) fn address(path: &str, query: &[(&str, &str)]) -> String {
    let given = query.iter().filter(|(_, value)| !value.is_empty());
    let query: Vec<String> = given.map(|(name, value)| format!("{name}={}", crate::account::encode(value))).collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

/// Links to the first and the next page of a list.
#[component]
pub(super) fn Pages(
    /// The first page, unless it is shown.
    first: Option<String>,
    /// The next page, if there is one.
    next: Option<String>,
) -> impl IntoView {
    let (first_words, next_words) = (texts::common().first_page, texts::common().next_page);
    view! { <ui::Pager first=first first_words=first_words next=next next_words=next_words /> }.into_any()
}

/// Links to the newest and to older entries of a list.
#[component]
pub(super) fn Pager(
    /// The first page, unless it is shown.
    newest: Option<String>,
    /// The next page, if there is one.
    older: Option<String>,
) -> impl IntoView {
    let (newest_words, older_words) = (texts::common().newest, texts::common().older);
    view! { <ui::Pager first=newest first_words=newest_words next=older next_words=older_words /> }.into_any()
}
