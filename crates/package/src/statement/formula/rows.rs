//! Rewrites rows of environments: the places of numbers, and columns of text.

use super::{input::Input, nodes::Node};

/// Moves `\tag{…}` to the end of its row. In aligned rows the tags get their own column.
pub(super) fn with_tags_last(nodes: Vec<Node>, aligned: bool) -> Vec<Node> {
    if !nodes.iter().any(is_tag) {
        return nodes;
    }
    let rows = split(nodes);
    let columns = |cells: &[Node]| cells.iter().filter(|node| **node == Node::Char('&')).count();
    let most = rows.iter().map(|(cells, _)| columns(cells)).max().unwrap_or_default();
    let mut result = Vec::new();
    for (cells, end) in rows {
        let missing = most - columns(&cells);
        let (mut tags, mut input) = (Vec::new(), Input::new(cells));
        while let Some(node) = input.next() {
            if !is_tag(&node) {
                result.push(node);
                continue;
            }
            tags.push(node);
            if input.star() {
                tags.push(Node::Char('*'));
            }
            tags.push(Node::Group(input.argument()));
        }
        if aligned && !tags.is_empty() {
            result.extend(vec![Node::Char('&'); missing + 1]);
        }
        result.extend(tags);
        result.extend(end);
    }
    result
}

/// Makes the second column text, as in plain TeX's `\cases{…}`.
pub(super) fn with_text_column(nodes: Vec<Node>) -> Vec<Node> {
    let mut result = Vec::new();
    for (mut cells, end) in split(nodes) {
        if let Some(at) = cells.iter().position(|node| *node == Node::Char('&')) {
            let mut text = cells.split_off(at + 1);
            let spaces = text.iter().take_while(|node| **node == Node::Space).count();
            text.drain(..spaces);
            while text.last() == Some(&Node::Space) {
                text.pop();
            }
            cells.extend([Node::Command("text".to_owned()), Node::Group(text)]);
        }
        result.extend(cells);
        result.extend(end);
    }
    result
}

fn is_tag(node: &Node) -> bool {
    matches!(node, Node::Command(name) if name == "tag")
}

/// Splits at the ends of rows. Each row has its end, except the last.
fn split(nodes: Vec<Node>) -> Vec<(Vec<Node>, Option<Node>)> {
    let (mut rows, mut row) = (Vec::new(), Vec::new());
    for node in nodes {
        if matches!(&node, Node::Command(name) if matches!(name.as_str(), "\\" | "cr" | "tabularnewline")) {
            rows.push((std::mem::take(&mut row), Some(node)));
        } else {
            row.push(node);
        }
    }
    rows.push((row, None));
    rows
}
