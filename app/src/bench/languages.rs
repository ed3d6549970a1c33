//! The chosen language and interface. Each has its own draft and its own starter code.

use assay_domain::{Interface, Language};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlSelectElement};

use super::{facts::FunctionFacts, shared::BenchFacts};
use crate::texts;

/// The end of the names of drafts that read standard input, although the problem asks for a function.
const STDIN: &str = ".stdin";

/// The choice between function and standard input, for problems with a signature.
pub(super) struct InterfaceChoice {
    pub(super) facts: FunctionFacts,
    label: HtmlElement,
    pub(super) select: HtmlSelectElement,
}

impl InterfaceChoice {
    /// None if the problem has no signature.
    pub(super) fn find(root: &HtmlElement) -> Option<Self> {
        let label: HtmlElement = root.query_selector("[data-interface]").ok()??.unchecked_into();
        let facts = serde_json::from_str(&label.get_attribute("data-interface")?).ok()?;
        let select = label.query_selector("select").ok()??.unchecked_into();
        Some(Self { facts, label, select })
    }

    /// The interface of programs in a language: the user's choice, if both exist.
    pub(super) fn of(&self, language: &str) -> Interface {
        let chosen = Interface::parse(&self.select.value()).unwrap_or(Interface::Function);
        self.facts.interface(language, chosen)
    }

    pub(super) fn choose(&self, chosen: Interface) {
        self.select.set_value(if chosen == Interface::Stdin { Interface::Stdin.as_str() } else { "" });
    }

    /// Hides the choice if the language has only one interface.
    pub(super) fn show(&self, language: &str) {
        self.label.set_hidden(!self.facts.has_both(language));
    }
}

/// Divides the menu into the languages in which the problem's limits were verified, and the others. The line under the statement names
/// them. Without it, the menu stays as it is.
pub(super) fn group_verified(root: &HtmlElement, select: &HtmlSelectElement) {
    let Ok(Some(line)) = root.query_selector("[data-verified]") else { return };
    let given = |name| line.get_attribute(name).unwrap_or_default();
    let verified = given("data-verified");
    let chosen = select.value();
    for (label, wanted) in [(given("data-yes"), true), (given("data-no"), false)] {
        let group = select.owner_document().and_then(|document| document.create_element("optgroup").ok());
        let Some(group) = group.filter(|group| select.append_child(group).is_ok()) else { return };
        let mut next = select.first_element_child();
        while let Some(option) = next {
            next = option.next_element_sibling();
            let is_verified =
                option.get_attribute("value").is_some_and(|id| verified.split(' ').any(|known| known == id));
            if option.tag_name() == "OPTION" && is_verified == wanted {
                // Cannot fail: the group is in the page, and is not inside the option.
                let _ = group.append_child(&option);
            }
        }
        if !group.has_child_nodes() || group.set_attribute("label", &label).is_err() {
            group.remove();
        }
    }
    // Moving an option may have selected another one.
    select.set_value(&chosen);
}

/// The name of the draft in a language.
pub(super) fn draft_name(language: &str, interface: Option<Interface>) -> String {
    let end = if interface == Some(Interface::Stdin) { STDIN } else { "" };
    format!("{language}{end}")
}

/// The language and interface of a draft.
pub(super) fn of_draft(name: &str) -> (&str, Interface) {
    match name.strip_suffix(STDIN) {
        Some(language) => (language, Interface::Stdin),
        None => (name, Interface::Function),
    }
}

/// The problem's starter code, or the language's.
pub(super) fn starter_code(facts: &BenchFacts, language: &str, interface: Option<Interface>) -> String {
    let of_problem = match interface {
        Some(Interface::Stdin) => None,
        _ => facts.template(language),
    };
    of_problem.unwrap_or_else(|| texts::starter(language).to_owned())
}

/// The editor's highlighting mode.
pub(super) fn mode_of(languages: &[Language], language: &str) -> String {
    let known = languages.iter().find(|known| known.id.as_str() == language);
    known.map(|known| known.editor_mode.clone()).unwrap_or_default()
}
