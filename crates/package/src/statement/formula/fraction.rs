//! Fractions with delimiters.

use super::{
    input::Input,
    nodes::{Node, print},
    rewrite::{group, raw},
};

/// Converts `{a \atopwithdelims() b}` to a fraction. Returns the list if it has no such command.
pub(super) fn with_delimiters(nodes: Vec<Node>) -> Result<Node, Vec<Node>> {
    let infix = |node: &Node| match node {
        Node::Command(name) => matches!(name.as_str(), "overwithdelims" | "atopwithdelims" | "abovewithdelims"),
        _ => false,
    };
    let Some(at) = nodes.iter().position(infix) else { return Err(nodes) };
    let mut above = nodes;
    let mut input = Input::new(above.split_off(at));
    let name = match input.next() {
        Some(Node::Command(name)) => name,
        _ => String::new(),
    };
    let (left, right) = (input.argument(), input.argument());
    let thickness = match name.as_str() {
        "atopwithdelims" => "0pt".to_owned(),
        "abovewithdelims" => input.length(),
        _ => String::new(),
    };
    let delimiter = |nodes: Vec<Node>| match print(&nodes).trim() {
        "." => String::new(),
        other => other.to_owned(),
    };
    let below: Vec<Node> = input.rest.collect();
    let start = format!("\\genfrac{{{}}}{{{}}}{{{thickness}}}{{}}", delimiter(left), delimiter(right));
    Ok(Node::Group(vec![raw(start), group(above), group(below)]))
}
