//! Algorithms of the packages algorithmic and algpseudocode.

use super::{
    out::Out,
    parser::{Ended, Parser, Within},
};

/// What a command does with the lines of an algorithm.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    /// Begins a line.
    Begins,
    /// Begins a line. The next ones are deeper.
    Opens,
    /// Begins a line that is less deep than those before and after it.
    Divides,
    /// Begins a line that is less deep.
    Closes,
    /// Adds to a line.
    Adds,
}

/// The commands in lower case, and the words before and after their argument. Their names begin with a capital or are all capitals.
const COMMANDS: [(&str, Line, &str, &str); 32] = [
    ("state", Line::Begins, "", ""),
    ("statex", Line::Begins, "", ""),
    ("return", Line::Begins, "return", ""),
    ("print", Line::Begins, "print", ""),
    ("require", Line::Begins, "Require:", ""),
    ("ensure", Line::Begins, "Ensure:", ""),
    ("if", Line::Opens, "if", "then"),
    ("elsif", Line::Divides, "else if", "then"),
    ("else", Line::Divides, "else", ""),
    ("endif", Line::Closes, "end if", ""),
    ("for", Line::Opens, "for", "do"),
    ("forall", Line::Opens, "for all", "do"),
    ("endfor", Line::Closes, "end for", ""),
    ("while", Line::Opens, "while", "do"),
    ("endwhile", Line::Closes, "end while", ""),
    ("loop", Line::Opens, "loop", ""),
    ("endloop", Line::Closes, "end loop", ""),
    ("repeat", Line::Opens, "repeat", ""),
    ("until", Line::Closes, "until", ""),
    ("procedure", Line::Opens, "procedure", ""),
    ("endprocedure", Line::Closes, "end procedure", ""),
    ("function", Line::Opens, "function", ""),
    ("endfunction", Line::Closes, "end function", ""),
    ("call", Line::Adds, "", ""),
    ("comment", Line::Adds, "▷", ""),
    ("and", Line::Adds, "and", ""),
    ("or", Line::Adds, "or", ""),
    ("not", Line::Adds, "not", ""),
    ("to", Line::Adds, "to", ""),
    ("true", Line::Adds, "true", ""),
    ("false", Line::Adds, "false", ""),
    ("xor", Line::Adds, "xor", ""),
];

/// The maximum indentation.
const MAX_INDENTATION: usize = 20;

impl Parser<'_, '_> {
    /// Reads the rest of an algorithm.
    pub(super) fn algorithm(&mut self, out: &mut Out) {
        self.scan.option();
        let outer = self.algorithm.replace(0);
        let mut inner = Out::default();
        while self.content(&mut inner, Within::Text) == Ended::Brace {}
        self.algorithm = outer;
        out.block(&format!("<p>{}</p>", inner.html.trim()));
    }

    /// Reads a command of an algorithm. False outside of algorithms and for other commands.
    pub(super) fn step_of_algorithm(&mut self, name: &str, out: &mut Out) -> bool {
        let Some(depth) = self.algorithm else { return false };
        let lower = name.to_ascii_lowercase();
        let known =
            COMMANDS.iter().find(|(known, ..)| name.starts_with(|c: char| c.is_ascii_uppercase()) && *known == lower);
        let Some((_, line, before, after)) = known else { return false };
        // algpseudocode writes it inside of a line.
        let line = if name == "Return" { Line::Adds } else { *line };
        let (own, next) = match line {
            Line::Begins => (depth, depth),
            Line::Opens => (depth, depth + 1),
            Line::Divides => (depth.saturating_sub(1), depth.max(1)),
            Line::Closes => (depth.saturating_sub(1), depth.saturating_sub(1)),
            Line::Adds => (0, depth),
        };
        self.algorithm = Some(next);
        if line != Line::Adds {
            if !out.html.trim().is_empty() {
                out.inline("<br>");
            }
            out.inline(&"\u{2003}".repeat(own.min(MAX_INDENTATION)));
        }
        if !before.is_empty() {
            out.inline(&format!("<strong>{before}</strong> "));
        }
        self.scan.option();
        if self.scan.peek() == Some('{') {
            self.group(out);
            if matches!(lower.as_str(), "procedure" | "function" | "call") && self.scan.peek() == Some('{') {
                self.wrapped(out, "(", ")");
            }
        }
        if !after.is_empty() {
            out.inline(&format!(" <strong>{after}</strong>"));
        }
        true
    }
}
