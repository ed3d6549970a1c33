//! Linked lists, in rows like text.

use super::{
    Drawn, Facts,
    canvas::{Canvas, Look, Point, START, label, widest},
    nodes,
};
use crate::signature::Value;

const MOST_NODES: usize = 40;
/// How many nodes a row has.
const ROW: usize = 8;
const HEIGHT: f64 = 30.0;
const ARROW: f64 = 24.0;
/// The space between two rows of a list, and between two lists.
const BETWEEN_ROWS: f64 = 12.0;
const BETWEEN_LISTS: f64 = 24.0;

/// Draws one list, or several below each other. `None`: too large.
pub(super) fn draw(value: &Value, mark: Option<&[usize]>) -> Option<Drawn> {
    let lists = nodes(value, mark);
    let count = lists.iter().map(|(items, _)| items.len()).sum();
    if count > MOST_NODES {
        return None;
    }
    let labels: Vec<String> = lists.iter().flat_map(|(items, _)| *items).map(|item| label(&item.to_json())).collect();
    let width = (widest(&labels) + 16.0).max(34.0);
    let (mut canvas, mut top, mut labels) = (Canvas::default(), START, labels.into_iter());
    for (items, mark) in lists {
        // A missing node at the end has its place, too.
        let end = items.len() + usize::from(mark.is_some_and(|at| at >= items.len()));
        // Rows after the first begin with an arrow.
        let indent = if end > ROW { ARROW } else { 0.0 };
        for at in 0..end {
            let (row, column) = (at / ROW, at % ROW);
            let center = |column: usize| -> Point {
                let left = START + indent + column as f64 * (width + ARROW);
                (left + width / 2.0, top + HEIGHT / 2.0 + row as f64 * (HEIGHT + BETWEEN_ROWS))
            };
            let look = match (at < items.len(), mark == Some(at)) {
                (false, _) => Look::Missing,
                (true, true) => Look::Marked,
                (true, false) => Look::Plain,
            };
            let text = if at < items.len() { labels.next().unwrap_or_default() } else { String::new() };
            let (x, y) = center(column);
            if at > 0 {
                let (from, to) = ((x - width / 2.0 - ARROW, y), (x - width / 2.0, y));
                canvas.line(from, (to.0 - 4.0, y), look_of_arrow(look));
                canvas.arrowhead(from, to, look_of_arrow(look));
            }
            canvas.node((x, y), (width, HEIGHT), 4.0, &text, look);
            // The row continues below.
            if column + 1 == ROW && at + 1 < end {
                canvas.line((x + width / 2.0, y), (x + width / 2.0 + ARROW / 2.0, y), Look::Plain);
                canvas.include((x + width / 2.0 + ARROW / 2.0, y));
            }
        }
        if end > 0 {
            let rows = end.div_ceil(ROW) as f64;
            top += rows * HEIGHT + (rows - 1.0) * BETWEEN_ROWS + BETWEEN_LISTS;
        }
    }
    Some(Drawn { canvas, facts: Facts::List { nodes: count } })
}

fn look_of_arrow(node: Look) -> Look {
    if node == Look::Missing { Look::Missing } else { Look::Plain }
}
