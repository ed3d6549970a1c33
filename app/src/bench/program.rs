//! The lazy part of the problem page: it puts the editor, the drafts and the cases together.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use assay_domain::{Interface, Sample};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{HtmlElement, HtmlSelectElement};

use super::{
    aids::Aids,
    browser::{PageBrowser, after_update},
    cases::{Cases, value_fields},
    dialogs::{self, Open},
    drafts::{Browser, DraftHooks, DraftSync},
    events,
    facts::ShownSample,
    languages::{InterfaceChoice, group_verified},
    layout::Layout,
    notices::{Notices, status_words},
    palette_actions::offer_actions,
    settings::{self, Settings},
    shared::{Bench, Slots},
    submissions,
};
use crate::{
    editor::bridge::{CodeEditor, create_editor},
    palette::Offer,
    texts,
};

pub(super) type Storage = Rc<PageBrowser>;

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
pub(super) struct Editor {
    pub(super) code: CodeEditor,
    _changed: Closure<dyn Fn(String)>,
    _moved: Closure<dyn Fn(u32, u32, u32)>,
    _pressed: Closure<dyn Fn(String)>,
    _failed: Closure<dyn Fn()>,
}

pub(crate) struct Program {
    pub(super) bench: Bench,
    pub(super) root: HtmlElement,
    pub(super) storage: Storage,
    pub(super) editor: Editor,
    pub(super) select: HtmlSelectElement,
    pub(super) choice: Option<InterfaceChoice>,
    pub(super) drafts: Rc<DraftSync>,
    pub(super) notices: Notices,
    pub(super) layout: Layout,
    pub(super) aids: Rc<Aids>,
    /// None for problems that take answers.
    pub(super) cases: Option<Cases>,
    pub(super) dialog: RwSignal<Option<Open>>,
    pub(super) settings: Cell<Settings>,
    pub(super) language: RefCell<String>,
    pub(super) interface: Cell<Option<Interface>>,
    /// Whether the text differs from starter code, or did.
    pub(super) had_draft: Cell<bool>,
    /// The source of the last submission from this page, until the compiler's messages about it are marked.
    pub(super) submitted: RefCell<Option<String>>,
    /// The number of the current run on this page.
    pub(super) run: Cell<u32>,
    pub(super) is_running: Cell<bool>,
    /// The current run's id, once the server has accepted it.
    pub(super) run_id: Cell<Option<i64>>,
    palette: RefCell<Option<Offer>>,
}

impl Program {
    pub(super) fn mount(bench: Bench) {
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
        *program.palette.borrow_mut() = Some(offer_actions(&program));
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
