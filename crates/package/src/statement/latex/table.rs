//! Tables.

use super::{
    out::Out,
    parser::{Ended, Parser, Within},
};

/// The most columns that a table may be said to have.
const MAX_COLUMNS: usize = 200;

impl Parser<'_, '_> {
    /// The rows of a table whose columns are written so, up to the end of its environment.
    pub(super) fn table(&mut self, columns: &str, out: &mut Out) {
        let columns = alignments(columns);
        let mut html = String::from("<table><tbody>\n");
        loop {
            let (row, ended) = self.row(&columns);
            if row.iter().any(|cell| !cell.is_empty()) {
                html += &format!("<tr>{}</tr>\n", row.concat());
            }
            if matches!(ended, Ended::Environment(_) | Ended::Text) {
                break;
            }
        }
        html += "</tbody></table>";
        out.block(&html);
    }

    fn row(&mut self, columns: &[&'static str]) -> (Vec<String>, Ended) {
        let mut cells = Vec::new();
        let mut column = 0;
        let mut written = false;
        loop {
            self.rules();
            let (mut span, mut rows, mut align) = (1, 1, columns.get(column).copied().unwrap_or("left"));
            let mut cell = Out::default();
            self.scan.space();
            if self.scan.eat("\\multicolumn") {
                span = self.scan.argument().trim().parse().unwrap_or(1_usize).clamp(1, MAX_COLUMNS);
                let own = self.scan.argument();
                align = alignments(&own).first().copied().unwrap_or("center");
            }
            self.scan.space();
            if self.scan.starts_with("\\multirow") && self.scan.eat("\\multirow") {
                self.scan.option();
                rows = self.scan.argument().trim().parse().unwrap_or(1_usize).clamp(1, MAX_COLUMNS);
                self.scan.option();
                self.scan.argument();
                self.scan.option();
            }
            let mut ended = self.content(&mut cell, Within::Table);
            while ended == Ended::Brace {
                ended = self.content(&mut cell, Within::Table);
            }
            let text = cell.html.trim();
            let last = ended != Ended::Cell;
            written |= !text.is_empty();
            if !(last && text.is_empty() && cells.is_empty()) {
                let span_text = if span > 1 { format!(" colspan=\"{span}\"") } else { String::new() };
                let rows_text = if rows > 1 { format!(" rowspan=\"{rows}\"") } else { String::new() };
                cells.push(format!("<td align=\"{align}\"{span_text}{rows_text}>{text}</td>"));
            }
            column += span;
            if last || cells.len() > MAX_COLUMNS {
                return (if written { cells } else { Vec::new() }, ended);
            }
        }
    }

    /// Passes over lines between rows.
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

/// The sides that columns are aligned to.
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
