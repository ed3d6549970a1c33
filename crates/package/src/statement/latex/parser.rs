//! Reading LaTeX and writing HTML as it goes.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{drawing::Preamble, environment::CAPTION, out::Out, scanner::Scanner};
use crate::statement::page::{Page, escape};

/// How deep groups and environments may be nested: deeper ones were made to exhaust the stack.
const MAX_DEPTH: usize = 60;

/// What a mark stands between, which is replaced by what a label refers to.
pub(super) const REFERENCE: (&str, &str) = ("\u{e000}", "\u{e001}");

/// Reads a statement.
pub(super) struct Parser<'p, 'a> {
    pub(super) scan: Scanner,
    pub(super) page: &'p mut Page<'a>,
    pub(super) title: Option<String>,
    depth: usize,
    pub(super) inputs: usize,
    /// Within letters of one width: there dashes and quotes are what they are.
    pub(super) typewriter: bool,
    pub(super) figures: u32,
    pub(super) tables: u32,
    /// What a label set now refers to.
    pub(super) current: String,
    pub(super) labels: BTreeMap<String, String>,
    /// The marks that stand for references, by label.
    pub(super) references: HashMap<String, String>,
    pub(super) footnotes: Vec<String>,
    pub(super) unknown: HashSet<String>,
    pub(super) searches: usize,
    /// What `\newif` made, and whether it is on.
    pub(super) switches: HashMap<String, bool>,
    /// Equations that have a label.
    pub(super) equations: u32,
    /// Where the next list goes on counting.
    pub(super) next_item: Option<i64>,
    /// What figures need of what was read so far.
    pub(super) preamble: Preamble,
}

/// Why reading stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// At the end of the text.
    Text,
    /// At a closing brace.
    Brace,
    /// At the end of an environment.
    Environment(String),
    /// At the next item of a list.
    Item,
    /// At the end of a cell.
    Cell,
    /// At the end of a row.
    Row,
}

/// What ends reading besides closing braces and ends of environments.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Within {
    /// Nothing.
    #[default]
    Text,
    /// Items.
    List,
    /// Cells and rows.
    Table,
}

impl<'p, 'a> Parser<'p, 'a> {
    pub(super) fn new(text: &str, page: &'p mut Page<'a>) -> Self {
        Self {
            scan: Scanner::new(text),
            page,
            title: None,
            depth: 0,
            inputs: 0,
            typewriter: false,
            figures: 0,
            tables: 0,
            current: String::new(),
            labels: BTreeMap::new(),
            references: HashMap::new(),
            footnotes: Vec::new(),
            unknown: HashSet::new(),
            searches: 0,
            switches: HashMap::new(),
            equations: 0,
            next_item: None,
            preamble: Preamble::default(),
        }
    }

    /// The whole document, and its title.
    pub(super) fn document(&mut self) -> (String, Option<String>) {
        let mut out = Out::flow();
        loop {
            match self.content(&mut out, Within::Text) {
                Ended::Text => break,
                // One brace or end too many is nothing to fail for.
                _ => continue,
            }
        }
        out.end_paragraph();
        if !self.footnotes.is_empty() {
            let notes: String = self.footnotes.iter().map(|note| format!("<li>{note}</li>\n")).collect();
            out.block(&format!("<section class=\"footnotes\"><hr>\n<ol>\n{notes}</ol></section>"));
        }
        // What no figure took is a paragraph of its own.
        let html = out.html.replace(CAPTION.0, "<p><em>").replace(CAPTION.1, "</em></p>");
        (html, self.title.take())
    }

    /// The document with references in place of their marks.
    pub(super) fn with_references(&self, html: &str) -> String {
        let labels: HashMap<&str, &str> = self
            .references
            .iter()
            .map(|(label, mark)| (mark.as_str(), self.labels.get(label).map_or("", String::as_str)))
            .collect();
        let mut parts = html.split(REFERENCE.0);
        let mut result = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (number, rest) = part.split_once(REFERENCE.1).unwrap_or(("", part));
            let mark = format!("{}{number}{}", REFERENCE.0, REFERENCE.1);
            result += labels.get(mark.as_str()).copied().filter(|label| !label.is_empty()).unwrap_or("?");
            result += rest;
        }
        result
    }

    pub(super) fn line(&self) -> u64 {
        self.scan.line()
    }

    /// Reads on until something ends it.
    pub(super) fn content(&mut self, out: &mut Out, within: Within) -> Ended {
        if self.depth >= MAX_DEPTH {
            let line = self.line();
            self.page.warn(line, format!("is nested more than {MAX_DEPTH} deep; the rest is left out"));
            while self.scan.next().is_some() {}
            return Ended::Text;
        }
        self.depth += 1;
        let typewriter = self.typewriter;
        let mut closers = Vec::new();
        let ended = self.read(out, within, &mut closers);
        while let Some(closer) = closers.pop() {
            out.html += closer;
        }
        self.typewriter = typewriter;
        self.depth -= 1;
        ended
    }

    fn read(&mut self, out: &mut Out, within: Within, closers: &mut Vec<&'static str>) -> Ended {
        while let Some(c) = self.scan.peek() {
            match c {
                '\\' => {
                    self.scan.next();
                    if let Some(ended) = self.command(out, within, closers) {
                        return ended;
                    }
                    continue;
                }
                '}' => {
                    self.scan.next();
                    return Ended::Brace;
                }
                '{' => {
                    self.scan.next();
                    // What ends a cell or an item ends it within a group, too, where the author forgot a brace.
                    self.content(out, Within::Text);
                    continue;
                }
                '&' if within == Within::Table => {
                    self.scan.next();
                    return Ended::Cell;
                }
                '%' => {
                    self.scan.comment();
                    continue;
                }
                c if c.is_whitespace() && c != '\u{a0}' => {
                    if self.scan.space() {
                        out.end_paragraph();
                    } else {
                        out.inline(" ");
                    }
                    continue;
                }
                '$' => {
                    self.dollars(out);
                    continue;
                }
                _ => self.character(c, out),
            }
        }
        Ended::Text
    }

    /// A character of the text, with those that make one sign together.
    fn character(&mut self, c: char, out: &mut Out) {
        const TOGETHER: [(&str, &str); 9] = [
            ("---", "—"),
            ("--", "–"),
            ("``", "“"),
            ("''", "”"),
            (",,", "„"),
            ("<<", "«"),
            (">>", "»"),
            ("!`", "¡"),
            ("?`", "¿"),
        ];
        let together = TOGETHER.into_iter().find(|(written, _)| !self.typewriter && self.scan.starts_with(written));
        if let Some((written, sign)) = together {
            self.scan.eat(written);
            out.inline(sign);
            return;
        }
        self.scan.next();
        match c {
            '~' => out.inline("\u{a0}"),
            '`' if !self.typewriter => out.inline("‘"),
            '\'' if !self.typewriter => out.inline("’"),
            c => out.inline(&escape(c.encode_utf8(&mut [0; 4]))),
        }
    }

    fn dollars(&mut self, out: &mut Out) {
        let line = self.line();
        let display = self.scan.eat("$$");
        if !display {
            self.scan.eat("$");
        }
        let formula = self.scan.formula(if display { "$$" } else { "$" });
        self.formula(&formula, display, line, out);
    }

    pub(super) fn formula(&mut self, formula: &str, display: bool, line: u64, out: &mut Out) {
        let constants = &self.page.constants;
        let formula = with_constants(formula, |name| constants.get(name));
        if !formula.trim().is_empty() {
            let html = self.page.formula(&formula, display, line);
            out.inline(&html);
        }
    }

    /// A group or a single sign, written between two tags.
    pub(super) fn wrapped(&mut self, out: &mut Out, open: &str, close: &str) {
        out.inline(open);
        self.group(out);
        out.html += close;
    }

    /// An argument as text of the page.
    pub(super) fn group(&mut self, out: &mut Out) {
        self.scan.space();
        if self.scan.eat("{") {
            self.content(out, Within::Text);
        } else {
            let argument = self.scan.argument();
            out.inline(&self.inline_html(&argument));
        }
    }

    /// Some LaTeX as HTML without paragraphs.
    pub(super) fn inline_html(&mut self, latex: &str) -> String {
        let mut out = Out::default();
        // The brace ends what is read, so nothing of the rest is.
        if self.scan.push(&format!("{latex}}}")) {
            self.content(&mut out, Within::Text);
        }
        out.html.trim().to_owned()
    }

    /// Some LaTeX as plain text: the name of a file, with what its macros stand for.
    pub(super) fn inline_text(&mut self, latex: &str) -> String {
        if latex.contains('\\') {
            let before = std::mem::replace(&mut self.typewriter, true);
            let html = self.inline_html(latex);
            self.typewriter = before;
            return self.page.plain(&html);
        }
        latex.trim().to_owned()
    }

    pub(super) fn our_block(&mut self, html: String, out: &mut Out) {
        let block = self.page.block(html);
        out.block(&block);
    }
}

/// The formula with `\constant{name}` replaced.
pub(super) fn with_constants<'v>(formula: &str, value: impl Fn(&str) -> Option<&'v str>) -> String {
    let mut result = String::new();
    let mut rest = formula;
    while let Some(start) = rest.find("\\constant{") {
        let after = &rest[start + "\\constant{".len()..];
        let Some(end) = after.find('}') else { break };
        result += &rest[..start];
        result += value(&after[..end]).unwrap_or(&after[..end]);
        rest = &after[end + 1..];
    }
    result + rest
}
