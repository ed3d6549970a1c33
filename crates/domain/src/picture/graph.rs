//! Graphs, given as a list of edges.

use std::collections::BTreeMap;

use super::{
    Drawn, Facts,
    canvas::{Canvas, Look, Point, START, label, widest},
    layout::points,
};
use crate::signature::Value;

const MOST_NODES: usize = 24;
const MOST_EDGES: usize = 60;
const HEIGHT: f64 = 28.0;
/// The distance between two neighbors.
const EDGE: f64 = 72.0;
/// The space between two parts that are not connected.
const BETWEEN: f64 = 28.0;
/// Parts are side by side up to this width.
const WIDTH: f64 = 560.0;
/// How far edges between the same two nodes are bent.
const BEND: f64 = 26.0;

/// An edge between two nodes, by their numbers in the picture.
struct Edge {
    from: usize,
    to: usize,
    label: String,
    look: Look,
}

/// Draws a graph. `None`: too large, or not a list of edges.
pub(super) fn draw(value: &Value, mark: Option<&[usize]>, directed: bool) -> Option<Drawn> {
    let Value::List(rows) = value else { return None };
    if rows.len() > MOST_EDGES {
        return None;
    }
    let mut numbers: BTreeMap<i64, usize> = BTreeMap::new();
    for row in rows {
        let (from, to, _) = edge(row)?;
        numbers.entry(from).or_default();
        numbers.entry(to).or_default();
    }
    if numbers.len() > MOST_NODES {
        return None;
    }
    numbers.values_mut().enumerate().for_each(|(number, place)| *place = number);
    let edges = rows.iter().enumerate().map(|(at, row)| {
        let (from, to, label) = edge(row)?;
        let look = if mark.and_then(|path| path.first()) == Some(&at) { Look::Marked } else { Look::Plain };
        Some(Edge { from: *numbers.get(&from)?, to: *numbers.get(&to)?, label, look })
    });
    let edges: Vec<Edge> = edges.collect::<Option<_>>()?;
    let labels: Vec<String> = numbers.keys().map(|node| label(&node.to_string())).collect();
    let width = (widest(&labels) + 14.0).max(HEIGHT);
    let places = places(labels.len(), &edges, width);
    let mut canvas = Canvas::default();
    draw_edges(&edges, &places, width, directed, &mut canvas);
    for (place, label) in places.iter().zip(&labels) {
        canvas.node(*place, (width, HEIGHT), HEIGHT / 2.0, label, Look::Plain);
    }
    Some(Drawn { canvas, facts: Facts::Graph { nodes: labels.len(), edges: edges.len() } })
}

/// The nodes and the label of an edge.
fn edge(row: &Value) -> Option<(i64, i64, String)> {
    let Value::List(items) = row else { return None };
    match items.as_slice() {
        [Value::Int(from), Value::Int(to)] => Some((*from, *to, String::new())),
        [Value::Int(from), Value::Int(to), third] => Some((*from, *to, label(&third.to_json()))),
        _ => None,
    }
}

/// The center of each node. Connected parts are side by side, in rows.
fn places(count: usize, edges: &[Edge], width: f64) -> Vec<Point> {
    let mut neighbors = vec![Vec::new(); count];
    for edge in edges.iter().filter(|edge| edge.from != edge.to) {
        neighbors[edge.from].push(edge.to);
        neighbors[edge.to].push(edge.from);
    }
    let mut places = vec![(0.0, 0.0); count];
    let (mut left, mut top, mut below) = (START, START, START);
    for part in parts(&neighbors) {
        let within: Vec<Vec<usize>> = part
            .iter()
            .map(|node| neighbors[*node].iter().filter_map(|other| part.binary_search(other).ok()).collect())
            .collect();
        let points = points(&within);
        let far = |side: fn(&(f64, f64)) -> f64| points.iter().map(side).fold(0.0, f64::max) * EDGE;
        let (wide, high) = (far(|point| point.0) + width, far(|point| point.1) + HEIGHT);
        if left > START && left + wide > WIDTH {
            (left, top) = (START, below + BETWEEN);
        }
        for (node, (x, y)) in part.iter().zip(&points) {
            places[*node] = (left + width / 2.0 + x * EDGE, top + HEIGHT / 2.0 + y * EDGE);
        }
        left += wide + BETWEEN;
        below = below.max(top + high);
    }
    places
}

/// The connected parts of a graph, each sorted.
fn parts(neighbors: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut seen = vec![false; neighbors.len()];
    let mut parts = Vec::new();
    for start in 0..neighbors.len() {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        let (mut part, mut at) = (vec![start], 0);
        while let Some(node) = part.get(at).copied() {
            at += 1;
            for &other in &neighbors[node] {
                if !std::mem::replace(&mut seen[other], true) {
                    part.push(other);
                }
            }
        }
        part.sort_unstable();
        parts.push(part);
    }
    parts
}

/// Edges between the same two nodes are bent to different sides.
fn draw_edges(edges: &[Edge], places: &[Point], width: f64, directed: bool, canvas: &mut Canvas) {
    let between = |edge: &Edge| (edge.from.min(edge.to), edge.from.max(edge.to));
    let mut totals: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    edges.iter().for_each(|edge| *totals.entry(between(edge)).or_default() += 1);
    let mut drawn: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for edge in edges {
        let (from, to) = (places[edge.from], places[edge.to]);
        let number = drawn.entry(between(edge)).or_default();
        *number += 1;
        if edge.from == edge.to {
            draw_loop(from, *number, edge, canvas);
            continue;
        }
        let total = totals.get(&between(edge)).copied().unwrap_or(1);
        let side = if edge.from < edge.to { 1.0 } else { -1.0 };
        let bend = side * BEND * (*number as f64 - (total as f64 + 1.0) / 2.0);
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = dx.hypot(dy).max(1.0);
        let middle = (from.0 + dx / 2.0 - dy / length * bend, from.1 + dy / 2.0 + dx / length * bend);
        // The control point of a curve is twice as far from it as the curve from the line.
        let control = (2.0 * middle.0 - (from.0 + to.0) / 2.0, 2.0 * middle.1 - (from.1 + to.1) / 2.0);
        let end = if directed { border(control, to, width) } else { to };
        if bend == 0.0 {
            canvas.line(from, end, edge.look);
        } else {
            canvas.curve(from, control, end, edge.look);
        }
        if directed {
            canvas.arrowhead(control, end, edge.look);
        }
        canvas.text(middle, &edge.label, "picture__label");
        canvas.include((middle.0 - 8.0, middle.1 - 8.0));
        canvas.include((middle.0 + 8.0, middle.1 + 8.0));
    }
}

/// An edge from a node to itself.
fn draw_loop((x, y): Point, number: usize, edge: &Edge, canvas: &mut Canvas) {
    let radius = 8.0 + 3.0 * number as f64;
    canvas.ring((x, y - HEIGHT / 2.0), radius, edge.look);
    canvas.text((x, y - HEIGHT / 2.0 - radius), &edge.label, "picture__label");
    canvas.include((x, y - HEIGHT / 2.0 - radius - 8.0));
}

/// Where a line from a point to the center of a node meets the node's border.
fn border(from: Point, to: Point, width: f64) -> Point {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx.hypot(dy).max(1.0);
    let (dx, dy) = (dx / length, dy / length);
    // The node is a box with round ends.
    let half = (width - HEIGHT) / 2.0;
    let reach = HEIGHT / 2.0 + half * dx.abs();
    (to.0 - dx * reach, to.1 - dy * reach)
}
