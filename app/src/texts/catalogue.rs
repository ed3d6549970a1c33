//! The list of problems.

texts! {
    pub(crate) fn catalogue() -> Catalogue;

    title = "Title",
    newest_first = "Newest first",
    tag = "Tag",
    any = "Any",
    track = "Track",
    sort_by = "Sort by",
    difficulty = "Difficulty",
    status = "Status",
    filters(chosen: usize) = match chosen {
        0 => "Filters".to_owned(),
        chosen => format!("Filters ({chosen})"),
    },
    pick_random = "Pick one at random",
    no_match = "No matches",
    no_match_detail = "No problems match these filters.",
    empty = "No problems yet",
    empty_detail = "Problems appear here when an admin publishes them.",
    problem = "Problem",
    tags = "Tags",
    tag_with_count(tag: &str, problems: u32) = format!("{tag} ({problems})"),
}
