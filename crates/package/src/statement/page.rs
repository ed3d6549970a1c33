//! A statement's page as it grows: formulas, pictures and samples, and at the end the sanitiser.

use std::collections::{HashMap, HashSet, hash_map::Entry};

use ammonia::{Builder, UrlRelative};
use sha2::{Digest, Sha256};

use super::{
    assets::{Asset, Assets},
    formula::{self, FormulaError},
    latex::Macros,
    samples::Samples,
    words::Words,
};
use crate::{constants::Constants, folder::hexadecimal, package::Warnings};

/// The most different formulas of a statement: real ones have some hundreds.
const MAX_FORMULAS: usize = 10_000;

/// What must stay on the line of the formula that follows, and of the one before.
const OPENING: &str = "([{«‹“‘„‚\"'¿¡（【《「『";
const CLOSING: &str = ")]}»›”’\"'.,;:!?…%°-‐–/）】》」』，。、：；！？";

/// The most characters that are kept with a formula on each side.
const MAX_TOGETHER: usize = 16;

/// Where the pages find files of statements.
pub(super) const FILES: &str = "/statement-files/";

/// A statement's page as it grows.
///
/// Formulas become placeholders, the whole is sanitised, and then the MathML takes the placeholders' places. A placeholder
/// is an element, so it cannot be met inside an attribute, and its name holds a hash of the text, so no text can forge it.
pub(super) struct Page<'a> {
    file: String,
    warnings: &'a mut Warnings,
    mark: String,
    formulas: Vec<String>,
    /// What the formulas were written as, for titles.
    sources: Vec<String>,
    /// Formulas that were rendered before, and whether alone.
    known: HashMap<(String, bool), Result<String, FormulaError>>,
    pub(super) assets: Assets<'a>,
    pub(super) samples: Samples<'a>,
    pub(super) constants: &'a Constants,
    pub(super) words: Words,
    /// The language of the statement: `en`.
    pub(super) language: String,
    /// What the statement defined so far.
    pub(super) macros: Macros,
}

impl<'a> Page<'a> {
    pub(super) fn new(
        file: &str,
        text: &str,
        warnings: &'a mut Warnings,
        assets: Assets<'a>,
        samples: Samples<'a>,
        constants: &'a Constants,
        words: Words,
    ) -> Self {
        let mark = hexadecimal(&Sha256::digest(text.as_bytes()));
        let (formulas, sources, known) = (Vec::new(), Vec::new(), HashMap::new());
        Self {
            file: file.to_owned(),
            warnings,
            mark,
            formulas,
            sources,
            known,
            assets,
            samples,
            constants,
            words,
            language: String::new(),
            macros: Macros::default(),
        }
    }

    /// Says something about a line of the statement.
    pub(super) fn warn(&mut self, line: u64, message: impl Into<String>) {
        self.warnings.line(self.file.clone(), line, message);
    }

    /// A formula: its placeholder, or its source as code where it is not understood.
    pub(super) fn formula(&mut self, latex: &str, display: bool, line: u64) -> String {
        let expanded = self.macros.in_formula(latex);
        // A formula that only defines macros shows nothing.
        if expanded.trim().is_empty() && !latex.trim().is_empty() {
            return String::new();
        }
        match self.rendered(expanded, display) {
            Ok(html) => {
                self.formulas.push(html);
                self.sources.push(latex.to_owned());
                format!(r#"<span class="{}-{}"></span>"#, self.mark, self.formulas.len() - 1)
            }
            Err(reason) => {
                self.warn(line, format!("the formula `{latex}` {reason}; it is shown as code"));
                format!("<code>{}</code>", escape(latex))
            }
        }
    }

    fn rendered(&mut self, latex: String, display: bool) -> Result<String, FormulaError> {
        let full = self.known.len() >= MAX_FORMULAS;
        match self.known.entry((latex, display)) {
            Entry::Occupied(known) => known.get().clone(),
            Entry::Vacant(_) if full => Err(FormulaError::TooMany(MAX_FORMULAS)),
            Entry::Vacant(new) => {
                let rendered = formula::render(&new.key().0, display);
                new.insert(rendered).clone()
            }
        }
    }

    /// Whether a command means something in formulas.
    pub(super) fn knows_in_formulas(&self, command: &str) -> bool {
        formula::render(&format!("\\{command}"), false).is_ok()
    }

    /// Our own HTML, such as a sample's, which need not pass the sanitiser: its placeholder.
    pub(super) fn block(&mut self, html: String) -> String {
        self.formulas.push(html);
        self.sources.push(String::new());
        format!(r#"<div><span class="{}-{}"></span></div>"#, self.mark, self.formulas.len() - 1)
    }

    /// A picture, with attributes for its size.
    pub(super) fn picture(&mut self, name: &str, size: &str, alternative: &str, line: u64) -> String {
        match self.assets.find(name) {
            Ok(Asset::Shown(address)) => {
                format!(r#"<img src="{FILES}{address}" alt="{}"{size}>"#, escape(alternative))
            }
            Ok(Asset::Linked(address)) => {
                self.warn(line, format!("the picture {name} is of a kind that browsers do not show; it is linked to"));
                let text = if alternative.is_empty() { name } else { alternative };
                format!(r#"<a href="{FILES}{address}">{}</a>"#, escape(text))
            }
            Err(reason) => {
                self.warn(line, format!("the picture {name} {reason}; its description is shown instead"));
                self.missing_picture(alternative)
            }
        }
    }

    /// What is shown in place of a picture that there is not.
    pub(super) fn missing_picture(&self, alternative: &str) -> String {
        let colon = if alternative.is_empty() { "" } else { ": " };
        format!(r#"<span class="missing-figure">{}{colon}{}</span>"#, self.words.missing_figure, escape(alternative))
    }

    /// The next sample.
    pub(super) fn next_sample(&mut self, line: u64) -> String {
        self.samples.next().unwrap_or_else(|| {
            self.warn(line, "asks for one more sample than there are");
            String::new()
        })
    }

    /// The samples that are left.
    pub(super) fn remaining_samples(&mut self) -> String {
        std::iter::from_fn(|| self.samples.next()).collect()
    }

    /// HTML as text: without its tags, with formulas as they were written.
    pub(super) fn plain(&self, html: &str) -> String {
        let mut text = String::new();
        let mut rest = html;
        while let Some(start) = rest.find('<') {
            text += &rest[..start];
            let tag = &rest[start..];
            let end = tag.find('>').map_or(tag.len(), |end| end + 1);
            let number = tag[..end].strip_prefix(&format!(r#"<span class="{}-"#, self.mark));
            if let Some(source) = number
                .and_then(|number| number.split('"').next()?.parse::<usize>().ok())
                .and_then(|number| self.sources.get(number))
            {
                text.extend(source.chars().filter(|c| !matches!(c, '\\' | '{' | '}' | '$')));
            }
            rest = &tag[end..];
        }
        text += rest;
        for (entity, c) in
            [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&nbsp;", " "), ("\u{a0}", " "), ("&amp;", "&")]
        {
            text = text.replace(entity, c);
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The whole, sanitised, with its formulas.
    pub(super) fn finish(&self, html: &str) -> String {
        let marks: Vec<String> = (0..self.formulas.len()).map(|index| format!("{}-{index}", self.mark)).collect();
        let mut spans: HashSet<&str> = marks.iter().map(String::as_str).collect();
        spans.extend(["small-caps", "small", "large", "missing-figure"]);
        let classes = HashMap::from([
            ("span", spans),
            ("div", HashSet::from(["sample", "sample-part", "center", "columns"])),
            ("pre", HashSet::from(["sample-reads", "sample-writes"])),
            ("figure", figure_classes()),
            ("section", HashSet::from(["footnotes"])),
            ("li", HashSet::from(["labelled"])),
        ]);
        let mut builder = Builder::default();
        builder
            .add_tags(["figure", "figcaption", "section", "u"])
            .rm_tags(["map", "area"])
            .url_schemes(HashSet::from(["http", "https", "mailto"]))
            .url_relative(UrlRelative::Custom(Box::new(ours)))
            .link_rel(Some("noopener noreferrer"))
            .add_tag_attributes("img", ["width", "height"])
            .add_tag_attributes("ol", ["start", "type"])
            .add_tag_attributes("li", ["value"])
            .id_prefix(Some("statement-"))
            .attribute_filter(|element, attribute, value| match (element, attribute) {
                // No page asks another host for anything.
                ("img", "src") => value.starts_with(FILES).then(|| value.into()),
                _ => Some(value.into()),
            })
            .allowed_classes(classes);
        let clean = builder.clean(html).to_string();

        // One pass over the text, so that a formula's own text is never searched for placeholders.
        let opening = format!(r#"<span class="{}-"#, self.mark);
        let mut parts = clean.split(&opening);
        let mut result = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let whole = part
                .split_once(r#""></span>"#)
                .and_then(|(index, rest)| Some((self.formulas.get(index.parse::<usize>().ok()?)?, rest)));
            match whole {
                Some((formula, rest)) if formula.starts_with("<math>") => put_together(&mut result, formula, rest),
                Some((block, rest)) => {
                    result += block;
                    result += rest;
                }
                // Hostile HTML can put something into the element; then it stays the empty-classed span it is.
                None => {
                    result += r#"<span class=""#;
                    result += part;
                }
            }
        }
        result
    }

    /// Takes the page apart when it is done: its pictures, and the samples it shows.
    pub(super) fn into_parts(self) -> (Vec<super::StatementFile>, Vec<String>) {
        (self.assets.into_files(), self.samples.shown())
    }
}

/// Adds a formula within a line. A browser may break a line on both sides of it, so what belongs to it is kept in one piece.
fn put_together(html: &mut String, formula: &str, rest: &str) {
    let opening =
        html.chars().rev().take(MAX_TOGETHER).take_while(|c| OPENING.contains(*c)).map(char::len_utf8).sum::<usize>();
    let belongs = |c: &char| CLOSING.contains(*c) || c.is_ascii_alphanumeric();
    let closing = rest.chars().take(MAX_TOGETHER).take_while(belongs).map(char::len_utf8).sum::<usize>();
    if opening + closing == 0 {
        *html += formula;
    } else {
        let opening = html.split_off(html.len() - opening);
        *html += &format!(r#"<span class="together">{opening}{formula}{}</span>"#, &rest[..closing]);
    }
    *html += &rest[closing..];
}

/// Only addresses of our own stay relative.
fn ours(url: &str) -> Option<std::borrow::Cow<'_, str>> {
    url.starts_with(FILES).then(|| url.into())
}

/// An illustration flows beside the text, in one of these widths in percent.
fn figure_classes() -> HashSet<&'static str> {
    HashSet::from([
        "illustration",
        "left",
        "w-10",
        "w-15",
        "w-20",
        "w-25",
        "w-30",
        "w-35",
        "w-40",
        "w-45",
        "w-50",
        "w-55",
        "w-60",
        "w-65",
        "w-70",
        "w-75",
        "w-80",
        "w-85",
        "w-90",
        "w-95",
        "w-100",
    ])
}

/// The class for a width that is a fraction of the text's.
pub(super) fn width_class(fraction: f64) -> String {
    let steps = (fraction * 20.0).round().clamp(2.0, 20.0) as u32;
    format!("w-{}", steps * 5)
}

/// Text as HTML.
pub(super) fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => html += "&lt;",
            '>' => html += "&gt;",
            '&' => html += "&amp;",
            '"' => html += "&quot;",
            c => html.push(c),
        }
    }
    html
}
