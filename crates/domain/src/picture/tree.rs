//! Binary trees. The order from left to right gives the column of a node, and its depth the row. So nodes never overlap.

use std::collections::VecDeque;

use super::{
    Drawn, Facts,
    canvas::{Canvas, Look, Point, START, label, widest},
    nodes,
};
use crate::signature::Value;

const MOST_NODES: usize = 63;
const MOST_LEVELS: usize = 12;
const HEIGHT: f64 = 28.0;
/// The distance between two levels.
const LEVEL: f64 = 50.0;
/// The space between two nodes of a level.
const GAP: f64 = 10.0;
/// The space between two trees.
const BETWEEN: f64 = 32.0;

/// A node, or a place where one is missing.
struct Node {
    label: String,
    depth: usize,
    look: Look,
    children: [Option<usize>; 2],
}

/// Draws one tree, or several side by side. `None`: too large.
pub(super) fn draw(value: &Value, mark: Option<&[usize]>) -> Option<Drawn> {
    let all = nodes(value, mark);
    let count = all.iter().flat_map(|(items, _)| *items).filter(|item| **item != Value::Null).count();
    if count > MOST_NODES {
        return None;
    }
    let trees: Vec<Vec<Node>> = all.into_iter().map(|(items, mark)| read(items, mark)).collect();
    let nodes = || trees.iter().flatten();
    let levels = nodes().filter(|node| node.look != Look::Missing).map(|node| node.depth + 1).max().unwrap_or(0);
    if levels > MOST_LEVELS {
        return None;
    }
    let width = (widest(nodes().map(|node| &node.label)) + 14.0).max(HEIGHT);
    let (mut canvas, mut left) = (Canvas::default(), START);
    for tree in &trees {
        let columns = columns(tree);
        // Neighbors in this order are never on the same level, so half the distance is enough.
        let step = (width + GAP) / 2.0;
        let at = |node: usize| -> Point {
            let (column, depth) = (columns[node] as f64, tree[node].depth as f64);
            (left + width / 2.0 + column * step, START + HEIGHT / 2.0 + depth * LEVEL)
        };
        for (number, node) in tree.iter().enumerate() {
            for child in node.children.into_iter().flatten() {
                let look = if tree[child].look == Look::Missing { Look::Missing } else { Look::Plain };
                canvas.line(at(number), at(child), look);
            }
        }
        for (number, node) in tree.iter().enumerate() {
            canvas.node(at(number), (width, HEIGHT), HEIGHT / 2.0, &node.label, node.look);
        }
        if !tree.is_empty() {
            left += width + (tree.len() - 1) as f64 * step + BETWEEN;
        }
    }
    Some(Drawn { canvas, facts: Facts::Tree { nodes: count, levels } })
}

/// Reads the level order. The place of a missing node becomes a node if it is marked.
fn read(items: &[Value], mark: Option<usize>) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    // The parent and the side of each place that the next elements take.
    let mut open = VecDeque::from([None::<(usize, usize)>]);
    let end = items.len().max(mark.map_or(0, |at| at + 1));
    for at in 0..end {
        let Some(place) = open.pop_front() else { break };
        let item = items.get(at).filter(|item| **item != Value::Null);
        let is_marked = mark == Some(at);
        let look = match (item, is_marked) {
            (Some(_), false) => Look::Plain,
            (Some(_), true) => Look::Marked,
            (None, true) => Look::Missing,
            (None, false) => continue,
        };
        let number = nodes.len();
        let depth = place.map_or(0, |(parent, _)| nodes[parent].depth + 1);
        if let Some((parent, side)) = place {
            nodes[parent].children[side] = Some(number);
        }
        let text = item.map(|item| label(&item.to_json())).unwrap_or_default();
        nodes.push(Node { label: text, depth, look, children: [None, None] });
        if item.is_some() {
            open.extend([Some((number, 0)), Some((number, 1))]);
        }
    }
    nodes
}

/// The number of nodes to the left of each node.
fn columns(tree: &[Node]) -> Vec<usize> {
    let mut columns = vec![0; tree.len()];
    let (mut path, mut next, mut count) = (Vec::new(), (!tree.is_empty()).then_some(0), 0);
    loop {
        while let Some(node) = next {
            path.push(node);
            next = tree[node].children[0];
        }
        let Some(node) = path.pop() else { return columns };
        columns[node] = count;
        count += 1;
        next = tree[node].children[1];
    }
}
