//! The frame around every page.

use super::{Language, language};

pub(crate) struct Site {
    pub(crate) brand: &'static str,
    pub(crate) title: fn(page: &str) -> String,
    pub(crate) skip: &'static str,
    pub(crate) main: &'static str,
    pub(crate) admin: &'static str,
    pub(crate) find_label: &'static str,
    pub(crate) find_keys: &'static str,
    pub(crate) find_kbd: &'static str,
    pub(crate) register: &'static str,
    pub(crate) footer: &'static str,
    pub(crate) log_out: &'static str,
    pub(crate) theme_system: &'static str,
    pub(crate) theme_light: &'static str,
    pub(crate) theme_dark: &'static str,
}

static ENGLISH: Site = Site {
    brand: "Assay",
    title: |page| if page.is_empty() { "Assay".to_owned() } else { format!("{page} · Assay") },
    skip: "Skip to content",
    main: "Main",
    admin: "Admin",
    find_label: "Find problems, tracks and actions",
    find_keys: "Ctrl+K",
    find_kbd: "Ctrl K",
    register: "Register",
    footer: "Assay, a self-hosted practice judge. Free software under MIT or Apache-2.0.",
    log_out: "Log out",
    theme_system: "Theme: system",
    theme_light: "Theme: light",
    theme_dark: "Theme: dark",
};

pub(crate) fn site() -> &'static Site {
    match language() {
        Language::English => &ENGLISH,
    }
}
