//! Shared by all admin pages: access, navigation, and the result of posted forms.

use std::time::Duration;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{components::A, hooks::use_location};

use super::{
    act::{Done, Fields, Outcome, posted, shown_at_fields},
    act_form::ActForm,
    form_sender::FormSender,
    read::{Content, PageQuery, View, admin_read},
};
use crate::{
    texts,
    ui::{self, FaultView, Icon, IconName, Notice, NoticeKind, SiteFooter, Skeleton},
};

/// How often pages with live content reload it.
const EVERY: Duration = Duration::from_secs(2);

/// An admin page. It handles a posted form, reads `query`, and renders the answer with `content`. The answer is in a signal and reloads
/// after every change, so that the page keeps its focus.
pub(super) fn page(
    title: &'static str,
    query: Memo<PageQuery>,
    content: fn(RwSignal<Content>, Option<Outcome>) -> AnyView,
) -> AnyView {
    let outcome = Resource::new_blocking(|| (), |()| posted());
    let first = Resource::new_blocking(
        move || query.get(),
        move |query| async move {
            // Handle the posted form before reading the page.
            outcome.await;
            admin_read(query).await
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
                            let (shown, sender) = (RwSignal::new(read), FormSender::get());
                            let fault = outcome.as_ref().and_then(Outcome::fault);
                            sender.open(fault, move || reload(sender, query, shown));
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

/// Reloads the page's content. If this fails, the old content stays until the next change.
fn reload(sender: FormSender, query: Memo<PageQuery>, shown: RwSignal<Content>) {
    let Some(query) = query.try_get_untracked() else { return sender.refreshed() };
    let number = sender.start_reload();
    leptos::task::spawn_local(async move {
        let read = admin_read(query).await;
        if !sender.is_latest_reload(number) {
            return;
        }
        if let Ok(read) = read {
            shown.try_set(read);
        }
        sender.refreshed();
    });
}

/// Links between the admin pages.
#[component]
fn AdminNav() -> impl IntoView {
    let here = use_location().pathname;
    // Packages and the shipped library belong to problems, and the page of a new track to tracks, although their addresses differ.
    let under = move |paths: &'static [&'static str]| {
        here.with(|here| paths.iter().any(|path| here.starts_with(path))).then_some("page")
    };
    view! {
        <nav class="subnav" aria-label=texts::admin::frame().admin>
            <A href="/admin" exact=true>
                {texts::admin::frame().workers_and_queue}
            </A>
            <a href="/admin/tracks" aria-current=move || under(&["/admin/tracks", "/admin/new-track"])>
                {texts::common().tracks}
            </a>
            <a href="/admin/problems" aria-current=move || under(&["/admin/problems", "/admin/imports", "/admin/shipped"])>
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

/// Reloads the page's content regularly while `when` holds and the page is visible.
pub(super) fn keep_up_to_date(when: Signal<bool>) {
    let sender = FormSender::get();
    Effect::new(move |_| {
        if !when.get() {
            return;
        }
        let again = move || {
            if !document().hidden() {
                sender.refresh_if_idle();
            }
        };
        if let Ok(timer) = set_interval_with_handle(again, EVERY) {
            on_cleanup(move || timer.clear());
        }
    });
}

/// The result of a form that was posted without wasm.
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

/// The query from the page's address, whose parameters have the given names. The problem's parameter is always `problem`.
pub(super) fn query_from_address(view: View, [of, by, cursor]: [&'static str; 3]) -> Memo<PageQuery> {
    let query = leptos_router::hooks::use_query_map();
    Memo::new(move |_| {
        let given = |name| query.with(|query| query.get(name)).unwrap_or_default();
        let problem = given("problem");
        PageQuery { view, of: given(of), by: given(by), problem, cursor: given(cursor), ..PageQuery::default() }
    })
}

/// A query that does not depend on the address.
pub(super) fn query_for(view: View) -> Memo<PageQuery> {
    Memo::new(move |_| PageQuery { view, ..PageQuery::default() })
}

/// The address of `path` with the non-empty parameters.
pub(super) fn address(path: &str, query: &[(&str, &str)]) -> String {
    let given = query.iter().filter(|(_, value)| !value.is_empty());
    let query: Vec<String> = given.map(|(name, value)| format!("{name}={}", crate::addresses::encode(value))).collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

/// Links to the first and the next page of a list.
#[component]
pub(super) fn Pages(
    /// The first page's address, unless it is shown.
    first: Option<String>,
    /// The next page's address, if there is one.
    next: Option<String>,
) -> impl IntoView {
    let (first_words, next_words) = (texts::common().first_page, texts::common().next_page);
    view! { <ui::Pager first=first first_words=first_words next=next next_words=next_words /> }.into_any()
}

/// Links to the newest and to older entries.
#[component]
pub(super) fn Pager(
    /// The first page's address, unless it is shown.
    newest: Option<String>,
    /// The next page's address, if there is one.
    older: Option<String>,
) -> impl IntoView {
    let (newest_words, older_words) = (texts::common().newest, texts::common().older);
    view! { <ui::Pager first=newest first_words=newest_words next=older next_words=older_words /> }.into_any()
}
