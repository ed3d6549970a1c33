//! Stores and applies the editor's settings.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{
    drafts::Browser,
    program::Program,
    settings::{self, Keys, Settings},
};

const YEAR_S: u32 = 365 * 24 * 60 * 60;

impl Program {
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

    pub(super) fn apply_settings(&self) {
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
