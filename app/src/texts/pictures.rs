//! Pictures of values. The server renders them.

use super::english::counted;

texts! {
    pub(crate) fn pictures() -> Pictures;

    picture = "Picture",
    pictures = "Pictures",
    too_large = "This value is too large for a picture.",
    empty = "Empty",
    marked = " The element that differs is marked.",
    alternative(whose: &str, content: &str, mark: &str) = format!("{whose}: {content}.{mark}"),
    tree(nodes: usize, levels: usize) = format!("binary tree with {} on {}", count(nodes, "node"), count(levels, "level")),
    list(nodes: usize) = format!("linked list with {}", count(nodes, "node")),
    grid(rows: usize, columns: usize) = format!("grid with {} and {}", count(rows, "row"), count(columns, "column")),
    graph(nodes: usize, edges: usize) = format!("graph with {} and {}", count(nodes, "node"), count(edges, "edge")),
}

fn count(number: usize, word: &str) -> String {
    counted(u32::try_from(number).unwrap_or(u32::MAX), word, &format!("{word}s"))
}
