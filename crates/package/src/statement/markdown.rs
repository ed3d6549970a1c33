//! Markdown to HTML.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html::push_html};

use super::page::Page;

/// Renders Markdown with tables, footnotes, and `$…$` and `$$…$$` formulas. Headings begin at level 2, for the page's title
/// is level 1.
pub(super) fn render(text: &str, page: &mut Page<'_>) -> String {
    let text = page.constants.replace(text);
    let text = insert_samples(&text, page);
    let mut reader = Reader { text: &text, page };
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_MATH | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let raw: Vec<_> = Parser::new_ext(&text, options).into_offset_iter().collect();
    let shift =
        raw.iter().any(|(event, _)| matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. })));
    let events = reader.events(raw, shift);
    let mut html = String::new();
    push_html(&mut html, events.into_iter());
    let html = align_cells(html);
    page.finish(&html)
}

/// Puts the samples where the text asks for them, as blocks of HTML of their own.
fn insert_samples(text: &str, page: &mut Page<'_>) -> String {
    let mut result = String::new();
    for (line, content) in (1..).zip(text.split_inclusive('\n')) {
        let mut rest = content;
        while let Some(start) = rest.find("{{") {
            let Some(end) = rest[start..].find("}}").map(|end| start + end) else { break };
            let name = rest[start + 2..end].trim();
            let sample = match name {
                "nextsample" => Some(page.next_sample(line)),
                "remainingsamples" => Some(page.remaining_samples()),
                name => name.strip_prefix("sample.").and_then(|number| number.parse().ok()).map(|number| {
                    page.samples.nth(number).unwrap_or_else(|| {
                        page.warn(line, format!("asks for sample {number}, which there is not"));
                        String::new()
                    })
                }),
            };
            match sample {
                Some(html) => {
                    result += &rest[..start];
                    result += &format!("\n\n{}\n\n", page.block(html));
                }
                None => result += &rest[..end + 2],
            }
            rest = &rest[end + 2..];
        }
        result += rest;
    }
    result
}

struct Reader<'t, 'p, 'a> {
    text: &'t str,
    page: &'p mut Page<'a>,
}

impl Reader<'_, '_, '_> {
    fn events<'e>(&mut self, raw: Vec<(Event<'e>, Range<usize>)>, shift: bool) -> Vec<Event<'e>> {
        let mut events = Vec::with_capacity(raw.len());
        let mut raw = raw.into_iter();
        while let Some((event, at)) = raw.next() {
            let line = self.line(&at);
            events.push(match event {
                Event::InlineMath(latex) => Event::InlineHtml(self.page.formula(&latex, false, line).into()),
                Event::DisplayMath(latex) => Event::InlineHtml(self.page.formula(&latex, true, line).into()),
                Event::Start(Tag::Image { dest_url, .. }) => {
                    let mut alternative = String::new();
                    for (event, _) in raw.by_ref() {
                        match event {
                            Event::End(TagEnd::Image) => break,
                            Event::Text(text) | Event::Code(text) => alternative += &text,
                            Event::SoftBreak | Event::HardBreak => alternative.push(' '),
                            _ => {}
                        }
                    }
                    Event::InlineHtml(self.page.picture(&unescaped(&dest_url), "", &alternative, line).into())
                }
                Event::Start(Tag::Heading { level, id, classes, attrs }) => {
                    Event::Start(Tag::Heading { level: lower(level, shift), id, classes, attrs })
                }
                Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lower(level, shift))),
                Event::Html(text) => Event::Html(self.pictures(&text, line)),
                Event::InlineHtml(text) => Event::InlineHtml(self.pictures(&text, line)),
                other => other,
            });
        }
        events
    }

    /// Gives the pictures in HTML that the author wrote their addresses.
    fn pictures<'e>(&mut self, html: &str, line: u64) -> CowStr<'e> {
        let mut result = String::new();
        let mut rest = html;
        while let Some(start) = rest.to_ascii_lowercase().find("<img") {
            let end = rest[start..].find('>').map_or(rest.len(), |end| start + end + 1);
            let tag = &rest[start..end];
            result += &rest[..start];
            let source = attribute(tag, "src").unwrap_or_default();
            if source.starts_with(super::page::FILES) {
                result += tag;
            } else {
                let size: String = ["width", "height"]
                    .iter()
                    .filter_map(|name| Some(format!(r#" {name}="{}""#, super::page::escape(&attribute(tag, name)?))))
                    .collect();
                result += &self.page.picture(&source, &size, &attribute(tag, "alt").unwrap_or_default(), line);
            }
            rest = &rest[end..];
        }
        (result + rest).into()
    }

    fn line(&self, at: &Range<usize>) -> u64 {
        1 + self.text[..at.start].bytes().filter(|byte| *byte == b'\n').count() as u64
    }
}

/// The value of an attribute of a tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let lower = tag.to_ascii_lowercase();
    let at = lower.match_indices(name).map(|(at, _)| at).find(|at| {
        let before = lower[..*at].ends_with(|c: char| c.is_whitespace() || c == '"' || c == '\'' || c == '/');
        before && lower[at + name.len()..].trim_start().starts_with('=')
    })?;
    let value = tag[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next()?,
        _ => value.split(|c: char| c.is_whitespace() || c == '>').next()?,
    };
    Some(value.to_owned())
}

/// `%20` as a space.
fn unescaped(url: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = url.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| *first == b'%').and_then(|two| std::str::from_utf8(two).ok());
        match digits.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
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
