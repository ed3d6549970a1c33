//! Grids: the cells of a rectangular array with two levels, or the characters of strings of one length.

use super::{
    Drawn, Facts,
    canvas::{Canvas, Look, START, label, widest},
};
use crate::signature::Value;

const MOST_ROWS: usize = 20;
const MOST_COLUMNS: usize = 24;
const HEIGHT: f64 = 28.0;
/// The space for the numbers of rows and columns.
const NUMBERS: f64 = 22.0;

/// Draws a grid. `None`: too large, or not rectangular.
pub(super) fn draw(value: &Value, mark: Option<&[usize]>) -> Option<Drawn> {
    let Value::List(lines) = value else { return None };
    if lines.len() > MOST_ROWS {
        return None;
    }
    let rows: Vec<Vec<String>> = lines.iter().map(cells).collect::<Option<_>>()?;
    let columns = rows.first().map_or(0, Vec::len);
    if columns > MOST_COLUMNS || rows.iter().any(|row| row.len() != columns) {
        return None;
    }
    let mut canvas = Canvas::default();
    let facts = Facts::Grid { rows: rows.len(), columns };
    if columns == 0 {
        return Some(Drawn { canvas, facts });
    }
    let width = (widest(rows.iter().flatten()) + 12.0).max(HEIGHT);
    let place =
        |row: usize, column: usize| (START + NUMBERS + column as f64 * width, START + NUMBERS + row as f64 * HEIGHT);
    for column in 0..columns {
        let (x, y) = place(0, column);
        canvas.text((x + width / 2.0, y - NUMBERS / 2.0), &column.to_string(), "picture__number");
    }
    let filled = filled(&rows);
    let (mut marked, mut plain) = (Vec::new(), Vec::new());
    for (row, cells) in rows.iter().enumerate() {
        for (column, text) in cells.iter().enumerate() {
            let is_marked = match mark {
                Some([at]) => *at == row,
                Some([at, within, ..]) => (*at, *within) == (row, column),
                Some([]) | None => false,
            };
            if is_marked { marked.push((row, column, text)) } else { plain.push((row, column, text)) }
        }
    }
    // Marked cells last, so that no neighbor covers their border.
    for (look, cells) in [(Look::Plain, plain), (Look::Marked, marked)] {
        for (row, column, text) in cells {
            canvas.cell(place(row, column), (width, HEIGHT), text, Some(text) == filled.as_ref(), look);
        }
    }
    for row in 0..rows.len() {
        let (x, y) = place(row, 0);
        canvas.text((x - NUMBERS / 2.0, y + HEIGHT / 2.0), &row.to_string(), "picture__number");
    }
    Some(Drawn { canvas, facts })
}

/// The texts of a row. Characters and strings have no quotes.
fn cells(row: &Value) -> Option<Vec<String>> {
    match row {
        Value::List(cells) => Some(cells.iter().map(cell).collect()),
        Value::Text(text) => Some(text.chars().map(String::from).collect()),
        _ => None,
    }
}

fn cell(value: &Value) -> String {
    match value {
        Value::Text(text) => label(text),
        Value::Bool(yes) => u8::from(*yes).to_string(),
        other => label(&other.to_json()),
    }
}

/// The text of cells that get a background: walls (`#`), or the ones of a grid of zeros and ones.
fn filled(rows: &[Vec<String>]) -> Option<String> {
    let cells = || rows.iter().flatten();
    if cells().any(|cell| cell == "#") {
        return Some("#".to_owned());
    }
    cells().all(|cell| cell == "0" || cell == "1").then(|| "1".to_owned())
}
