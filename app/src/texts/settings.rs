//! The editor's settings.

use super::{Language, language};

pub(crate) struct Settings {
    pub(crate) keys: &'static str,
    pub(crate) standard_keys: &'static str,
    pub(crate) vim: &'static str,
    pub(crate) completion: &'static str,
    pub(crate) off: &'static str,
    pub(crate) on_request: &'static str,
    pub(crate) while_typing: &'static str,
    pub(crate) colors: &'static str,
    pub(crate) as_site: &'static str,
    pub(crate) light: &'static str,
    pub(crate) dark: &'static str,
    pub(crate) contrast: &'static str,
    pub(crate) warm: &'static str,
    pub(crate) font_size: &'static str,
    pub(crate) indentation: &'static str,
    pub(crate) as_language: &'static str,
    pub(crate) spaces: fn(count: u32) -> String,
    pub(crate) tabs: &'static str,
    pub(crate) wrap: &'static str,
    pub(crate) hide_difficulty: &'static str,
}

static ENGLISH: Settings = Settings {
    keys: "Key bindings",
    standard_keys: "Standard",
    vim: "Vim",
    completion: "Completion",
    off: "Off",
    on_request: "On Ctrl+Space",
    while_typing: "While typing",
    colors: "Colors",
    as_site: "Match site",
    light: "Light",
    dark: "Dark",
    contrast: "High contrast",
    warm: "Warm",
    font_size: "Font size",
    indentation: "Indentation",
    as_language: "Language default",
    spaces: |count| format!("{count} spaces"),
    tabs: "Tabs",
    wrap: "Wrap long lines",
    hide_difficulty: "Hide difficulty and tags",
};

pub(crate) fn settings() -> &'static Settings {
    match language() {
        Language::English => &ENGLISH,
    }
}
