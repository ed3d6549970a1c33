//! The list of problems.

use super::{Language, language};

pub(crate) struct Catalogue {
    pub(crate) title: &'static str,
    pub(crate) newest_first: &'static str,
    pub(crate) tag: &'static str,
    pub(crate) any: &'static str,
    pub(crate) track: &'static str,
    pub(crate) sort_by: &'static str,
    pub(crate) difficulty: &'static str,
    pub(crate) status: &'static str,
    pub(crate) filters: fn(chosen: usize) -> String,
    pub(crate) pick_random: &'static str,
    pub(crate) no_match: &'static str,
    pub(crate) no_match_detail: &'static str,
    pub(crate) empty: &'static str,
    pub(crate) empty_detail: &'static str,
    pub(crate) problem: &'static str,
    pub(crate) tags: &'static str,
    pub(crate) tag_with_count: fn(tag: &str, problems: u32) -> String,
}

static ENGLISH: Catalogue = Catalogue {
    title: "Title",
    newest_first: "Newest first",
    tag: "Tag",
    any: "Any",
    track: "Track",
    sort_by: "Sort by",
    difficulty: "Difficulty",
    status: "Status",
    filters: |chosen| match chosen {
        0 => "Filters".to_owned(),
        chosen => format!("Filters ({chosen})"),
    },
    pick_random: "Pick one at random",
    no_match: "No matches",
    no_match_detail: "No problems match these filters.",
    empty: "No problems yet",
    empty_detail: "Problems appear here when an admin publishes them.",
    problem: "Problem",
    tags: "Tags",
    tag_with_count: |tag, problems| format!("{tag} ({problems})"),
};

pub(crate) fn catalogue() -> &'static Catalogue {
    match language() {
        Language::English => &ENGLISH,
    }
}
