//! Rewrites formulas into commands that the renderer knows.

use super::{
    command, environment, fraction,
    input::Input,
    nodes::{Node, parse, print},
    rows, text,
};

/// Rewrites a formula.
pub(super) fn rewrite(nodes: Vec<Node>) -> Vec<Node> {
    let aligned = nodes.contains(&Node::Char('&'));
    environment::several_lines(list(rows::with_tags_last(nodes, aligned)))
}

/// Rewrites the content of a group.
pub(super) fn list(nodes: Vec<Node>) -> Vec<Node> {
    let nodes = match fraction::with_delimiters(nodes) {
        Ok(fraction) => return vec![fraction],
        Err(nodes) => nodes,
    };
    let mut input = Input::new(nodes);
    let mut out = Vec::new();
    while let Some(node) = input.next() {
        match node {
            Node::Command(name) => command::command(&name, &mut input, &mut out),
            Node::Group(inner) => out.push(Node::Group(list(inner))),
            Node::Environment(name, inner) => environment::environment(&name, inner, &mut out),
            Node::Verbatim(raw) => out.push(Node::Raw(text::verbatim(&raw))),
            Node::Char('’') => out.push(Node::Char('\'')),
            // A formula is never broken here, so a normal space is enough.
            Node::Char('\u{a0}') => out.push(Node::Char('~')),
            Node::Char('$') => {}
            other => out.push(other),
        }
    }
    out
}

/// Parses and rewrites a formula inside a text.
pub(super) fn inner(latex: &str) -> String {
    parse(latex).map_or_else(|_| text::plain(latex), |nodes| print(&list(nodes)))
}

pub(super) fn raw(text: impl Into<String>) -> Node {
    Node::Raw(text.into())
}

pub(super) fn group(nodes: Vec<Node>) -> Node {
    Node::Group(list(nodes))
}
