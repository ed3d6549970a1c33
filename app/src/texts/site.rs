//! Header, footer and title of every page.

texts! {
    pub(crate) fn site() -> Site;

    brand = "Assay",
    title(page: &str) = if page.is_empty() { "Assay".to_owned() } else { format!("{page} · Assay") },
    skip = "Skip to content",
    main = "Main",
    admin = "Admin",
    find_label = "Find problems, tracks and actions",
    find_keys = "Ctrl+K",
    find_kbd = "Ctrl K",
    register = "Register",
    footer = "Assay, a self-hosted practice judge. Free software under MIT or Apache-2.0.",
    log_out = "Log out",
    theme_system = "Theme: system",
    theme_light = "Theme: light",
    theme_dark = "Theme: dark",
}
