//! Clicks, keys and other events of the problem page.

use std::rc::Rc;

use assay_domain::{MAX_RUN_CASES, Submission};
use leptos::{
    ev::{self, Custom, KeyboardEvent, MouseEvent},
    prelude::*,
    task::spawn_local,
};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlFormElement};

use super::{
    answers::read_files, browser, dialogs::Open, drafts::Drafts, layout::pane_of, panes::Pane, program::Program,
    views::View,
};
use crate::{act::Act, rest, texts};

/// Listens until the user leaves the page.
pub(super) fn listen(program: &Rc<Program>) {
    // The listeners hold the program, and the page removes them when it is left.
    let on = |act: fn(&Rc<Program>)| {
        let program = program.clone();
        move || act(&program)
    };
    let clicked = program.clone();
    browser::listen(&program.root, ev::click, move |event| clicked.clicked(&event));
    let pressed = program.clone();
    browser::listen(&window(), ev::keydown, move |event| pressed.key_pressed(&event));
    let act = on(|program| program.language_chosen());
    browser::listen(&program.select, ev::change, move |_| act());
    if let Some(select) = program.interface_select() {
        let act = on(|program| program.open_language());
        browser::listen(select, ev::change, move |_| act());
    }
    if let Some(picker) = program.bench.picker.get_untracked() {
        let act = on(Program::files_chosen);
        browser::listen(&picker, ev::change, move |_| act());
    }
    if let Some(form) = program.form() {
        let act = on(|program| {
            *program.submitted.borrow_mut() = Some(program.text());
            program.save();
        });
        browser::listen(&form, ev::submit, move |_| act());
    }
    let act = on(|program| program.drafts.with(Drafts::reconnect));
    browser::listen(&window(), ev::online, move |_| act());
    let act = on(|program| program.drafts.with(Drafts::save_before_leaving));
    browser::listen(&window(), Custom::<web_sys::Event>::new("pagehide"), move |_| act());
    let act = on(|program| {
        if document().hidden() {
            program.drafts.with(Drafts::save_before_leaving);
        }
    });
    browser::listen(&document(), Custom::<web_sys::Event>::new("visibilitychange"), move |_| act());
    let (marking, compiled) = (Rc::downgrade(program), program.bench.compiled);
    Effect::new(move |_| {
        if let (Some(program), Some(output)) = (marking.upgrade(), compiled.get()) {
            program.mark_submitted(&output);
        }
    });
}

impl Program {
    fn clicked(self: &Rc<Self>, event: &MouseEvent) {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        if let Some(tab) = closest(&target, "[role=tab]") {
            self.layout.tab_clicked(&tab);
        }
        let Some(from) = closest(&target, "[data-do]") else { return };
        let with_key = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        let Some(act) = from.get_attribute("data-do").and_then(|name| Act::parse(&name)) else { return };
        if event.default_prevented() || with_key {
            return;
        }
        // Links are for pages without scripts.
        if from.tag_name().eq_ignore_ascii_case("a") {
            event.prevent_default();
            event.stop_propagation();
        }
        self.act(act, &from);
    }

    pub(super) fn act(self: &Rc<Self>, act: Act, from: &Element) {
        let number = |name: &str| from.get_attribute(name).and_then(|number| number.parse().ok());
        match act {
            Act::Run => self.run_now(),
            Act::Reset => self.reset(),
            Act::Settings => self.dialog.set(Some(Open::Settings)),
            Act::EarlierDrafts => self.dialog.set(Some(Open::EarlierDrafts)),
            Act::Fold => {
                if let Some(pane) = pane_of(from) {
                    self.layout.fold(pane);
                }
            }
            Act::Full => self.layout.full(pane_of(from)),
            Act::Go => self.go(number("data-line").unwrap_or(1), number("data-column").unwrap_or(1)),
            Act::ToEditor => self.to_editor(),
            Act::Load => {
                let id = from.get_attribute("data-submission").and_then(|id| id.parse().ok());
                if let Some(id) = id {
                    self.load(id);
                }
            }
            Act::Hint => self.aids.hint(from.clone()),
            Act::Editorial => {
                self.layout.show(View::Editorial);
                self.aids.clone().editorial();
            }
            Act::UseSample => {
                let sample = closest(from, "[data-sample]");
                let name = sample.as_ref().and_then(|sample| sample.get_attribute("data-sample"));
                let known = name.and_then(|name| self.sample_input(&name));
                let shown = || sample.and_then(|sample| text_of(&sample, "pre"));
                self.add_case(known.or_else(shown).unwrap_or_default());
            }
            Act::AddFailingCase => {
                let failure = closest(from, ".failure");
                let exact = failure
                    .as_ref()
                    .and_then(|failure| failure.query_selector("[data-input]").ok()?)
                    .and_then(|input| input.get_attribute("data-input"))
                    .filter(|input| !input.is_empty());
                let shown = || failure.and_then(|failure| text_of(&failure, "[data-input]"));
                self.add_case(exact.or_else(shown).unwrap_or_default());
            }
        }
    }

    /// A shortcut in the editor.
    pub(super) fn pressed(self: &Rc<Self>, action: &str) {
        match action {
            "run" => self.run_now(),
            "submit" => self.submit(),
            "save" => self.save(),
            _ => {}
        }
    }

    fn key_pressed(self: &Rc<Self>, event: &KeyboardEvent) {
        if event.default_prevented() {
            return;
        }
        let with_mod = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        match (event.key().to_ascii_lowercase().as_str(), with_mod) {
            ("f9", _) | ("'", true) => self.run_now(),
            ("enter", true) => self.submit(),
            ("s", true) => self.save(),
            ("escape", _) if self.layout.is_full() && self.is_elsewhere() => self.layout.full(None),
            _ => return,
        }
        event.prevent_default();
    }

    /// Whether neither a dialog nor the page has the focus, where Esc has another meaning.
    fn is_elsewhere(&self) -> bool {
        let document = document();
        let dialog = document.query_selector("dialog[open]").ok().flatten();
        let active = document.active_element();
        dialog.is_none() && !active.is_some_and(|active| self.root.contains(Some(&active)))
    }

    fn form(&self) -> Option<HtmlFormElement> {
        self.bench.source.get_untracked()?.form()
    }

    pub(super) fn submit(&self) {
        let Some(form) = self.form() else { return };
        if form.query_selector("button[type=submit]").is_ok_and(|button| button.is_some()) {
            // Fails only for forms outside of the page.
            let _ = form.request_submit();
            return;
        }
        // Visitors log in first; their draft then becomes the member's.
        // Assigning fails only for malformed addresses, and this one is made here.
        let _ = window().location().assign(&browser::login_address());
    }

    fn add_case(&self, input: String) {
        let Some(cases) = self.cases else { return };
        self.layout.show(View::Cases);
        if !cases.add(input) {
            self.notices.say((texts::runs().full)(MAX_RUN_CASES));
        }
    }

    /// Opens the source of a submission.
    fn load(self: &Rc<Self>, id: i64) {
        let program = self.clone();
        spawn_local(async move {
            let answer: Result<Submission, _> = rest::get(&format!("submissions/{id}")).await;
            if program.has_ended() {
                return;
            }
            match answer {
                Ok(submission) => {
                    program.switch_to(&submission.language, submission.interface);
                    program.layout.show(View::Code);
                    program.replace_text(&submission.source, (texts::drafts().loaded)(id));
                }
                Err(_) => program.notices.say(texts::drafts().not_loaded.to_owned()),
            }
        });
    }

    /// Whether the user has left the page.
    pub(super) fn has_ended(&self) -> bool {
        self.bench.slots.try_get_untracked().is_none()
    }

    /// The user has selected files with answers.
    fn files_chosen(self: &Rc<Self>) {
        let (Some(picker), Some(field)) = (self.bench.picker.get_untracked(), self.bench.files.get_untracked()) else {
            return;
        };
        let program = self.clone();
        spawn_local(async move {
            // A file that cannot be read any more counts as none.
            let files = read_files(&picker).await.unwrap_or_default();
            if program.has_ended() {
                return;
            }
            field.set_value("");
            program.notices.files.set(None);
            match files.as_slice() {
                [] => {}
                [only] => program.replace_text(&only.source, (texts::drafts().file_opened)(&only.name)),
                several => {
                    field.set_value(&rest::json(&several));
                    let names: Vec<&str> = several.iter().map(|file| file.name.as_str()).collect();
                    program.notices.files.set(Some(names.join(", ")));
                }
            }
        });
    }

    pub(super) fn remove_files(self: &Rc<Self>) {
        if let Some(picker) = self.bench.picker.get_untracked() {
            picker.set_value("");
        }
        self.files_chosen();
    }

    /// Opens the next hint, for the palette.
    pub(super) fn next_hint(&self) {
        if let Some(link) = self.aids.next_hint() {
            self.layout.show(View::Statement);
            self.aids.hint(link);
        }
    }

    pub(super) fn full(&self, pane: Pane) {
        self.layout.full(Some(pane));
    }
}

/// The selectors here are valid.
fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

fn text_of(root: &Element, selector: &str) -> Option<String> {
    root.query_selector(selector).ok()??.text_content()
}
