//! Environments with formulas, and the numbers of equations.

use super::{list::letters, out::Out, parser::Parser};

/// Environments with a formula, the renderer's names for them, and what has a number.
const FORMULAS: [(&str, &str, Numbers); 12] = [
    ("equation", "", Numbers::Whole),
    ("displaymath", "", Numbers::None),
    ("math", "", Numbers::None),
    ("align", "aligned", Numbers::Rows),
    ("aligned", "aligned", Numbers::None),
    ("alignat", "aligned", Numbers::Rows),
    ("flalign", "aligned", Numbers::Rows),
    ("eqnarray", "aligned", Numbers::Rows),
    ("gather", "gathered", Numbers::Rows),
    ("gathered", "gathered", Numbers::None),
    ("multline", "gathered", Numbers::Whole),
    ("dmath", "", Numbers::Whole),
];

/// What has a number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbers {
    None,
    Whole,
    Rows,
}

/// Equations that share a number.
pub(super) struct Subequations {
    number: i64,
    letters: i64,
}

impl Parser<'_, '_> {
    /// Reads an environment with a formula. False if it is another environment.
    pub(super) fn equation(&mut self, name: &str, line: u64, out: &mut Out) -> bool {
        let plain = name.trim_end_matches('*');
        let Some((_, known, numbers)) = FORMULAS.iter().find(|(written, ..)| *written == plain) else { return false };
        if plain == "alignat" {
            self.scan.argument();
        }
        let body = self.source_between(&format!("\\begin{{{name}}}"), &format!("\\end{{{name}}}"), line);
        let body = if plain == "eqnarray" {
            // The renderer has two columns instead of three.
            body.replace("&=&", "&=").replace("& = &", "&=")
        } else {
            body
        };
        let starred = name != plain;
        let body = match numbers {
            Numbers::Rows => {
                let rows: Vec<String> = rows(body.trim()).into_iter().map(|row| self.numbered(row, !starred)).collect();
                rows.join("\\\\")
            }
            _ => self.numbered(body.trim(), *numbers == Numbers::Whole && !starred),
        };
        let formula = if known.is_empty() { body } else { format!("\\begin{{{known}}}{body}\\end{{{known}}}") };
        self.formula(&formula, plain != "math", line, out);
        true
    }

    /// Reads equations that share a number, and have letters: 1a, 1b.
    pub(super) fn subequations(&mut self, out: &mut Out) {
        let number = self.step("equation");
        let before = (self.current.clone(), self.subequations.replace(Subequations { number, letters: 0 }));
        self.current = number.to_string();
        let inner = self.flow_of();
        (self.current, self.subequations) = before;
        out.block(&inner);
    }

    /// The number of the next equation.
    fn next_number(&mut self) -> String {
        match &mut self.subequations {
            Some(group) => {
                group.letters += 1;
                format!("{}{}", group.number, letters(group.letters, 'a'))
            }
            None => self.step("equation").to_string(),
        }
    }

    /// Adds the number of an equation at its end, and gives it to its labels.
    fn numbered(&mut self, equation: &str, automatic: bool) -> String {
        let (mut body, mut labels) = (String::new(), Vec::new());
        let mut rest = equation;
        while let Some((before, after)) = rest.split_once("\\label{") {
            let Some((label, after)) = after.split_once('}') else { break };
            labels.push(label.to_owned());
            body += before;
            rest = after;
        }
        body += rest;
        let own = body.split_once("\\tag").map(|(_, tag)| {
            let tag = tag.trim_start_matches('*').trim_start();
            tag.strip_prefix('{').and_then(|tag| tag.split('}').next()).unwrap_or_default().to_owned()
        });
        let none = body.trim().is_empty() || ["\\nonumber", "\\notag"].iter().any(|mark| body.contains(mark));
        let shown = match own {
            Some(tag) => tag,
            None if automatic && !none => {
                let number = self.next_number();
                body += &format!("\\tag{{{number}}}");
                number
            }
            None => self.current.clone(),
        };
        self.labels.extend(labels.into_iter().map(|label| (label, shown.clone())));
        body
    }
}

/// The rows of a formula. Rows inside braces or inner environments do not count.
fn rows(body: &str) -> Vec<&str> {
    let (mut rows, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    let mut rest = body.char_indices();
    while let Some((at, c)) = rest.next() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            '\\' if body[at..].starts_with("\\begin") => depth += 1,
            '\\' if body[at..].starts_with("\\end") => depth = depth.saturating_sub(1),
            '\\' => {
                let ends = rest.next().is_some_and(|(_, c)| c == '\\');
                if ends && depth == 0 {
                    rows.push(&body[start..at]);
                    start = at + 2;
                }
            }
            _ => {}
        }
    }
    rows.push(&body[start..]);
    rows
}
