//! The lazy part of the problem page: it puts the editor, the drafts and the cases together.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use assay_domain::{CompilerLine, Interface, LanguageId, Sample, compiler_lines};
use futures::channel::oneshot::Receiver;
use leptos::{prelude::*, wasm_split};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{HtmlElement, HtmlSelectElement};

use super::{
    aids::Aids,
    browser::{PageBrowser, after_update},
    cases::{Cases, value_fields},
    dialogs::{self, Open},
    drafts::{Browser, DraftHooks, DraftSync, Drafts, Version},
    events,
    facts::ShownSample,
    languages::{InterfaceChoice, draft_name, group_verified, mode_of, of_draft, starter_code},
    layout::Layout,
    notices::{Notices, status_words},
    palette::PaletteActions,
    settings::{self, Keys, Settings},
    shared::{Bench, BenchFacts, Slots},
    submissions,
};
use crate::{
    editor::bridge::{CodeEditor, create_editor},
    problems::View,
    texts,
};

pub(super) type Storage = Rc<PageBrowser>;

const YEAR_S: u32 = 365 * 24 * 60 * 60;

/// The lazy part or the editor's bundle could not be loaded.
#[derive(Debug)]
pub(super) struct NotLoaded;

impl From<wasm_split::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// Loads and starts the lazy part. `bundle` tells when the editor's bundle is loaded.
pub(super) async fn start(bench: Bench, owner: Owner, bundle: Receiver<bool>) -> Result<(), NotLoaded> {
    preload_program().await?;
    if bundle.await != Ok(true) {
        return Err(NotLoaded);
    }
    mount(bench, owner).await
}

#[wasm_split::wasm_split(
    problem_page,
    wasm_split_path = ::leptos::wasm_split,
    preload(preload_program),
    fallible
)]
fn mount(bench: Bench, owner: Owner) -> Result<(), NotLoaded> {
    owner.with(|| Program::mount(bench));
    Ok(())
}

/// The program, for views and callbacks. It ends when the user leaves the page.
#[derive(Clone, Copy)]
pub(crate) struct Handle(StoredValue<Rc<Program>, LocalStorage>);

impl Handle {
    /// Does nothing after the user has left the page.
    pub(super) fn with(self, act: impl FnOnce(&Rc<Program>)) {
        if let Some(program) = self.0.try_get_value() {
            act(&program);
        }
    }

    pub(super) fn with_value<T>(self, read: impl FnOnce(&Rc<Program>) -> T) -> T {
        self.0.with_value(read)
    }
}

/// The editor, and what it calls.
struct Editor {
    code: CodeEditor,
    _changed: Closure<dyn Fn(String)>,
    _moved: Closure<dyn Fn(u32, u32, u32)>,
    _pressed: Closure<dyn Fn(String)>,
    _failed: Closure<dyn Fn()>,
}

pub(crate) struct Program {
    pub(super) bench: Bench,
    pub(super) root: HtmlElement,
    storage: Storage,
    editor: Editor,
    pub(super) select: HtmlSelectElement,
    choice: Option<InterfaceChoice>,
    pub(super) drafts: Rc<DraftSync>,
    pub(super) notices: Notices,
    pub(super) layout: Layout,
    pub(super) aids: Rc<Aids>,
    /// None for problems that take answers.
    pub(super) cases: Option<Cases>,
    pub(super) dialog: RwSignal<Option<Open>>,
    settings: Cell<Settings>,
    language: RefCell<String>,
    interface: Cell<Option<Interface>>,
    /// Whether the text differs from starter code, or did.
    had_draft: Cell<bool>,
    /// The source of the last submission from this page, until the compiler's messages about it are marked.
    pub(super) submitted: RefCell<Option<String>>,
    /// The number of the current run on this page.
    pub(super) run: Cell<u32>,
    pub(super) is_running: Cell<bool>,
    /// The current run's id, once the server has accepted it.
    pub(super) run_id: Cell<Option<i64>>,
    palette: RefCell<Option<PaletteActions>>,
}

impl Program {
    fn mount(bench: Bench) {
        let (Some(Some(root)), Some(Some(textarea)), Some(Some(select))) =
            (bench.root.try_get_untracked(), bench.source.try_get_untracked(), bench.language.try_get_untracked())
        else {
            // The user left the page while this part was loading.
            return;
        };
        let root: HtmlElement = root.unchecked_into();
        group_verified(&root, &select);
        let storage = Storage::default();
        let facts = bench.facts.get_value();
        // The server's text: an earlier submission, or a refused one.
        let (given, given_in) = (textarea.value(), select.value());
        let from = textarea.get_attribute("data-from").and_then(|id| id.parse::<i64>().ok());
        let hide_difficulty =
            document().document_element().is_some_and(|root| root.has_attribute("data-hide-difficulty"));
        let settings = Settings::parse(storage.get(settings::KEY).as_deref(), hide_difficulty);
        let choice = InterfaceChoice::find(&root);
        let notices = Notices::new();
        let cases = (!facts.answers).then(|| {
            let fields = choice.as_ref().map(|choice| value_fields(&choice.facts.signature)).unwrap_or_default();
            let samples = match &choice {
                Some(choice) => choice.facts.samples.clone(),
                None => facts.samples.iter().filter(|sample| sample.interaction.is_none()).map(shown).collect(),
            };
            let samples = samples.into_iter().filter(|sample| !sample.in_statement).collect();
            Cases::new(&storage, &facts.owner, &facts.problem, samples, fields)
        });
        let program = Rc::new_cyclic(|weak: &Weak<Self>| Self {
            bench,
            editor: Self::editor(weak.clone(), bench, notices, &textarea),
            drafts: DraftSync::start(
                storage.clone(),
                &facts.owner,
                &facts.problem,
                Self::draft_hooks(weak.clone(), bench, notices),
            ),
            select,
            choice,
            notices,
            layout: Layout::start(bench, &root, &storage),
            aids: Aids::start(bench, root.clone()),
            cases,
            dialog: RwSignal::new(None),
            settings: Cell::new(settings),
            language: RefCell::default(),
            interface: Cell::new(None),
            had_draft: Cell::new(false),
            submitted: RefCell::default(),
            run: Cell::new(0),
            is_running: Cell::new(false),
            run_id: Cell::new(None),
            palette: RefCell::default(),
            root,
            storage,
        });
        program.apply_settings();
        program.open_first(&facts, &given, &given_in, from);
        events::listen(&program);
        *program.palette.borrow_mut() = Some(PaletteActions::offer(&program));
        program.fill_slots();
        let leaving = Handle(StoredValue::new_local(program));
        on_cleanup(move || leaving.with(|program| program.close()));
    }

    fn fill_slots(self: &Rc<Self>) {
        let handle = Handle(StoredValue::new_local(self.clone()));
        let (bench, notices, cases, dialog) = (self.bench, self.notices, self.cases, self.dialog);
        self.bench.slots.set(Some(Slots {
            notices: ViewFn::from(move || notices.view(handle)),
            cases: ViewFn::from(move || cases.map(|cases| cases.view(handle))),
            dialogs: ViewFn::from(move || dialogs::view(dialog, handle)),
            submissions: ViewFn::from(move || submissions::view(bench)),
        }));
        let root = self.root.clone();
        after_update(move || {
            // Cannot fail. Style sheets and tests wait for it.
            let _ = root.set_attribute("data-ready", "");
        });
    }

    fn close(&self) {
        self.stop_run();
        self.drafts.close();
        *self.palette.borrow_mut() = None;
        self.editor.code.destroy();
    }

    fn editor(weak: Weak<Self>, bench: Bench, notices: Notices, textarea: &web_sys::HtmlTextAreaElement) -> Editor {
        let program = weak.clone();
        let changed = Closure::<dyn Fn(String)>::new(move |text: String| {
            if let Some(program) = program.upgrade() {
                program.changed(&text);
            }
        });
        let moved = Closure::<dyn Fn(u32, u32, u32)>::new(move |line, column, selected| {
            let place = (texts::drafts().place)(line, column);
            let words = match selected {
                0 => place,
                _ => (texts::drafts().place_and_selection)(&place, selected),
            };
            // Fails only when the user leaves the page.
            let _ = bench.cursor.try_set(words);
        });
        let pressed = Closure::<dyn Fn(String)>::new(move |action: String| {
            if let Some(program) = weak.upgrade() {
                program.pressed(&action);
            }
        });
        let failed = Closure::<dyn Fn()>::new(move || notices.say(texts::drafts().plain.to_owned()));
        let code = create_editor(textarea, &changed, &moved, &pressed, &failed);
        Editor { code, _changed: changed, _moved: moved, _pressed: pressed, _failed: failed }
    }

    fn draft_hooks(weak: Weak<Self>, bench: Bench, notices: Notices) -> DraftHooks {
        DraftHooks {
            status: Box::new(move |status| bench.draft_status.set(status_words(status))),
            conflict: Box::new(move |open| notices.conflict.set(open)),
            notice: Box::new(move |notice| notices.drafts.set(notice)),
            replace: Box::new(move |text| {
                let Some(program) = weak.upgrade() else { return };
                program.had_draft.set(true);
                if program.text() != text {
                    program.editor.code.open(text);
                }
            }),
        }
    }

    /// Opens the draft of the last language, or the server's text.
    fn open_first(self: &Rc<Self>, facts: &BenchFacts, given: &str, given_in: &str, from: Option<i64>) {
        let last = self.drafts.with(|drafts| drafts.last_language());
        if let Some(last) = last.filter(|_| given.is_empty()) {
            let (language, interface) = of_draft(&last);
            if offers(facts, language) {
                self.select.set_value(language);
                if let Some(choice) = &self.choice {
                    choice.choose(interface);
                }
            }
        }
        self.open_language();
        let textarea = self.bench.source.get_untracked();
        if textarea.is_some_and(|textarea| textarea.has_attribute("data-fresh")) {
            self.reset();
            forget_review();
        } else if !given.is_empty() && *self.language.borrow() == given_in {
            // Apply it as a change, so that undo restores the draft.
            self.keep_text();
            self.editor.code.change(given);
            if let Some(from) = from {
                self.notices.say_with_undo((texts::drafts().loaded)(from));
            }
        }
    }

    /// Opens the draft of the selected language and interface. Undo does not go back to the previous one.
    pub(super) fn open_language(&self) {
        if !self.language.borrow().is_empty() {
            self.keep_text();
        }
        let language = self.select.value();
        let interface = self.choice.as_ref().map(|choice| choice.of(&language));
        if let Some(choice) = &self.choice {
            choice.show(&language);
        }
        language.clone_into(&mut self.language.borrow_mut());
        self.interface.set(interface);
        let draft = self.drafts.with(|drafts| drafts.open(&draft_name(&language, interface)));
        self.had_draft.set(draft.is_some());
        self.editor.code.open(&draft.unwrap_or_else(|| self.starter_code()));
        self.drafts.with(Drafts::opened);
        let mode = self.bench.facts.with_value(|facts| mode_of(&facts.languages, &language));
        self.editor.code.set_mode(&mode);
        self.clear_marks();
    }

    /// The user has selected a language.
    pub(super) fn language_chosen(&self) {
        let language = self.select.value();
        self.drafts.with(|drafts| drafts.remember_language(&language));
        self.open_language();
    }

    /// The field that selects the interface, if there is one.
    pub(super) fn interface_select(&self) -> Option<&HtmlSelectElement> {
        self.choice.as_ref().map(|choice| &choice.select)
    }

    /// Opens another language and interface, if they differ from the open ones.
    pub(super) fn switch_to(&self, language: &LanguageId, interface: Option<Interface>) {
        let differs = *self.language.borrow() != language.as_str()
            || interface.is_some_and(|interface| Some(interface) != self.interface.get());
        if !differs || !self.bench.facts.with_value(|facts| offers(facts, language.as_str())) {
            return;
        }
        self.select.set_value(language.as_str());
        if let (Some(choice), Some(interface)) = (&self.choice, interface) {
            choice.choose(interface);
        }
        self.open_language();
    }

    /// The open language and interface.
    pub(super) fn language(&self) -> (String, Option<Interface>) {
        (self.language.borrow().clone(), self.interface.get())
    }

    fn starter_code(&self) -> String {
        let language = self.language.borrow();
        self.bench.facts.with_value(|facts| starter_code(facts, &language, self.interface.get()))
    }

    /// The input of a sample as programs read it, if the statement shows it in another way.
    pub(super) fn sample_input(&self, name: &str) -> Option<String> {
        let samples = &self.choice.as_ref()?.facts.samples;
        samples.iter().find(|sample| sample.name == name).map(|sample| sample.input.clone())
    }

    pub(super) fn text(&self) -> String {
        self.editor.code.text()
    }

    fn changed(&self, text: &str) {
        self.notices.text_changed();
        // Unchanged starter code is not a draft.
        if !self.had_draft.get() && text == self.starter_code() {
            return;
        }
        self.had_draft.set(true);
        self.drafts.with(|drafts| drafts.changed(text));
    }

    /// Call this before replacing the text, so that the user can restore it.
    fn keep_text(&self) {
        let text = self.text();
        if text != self.starter_code() {
            self.drafts.with(|drafts| drafts.keep_earlier(&text));
        }
    }

    /// Saves the text in the editor and replaces it.
    pub(super) fn replace_text(&self, text: &str, words: String) {
        self.keep_text();
        self.had_draft.set(true);
        self.editor.code.change(text);
        self.notices.say_with_undo(words);
        self.editor.code.focus();
    }

    pub(super) fn reset(&self) {
        self.replace_text(&self.starter_code(), texts::drafts().reset.to_owned());
    }

    pub(super) fn undo(&self) {
        self.editor.code.undo();
        self.notices.text_changed();
        self.editor.code.focus();
    }

    pub(super) fn save(&self) {
        self.drafts.with(Drafts::keep);
    }

    pub(super) fn use_theirs(&self) {
        if self.drafts.with(|drafts| drafts.resolve(&Version::Theirs)) {
            self.notices.say(texts::drafts().took_theirs.to_owned());
        }
    }

    pub(super) fn keep_mine(&self) {
        self.drafts.with(|drafts| drafts.resolve(&Version::Mine));
    }

    /// Goes to a place in the source.
    pub(super) fn go(&self, line: u32, column: u32) {
        self.layout.show(View::Code);
        self.editor.code.go(line, column);
    }

    pub(super) fn to_editor(&self) {
        self.layout.show(View::Code);
        self.editor.code.arrive();
    }

    pub(super) fn clear_marks(&self) {
        self.editor.code.mark(Vec::new(), Vec::new(), Vec::new());
    }

    /// Marks the lines that a compiler's messages name.
    pub(super) fn mark(&self, messages: &[CompilerLine]) {
        let (mut lines, mut columns, mut texts) = (Vec::new(), Vec::new(), Vec::new());
        for message in messages {
            if let Some(at) = message.at {
                lines.push(at.line);
                columns.push(at.column);
                texts.push(message.text.clone());
            }
        }
        self.editor.code.mark(lines, columns, texts);
    }

    /// Marks what a compiler says about the last submission, if its source is still in the editor.
    pub(super) fn mark_submitted(&self, output: &str) {
        let is_same = self.submitted.borrow().as_ref().is_some_and(|submitted| *submitted == self.text());
        let messages = compiler_lines(output);
        if is_same && messages.iter().any(|message| message.at.is_some()) {
            self.mark(&messages);
            *self.submitted.borrow_mut() = None;
        }
    }

    pub(super) fn settings(&self) -> Settings {
        self.settings.get()
    }

    /// Stores and applies settings.
    pub(super) fn set_settings(&self, settings: Settings) {
        self.settings.set(settings);
        self.storage.set(settings::KEY, &settings.json());
        let document = document();
        if let Some(root) = document.document_element() {
            // Cannot fail: the name is valid.
            let _ = root.toggle_attribute_with_force("data-hide-difficulty", settings.hide_difficulty);
        }
        let age = if settings.hide_difficulty { YEAR_S } else { 0 };
        let cookie = format!("hide_difficulty=1; Path=/; Max-Age={age}; SameSite=Lax");
        // Without cookies the setting still applies to this page.
        let _ = document.unchecked_into::<web_sys::HtmlDocument>().set_cookie(&cookie);
        self.apply_settings();
    }

    fn apply_settings(&self) {
        let settings = self.settings.get();
        let textarea = self.bench.source.get_untracked();
        if let Some(surface) = textarea.and_then(|textarea| textarea.parent_element()) {
            let surface: HtmlElement = surface.unchecked_into();
            // Neither can fail: the names are valid.
            let _ = surface.set_attribute("data-editor-theme", settings.colors.code());
            let _ = surface.style().set_property("--code-size", &format!("{}px", settings.font_px));
        }
        self.editor.code.configure(
            settings.keys == Keys::Vim,
            settings.completion.code(),
            settings.indentation.code(),
            settings.wrap,
        );
    }
}

fn offers(facts: &BenchFacts, language: &str) -> bool {
    if facts.answers {
        return language == LanguageId::ANSWERS;
    }
    facts.languages.iter().any(|known| known.id.as_str() == language)
}

/// Removes `review` from the address: a reload must not replace what the user writes now.
fn forget_review() {
    let location = window().location();
    let search = location.search().unwrap_or_default();
    let (Ok(query), Ok(path)) = (web_sys::UrlSearchParams::new_with_str(&search), location.pathname()) else { return };
    query.delete("review");
    let query: String = query.to_string().into();
    let address = if query.is_empty() { path } else { format!("{path}?{query}") };
    if let Ok(history) = window().history() {
        // Fails only if the page changes its address very often.
        let state = history.state().unwrap_or_default();
        let _ = history.replace_state_with_url(&state, "", Some(&address));
    }
}

fn shown(sample: &Sample) -> ShownSample {
    ShownSample {
        name: sample.name.clone(),
        input: sample.input.clone(),
        shown_input: sample.input.clone(),
        shown_answer: sample.answer.clone(),
        in_statement: sample.in_statement,
    }
}
