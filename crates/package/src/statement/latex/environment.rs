//! Environments.

use super::{
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
        if let Some(begin) = self.macros.begin(name, &mut self.scan) {
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
            "comment" | "tikzpicture" | "pspicture" | "asy" | "forest" | "circuitikz" | "picture" | "dot2tex" => {
                self.scan.until(&format!("\\end{{{name}}}"));
                if plain != "comment" {
                    self.page.warn(
                        line,
                        format!("a picture is drawn by `{plain}`, which is left out; put a picture file there"),
                    );
                }
            }
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
        let body = body.trim();
        let formula =
            if known.is_empty() { body.to_owned() } else { format!("\\begin{{{known}}}{body}\\end{{{known}}}") };
        self.formula(&formula, name != "math", line, out);
    }

    fn list(&mut self, kind: &str, out: &mut Out) {
        while self.scan.option().is_some() {}
        let mut items: Vec<(Option<String>, String)> = Vec::new();
        let mut before = Out::default();
        let mut ended = self.content(&mut before, Within::List);
        while matches!(ended, Ended::Item | Ended::Brace) {
            if ended == Ended::Brace {
                let mut rest = Out::flow();
                ended = self.content(&mut rest, Within::List);
                rest.end_paragraph();
                if let Some((_, last)) = items.last_mut() {
                    *last += &rest.html;
                }
                continue;
            }
            self.scan.space();
            let label = self.scan.option().map(|label| self.inline_html(&label));
            let mut item = Out::flow();
            ended = self.content(&mut item, Within::List);
            item.end_paragraph();
            items.push((label, one_paragraph(item.html)));
        }
        let ordered = matches!(kind, "enumerate" | "compactenum" | "inparaenum");
        let own_labels = items.iter().any(|(label, _)| label.is_some());
        let html: String = if kind == "description" {
            let item = |(label, text): &(Option<String>, String)| {
                format!("<dt>{}</dt><dd>{text}</dd>\n", label.as_deref().unwrap_or_default())
            };
            format!("<dl>\n{}</dl>", items.iter().map(item).collect::<String>())
        } else {
            let item = |(label, text): &(Option<String>, String)| match label {
                Some(label) if !label.is_empty() => format!("<li>{label} {text}</li>\n"),
                _ => format!("<li>{text}</li>\n"),
            };
            let tag = if ordered && !own_labels { "ol" } else { "ul" };
            format!("<{tag}>\n{}</{tag}>", items.iter().map(item).collect::<String>())
        };
        out.block(&html);
    }

    fn figure(&mut self, kind: &str, out: &mut Out) {
        while self.scan.option().is_some() {}
        let wrapped = matches!(kind, "wrapfigure" | "wraptable" | "floatingfigure");
        let mut class = String::new();
        if wrapped {
            let side = if kind == "floatingfigure" { String::new() } else { self.scan.argument() };
            while self.scan.option().is_some() {}
            let width = self.scan.argument();
            let fraction = width.split('\\').next().and_then(|number| number.trim().parse().ok()).unwrap_or(0.4);
            let left = if side.trim().eq_ignore_ascii_case("l") { " left" } else { "" };
            class = format!(" class=\"illustration{left} {}\"", width_class(fraction));
        } else if kind == "subfigure" {
            self.scan.argument();
        }
        let table = kind.contains("table");
        if kind != "subfigure" {
            let count = if table { &mut self.tables } else { &mut self.figures };
            *count += 1;
            self.current = count.to_string();
        }
        let before = self.current.clone();
        let mut inner = Out::flow();
        let mut captions = String::new();
        // Captions go to the end of the figure, wherever they are written.
        while self.content_with_captions(&mut inner, &mut captions) == Ended::Brace {}
        inner.end_paragraph();
        self.current = before;
        let caption = if captions.is_empty() {
            String::new()
        } else {
            let word = if table { self.page.words.table } else { self.page.words.figure };
            let number =
                if kind == "subfigure" || wrapped { String::new() } else { format!("{word} {}: ", self.current) };
            format!("<figcaption>{number}{captions}</figcaption>")
        };
        out.block(&format!("<figure{class}>\n{}{caption}</figure>", inner.html));
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

/// An item that is one paragraph needs none.
fn one_paragraph(html: String) -> String {
    let inner = html.trim().strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>"));
    match inner {
        Some(inner) if !inner.contains("<p>") => inner.to_owned(),
        _ => html,
    }
}
