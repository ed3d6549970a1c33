//! Environments.

use super::{
    drawing::draws,
    out::Out,
    parser::{Ended, Parser, Within},
};
use crate::statement::page::escape;

impl Parser<'_, '_> {
    /// Reads an environment after `\begin{name}`.
    pub(super) fn environment(&mut self, name: &str, out: &mut Out) {
        let line = self.line();
        if let Some(begin) = self.page.macros.begin(name, &mut self.scan) {
            self.scan.push(&begin);
            return;
        }
        let plain = name.trim_end_matches('*');
        if let Some(kind) = self.new_lists.get(plain).cloned() {
            return self.list(&kind, plain, out);
        }
        if self.equation(name, line, out) {
            return;
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
            | "tightitemize" => self.list(plain, plain, out),
            "tabular" | "tabularx" | "tabulary" | "longtable" | "array" | "tabularray" | "tblr" => {
                if matches!(plain, "tabularx" | "tabulary") || name == "tabular*" {
                    self.scan.argument();
                }
                self.scan.option();
                let columns = self.scan.argument();
                self.table(&columns, out);
            }
            "figure" | "wrapfigure" | "subfigure" | "subtable" | "SCfigure" | "floatingfigure" | "table"
            | "wraptable" | "sidewaystable" | "margintable" => self.figure(plain, out),
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
            // The package olymp has a title and settings.
            "problem" | "tutorial" if self.scan.peek() == Some('{') => {
                let title = self.scan.argument();
                let html = self.inline_html(&title);
                let title = self.page.plain(&html);
                self.title.get_or_insert(title);
                while self.scan.peek() == Some('{') {
                    self.scan.argument();
                }
                let inner = self.flow_of();
                out.block(&inner);
            }
            "algorithmic" => self.algorithm(out),
            "subequations" => self.subequations(out),
            "document" | "flushleft" | "flushright" | "minipage" | "samepage" | "small" | "footnotesize" | "large"
            | "multicols" | "adjustbox" | "spacing" | "sloppypar" | "problem" | "subproblem" | "singlespace"
            | "frame" | "columns" | "column" | "scriptsize" | "tiny" | "normalsize" | "raggedright" | "tcolorbox"
            | "mdframed" | "framed" | "landscape" | "statement" | "note" | "remark" | "explanation" | "example"
            | "otherlanguage" | "algorithm" | "definition" | "figwindow" | "titlepage" => {
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
                self.page.warn(line, format!("the environment `{name}` is not known; its content is shown as text"));
                while self.scan.option().is_some() {}
                let inner = self.flow_of();
                out.block(&inner);
            }
        }
    }

    /// The content of an environment, with paragraphs.
    pub(super) fn flow_of(&mut self) -> String {
        let mut inner = Out::flow();
        while self.content(&mut inner, Within::Text) == Ended::Brace {}
        inner.end_paragraph();
        inner.html
    }

    fn titled(&mut self, title: &str, out: &mut Out) {
        let inner = self.flow_of();
        out.block(&format!("<h2>{title}</h2>\n{inner}"));
    }
}
