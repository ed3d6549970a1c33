//! Markdown to HTML that is safe to show.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use ammonia::{Builder, UrlRelative};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html::push_html};
use sha2::{Digest, Sha256};

use super::math::mathml;
use crate::Warning;

/// Marks of the format where samples are to be shown; the page shows them itself.
const SAMPLE_MARKS: [&str; 2] = ["{{nextsample}}", "{{remainingsamples}}"];

/// Renders Markdown with tables and `$…$` and `$$…$$` formulas. Images are left out, with a warning: a statement is
/// stored as text, and has nowhere to keep them. Headings begin at level 2, for the page's title is level 1.
///
/// Formulas become placeholders, the whole is sanitised, and then the MathML takes the placeholders' places. A placeholder
/// is an element, so it cannot be met inside an attribute, and its name holds a hash of the text, so no text can forge it.
pub(super) fn render(markdown: &str, file: &str, warnings: &mut Vec<Warning>) -> String {
    let markdown = SAMPLE_MARKS.iter().fold(markdown.to_owned(), |text, mark| text.replace(mark, ""));
    let mut page = Page {
        markdown: &markdown,
        file,
        warnings,
        mark: Sha256::digest(markdown.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect(),
        formulas: Vec::new(),
    };
    let options = Options::ENABLE_TABLES | Options::ENABLE_MATH | Options::ENABLE_STRIKETHROUGH;
    let raw: Vec<_> = Parser::new_ext(&markdown, options).into_offset_iter().collect();
    let shift =
        raw.iter().any(|(event, _)| matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. })));
    let events: Vec<_> = raw.into_iter().filter_map(|(event, at)| page.event(event, at, shift)).collect();
    let mut html = String::new();
    push_html(&mut html, events.into_iter());
    page.finish(&align_cells(html))
}

struct Page<'a> {
    markdown: &'a str,
    file: &'a str,
    warnings: &'a mut Vec<Warning>,
    mark: String,
    formulas: Vec<String>,
}

impl Page<'_> {
    fn event<'e>(&mut self, event: Event<'e>, at: Range<usize>, shift: bool) -> Option<Event<'e>> {
        match event {
            Event::InlineMath(latex) => Some(self.formula(latex, false, at)),
            Event::DisplayMath(latex) => Some(self.formula(latex, true, at)),
            Event::Start(Tag::Image { .. }) => {
                self.warn(&at, "holds an image, which is not supported; its description is shown instead".to_owned());
                None
            }
            Event::End(TagEnd::Image) => None,
            Event::Start(Tag::Heading { level, id, classes, attrs }) => {
                Some(Event::Start(Tag::Heading { level: lower(level, shift), id, classes, attrs }))
            }
            Event::End(TagEnd::Heading(level)) => Some(Event::End(TagEnd::Heading(lower(level, shift)))),
            Event::Html(ref text) | Event::InlineHtml(ref text) => {
                if text.to_ascii_lowercase().contains("<img") {
                    self.warn(&at, "holds an image, which is not supported and is left out".to_owned());
                }
                Some(event)
            }
            other => Some(other),
        }
    }

    fn formula<'e>(&mut self, latex: CowStr<'e>, display: bool, at: Range<usize>) -> Event<'e> {
        match mathml(&latex, display) {
            Ok(html) => {
                self.formulas.push(html);
                Event::InlineHtml(self.placeholder(self.formulas.len() - 1).into())
            }
            Err(reason) => {
                self.warn(&at, format!("the formula `{latex}` {reason}; it is shown as code"));
                Event::Code(latex)
            }
        }
    }

    fn placeholder(&self, index: usize) -> String {
        format!(r#"<span class="{}-{index}"></span>"#, self.mark)
    }

    fn warn(&mut self, at: &Range<usize>, message: String) {
        let line = 1 + self.markdown[..at.start].bytes().filter(|byte| *byte == b'\n').count() as u64;
        self.warnings.push(Warning { file: self.file.to_owned(), line: Some(line), message });
    }

    fn finish(&self, html: &str) -> String {
        let marks: Vec<String> = (0..self.formulas.len()).map(|index| format!("{}-{index}", self.mark)).collect();
        let mut builder = Builder::default();
        builder
            .rm_tags(["img", "map", "area"])
            .url_schemes(HashSet::from(["http", "https", "mailto"]))
            .url_relative(UrlRelative::Deny)
            .link_rel(Some("noopener noreferrer"))
            .allowed_classes(HashMap::from([("span", marks.iter().map(String::as_str).collect())]));
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
                Some((formula, rest)) => {
                    result += formula;
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
}

fn lower(level: HeadingLevel, shift: bool) -> HeadingLevel {
    match (level, shift) {
        (level, false) => level,
        (HeadingLevel::H1, true) => HeadingLevel::H2,
        (HeadingLevel::H2, true) => HeadingLevel::H3,
        (HeadingLevel::H3, true) => HeadingLevel::H4,
        (HeadingLevel::H4, true) => HeadingLevel::H5,
        (HeadingLevel::H5 | HeadingLevel::H6, true) => HeadingLevel::H6,
    }
}

/// Columns are aligned by an attribute: style attributes do not pass the sanitiser, nor the content security policy.
fn align_cells(html: String) -> String {
    ["left", "center", "right"].iter().fold(html, |html, side| {
        ["td", "th"].iter().fold(html, |html, cell| {
            html.replace(&format!(r#"<{cell} style="text-align: {side}">"#), &format!(r#"<{cell} align="{side}">"#))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(markdown: &str) -> String {
        render(markdown, "statement/problem.en.md", &mut Vec::new())
    }

    #[test]
    fn markdown_becomes_html() {
        let html = html("# Input\n\nAn *integer* `n`.\n\n| a | b |\n|:-:|--:|\n| 1 | $x$ |\n");
        assert!(html.contains("<h2>Input</h2>") && html.contains("<em>integer</em>"), "{html}");
        assert!(html.contains(r#"<th align="center">a</th>"#) && html.contains(r#"<td align="right"><math"#), "{html}");
    }

    #[test]
    fn formulas_stand_in_their_places() {
        let html = html("A $x$, then $$y + 1$$ and $x$ again. {{nextsample}}");
        assert_eq!(html.matches("<math").count(), 3);
        assert!(html.find("<mi>𝑥</mi>").or(html.find("<mi>x</mi>")) < html.find("+"), "{html}");
        assert!(!html.contains("<span") && !html.contains("nextsample"), "{html}");
    }

    #[test]
    fn a_formula_that_does_not_parse_stays_readable() {
        let mut warnings = Vec::new();
        let html = render("One.\n\nTwo $\\nosuch{1}$ three.\n", "s.md", &mut warnings);
        assert!(html.contains(r"<code>\nosuch{1}</code>"), "{html}");
        assert_eq!((warnings.len(), warnings[0].line, warnings[0].file.as_str()), (1, Some(3), "s.md"));
    }

    #[test]
    fn images_are_left_out_with_a_warning() {
        let mut warnings = Vec::new();
        let html = render("![a map](map.png)\n\n<img src=x onerror=alert(1)>\n", "s.md", &mut warnings);
        assert!(html.contains("a map") && !html.contains("<img"), "{html}");
        assert_eq!(warnings.iter().map(|warning| warning.line).collect::<Vec<_>>(), [Some(1), Some(3)]);
    }

    #[test]
    fn links_do_not_hand_over_the_window() {
        let html = html("[a](https://example.org/) [b](javascript:alert(1)) [c](/log-out) <https://example.org>");
        assert_eq!(html.matches("noopener").count(), html.matches("<a ").count());
        assert_eq!(html.matches("href=").count(), 2);
    }

    #[test]
    fn hostile_text_stays_harmless() {
        for markdown in [
            "<script>alert(1)</script>",
            "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
            "<style>body { display: none }</style>",
            "<p style='position:fixed' onclick='alert(1)'>x</p>",
            "<a href='jav&#x61;script:alert(1)'>x</a>",
            "<a href=' javascript:alert(1)'>x</a>",
            "[x](data:text/html;base64,PHNjcmlwdD4=)",
            "<svg><script>alert(1)</script></svg>",
            "<svg onload=alert(1)>",
            "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
            "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
            "<form action='https://evil.example'><input name=password><button>x</button></form>",
            "<object data=x></object><embed src=x>",
            "<meta http-equiv=refresh content='0;url=https://evil.example'><base href='https://evil.example'>",
            "<div title=\"\n\n$\\text{\" onmouseover=alert(1) x=}$\n\n\">x</div>",
            "<div title='\n\n$x$\n\n'>x</div>",
            "<textarea>\n\n$x$</textarea><script>alert(1)</script>",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "$\\text{</mtext></math><script>alert(1)</script>}$",
            "`</code><script>alert(1)</script>`",
            "```\"><script>alert(1)</script>\nx\n```",
            "<!--><script>alert(1)</script>-->",
        ] {
            let html = html(markdown);
            // What is left as text is escaped: only real tags and attributes count.
            for tag in html.split('<').skip(1) {
                let tag = tag.split('>').next().unwrap_or_default().to_ascii_lowercase();
                let name = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap_or_default();
                let banned =
                    ["script", "style", "svg", "iframe", "img", "form", "input", "object", "embed", "meta", "base"];
                assert!(!banned.contains(&name), "{markdown}\n{html}");
                for attribute in [" on", "style=", "javascript:", "data:", "srcdoc"] {
                    let outside_values: String = tag.split('"').step_by(2).collect::<Vec<_>>().join("\"");
                    assert!(!outside_values.contains(attribute), "{markdown}\n{html}");
                }
                assert!(!tag.contains("href=\"javascript") && !tag.contains("href=\"data"), "{markdown}\n{html}");
            }
        }
    }
}
