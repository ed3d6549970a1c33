//! Commands.

use super::{
    drawing::concerns_figures,
    out::Out,
    parser::{Ended, Parser, REFERENCE, Within},
    setting,
    symbols::{accent, bare_accent, compose, symbol},
};
use crate::statement::page::escape;

/// Changes the case of HTML's text, but not of its tags and entities.
fn in_case(html: &str, upper: bool) -> String {
    let (mut result, mut until) = (String::new(), None);
    for c in html.chars() {
        match (until, c) {
            (Some(end), c) if end == c => until = None,
            (None, '<') => until = Some('>'),
            (None, '&') => until = Some(';'),
            (None, c) => {
                if upper {
                    result.extend(c.to_uppercase());
                } else {
                    result.extend(c.to_lowercase());
                }
                continue;
            }
            _ => {}
        }
        result.push(c);
    }
    result
}

impl Parser<'_, '_> {
    /// Reads a command after its backslash.
    pub(super) fn command(&mut self, out: &mut Out, within: Within, closers: &mut Vec<&'static str>) -> Option<Ended> {
        let line = self.line();
        let name = self.scan.command();
        if let Some(accent) = accent(&name) {
            let base = self.scan.argument();
            let base = base.trim_start_matches('\\').trim();
            if base.is_empty() {
                out.inline(&escape(bare_accent(&name)));
                return None;
            }
            let mut letters = base.chars();
            let composed = letters.next().map(|letter| compose(letter, accent)).unwrap_or_default();
            out.inline(&escape(&format!("{composed}{}", letters.as_str())));
            return None;
        }
        if let Some(expansion) = self.page.macros.expand(&name, &mut self.scan) {
            if !self.scan.push(&expansion) {
                self.page.warn(line, format!("`\\{name}` expands to too much text; the rest is left out"));
                while self.scan.next().is_some() {}
            }
            return None;
        }
        self.scan.record();
        let defined = self.page.macros.define(&name, &mut self.scan);
        let arguments = self.scan.recorded();
        if defined {
            self.preamble.define(&name, &arguments);
            return None;
        }
        match name.as_str() {
            "" => return None,
            "begin" => {
                let name = self.scan.argument();
                self.environment(name.trim(), out);
            }
            "end" => {
                let name = self.scan.argument().trim().to_owned();
                match self.page.macros.end(&name).map(str::to_owned) {
                    Some(end) => {
                        self.scan.push(&end);
                    }
                    None => return Some(Ended::Environment(name)),
                }
            }
            "item" if within == Within::List => return Some(Ended::Item),
            "\\" | "newline" | "tabularnewline" | "cr" => {
                self.scan.eat("*");
                // The distance to the next line.
                self.scan.option();
                if within == Within::Table && name != "newline" {
                    return Some(Ended::Row);
                }
                out.inline("<br>");
            }
            "(" => {
                self.formula_between("\\(", "\\)", false, line, out);
            }
            "[" => {
                self.formula_between("\\[", "\\]", true, line, out);
            }
            "par" => out.end_paragraph(),
            "textbf" | "bfseries" | "bf" | "strong" | "boldmath" | "structure" | "alert" => {
                self.font(&name, out, closers, "<strong>", "</strong>");
            }
            "emph" | "textit" | "itshape" | "it" | "em" | "textsl" | "slshape" | "sl" => {
                self.font(&name, out, closers, "<em>", "</em>");
            }
            "nolinkurl" | "path" => {
                let address = self.scan.literal_argument();
                out.inline(&format!("<code>{}</code>", escape(&address)));
            }
            "texttt" | "ttfamily" | "tt" | "t" | "code" | "cf" | "texttttt" => {
                let before = std::mem::replace(&mut self.typewriter, true);
                if self.font(&name, out, closers, "<code>", "</code>") {
                    self.typewriter = before;
                }
            }
            "textsc" | "scshape" | "sc" => {
                self.font(&name, out, closers, "<span class=\"small-caps\">", "</span>");
            }
            "underline" | "uline" | "ul" => self.wrapped(out, "<u>", "</u>"),
            "sout" | "st" | "strike" => self.wrapped(out, "<s>", "</s>"),
            "textsuperscript" | "textss" => self.wrapped(out, "<sup>", "</sup>"),
            "textsubscript" => self.wrapped(out, "<sub>", "</sub>"),
            "enquote" => self.wrapped(out, "“", "”"),
            "tiny" | "scriptsize" | "footnotesize" | "small" => {
                self.font(&name, out, closers, "<span class=\"small\">", "</span>");
            }
            "large" | "Large" | "LARGE" | "huge" | "Huge" => {
                self.font(&name, out, closers, "<span class=\"large\">", "</span>");
            }
            "textrm" | "textsf" | "textup" | "textmd" | "textnormal" | "text" | "mbox" | "hbox" | "fbox"
            | "makebox" | "framebox" | "boxed" | "shortstack" | "ensuremath" | "raisebox" | "rlap" | "llap" => {
                if name == "raisebox" {
                    self.scan.argument();
                }
                while self.scan.option().is_some() {}
                if name == "ensuremath" {
                    let formula = self.scan.argument();
                    self.formula(&formula, false, line, out);
                } else {
                    self.group(out);
                }
            }
            "textcolor" | "colorbox" | "resizebox" | "scalebox" | "rotatebox" | "parbox" | "foreignlanguage" => {
                self.scan.eat("*");
                while self.scan.option().is_some() {}
                self.scan.argument();
                if name == "resizebox" {
                    self.scan.argument();
                }
                while self.scan.option().is_some() {}
                self.group(out);
            }
            "section" | "chapter" | "Section" => self.heading(2, out),
            "subsection" => self.heading(3, out),
            "subsubsection" | "paragraph" | "subparagraph" => self.heading(4, out),
            "problemname" | "problemtitle" | "title" => {
                if self.scan.peek() == Some('{') || name == "title" {
                    let title = self.scan.argument();
                    let html = self.inline_html(&title);
                    let title = self.page.plain(&html);
                    self.title.get_or_insert(title);
                }
            }
            "illustration" => {
                let (width, file, caption) = (self.scan.argument(), self.scan.argument(), self.scan.argument());
                self.illustration(&width, &file, &caption, "illustration", line, out);
            }
            "includegraphics" | "includesvg" | "epsfig" => {
                self.scan.eat("*");
                let options = self.scan.option().unwrap_or_default();
                let file = self.scan.argument();
                let size = self.size(&options);
                let file = self.inline_text(&file);
                let html = self.page.picture(&file, &size, "", line);
                out.inline(&html);
            }
            "href" | "url" | "hyperref" => self.link(&name, out),
            "footnote" | "footnotetext" | "thanks" => {
                self.scan.option();
                let text = self.scan.argument();
                let note = self.inline_html(&text);
                self.footnotes.push(note);
                if name != "footnotetext" {
                    out.inline(&format!("<sup>{}</sup>", self.footnotes.len()));
                }
            }
            "footnotemark" => out.inline(&format!("<sup>{}</sup>", self.footnotes.len() + 1)),
            "verb" | "lstinline" | "mintinline" => self.verb(&name, out),
            "caption" | "captionof" | "subcaption" => self.caption(&name, out),
            "label" => {
                let label = self.scan.argument();
                self.label(label);
            }
            "ref" | "eqref" | "autoref" | "cref" | "Cref" | "pageref" | "nameref" => {
                let label = self.scan.argument();
                let count = self.references.len();
                let (before, after) = REFERENCE;
                let mark = self.references.entry(label).or_insert_with(|| format!("{before}{count}{after}"));
                let mark = if name == "eqref" { format!("({mark})") } else { mark.clone() };
                out.inline(&mark);
            }
            "constant" => {
                let name = self.scan.argument();
                match self.page.constants.get(&name).map(escape) {
                    Some(value) => out.inline(&value),
                    None => self.page.warn(line, format!("`\\constant{{{name}}}` is not a constant in problem.yaml")),
                }
            }
            "nextsample" => {
                let html = self.page.next_sample(line);
                self.our_block(html, out);
            }
            "remainingsamples" => {
                let html = self.page.remaining_samples();
                self.our_block(html, out);
            }
            "num" | "numprint" | "si" | "unit" => {
                self.scan.option();
                let value = self.scan.argument();
                self.formula(&format!("\\{name}{{{value}}}"), false, line, out);
            }
            "SI" | "qty" => {
                self.scan.option();
                let (number, unit) = (self.scan.argument(), self.scan.argument());
                self.formula(&format!("\\{name}{{{number}}}{{{unit}}}"), false, line, out);
            }
            "input" | "include" | "subfile" | "subimport" => self.input(line),
            "lstinputlisting" | "verbatiminput" | "inputminted" => self.listing(&name, line, out),
            "uppercase" | "MakeUppercase" | "MakeTextUppercase" | "lowercase" | "MakeLowercase"
            | "MakeTextLowercase" => {
                let text = self.scan.argument();
                let html = self.inline_html(&text);
                let upper = name.to_ascii_lowercase().ends_with("uppercase");
                out.inline(&in_case(&html, upper));
            }
            _ if self.step_of_algorithm(&name, out) => {}
            // Headings of the package olymp.
            "InputFile" | "OutputFile" | "Interaction" | "Note" | "Notes" | "Scoring" => {
                let words = &self.page.words;
                let word = match name.as_str() {
                    "InputFile" => words.input,
                    "OutputFile" => words.output,
                    "Interaction" => words.interaction,
                    "Scoring" => words.scoring,
                    _ => words.note,
                };
                out.block(&format!("<h2>{word}</h2>"));
            }
            // The page shows the samples after the statement.
            "Example" | "Examples" | "SAMPLES" => {}
            "multicolumn" | "multirow" | "multirowcell" | "multirowthead" => {
                // Inside a group it cannot create cells, so only the text is kept.
                self.spans(&name);
                self.group(out);
            }
            "subfloat" | "subfigure" | "subtable" | "subcaptionbox" => self.part_of_figure(&name, out),
            "epigraph" => {
                let (text, by) = (self.scan.argument(), self.scan.argument());
                let (text, by) = (self.inline_html(&text), self.inline_html(&by));
                out.block(&format!("<blockquote><p>{text}</p><p>— {by}</p></blockquote>"));
            }
            "char" | "symbol" => {
                let code = self.scan.argument();
                let found = code.trim_matches(['`', '"', '\'', '\\']).parse().ok().and_then(char::from_u32);
                out.inline(&escape(&found.map(String::from).unwrap_or_default()));
            }
            "rule" => {
                self.scan.option();
                self.scan.argument();
                self.scan.argument();
            }
            _ if self.is_condition(&name) => self.condition(&name, false, line),
            "unless" => {
                self.scan.eat("\\");
                let name = self.scan.command();
                self.condition(&name, true, line);
            }
            // One branch was read, so skip the others.
            "else" => self.skip_branch(|_| false),
            "or" if self.ends_ahead() => self.skip_branch(|_| false),
            _ if self.choice(&name, line) => {}
            _ if self.switch(&name) => {}
            _ if self.counter(&name, out) => {}
            "setlist" | "setenumerate" | "setitemize" => self.set_list(&name),
            "newlist" | "renewlist" => self.new_list(),
            "tikz" => self.short_drawing(line, out),
            name if setting::has_no_effect(name) => {
                if name == "hline" || name.ends_with("break") {
                    self.scan.option();
                }
            }
            name if setting::is_setting(name) => {
                self.scan.record();
                self.setting(name, out);
                let arguments = self.scan.recorded();
                if concerns_figures(name) {
                    self.preamble.set(name, &arguments);
                }
            }
            _ => match symbol(&name) {
                Some(html) => {
                    // Braces that only end the command's name.
                    self.scan.eat("{}");
                    out.inline(html);
                }
                None => self.unknown(&name, line, out),
            },
        }
        None
    }

    /// Sets a font for the argument, or for the rest of the group if the command is a switch. Returns whether it had an argument.
    fn font(
        &mut self,
        name: &str,
        out: &mut Out,
        closers: &mut Vec<&'static str>,
        open: &'static str,
        close: &'static str,
    ) -> bool {
        let argument =
            name.starts_with("text") || matches!(name, "emph" | "code" | "strong" | "structure" | "alert" | "t");
        if argument {
            self.wrapped(out, open, close);
        } else {
            self.scan.eat("{}");
            out.inline(open);
            closers.push(close);
        }
        argument
    }

    fn heading(&mut self, level: u8, out: &mut Out) {
        self.scan.eat("*");
        self.scan.option();
        let text = self.scan.argument();
        let html = self.inline_html(&text);
        // Headings have no numbers, so references show their titles.
        self.current = html.clone();
        out.block(&format!("<h{level}>{html}</h{level}>"));
    }

    fn link(&mut self, name: &str, out: &mut Out) {
        if name == "hyperref" {
            self.scan.option();
            self.group(out);
            return;
        }
        self.scan.option();
        let address = self.scan.literal_argument();
        let address = ["%", "#", "&", "_", "~"].iter().fold(address, |text, c| text.replace(&format!("\\{c}"), c));
        let text = if name == "href" {
            let text = self.scan.argument();
            self.inline_html(&text)
        } else {
            escape(&address)
        };
        out.inline(&format!("<a href=\"{}\">{text}</a>", escape(address.trim())));
    }

    fn verb(&mut self, name: &str, out: &mut Out) {
        self.scan.eat("*");
        if name != "verb" {
            self.scan.option();
        }
        if name == "mintinline" {
            self.scan.argument();
        }
        let text = match self.scan.next() {
            Some('{') if name != "verb" => self.scan.until("}"),
            Some(sign) => self.scan.until(&sign.to_string()),
            None => String::new(),
        };
        out.inline(&format!("<code>{}</code>", escape(&text)));
    }

    fn unknown(&mut self, name: &str, line: u64, out: &mut Out) {
        // A math command in the text.
        if !self.unknown.contains(name) && self.page.knows_in_formulas(name) {
            self.formula(&format!("\\{name}"), false, line, out);
            return;
        }
        if self.unknown.insert(name.to_owned()) {
            self.page.warn(line, format!("`\\{name}` is not known; its arguments are shown as text"));
        }
        self.scan.option();
    }
}
