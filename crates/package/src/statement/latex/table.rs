//! Tables.

use super::{
    out::Out,
    parser::{Ended, Parser, Within},
};

/// The maximum number of columns.
const MAX_COLUMNS: usize = 200;

/// The maximum number of rows that a cell can span.
const MAX_ROWS: usize = 500;

struct Cell {
    column: usize,
    columns: usize,
    rows: usize,
    /// Whether it spans rows above it.
    upward: bool,
    align: &'static str,
    html: String,
}

impl Parser<'_, '_> {
    /// Reads the rows of a table to the end of its environment.
    pub(super) fn table(&mut self, columns: &str, out: &mut Out) {
        let columns = alignments(columns);
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        loop {
            let (row, ended) = self.row(&columns);
            let empty = row.iter().all(|cell| cell.html.is_empty());
            // Keep empty rows, except those that only add a line or a space.
            if !empty || ended == Ended::Row && (row.len() > 1 || columns.len() == 1) {
                rows.push(row);
            }
            if matches!(ended, Ended::Environment(_) | Ended::Text) {
                break;
            }
        }
        lift(&mut rows);
        out.block(&format!("<table><tbody>\n{}</tbody></table>", html(&rows)));
    }

    fn row(&mut self, columns: &[&'static str]) -> (Vec<Cell>, Ended) {
        let mut cells = Vec::new();
        let mut column = 0;
        loop {
            self.rules();
            let (mut span, mut align) = (1, columns.get(column).copied().unwrap_or("left"));
            self.scan.space();
            if self.scan.eat("\\multicolumn") {
                span = self.scan.argument().trim().parse().unwrap_or(1_usize).clamp(1, MAX_COLUMNS);
                let own = self.scan.argument();
                align = alignments(&own).first().copied().unwrap_or("center");
                let inner = self.scan.argument();
                self.scan.push(&format!("{inner} "));
            }
            self.scan.space();
            let rows = if self.scan.starts_with("\\multirow") { self.row_span() } else { 1 };
            let mut inner = Out::default();
            let mut ended = self.content(&mut inner, Within::Table);
            while ended == Ended::Brace {
                ended = self.content(&mut inner, Within::Table);
            }
            let html = inner.html.trim().to_owned();
            let last = ended != Ended::Cell;
            cells.push(Cell {
                column,
                columns: span,
                rows: usize::try_from(rows.unsigned_abs()).unwrap_or(1).clamp(1, MAX_ROWS),
                upward: rows < 0,
                align,
                html,
            });
            column += span;
            if last || cells.len() > MAX_COLUMNS {
                return (cells, ended);
            }
        }
    }

    /// Reads `\multirow` or a similar command before its text. Returns the number of rows.
    fn row_span(&mut self) -> i64 {
        self.scan.eat("\\");
        let name = self.scan.command();
        self.spans(&name)
    }

    /// Reads the arguments of `\multirow`, `\multirowcell` or `\multicolumn` before the text. Returns the number of rows or columns.
    pub(super) fn spans(&mut self, name: &str) -> i64 {
        self.scan.option();
        let count = self.scan.argument();
        self.scan.option();
        if !matches!(name, "multirowcell" | "multirowthead") {
            self.scan.argument();
        }
        if name != "multicolumn" {
            self.scan.option();
        }
        count.trim().parse().unwrap_or(1)
    }

    /// Skips lines between rows.
    fn rules(&mut self) {
        loop {
            self.scan.space();
            let rule = [
                "\\hline",
                "\\toprule",
                "\\midrule",
                "\\bottomrule",
                "\\endhead",
                "\\endfirsthead",
                "\\endfoot",
                "\\Xhline",
            ]
            .into_iter()
            .find(|rule| self.scan.starts_with(rule));
            if let Some(rule) = rule {
                self.scan.eat(rule);
            } else if self.scan.eat("\\cline") || self.scan.eat("\\cmidrule") || self.scan.eat("\\addlinespace") {
                if self.scan.eat("(") {
                    self.scan.until(")");
                }
                self.scan.option();
                if self.scan.peek() == Some('{') {
                    self.scan.argument();
                }
            } else {
                return;
            }
        }
    }
}

/// Moves cells that span rows above them to the first of these rows.
fn lift(rows: &mut [Vec<Cell>]) {
    for at in 0..rows.len() {
        for cell in 0..rows[at].len() {
            let Cell { column, rows: count, upward, .. } = rows[at][cell];
            if !upward {
                continue;
            }
            let top = at.saturating_sub(count - 1);
            let html = std::mem::take(&mut rows[at][cell].html);
            rows[at][cell].rows = 1;
            if let Some(first) = rows[top].iter_mut().find(|first| first.column == column) {
                if first.html.is_empty() {
                    first.html = html;
                }
                first.rows = at - top + 1;
            }
        }
    }
}

/// Writes the rows as HTML. Empty cells that another cell spans are left out.
fn html(rows: &[Vec<Cell>]) -> String {
    let mut html = String::new();
    // For each column, the row until which a cell spans it.
    let mut taken = vec![0; MAX_COLUMNS * 2];
    for (at, row) in rows.iter().enumerate() {
        html += "<tr>";
        for cell in row {
            let columns = cell.column.min(taken.len())..(cell.column + cell.columns).min(taken.len());
            if cell.html.is_empty() && taken[columns.clone()].iter().any(|until| *until > at) {
                continue;
            }
            taken[columns].fill(at + cell.rows);
            let span =
                |name: &str, count: usize| if count > 1 { format!(" {name}=\"{count}\"") } else { String::new() };
            let rows_left = cell.rows.min(rows.len() - at);
            let (columns, rows) = (span("colspan", cell.columns), span("rowspan", rows_left));
            html += &format!("<td align=\"{}\"{columns}{rows}>{}</td>", cell.align, cell.html);
        }
        html += "</tr>\n";
    }
    html
}

/// The alignments of the columns.
fn alignments(columns: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    let mut rest = columns;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        let group = |rest: &mut &str| -> String {
            let Some(inside) = rest.trim_start().strip_prefix('{') else { return String::new() };
            let mut depth = 0_i32;
            for (at, c) in inside.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => {
                        *rest = &inside[at + 1..];
                        return inside[..at].to_owned();
                    }
                    '}' => depth -= 1,
                    _ => {}
                }
            }
            *rest = "";
            String::new()
        };
        match c {
            'l' | 'L' | 'X' | 'J' => found.push("left"),
            'c' | 'C' => found.push("center"),
            'r' | 'R' | 'S' => found.push("right"),
            'p' | 'm' | 'b' | 'w' => {
                group(&mut rest);
                found.push("left");
            }
            '@' | '>' | '<' | '!' => {
                group(&mut rest);
            }
            '*' => {
                let count: usize = group(&mut rest).trim().parse().unwrap_or(0);
                let inner = group(&mut rest);
                if inner.len() < columns.len() {
                    let inner = alignments(&inner);
                    (0..count.min(MAX_COLUMNS)).for_each(|_| found.extend(&inner));
                }
            }
            _ => {}
        }
        if found.len() > MAX_COLUMNS {
            found.truncate(MAX_COLUMNS);
            return found;
        }
    }
    found
}
