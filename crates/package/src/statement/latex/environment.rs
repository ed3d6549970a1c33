//! Environments.

use super::{
    drawing::draws,
    out::Out,
    parser::{Ended, Parser, Within},
};
use crate::statement::page::{escape, width_class};

/// Environments that hold a formula, and how the renderer knows them.
const FORMULAS: [(&str, &str); 12] = [
    ("equation", ""),
    ("displaymath", ""),
    ("math", ""),
    ("align", "aligned"),
    ("aligned", "aligned"),
    ("alignat", "aligned"),
    ("flalign", "aligned"),
    ("eqnarray", "aligned"),
    ("gather", "gathered"),
    ("gathered", "gathered"),
    ("multline", "gathered"),
    ("dmath", ""),
];

impl Parser<'_, '_> {
    /// What comes after `\begin{name}`.
    pub(super) fn environment(&mut self, name: &str, out: &mut Out) {
        let line = self.line();
        if let Some(begin) = self.page.macros.begin(name, &mut self.scan) {
            self.scan.push(&begin);
            return;
        }
        let plain = name.trim_end_matches('*');
        if let Some((_, known)) = FORMULAS.iter().find(|(written, _)| *written == plain) {
            return self.formula_environment(name, known, line, out);
        }
        match plain {
            "verbatim" | "Verbatim" | "lstlisting" | "minted" | "alltt" | "BVerbatim" | "semiverbatim" => {
                self.scan.option();
                if plain == "minted" {
                    self.scan.argument();
                }
                let text = self.scan.until(&format!("\\end{{{name}}}"));
                let text = text.strip_prefix('\n').unwrap_or(&text).trim_end();
                out.block(&format!("<pre><code>{}</code></pre>", escape(text)));
            }
            "comment" => {
                self.scan.until(&format!("\\end{{{name}}}"));
            }
            _ if draws(name) => self.drawing(name, line, out),
            "itemize" | "enumerate" | "description" | "compactitem" | "compactenum" | "inparaenum" | "asparaitem"
            | "tightitemize" => self.list(plain, out),
            "tabular" | "tabularx" | "tabulary" | "longtable" | "array" | "tabularray" | "tblr" => {
                if matches!(plain, "tabularx" | "tabulary") || name == "tabular*" {
                    self.scan.argument();
                }
                self.scan.option();
                let columns = self.scan.argument();
                self.table(&columns, out);
            }
            "figure" | "wrapfigure" | "subfigure" | "SCfigure" | "floatingfigure" | "table" | "wraptable"
            | "sidewaystable" | "margintable" => self.figure(plain, out),
            "Input" | "InputFile" => {
                let word = self.page.words.input;
                self.titled(word, out);
            }
            "Output" | "OutputFile" => {
                let word = self.page.words.output;
                self.titled(word, out);
            }
            "Interaction" => {
                let word = self.page.words.interaction;
                self.titled(word, out);
            }
            "quote" | "quotation" | "verse" | "abstract" | "displayquote" => {
                let inner = self.flow_of();
                out.block(&format!("<blockquote>\n{inner}</blockquote>"));
            }
            "center" | "centering" => {
                let inner = self.flow_of();
                out.block(&format!("<div class=\"center\">{inner}</div>"));
            }
            "document" | "flushleft" | "flushright" | "minipage" | "samepage" | "small" | "footnotesize" | "large"
            | "multicols" | "adjustbox" | "spacing" | "sloppypar" | "problem" | "subproblem" | "singlespace"
            | "frame" | "columns" | "column" | "scriptsize" | "tiny" | "normalsize" | "raggedright" | "tcolorbox"
            | "mdframed" | "framed" | "landscape" | "statement" | "note" | "remark" | "explanation" | "example"
            | "otherlanguage" | "algorithm" | "algorithmic" | "definition" | "figwindow" | "subequations"
            | "titlepage" => {
                while self.scan.option().is_some() {}
                let arguments = match plain {
                    "minipage" | "multicols" | "adjustbox" | "spacing" | "otherlanguage" => 1,
                    _ => 0,
                };
                (0..arguments).for_each(|_| {
                    self.scan.argument();
                });
                while self.scan.option().is_some() {}
                let inner = self.flow_of();
                out.block(&inner);
            }
            _ => {
                self.page.warn(line, format!("the environment `{name}` is not known; what is in it is shown as it is"));
                while self.scan.option().is_some() {}
                let inner = self.flow_of();
                out.block(&inner);
            }
        }
    }

    /// What is in an environment, with paragraphs.
    fn flow_of(&mut self) -> String {
        let mut inner = Out::flow();
        while self.content(&mut inner, Within::Text) == Ended::Brace {}
        inner.end_paragraph();
        inner.html
    }

    fn titled(&mut self, title: &str, out: &mut Out) {
        let inner = self.flow_of();
        out.block(&format!("<h2>{title}</h2>\n{inner}"));
    }

    fn formula_environment(&mut self, name: &str, known: &str, line: u64, out: &mut Out) {
        if matches!(name, "alignat" | "alignat*") {
            self.scan.argument();
        }
        let body = self.scan.formula(&format!("\\end{{{name}}}"));
        let body = if name.starts_with("eqnarray") {
            // Three columns where the renderer has two.
            body.replace("&=&", "&=").replace("& = &", "&=")
        } else {
            body
        };
        let body = self.numbered(body.trim());
        let formula = if known.is_empty() { body } else { format!("\\begin{{{known}}}{body}\\end{{{known}}}") };
        self.formula(&formula, name != "math", line, out);
    }

    /// Equations with a label get a number, so that references have something to name.
    fn numbered(&mut self, body: &str) -> String {
        let mut result = String::new();
        let mut rest = body;
        while let Some((before, after)) = rest.split_once("\\label{") {
            let Some((label, after)) = after.split_once('}') else { break };
            self.equations += 1;
            self.labels.insert(label.to_owned(), self.equations.to_string());
            result += &format!("{before}\\tag{{{}}}", self.equations);
            rest = after;
        }
        result + rest
    }

    fn figure(&mut self, kind: &str, out: &mut Out) {
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
        let table = kind.contains("table");
        let before = self.current.clone();
        if kind != "subfigure" {
            let count = if table { &mut self.tables } else { &mut self.figures };
            *count += 1;
            self.current = count.to_string();
        }
        let mut inner = Out::flow();
        let mut captions = String::new();
        // Captions go to the end of the figure, wherever they are written.
        while self.content_with_captions(&mut inner, &mut captions) == Ended::Brace {}
        inner.end_paragraph();
        let caption = if captions.is_empty() {
            String::new()
        } else {
            let word = if table { self.page.words.table } else { self.page.words.figure };
            let number = if kind == "subfigure" { String::new() } else { format!("{word} {}: ", self.current) };
            format!("<figcaption>{number}{captions}</figcaption>")
        };
        self.current = before;
        out.block(&format!("<figure{class}>\n{}{caption}</figure>", inner.html));
    }

    /// `\subfloat[caption]{picture}` and its kin.
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
        // A caption is written between marks, which only figures take out again.
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

/// How a caption is written before its figure takes it.
pub(super) const CAPTION: (&str, &str) = ("\u{e002}", "\u{e003}");
