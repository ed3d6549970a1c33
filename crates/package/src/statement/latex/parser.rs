//! Reading LaTeX and writing HTML as it goes.

use std::collections::{BTreeMap, HashMap};

use super::{
    environment::CAPTION,
    macros::Macros,
    math,
    scanner::Scanner,
    symbols::{accent, compose, symbol},
};
use crate::{
    statement::page::{Page, escape, width_class},
    text::read_any_text,
};

/// How deep groups and environments may be nested: deeper ones were made to exhaust the stack.
const MAX_DEPTH: usize = 60;

/// How many files a statement may draw in.
const MAX_INPUTS: usize = 50;

/// Reads a statement.
pub(super) struct Parser<'p, 'a> {
    pub(super) scan: Scanner,
    pub(super) page: &'p mut Page<'a>,
    pub(super) macros: Macros,
    title: Option<String>,
    depth: usize,
    inputs: usize,
    /// Within letters of one width: there dashes and quotes are what they are.
    typewriter: bool,
    pub(super) figures: u32,
    pub(super) tables: u32,
    /// What a label set now refers to.
    pub(super) current: String,
    labels: BTreeMap<String, String>,
    /// The marks that stand for references, by label.
    references: HashMap<String, String>,
    footnotes: Vec<String>,
    unknown: Vec<String>,
}

/// HTML as it grows: what flows is put into paragraphs, where there are any.
#[derive(Debug, Default)]
pub(super) struct Out {
    pub(super) html: String,
    in_paragraph: bool,
    /// Whether there are paragraphs: not in cells and captions.
    paragraphs: bool,
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

impl Out {
    pub(super) fn flow() -> Self {
        Self { paragraphs: true, ..Self::default() }
    }

    pub(super) fn inline(&mut self, html: &str) {
        if html == " " && self.html.ends_with(' ') {
            return;
        }
        if self.paragraphs && !self.in_paragraph {
            if html.trim().is_empty() {
                return;
            }
            self.html += "<p>";
            self.in_paragraph = true;
        }
        self.html += html;
    }

    pub(super) fn block(&mut self, html: &str) {
        self.end_paragraph();
        self.html += html;
        self.html.push('\n');
    }

    pub(super) fn end_paragraph(&mut self) {
        if self.in_paragraph {
            self.html.truncate(self.html.trim_end_matches(' ').len());
            self.html += "</p>\n";
            self.in_paragraph = false;
        } else if !self.paragraphs && !self.html.is_empty() {
            self.html.push(' ');
        }
    }
}

impl<'p, 'a> Parser<'p, 'a> {
    pub(super) fn new(text: &str, page: &'p mut Page<'a>) -> Self {
        Self {
            scan: Scanner::new(text),
            page,
            macros: Macros::default(),
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
            unknown: Vec::new(),
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

    /// The marks that stand for references, with what they refer to.
    pub(super) fn into_labels(self) -> Vec<(String, String)> {
        let number = |label: &String| self.labels.get(label).filter(|number| !number.is_empty()).cloned();
        self.references
            .iter()
            .map(|(label, mark)| (mark.clone(), number(label).unwrap_or_else(|| "?".to_owned())))
            .collect()
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
        let formula = math::normal(&self.macros.in_formula(&formula));
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
    fn group(&mut self, out: &mut Out) {
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

    /// What comes after a backslash.
    fn command(&mut self, out: &mut Out, within: Within, closers: &mut Vec<&'static str>) -> Option<Ended> {
        let line = self.line();
        let name = self.scan.command();
        if let Some(accent) = accent(&name) {
            let base = self.scan.argument();
            let base = base.trim_start_matches('\\').trim();
            let mut letters = base.chars();
            let composed = letters.next().map(|letter| compose(letter, accent)).unwrap_or_default();
            out.inline(&escape(&format!("{composed}{}", letters.as_str())));
            return None;
        }
        if let Some(expansion) = self.macros.expand(&name, &mut self.scan) {
            if !self.scan.push(&expansion) {
                self.page.warn(line, format!("`\\{name}` stands for more than can be; the rest is left out"));
                while self.scan.next().is_some() {}
            }
            return None;
        }
        if self.macros.define(&name, &mut self.scan) {
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
                match self.macros.end(&name).map(str::to_owned) {
                    Some(end) => {
                        self.scan.push(&end);
                    }
                    None => return Some(Ended::Environment(name)),
                }
            }
            "item" if within == Within::List => return Some(Ended::Item),
            "\\" | "newline" | "tabularnewline" | "cr" => {
                self.scan.eat("*");
                let distance = self.scan.option();
                if within == Within::Table && name != "newline" {
                    return Some(Ended::Row);
                }
                let _ = distance;
                out.inline("<br>");
            }
            "(" => {
                let formula = self.scan.formula("\\)");
                self.formula(&formula, false, line, out);
            }
            "[" => {
                let formula = self.scan.formula("\\]");
                self.formula(&formula, true, line, out);
            }
            "par" => out.end_paragraph(),
            "textbf" | "bfseries" | "bf" | "strong" | "boldmath" | "structure" | "alert" => {
                self.font(&name, out, closers, "<strong>", "</strong>");
            }
            "emph" | "textit" | "itshape" | "it" | "em" | "textsl" | "slshape" | "sl" => {
                self.font(&name, out, closers, "<em>", "</em>");
            }
            "texttt" | "ttfamily" | "tt" | "t" | "code" | "cf" | "texttttt" | "nolinkurl" | "path" => {
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
            "caption" | "captionof" | "subcaption" => {
                if name == "captionof" {
                    self.scan.argument();
                }
                self.scan.eat("*");
                self.scan.option();
                let text = self.scan.argument();
                let html = self.inline_html(&text);
                out.block(&format!("{}{html}{}", CAPTION.0, CAPTION.1));
            }
            "label" => {
                let label = self.scan.argument();
                self.labels.insert(label, self.current.clone());
            }
            "ref" | "eqref" | "autoref" | "cref" | "Cref" | "pageref" | "nameref" => {
                let label = self.scan.argument();
                let count = self.references.len();
                let mark = self.references.entry(label).or_insert_with(|| format!("\u{e000}reference-{count}\u{e001}"));
                let mark = mark.clone();
                out.inline(&mark);
            }
            "constant" => {
                let name = self.scan.argument();
                match self.page.constants.get(&name).map(escape) {
                    Some(value) => out.inline(&value),
                    None => self.page.warn(line, format!("`\\constant{{{name}}}` is no constant of problem.yaml")),
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
            "num" | "numprint" => {
                self.scan.option();
                let number = self.scan.argument();
                self.formula(&math::number(&number, "\\,"), false, line, out);
            }
            "SI" | "qty" => {
                self.scan.option();
                let (number, unit) = (self.scan.argument(), self.scan.argument());
                let formula = format!("{}\\,\\mathrm{{{}}}", math::number(&number, "\\,"), math::unit(&unit));
                self.formula(&formula, false, line, out);
            }
            "si" | "unit" => {
                let unit = self.scan.argument();
                self.formula(&format!("\\mathrm{{{}}}", math::unit(&unit)), false, line, out);
            }
            "input" | "include" | "subfile" | "subimport" => self.input(line, out),
            "lstinputlisting" | "verbatiminput" | "inputminted" => self.listing(&name, line, out),
            "multicolumn" | "multirow" => {
                // Outside of a table only the text is left of it.
                self.scan.argument();
                self.scan.argument();
                self.group(out);
            }
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
            _ if name.starts_with("if") => self.condition(&name),
            "else" => {
                // The first branch was taken.
                self.skip_condition(false);
            }
            "fi" | "relax" | "noindent" | "indent" | "centering" | "raggedright" | "raggedleft" | "smallskip"
            | "medskip" | "bigskip" | "hfill" | "vfill" | "hfil" | "vfil" | "newpage" | "clearpage" | "pagebreak"
            | "nopagebreak" | "linebreak" | "nolinebreak" | "sloppy" | "protect" | "leavevmode" | "maketitle"
            | "hline" | "toprule" | "midrule" | "bottomrule" | "null" | "selectfont" | "normalfont" | "rmfamily"
            | "sffamily" | "upshape" | "mdseries" | "normalsize" | "rm" | "sf" | "frenchspacing" | "flushleft"
            | "flushright" | "obeylines" | "obeyspaces" | "allowbreak" | "bgroup" | "egroup" | "makeatletter"
            | "makeatother" | "unskip" | "ignorespaces" | "dotfill" | "hrulefill" | "strut" | "!" | "/" | "@"
            | "displaystyle" | "small@" | "cleardoublepage" | "item" | "phantomsection" | "break" | "goodbreak"
            | "endgroup" | "begingroup" | "tableofcontents" | "balance" | "singlespacing" | "doublespacing" => {
                if name == "hline" || name.ends_with("break") {
                    self.scan.option();
                }
            }
            "vspace"
            | "hspace"
            | "vskip"
            | "hskip"
            | "kern"
            | "setlength"
            | "addtolength"
            | "setcounter"
            | "addtocounter"
            | "usepackage"
            | "documentclass"
            | "pagestyle"
            | "thispagestyle"
            | "phantom"
            | "hphantom"
            | "vphantom"
            | "graphicspath"
            | "captionsetup"
            | "lstset"
            | "definecolor"
            | "color"
            | "pagecolor"
            | "setlist"
            | "enlargethispage"
            | "cite"
            | "index"
            | "cline"
            | "cmidrule"
            | "renewcommand@"
            | "newcounter"
            | "newlength"
            | "stepcounter"
            | "refstepcounter"
            | "bibliographystyle"
            | "bibliography"
            | "hypersetup"
            | "parindent"
            | "parskip"
            | "parsep"
            | "itemsep"
            | "topsep"
            | "leftskip"
            | "rightskip"
            | "hangindent"
            | "tabcolsep"
            | "arraystretch"
            | "arraycolsep"
            | "looseness"
            | "htmlPixelsInCm"
            | "selectlanguage"
            | "usetikzlibrary"
            | "theoremstyle"
            | "newtheorem"
            | "DeclareUnicodeCharacter"
            | "author"
            | "date"
            | "hyphenation"
            | "pgfplotsset"
            | "tikzset"
            | "fontsize"
            | "inputencoding"
            | "NeedsTeXFormat" => {
                self.setting(&name, out);
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

    /// A font: for its argument, or where it is a switch, for the rest of the group. Says which: whether it had an argument.
    fn font(
        &mut self,
        name: &str,
        out: &mut Out,
        closers: &mut Vec<&'static str>,
        open: &'static str,
        close: &'static str,
    ) -> bool {
        let argument = name.starts_with("text")
            || matches!(name, "emph" | "code" | "path" | "nolinkurl" | "strong" | "structure" | "alert" | "t");
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
        out.block(&format!("<h{level}>{html}</h{level}>"));
    }

    /// A picture that the text flows around.
    pub(super) fn illustration(
        &mut self,
        width: &str,
        file: &str,
        caption: &str,
        class: &str,
        line: u64,
        out: &mut Out,
    ) {
        let fraction =
            width.trim().trim_end_matches("\\textwidth").trim_end_matches("\\linewidth").trim().parse().unwrap_or(0.4);
        let file = self.inline_text(file);
        let picture = self.page.picture(&file, "", "", line);
        let caption = self.inline_html(caption);
        let caption = if caption.is_empty() { caption } else { format!("<figcaption>{caption}</figcaption>") };
        out.block(&format!("<figure class=\"{class} {}\">{picture}{caption}</figure>", width_class(fraction)));
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

    /// `width=0.5\textwidth` as an attribute.
    fn size(&mut self, options: &str) -> String {
        let mut size = String::new();
        let options = self.macros.in_formula(options);
        for option in options.split(',') {
            let Some((key, value)) = option.split_once('=') else { continue };
            let value: String = value.chars().filter(|c| !c.is_whitespace() && *c != '{' && *c != '}').collect();
            let number_end = value.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(value.len());
            let (number, unit) = value.split_at(number_end);
            let number = if number.is_empty() { 1.0 } else { number.parse::<f64>().unwrap_or(1.0) };
            let pixels = match unit {
                "cm" => number * 37.8,
                "mm" => number * 3.78,
                "in" => number * 96.0,
                "pt" => number * 1.33,
                "em" => number * 16.0,
                "px" => number,
                _ => 0.0,
            };
            let text = unit.starts_with("\\textwidth")
                || unit.starts_with("\\linewidth")
                || unit.starts_with("\\columnwidth")
                || unit.starts_with("\\hsize");
            match key.trim() {
                "width" if text => size += &format!(" width=\"{:.0}%\"", (number * 100.0).clamp(1.0, 100.0)),
                "width" if pixels >= 1.0 => size += &format!(" width=\"{pixels:.0}\""),
                "height" if pixels >= 1.0 => size += &format!(" height=\"{pixels:.0}\""),
                _ => {}
            }
        }
        size
    }

    fn link(&mut self, name: &str, out: &mut Out) {
        if name == "hyperref" {
            self.scan.option();
            self.group(out);
            return;
        }
        self.scan.option();
        let address = self.scan.argument();
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

    pub(super) fn our_block(&mut self, html: String, out: &mut Out) {
        let block = self.page.block(html);
        out.block(&block);
    }

    /// Draws in another file of the statement.
    fn input(&mut self, line: u64, out: &mut Out) {
        let name = self.scan.argument();
        let name = self.inline_text(&name);
        self.inputs += 1;
        let _ = out;
        let Some(file) = self.page.assets.text_file(&name).filter(|_| self.inputs <= MAX_INPUTS) else {
            self.page.warn(line, format!("the file {name} is not beside the statement, and is left out"));
            return;
        };
        match read_any_text(&self.page.assets.path(&file)) {
            Ok((text, _)) => {
                if !self.scan.push(&text) {
                    self.page.warn(line, format!("there is no room for the file {name}, which is left out"));
                }
            }
            Err(error) => self.page.warn(line, format!("the file {name} is left out: {error}")),
        }
    }

    fn listing(&mut self, name: &str, line: u64, out: &mut Out) {
        self.scan.option();
        if name == "inputminted" {
            self.scan.argument();
        }
        let file = self.scan.argument();
        let found = self.page.assets.text_file(&file).map(|path| self.page.assets.path(&path));
        match found.map(|path| read_any_text(&path)) {
            Some(Ok((text, _))) => out.block(&format!("<pre><code>{}</code></pre>", escape(&text))),
            _ => self.page.warn(line, format!("the file {file} is not beside the statement, and is left out")),
        }
    }

    /// Of a condition the branch that is meant for pages is read.
    fn condition(&mut self, name: &str) {
        match name {
            "ifplastex" | "iftrue" | "ifhtml" | "ifthenelse" => {
                if name == "ifthenelse" {
                    self.scan.argument();
                    let first = self.scan.argument();
                    self.scan.argument();
                    self.scan.push(&first);
                }
            }
            "ifx" | "ifdefined" => {
                // What is compared is not looked at.
                self.scan.argument();
                if name == "ifx" {
                    self.scan.argument();
                }
                self.skip_condition(true);
            }
            _ => self.skip_condition(true),
        }
    }

    /// Passes over a branch, to its end or its other branch.
    fn skip_condition(&mut self, to_else: bool) {
        let mut depth = 0_usize;
        while let Some(c) = self.scan.next() {
            if c != '\\' {
                continue;
            }
            match self.scan.command().as_str() {
                "fi" if depth == 0 => return,
                "else" if depth == 0 && to_else => return,
                "fi" => depth -= 1,
                name if name.starts_with("if") && name != "ifthenelse" => depth += 1,
                _ => {}
            }
        }
    }

    /// A command that only sets something: passed over with what belongs to it.
    fn setting(&mut self, name: &str, out: &mut Out) {
        self.scan.eat("*");
        if matches!(
            name,
            "vskip"
                | "hskip"
                | "kern"
                | "parindent"
                | "parskip"
                | "parsep"
                | "itemsep"
                | "topsep"
                | "leftskip"
                | "rightskip"
                | "hangindent"
                | "tabcolsep"
                | "arraystretch"
                | "arraycolsep"
                | "looseness"
        ) {
            self.scan.space();
            self.scan.eat("=");
            self.scan.space();
            // A length: a number and its unit, or a command.
            if self.scan.eat("\\") {
                self.scan.command();
            } else {
                while self.scan.peek().is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+')) {
                    self.scan.next();
                }
                self.scan.blanks();
                for unit in ["pt", "em", "ex", "cm", "mm", "in", "px", "sp", "bp"] {
                    if self.scan.eat(unit) {
                        break;
                    }
                }
            }
            return;
        }
        if name == "hspace" || name == "hskip" {
            out.inline(" ");
        }
        while self.scan.option().is_some() {}
        if self.scan.eat("(") {
            self.scan.until(")");
        }
        while self.scan.peek() == Some('{') {
            self.scan.argument();
            while self.scan.option().is_some() {}
        }
    }

    fn unknown(&mut self, name: &str, line: u64, out: &mut Out) {
        // A formula's command that stands in the text.
        if self.page.knows_in_formulas(name) {
            self.formula(&format!("\\{name}"), false, line, out);
            return;
        }
        if !self.unknown.iter().any(|known| known == name) {
            self.page.warn(line, format!("`\\{name}` is not known; what it applies to is shown as it is"));
            self.unknown.push(name.to_owned());
        }
        self.scan.option();
    }
}

/// The formula with `\constant{name}` replaced.
fn with_constants<'v>(formula: &str, value: impl Fn(&str) -> Option<&'v str>) -> String {
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
