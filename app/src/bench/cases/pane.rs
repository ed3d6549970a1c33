//! The cases' pane.

use assay_domain::{CompilerLine, Phase, Run};
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::{
    input::{OwnInput, SampleInput},
    result::ResultView,
    state::CaseList,
    values::ValueField,
    words::{case_tone, case_words, first_bad},
};
use crate::{
    act::Act,
    bench::{
        browser::after_update,
        drafts::Browser,
        facts::ShownSample,
        program::{Handle, Program, Storage},
    },
    texts,
    ui::{Icon, IconName},
};

/// Progress is announced at most this often, in ms.
const PROGRESS_EVERY_MS: f64 = 5000.0;

/// The cases' pane.
#[derive(Clone, Copy)]
pub(crate) struct Cases {
    pub(super) list: RwSignal<CaseList>,
    /// What screen readers say.
    announcement: RwSignal<String>,
    /// When progress was last announced, by the browser's ticks.
    announced_at: StoredValue<f64>,
    /// The lines of an input. Empty: inputs are text.
    pub(super) fields: StoredValue<Vec<ValueField>>,
    storage: StoredValue<(Storage, String), LocalStorage>,
    buttons: NodeRef<html::Div>,
    given: NodeRef<html::Div>,
    stop: NodeRef<html::Button>,
}

impl Cases {
    pub(crate) fn new(
        storage: &Storage,
        owner: &str,
        problem: &str,
        samples: Vec<ShownSample>,
        fields: Vec<ValueField>,
    ) -> Self {
        let key = format!("assay:cases:{owner}/{problem}");
        let own = storage.get(&key).and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default();
        Self {
            list: RwSignal::new(CaseList::new(samples, own)),
            announcement: RwSignal::new(String::new()),
            announced_at: StoredValue::new(f64::NEG_INFINITY),
            fields: StoredValue::new(fields),
            storage: StoredValue::new_local((storage.clone(), key)),
            buttons: NodeRef::new(),
            given: NodeRef::new(),
            stop: NodeRef::new(),
        }
    }

    pub(crate) fn own(self) -> Vec<String> {
        self.list.with_untracked(|list| list.own().to_vec())
    }

    fn keep(self) {
        let json = serde_json::to_string(&self.own()).unwrap_or_default();
        self.storage.with_value(|(storage, key)| storage.set(key, &json));
    }

    /// Adds a case and shows it. Returns whether there was room.
    pub(crate) fn add(self, input: String) -> bool {
        if self.list.with_untracked(CaseList::is_full) {
            return false;
        }
        self.list.update(|list| {
            list.add(input);
        });
        self.keep();
        after_update(move || {
            let given = self.given.try_get_untracked().flatten();
            focus_first(given.as_deref(), "textarea, input");
        });
        true
    }

    pub(super) fn edit(self, own: usize, input: String) {
        self.list.update(|list| list.edit(own, input));
        self.keep();
    }

    pub(super) fn remove(self, own: usize) {
        self.list.update(|list| list.remove(own));
        self.keep();
        self.focus_shown();
    }

    fn choose(self, at: usize) {
        self.list.update(|list| list.choose(at));
        self.focus_shown();
    }

    fn focus_shown(self) {
        after_update(move || {
            let shown = self.list.try_with_untracked(CaseList::shown).unwrap_or(0);
            let button = self.buttons.try_get_untracked().flatten().and_then(|buttons| {
                buttons.children().item(u32::try_from(shown).unwrap_or(0))?.dyn_into::<HtmlElement>().ok()
            });
            // A visible button can have the focus.
            let _ = button.map(|button| button.focus());
        });
    }

    /// Shows a message instead of the run's results.
    pub(crate) fn say(self, words: &str, refused: bool) {
        self.list.update(|list| list.say(words, refused));
        self.announce(words.to_owned());
    }

    /// Shows a message and keeps the run's results.
    pub(crate) fn note(self, words: &str) {
        self.list.update(|list| list.note(words));
        self.announce(words.to_owned());
    }

    /// Shows the progress of a run.
    pub(crate) fn show(self, run: Run) {
        let bad = first_bad(&run).and_then(|at| Some((at, case_words(run.cases.get(at)?))));
        let done = run.phase == Phase::Done;
        self.list.update(|list| list.take(run));
        let words = self.list.with_untracked(|list| list.status().to_owned());
        match bad {
            Some((at, verdict)) if done => {
                let name = self.list.with_untracked(|list| list.name(at));
                self.announce((texts::runs().first_bad)(&words, &name, &verdict));
            }
            _ if done => self.announce(words),
            _ => self.announce_progress(words),
        }
    }

    fn announce(self, words: String) {
        self.announced_at.set_value(f64::NEG_INFINITY);
        self.announcement.set(words);
    }

    fn announce_progress(self, words: String) {
        let now = js_sys::Date::now();
        if now - self.announced_at.get_value() >= PROGRESS_EVERY_MS {
            self.announced_at.set_value(now);
            self.announcement.set(words);
        }
    }

    /// Sets whether a run is in progress and can be cancelled.
    pub(crate) fn set_busy(self, busy: bool) {
        if !busy && self.stop.get_untracked().is_some_and(|stop| has_focus(&stop)) {
            self.focus_shown();
        }
        self.list.update(|list| list.set_busy(busy));
    }

    /// Scrolls the run's status into view.
    pub(crate) fn reveal(self) {
        after_update(move || {
            if let Some(Some(buttons)) = self.buttons.try_get_untracked() {
                let options = ScrollIntoViewOptions::new();
                options.set_block(ScrollLogicalPosition::Nearest);
                buttons.scroll_into_view_with_scroll_into_view_options(&options);
            }
        });
    }

    pub(crate) fn view(self, program: Handle) -> AnyView {
        let list = self.list;
        let cancel = move |_| program.with(Program::cancel_run);
        let status = move || list.with(|list| list.status().to_owned());
        let refused = move || list.with(CaseList::is_refused).then_some("");
        let busy = Memo::new(move |_| list.with(CaseList::is_busy));
        let messages = Memo::new(move |_| list.with(|list| list.messages().to_vec()));
        view! {
            <div class="cases" aria-busy=move || busy.get().then_some("")>
                <div class="cases__list" role="group" aria-label=texts::runs().cases node_ref=self.buttons>
                    {move || self.buttons()}
                </div>
                <p class="visually-hidden" role="status" aria-live="polite">
                    {move || self.announcement.get()}
                </p>
                <div class="cases__state">
                    <p class="cases__status" data-refused=refused>
                        {status}
                    </p>
                    <button
                        type="button"
                        class="button button--quiet button--small"
                        hidden=move || !busy.get()
                        on:click=cancel
                        node_ref=self.stop
                    >
                        {texts::runs().cancel}
                    </button>
                </div>
                <div class="cases__messages">
                    {move || (!messages.with(Vec::is_empty)).then(|| compiler_output(messages.get()))}
                </div>
                <div class="cases__detail">
                    // The result comes before the input, because it matters most and the pane is small.
                    <div class="cases__result">{self.result()}</div>
                    <div class="cases__given" node_ref=self.given>
                        {self.input()}
                    </div>
                </div>
            </div>
        }
        .into_any()
    }

    fn buttons(self) -> AnyView {
        let count = self.list.with(CaseList::count);
        let buttons = (0..count).map(|at| self.button(at)).collect_view();
        let full = self.list.with(CaseList::is_full);
        let title = if full { (texts::runs().full)(assay_domain::MAX_RUN_CASES) } else { texts::runs().add.to_owned() };
        let add = move |_| {
            let input = self.list.with_untracked(|list| list.input(list.shown()).to_owned());
            self.add(input);
        };
        view! {
            {buttons}
            <button
                type="button"
                class="button button--small cases__case"
                aria-label=texts::runs().add
                title=title
                disabled=full
                on:click=add
            >
                <Icon name=IconName::Plus />
            </button>
        }
        .into_any()
    }

    fn button(self, at: usize) -> AnyView {
        let (name, chosen, sign) = self.list.with(|list| {
            let sign = match list.result(at) {
                Some(case) if case.refused.is_some() => {
                    Some((IconName::CircleAlert, case_words(case), case_tone(case)))
                }
                Some(case) => {
                    let icon = match case_tone(case) {
                        None => IconName::Circle,
                        Some("accepted") => IconName::Check,
                        Some(_) => IconName::X,
                    };
                    Some((icon, case_words(case), case_tone(case)))
                }
                None if list.runs(at) => Some((IconName::Loader, texts::runs().now.to_owned(), None)),
                None => None,
            };
            (list.name(at), list.shown() == at, sign)
        });
        let label = sign.as_ref().map(|(_, words, _)| (texts::runs().case_and_result)(&name, words));
        let tone = sign.as_ref().and_then(|(_, _, tone)| *tone);
        view! {
            <button
                type="button"
                class="button button--small cases__case"
                aria-pressed=if chosen { "true" } else { "false" }
                aria-label=label
                data-verdict=tone
                on:click=move |_| self.choose(at)
            >
                {sign.map(|(icon, ..)| view! { <Icon name=icon /> })}
                {name}
            </button>
        }
        .into_any()
    }

    /// The result of the shown case, or a placeholder while it runs.
    fn result(self) -> impl IntoView + use<> {
        let list = self.list;
        let result = Memo::new(move |_| list.with(|list| list.result(list.shown()).cloned()));
        let waits = Memo::new(move |_| list.with(|list| list.is_busy() && list.count() > 0));
        move || match result.get() {
            Some(case) => view! { <ResultView case=case /> }.into_any(),
            None if waits.get() => view! {
                <div class="skeleton" aria-hidden="true">
                    <span class="skeleton__line"></span>
                    <span class="skeleton__line"></span>
                </div>
            }
            .into_any(),
            None => ().into_any(),
        }
    }

    /// The input and, for samples, the expected output. Not redrawn while the user types.
    fn input(self) -> impl IntoView + use<> {
        let list = self.list;
        let shown = Memo::new(move |_| {
            list.with(|list| {
                let at = list.shown();
                let without_result = list.result(at).is_none();
                Given {
                    name: list.name(at),
                    sample: list.sample(at).cloned().map(|sample| (sample, without_result)),
                    own: list.own_index(at),
                    count: list.count(),
                }
            })
        });
        move || match shown.get() {
            Given { count: 0, .. } => view! { <p class="pane-note">{texts::runs().no_samples}</p> }.into_any(),
            Given { sample: Some((sample, without_result)), .. } => {
                view! { <SampleInput sample=sample expected=without_result /> }.into_any()
            }
            Given { own: Some(own), name, .. } => view! { <OwnInput cases=self own=own name=name /> }.into_any(),
            Given { .. } => ().into_any(),
        }
    }
}

/// What the lower part of the pane shows.
#[derive(Clone, PartialEq)]
struct Given {
    name: String,
    /// The sample, and whether it has no result, which would show the expected output.
    sample: Option<(ShownSample, bool)>,
    /// The index of an own case.
    own: Option<usize>,
    count: usize,
}

/// The compiler's output. Lines that name a place in the source lead there.
fn compiler_output(lines: Vec<CompilerLine>) -> AnyView {
    let lines = lines
        .into_iter()
        .map(|CompilerLine { text, at }| match at {
            Some(at) => view! {
                <button type="button" class="line-link" data-do=Act::Go.name() data-line=at.line data-column=at.column>
                    {text}
                </button>
                "\n"
            }
            .into_any(),
            None => view! { {text} "\n" }.into_any(),
        })
        .collect_view();
    view! {
        <section class="compiler" aria-label=texts::results().compiler_output>
            <h3>{texts::results().compiler_output}</h3>
            <pre class="io__text" tabindex="0" aria-label=texts::results().compiler_output data-compiler>
                {lines}
            </pre>
        </section>
    }
    .into_any()
}

fn has_focus(element: &Element) -> bool {
    document().active_element().is_some_and(|active| active == *element)
}

fn focus_first(root: Option<&HtmlElement>, selector: &str) {
    let field = root.and_then(|root| root.query_selector(selector).ok().flatten());
    let field = field.and_then(|field| field.dyn_into::<HtmlElement>().ok());
    // A visible field can have the focus.
    let _ = field.map(|field| field.focus());
}
