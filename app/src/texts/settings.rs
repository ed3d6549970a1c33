//! The editor's settings.

texts! {
    pub(crate) fn settings() -> Settings;

    keys = "Key bindings",
    standard_keys = "Standard",
    vim = "Vim",
    completion = "Completion",
    off = "Off",
    on_request = "On Ctrl+Space",
    while_typing = "While typing",
    colors = "Colors",
    as_site = "Match site",
    light = "Light",
    dark = "Dark",
    contrast = "High contrast",
    warm = "Warm",
    font_size = "Font size",
    indentation = "Indentation",
    as_language = "Language default",
    spaces(count: u32) = format!("{count} spaces"),
    tabs = "Tabs",
    wrap = "Wrap long lines",
    hide_difficulty = "Hide difficulty and tags",
}
