//! Markdown to HTML.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html::push_html};

use super::{html::pictures, page::Page};

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
                Event::Html(text) => Event::Html(pictures(&text, self.page, line).into()),
                Event::InlineHtml(text) => Event::InlineHtml(pictures(&text, self.page, line).into()),
                other => other,
            });
        }
        events
    }

    fn line(&self, at: &Range<usize>) -> u64 {
        1 + self.text[..at.start].bytes().filter(|byte| *byte == b'\n').count() as u64
    }
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
