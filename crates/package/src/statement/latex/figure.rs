//! Figures and tables with captions.

use super::{
    list::letters,
    out::Out,
    parser::{Ended, Parser, Within},
};
use crate::statement::page::width_class;

/// The marks around a caption.
pub(super) const CAPTION: (&str, &str) = ("\u{e002}", "\u{e003}");

/// A figure or table while it is read, or a part of one.
pub(super) struct Float {
    /// The counter of its captions. Parts have none.
    counter: Option<&'static str>,
    /// Whether it has a caption with a number or letter.
    captioned: bool,
    /// The labels before the caption. In TeX they belong after the caption, but many authors write them before it.
    early_labels: Vec<String>,
    /// The number of its parts that have a letter so far.
    parts: i64,
    /// The figure or table around it.
    outer: Option<Box<Float>>,
}

impl Parser<'_, '_> {
    /// Reads the rest of a figure or table.
    pub(super) fn figure(&mut self, kind: &str, out: &mut Out) {
        while self.scan.option().is_some() {}
        let wrapped = matches!(kind, "wrapfigure" | "wraptable" | "floatingfigure");
        let mut class = String::new();
        if wrapped {
            let side = if kind == "floatingfigure" { String::new() } else { self.scan.argument() };
            while self.scan.option().is_some() {}
            let width = self.scan.argument();
            let left = if matches!(side.trim(), "l" | "L" | "i" | "I") { " left" } else { "" };
            class = format!(" class=\"illustration{left} {}\"", width_class(self.fraction(&width)));
        } else if is_part(kind) {
            self.scan.argument();
        }
        let counter = match kind {
            kind if is_part(kind) => None,
            kind if kind.contains("table") => Some("table"),
            _ => Some("figure"),
        };
        let before = self.current.clone();
        self.begin_float(counter);
        let mut inner = Out::flow();
        let mut captions = String::new();
        // Captions are moved to the end of the figure.
        while self.content_with_captions(&mut inner, &mut captions) == Ended::Brace {}
        inner.end_paragraph();
        let caption = if captions.is_empty() { captions } else { format!("<figcaption>{captions}</figcaption>") };
        self.current = before;
        self.end_float();
        out.block(&format!("<figure{class}>\n{}{caption}</figure>", inner.html));
    }

    /// Reads a caption. It numbers its figure or table, unless it has a star. Parts have letters.
    pub(super) fn caption(&mut self, name: &str, out: &mut Out) {
        let own = (name == "captionof").then(|| self.scan.argument());
        let numbered = !self.scan.eat("*");
        self.scan.option();
        let text = self.scan.argument();
        let counter = match own.as_deref().map(str::trim) {
            _ if name == "subcaption" => None,
            Some("table") => Some("table"),
            Some(_) => Some("figure"),
            None => self.float.as_ref().and_then(|float| float.counter),
        };
        let mut number = String::new();
        if let Some(counter) = counter.filter(|_| numbered) {
            let value = self.step(counter).to_string();
            let word = if counter == "table" { self.page.words.table } else { self.page.words.figure };
            number = format!("{word} {value}: ");
            self.captioned(value);
        } else if own.is_none() && numbered {
            number = self.next_part();
        }
        let html = self.inline_html(&text);
        out.block(&format!("{}{number}{html}{}", CAPTION.0, CAPTION.1));
    }

    fn begin_float(&mut self, counter: Option<&'static str>) {
        let outer = self.float.take().map(Box::new);
        self.float = Some(Float { counter, captioned: false, early_labels: Vec::new(), parts: 0, outer });
    }

    /// Labels of a part without a caption belong to the whole.
    fn end_float(&mut self) {
        let Some(mut inside) = self.float.take() else { return };
        self.float = inside.outer.take().map(|outer| *outer);
        if let Some(outer) = self.float.as_mut().filter(|outer| !inside.captioned && !outer.captioned) {
            outer.early_labels.extend(inside.early_labels);
        }
    }

    /// Gives the number of a caption to the labels before it, and to those that follow.
    fn captioned(&mut self, number: String) {
        if let Some(float) = &mut self.float {
            float.captioned = true;
            for label in float.early_labels.drain(..) {
                self.labels.insert(label, number.clone());
            }
        }
        self.current = number;
    }

    /// The letter of the next part, as it is written before its caption: `(a) `. References show it after the number of the figure: `1a`.
    fn next_part(&mut self) -> String {
        let Some(float) = &mut self.float else { return String::new() };
        let is_part = float.counter.is_none();
        let outer = if is_part { float.outer.as_deref_mut() } else { Some(float) };
        let Some(outer) = outer else { return String::new() };
        outer.parts += 1;
        let letter = letters(outer.parts, 'a');
        let counted = outer.counter.and_then(|counter| self.counters.get(counter)).copied().unwrap_or_default();
        // The caption of the whole usually follows its parts.
        let number = if outer.captioned { counted } else { counted.saturating_add(1) };
        let number = format!("{number}{letter}");
        if is_part {
            self.captioned(number);
        } else {
            self.current = number;
        }
        format!("({letter}) ")
    }

    /// Sets the text that references to a label show. In figures it becomes the number of the next caption.
    pub(super) fn label(&mut self, label: String) {
        if let Some(float) = self.float.as_mut().filter(|float| !float.captioned) {
            float.early_labels.push(label.clone());
        }
        self.labels.insert(label, self.current.clone());
    }

    /// Reads `\subfloat[caption]{image}` and similar commands.
    pub(super) fn part_of_figure(&mut self, name: &str, out: &mut Out) {
        let lettered = !self.scan.eat("*");
        let caption = match name {
            "subcaptionbox" => Some(self.scan.argument()),
            _ => self.scan.option(),
        };
        while self.scan.option().is_some() {}
        let before = self.current.clone();
        self.begin_float(None);
        let caption = caption.map(|caption| {
            let letter = if lettered { self.next_part() } else { String::new() };
            format!("{letter}{}", self.inline_html(&caption))
        });
        let caption = caption.unwrap_or_default();
        let mut inner = Out::default();
        self.group(&mut inner);
        self.current = before;
        self.end_float();
        let caption = match caption.trim() {
            "" => String::new(),
            caption => format!("<figcaption>{caption}</figcaption>"),
        };
        out.block(&format!("<figure>{}{caption}</figure>", inner.html.trim()));
    }

    fn content_with_captions(&mut self, inner: &mut Out, captions: &mut String) -> Ended {
        let start = inner.html.len();
        let ended = self.content(inner, Within::Text);
        // Captions are written between marks, so that figures can find them.
        let written = inner.html.split_off(start);
        let mut rest = written.as_str();
        while let Some(at) = rest.find(CAPTION.0) {
            inner.html += &rest[..at];
            let after = &rest[at + CAPTION.0.len()..];
            let Some(end) = after.find(CAPTION.1) else { break };
            if !captions.is_empty() {
                *captions += "<br>";
            }
            *captions += &after[..end];
            rest = &after[end + CAPTION.1.len()..];
        }
        inner.html += rest;
        ended
    }
}

/// Whether an environment is a part of a figure or table.
fn is_part(kind: &str) -> bool {
    matches!(kind, "subfigure" | "subtable")
}
