//! Pictures of values. The server renders them.

use super::{Language, english::counted, language};

pub(crate) struct Pictures {
    pub(crate) picture: &'static str,
    pub(crate) pictures: &'static str,
    pub(crate) too_large: &'static str,
    pub(crate) empty: &'static str,
    pub(crate) marked: &'static str,
    pub(crate) alternative: fn(whose: &str, content: &str, mark: &str) -> String,
    pub(crate) tree: fn(nodes: usize, levels: usize) -> String,
    pub(crate) list: fn(nodes: usize) -> String,
    pub(crate) grid: fn(rows: usize, columns: usize) -> String,
    pub(crate) graph: fn(nodes: usize, edges: usize) -> String,
}

static ENGLISH: Pictures = Pictures {
    picture: "Picture",
    pictures: "Pictures",
    too_large: "This value is too large for a picture.",
    empty: "Empty",
    marked: " The element that differs is marked.",
    alternative: |whose, content, mark| format!("{whose}: {content}.{mark}"),
    tree: |nodes, levels| format!("binary tree with {} on {}", count(nodes, "node"), count(levels, "level")),
    list: |nodes| format!("linked list with {}", count(nodes, "node")),
    grid: |rows, columns| format!("grid with {} and {}", count(rows, "row"), count(columns, "column")),
    graph: |nodes, edges| format!("graph with {} and {}", count(nodes, "node"), count(edges, "edge")),
};

fn count(number: usize, word: &str) -> String {
    counted(u32::try_from(number).unwrap_or(u32::MAX), word, &format!("{word}s"))
}

pub(crate) fn pictures() -> &'static Pictures {
    match language() {
        Language::English => &ENGLISH,
    }
}
