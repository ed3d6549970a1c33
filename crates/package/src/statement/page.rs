//! Builds a statement's page with formulas, images and samples, and sanitizes it.

use std::collections::{HashMap, HashSet, hash_map::Entry};

use ammonia::{Builder, UrlRelative};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::{
    assets::{Asset, Assets},
    formula::{self, FormulaError},
    latex::Macros,
    samples::Samples,
    words::Words,
};
use crate::{constants::Constants, warning::Warnings};

/// The maximum number of different formulas. Real statements have a few hundred.
const MAX_FORMULAS: usize = 10_000;

/// Characters that must stay on the same line as the next formula, or as the formula before them.
const OPENING: &str = "([{«‹“‘„‚\"'¿¡（【《「『";
const CLOSING: &str = ")]}»›”’\"'.,;:!?…%°-‐–/）】》」』，。、：；！？";

/// The maximum number of characters to keep with a formula on each side.
const MAX_TOGETHER: usize = 16;

/// The address prefix of statement files.
pub(super) const FILES: &str = "/statement-files/";

/// The page of a statement.
///
/// Formulas become placeholders, then the page is sanitized, then the MathML replaces the placeholders. A placeholder is an element, so it
/// cannot be inside an attribute. Its name contains a hash of the text, so no text can forge it.
pub(super) struct Page<'a> {
    file: String,
    warnings: &'a mut Warnings,
    mark: String,
    formulas: Vec<String>,
    /// Rendered formulas, by source and whether they are blocks.
    known: HashMap<(String, bool), Result<String, FormulaError>>,
    pub(super) assets: Assets<'a>,
    pub(super) samples: Samples<'a>,
    pub(super) constants: &'a Constants,
    pub(super) words: Words,
    /// The language of the statement: `en`.
    pub(super) language: String,
    /// The macros so far.
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
        let mark = HEXLOWER.encode(&Sha256::digest(text.as_bytes()));
        let (formulas, known) = (Vec::new(), HashMap::new());
        Self {
            file: file.to_owned(),
            warnings,
            mark,
            formulas,
            known,
            assets,
            samples,
            constants,
            words,
            language: String::new(),
            macros: Macros::default(),
        }
    }

    /// Adds a warning about a line of the statement.
    pub(super) fn warn(&mut self, line: u64, message: impl Into<String>) {
        self.warnings.line(self.file.clone(), line, message);
    }

    /// Adds a formula. Returns its placeholder, or its source as code if it cannot be rendered.
    pub(super) fn formula(&mut self, latex: &str, display: bool, line: u64) -> String {
        let expanded = self.macros.in_formula(latex);
        // A formula that only defines macros shows nothing.
        if expanded.trim().is_empty() && !latex.trim().is_empty() {
            return String::new();
        }
        match self.rendered(expanded, display) {
            Ok(html) => {
                self.formulas.push(html);
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

    /// Whether formulas know the command.
    pub(super) fn knows_in_formulas(&self, command: &str) -> bool {
        formula::render(&format!("\\{command}"), false).is_ok()
    }

    /// Adds our own HTML, such as a sample, which needs no sanitizing. Returns its placeholder.
    pub(super) fn block(&mut self, html: String) -> String {
        self.formulas.push(html);
        format!(r#"<div><span class="{}-{}"></span></div>"#, self.mark, self.formulas.len() - 1)
    }

    /// Adds an image with attributes for its size.
    pub(super) fn picture(&mut self, name: &str, size: &str, alternative: &str, line: u64) -> String {
        match self.assets.find(name) {
            Ok(Asset::Shown(address)) => {
                format!(r#"<img src="{FILES}{address}" alt="{}"{size}>"#, escape(alternative))
            }
            Ok(Asset::Linked(address)) => {
                self.warn(line, format!("the image {name} has a format that browsers do not show; it becomes a link"));
                let text = if alternative.is_empty() { name } else { alternative };
                format!(r#"<a href="{FILES}{address}">{}</a>"#, escape(text))
            }
            Err(reason) => {
                self.warn(line, format!("the image {name} {reason}; its description is shown instead"));
                self.missing_picture(alternative)
            }
        }
    }

    /// The text in place of a missing image.
    pub(super) fn missing_picture(&self, alternative: &str) -> String {
        let colon = if alternative.is_empty() { "" } else { ": " };
        format!(r#"<span class="missing-figure">{}{colon}{}</span>"#, self.words.missing_figure, escape(alternative))
    }

    /// The next sample.
    pub(super) fn next_sample(&mut self, line: u64) -> String {
        self.samples.next().unwrap_or_else(|| {
            self.warn(line, "there is no next sample");
            String::new()
        })
    }

    /// The remaining samples.
    pub(super) fn remaining_samples(&mut self) -> String {
        std::iter::from_fn(|| self.samples.next()).collect()
    }

    /// Converts HTML to text: without tags, and with the text of formulas.
    pub(super) fn plain(&self, html: &str) -> String {
        let mut text = String::new();
        let mut rest = html;
        while let Some(start) = rest.find('<') {
            text += &rest[..start];
            let tag = &rest[start..];
            let end = tag.find('>').map_or(tag.len(), |end| end + 1);
            let number = tag[..end].strip_prefix(&format!(r#"<span class="{}-"#, self.mark));
            if let Some(formula) = number
                .and_then(|number| number.split('"').next()?.parse::<usize>().ok())
                .and_then(|number| self.formulas.get(number))
            {
                text += &formula::plain(formula).unwrap_or_default();
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

    /// Sanitizes the page and inserts the formulas.
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
                // Pages load nothing from other hosts.
                ("img", "src") => value.starts_with(FILES).then(|| value.into()),
                _ => Some(value.into()),
            })
            .allowed_classes(classes);
        let clean = builder.clean(html).to_string();

        // One pass, so that formulas are not searched for placeholders.
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
                // Hostile HTML can add content to the element. Then it is not replaced.
                None => {
                    result += r#"<span class=""#;
                    result += part;
                }
            }
        }
        result
    }

    /// The images, and the samples that the page shows.
    pub(super) fn into_parts(self) -> (Vec<super::StatementAsset>, Vec<String>) {
        (self.assets.into_files(), self.samples.shown())
    }
}

/// Adds an inline formula. A browser may break the line before and after it, so adjacent punctuation is kept together with it.
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

/// Allows only our own relative addresses.
fn ours(url: &str) -> Option<std::borrow::Cow<'_, str>> {
    url.starts_with(FILES).then(|| url.into())
}

/// The classes of illustrations beside the text, with widths in percent.
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

/// The class for a width, given as a fraction of the text's width.
pub(super) fn width_class(fraction: f64) -> String {
    let steps = (fraction * 20.0).round().clamp(2.0, 20.0) as u32;
    format!("w-{}", steps * 5)
}

/// Escapes text for HTML.
pub(super) fn escape(text: &str) -> String {
    html_escape::encode_double_quoted_attribute(text).into_owned()
}
