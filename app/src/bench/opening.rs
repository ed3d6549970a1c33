//! Opens drafts and starter code: the first text of the page, and those of other languages.

use std::rc::Rc;

use assay_domain::{Interface, LanguageId};
use leptos::prelude::*;
use web_sys::HtmlSelectElement;

use super::{
    drafts::Drafts,
    languages::{draft_name, mode_of, of_draft, starter_code},
    program::Program,
    shared::BenchFacts,
};
use crate::texts;

impl Program {
    /// Opens the draft of the last language, or the server's text.
    pub(super) fn open_first(self: &Rc<Self>, facts: &BenchFacts, given: &str, given_in: &str, from: Option<i64>) {
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

    pub(super) fn starter_code(&self) -> String {
        let language = self.language.borrow();
        self.bench.facts.with_value(|facts| starter_code(facts, &language, self.interface.get()))
    }

    /// The input of a sample as programs read it, if the statement shows it in another way.
    pub(super) fn sample_input(&self, name: &str) -> Option<String> {
        let samples = &self.choice.as_ref()?.facts.samples;
        samples.iter().find(|sample| sample.name == name).map(|sample| sample.input.clone())
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
