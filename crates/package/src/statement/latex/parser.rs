//! Reads LaTeX and writes HTML in one pass.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    drawing::Preamble,
    equation::Subequations,
    figure::{CAPTION, Float},
    list::ListSetting,
    out::Out,
    scanner::Scanner,
};
use crate::statement::page::{Page, escape};

/// The maximum nesting of groups and environments, because reading recurses.
const MAX_DEPTH: usize = 60;

/// The marks around a reference, which are later replaced.
pub(super) const REFERENCE: (&str, &str) = ("\u{e000}", "\u{e001}");

pub(super) struct Parser<'p, 'a> {
    pub(super) scan: Scanner,
    pub(super) page: &'p mut Page<'a>,
    pub(super) title: Option<String>,
    depth: usize,
    pub(super) inputs: usize,
    /// Whether the font is monospaced. Then dashes and quotes are not converted.
    pub(super) typewriter: bool,
    /// The values of counters by name: `figure`, `enumi`.
    pub(super) counters: HashMap<String, i64>,
    /// The figure or table around the current place.
    pub(super) float: Option<Float>,
    /// The text that a new label refers to.
    pub(super) current: String,
    pub(super) labels: BTreeMap<String, String>,
    /// The texts of references by label.
    pub(super) references: HashMap<String, String>,
    pub(super) footnotes: Vec<String>,
    pub(super) unknown: HashSet<String>,
    pub(super) searches: usize,
    /// The switches of `\newif`, and whether they are on.
    pub(super) switches: HashMap<String, bool>,
    /// The number of numbered lists around the current place.
    pub(super) lists: usize,
    /// The number of lists with bullets around the current place.
    pub(super) bullets: usize,
    /// The kinds of the lists that `\newlist` defines, by name.
    pub(super) new_lists: HashMap<String, String>,
    /// The equations around the current place that share a number.
    pub(super) subequations: Option<Subequations>,
    /// The indentation of the current line of an algorithm. None outside of algorithms.
    pub(super) algorithm: Option<usize>,
    /// The settings for all lists.
    pub(super) list_settings: Vec<ListSetting>,
    /// The settings and definitions so far, for figures.
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

/// What ends reading, besides closing braces and ends of environments.
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
            counters: HashMap::new(),
            float: None,
            current: String::new(),
            labels: BTreeMap::new(),
            references: HashMap::new(),
            footnotes: Vec::new(),
            unknown: HashSet::new(),
            searches: 0,
            switches: HashMap::new(),
            lists: 0,
            bullets: 0,
            new_lists: HashMap::new(),
            subequations: None,
            algorithm: None,
            list_settings: Vec::new(),
            preamble: Preamble::default(),
        }
    }

    /// Reads the whole document. Returns the HTML and the title.
    pub(super) fn document(&mut self) -> (String, Option<String>) {
        let mut out = Out::flow();
        loop {
            match self.content(&mut out, Within::Text) {
                Ended::Text => break,
                // Ignore extra closing braces and ends.
                _ => continue,
            }
        }
        out.end_paragraph();
        if !self.footnotes.is_empty() {
            let notes: String = self.footnotes.iter().map(|note| format!("<li>{note}</li>\n")).collect();
            out.block(&format!("<section class=\"footnotes\"><hr>\n<ol>\n{notes}</ol></section>"));
        }
        // Captions outside of figures become paragraphs.
        let html = out.html.replace(CAPTION.0, "<p><em>").replace(CAPTION.1, "</em></p>");
        (html, self.title.take())
    }

    /// Replaces the marks of references.
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

    /// Reads content to its end.
    pub(super) fn content(&mut self, out: &mut Out, within: Within) -> Ended {
        if self.depth >= MAX_DEPTH {
            let line = self.line();
            self.page.warn(line, format!("is nested more than {MAX_DEPTH} levels deep; the rest is left out"));
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
                    // The end of a cell or an item also ends a group, in case the author forgot a brace.
                    self.content(out, Within::Text);
                    continue;
                }
                '&' if within == Within::Table => {
                    self.scan.next();
                    return Ended::Cell;
                }
                '%' => {
                    if self.scan.space() {
                        out.end_paragraph();
                    }
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

    /// Writes a character. Some characters together become one, such as dashes.
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
        let mark = if display { "$$" } else { "$" };
        self.formula_between(mark, mark, display, line, out);
    }

    /// Reads a formula after its first mark.
    pub(super) fn formula_between(&mut self, begin: &str, end: &str, display: bool, line: u64, out: &mut Out) {
        let formula = self.source_between(begin, end, line);
        self.formula(&formula, display, line, out);
    }

    /// The source of a formula after its first mark.
    pub(super) fn source_between(&mut self, begin: &str, end: &str, line: u64) -> String {
        let (formula, ended) = self.scan.formula(begin, end);
        if !ended {
            self.page.warn(line, format!("the formula `{}` has no end; add `{end}`", formula.trim()));
        }
        formula
    }

    pub(super) fn formula(&mut self, formula: &str, display: bool, line: u64, out: &mut Out) {
        let constants = &self.page.constants;
        let formula = with_constants(formula, |name| constants.get(name));
        if !formula.trim().is_empty() {
            let html = self.page.formula(&formula, display, line);
            out.inline(&html);
        }
    }

    /// Writes a group or a single character between two tags.
    pub(super) fn wrapped(&mut self, out: &mut Out, open: &str, close: &str) {
        out.inline(open);
        self.group(out);
        out.html += close;
    }

    /// Writes an argument.
    pub(super) fn group(&mut self, out: &mut Out) {
        self.scan.space();
        if self.scan.eat("{") {
            self.content(out, Within::Text);
        } else {
            let argument = self.scan.argument();
            out.inline(&self.inline_html(&argument));
        }
    }

    /// Converts LaTeX to HTML without paragraphs.
    pub(super) fn inline_html(&mut self, latex: &str) -> String {
        let mut out = Out::default();
        // The brace ends reading before the rest of the document.
        if self.scan.push(&format!("{latex}}}")) {
            self.content(&mut out, Within::Text);
        }
        out.html.trim().to_owned()
    }

    /// Expands LaTeX to plain text, for file names.
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

/// Replaces `\constant{name}` in a formula.
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
