//! Figures and tables with captions.

use super::{
    out::Out,
    parser::{Ended, Parser, Within},
};
use crate::statement::page::width_class;

/// The marks around a caption.
pub(super) const CAPTION: (&str, &str) = ("\u{e002}", "\u{e003}");

/// A figure or table while it is read.
pub(super) struct Float {
    /// The counter of its captions. Parts of figures have none.
    counter: Option<&'static str>,
    /// The labels since the last caption. In TeX they belong after the caption, but many authors write them before it.
    early_labels: Vec<String>,
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
        } else if kind == "subfigure" {
            self.scan.argument();
        }
        let counter = match kind {
            "subfigure" => None,
            kind if kind.contains("table") => Some("table"),
            _ => Some("figure"),
        };
        let before = (self.current.clone(), self.float.take());
        self.float = Some(Float { counter, early_labels: Vec::new() });
        let mut inner = Out::flow();
        let mut captions = String::new();
        // Captions are moved to the end of the figure.
        while self.content_with_captions(&mut inner, &mut captions) == Ended::Brace {}
        inner.end_paragraph();
        let caption = if captions.is_empty() { captions } else { format!("<figcaption>{captions}</figcaption>") };
        let inside = self.float.take();
        (self.current, self.float) = before;
        if let (Some(outer), Some(inside)) = (&mut self.float, inside) {
            outer.early_labels.extend(inside.early_labels);
        }
        out.block(&format!("<figure{class}>\n{}{caption}</figure>", inner.html));
    }

    /// Reads a caption. It numbers its figure or table, unless it has a star.
    pub(super) fn caption(&mut self, name: &str, out: &mut Out) {
        let own = (name == "captionof").then(|| self.scan.argument());
        let numbered = !self.scan.eat("*") && name != "subcaption";
        self.scan.option();
        let text = self.scan.argument();
        let counter = match own.as_deref().map(str::trim) {
            Some("table") => Some("table"),
            Some(_) => Some("figure"),
            None => self.float.as_ref().and_then(|float| float.counter),
        };
        let mut number = String::new();
        if let Some(counter) = counter.filter(|_| numbered) {
            let value = self.step(counter).to_string();
            let word = if counter == "table" { self.page.words.table } else { self.page.words.figure };
            number = format!("{word} {value}: ");
            for label in self.float.iter_mut().flat_map(|float| float.early_labels.drain(..)) {
                self.labels.insert(label, value.clone());
            }
            self.current = value;
        }
        let html = self.inline_html(&text);
        out.block(&format!("{}{number}{html}{}", CAPTION.0, CAPTION.1));
    }

    /// Sets the text that references to a label show. In figures it becomes the number of the next caption.
    pub(super) fn label(&mut self, label: String) {
        if let Some(float) = &mut self.float {
            float.early_labels.push(label.clone());
        }
        self.labels.insert(label, self.current.clone());
    }

    /// Reads `\subfloat[caption]{image}` and similar commands.
    pub(super) fn part_of_figure(&mut self, name: &str, out: &mut Out) {
        let caption = match name {
            "subcaptionbox" => Some(self.scan.argument()),
            _ => self.scan.option(),
        };
        while self.scan.option().is_some() {}
        let caption = caption.map(|caption| self.inline_html(&caption)).unwrap_or_default();
        let mut inner = Out::default();
        self.group(&mut inner);
        let caption = if caption.is_empty() { caption } else { format!("<figcaption>{caption}</figcaption>") };
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
