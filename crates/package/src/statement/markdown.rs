//! Converts Markdown to HTML.

use std::{collections::HashMap, iter::Peekable, ops::Range, vec::IntoIter};

use percent_encoding::percent_decode_str;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html::push_html};

use super::{html::pictures, length, lines::Lines, page::Page};

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_MATH)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_FOOTNOTES);

/// The maximum size of an inline note, in bytes.
const MAX_NOTE: usize = 2000;

/// Renders Markdown with tables, footnotes, Pandoc's image sizes, and formulas in `$…$` and `$$…$$`. Headings begin at level 2, because the
/// page's title is level 1.
pub(super) fn render(text: &str, page: &mut Page<'_>) -> String {
    let text = page.constants.replace(text);
    let text = insert_samples(&text, page);
    let text = name_inline_notes(&text);
    let raw: Vec<_> = Parser::new_ext(&text, OPTIONS).into_offset_iter().collect();
    let shift =
        raw.iter().any(|(event, _)| matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. })));
    let mut reader = Reader { lines: Lines::of(&text), page, shift, notes: Notes::default() };
    let events = reader.events(&mut raw.into_iter().peekable(), |_| false);
    let notes = std::mem::take(&mut reader.notes);
    let mut html = String::new();
    push_html(&mut html, events.into_iter());
    html += &notes.html();
    page.finish(&align_cells(html))
}

/// Converts Pandoc's inline notes, `^[like this]`, to named notes.
fn name_inline_notes(text: &str) -> String {
    if !text.contains("^[") {
        return text.to_owned();
    }
    let literal: Vec<Range<usize>> = Parser::new_ext(text, OPTIONS)
        .into_offset_iter()
        .filter(|(event, _)| {
            matches!(
                event,
                Event::Code(_)
                    | Event::InlineMath(_)
                    | Event::DisplayMath(_)
                    | Event::Html(_)
                    | Event::InlineHtml(_)
                    | Event::Start(Tag::CodeBlock(_))
            )
        })
        .map(|(_, at)| at)
        .collect();
    let is_literal = |at: usize| {
        let before = literal.partition_point(|range| range.start <= at);
        before.checked_sub(1).is_some_and(|last| literal[last].contains(&at))
    };
    let (mut result, mut notes, mut done) = (String::new(), String::new(), 0);
    for (count, (start, _)) in text.match_indices("^[").filter(|(at, _)| !is_literal(*at)).enumerate() {
        let inner = start + 2;
        let Some(length) = closing_bracket(&text[inner..]).filter(|_| start >= done) else { continue };
        result += &format!("{}[^inline-note-{count}]", &text[done..start]);
        // A note is one paragraph.
        let note = text[inner..inner + length].split_whitespace().collect::<Vec<_>>().join(" ");
        notes += &format!("\n\n[^inline-note-{count}]: {note}");
        done = inner + length + 1;
    }
    format!("{result}{}{notes}\n", &text[done..])
}

/// The position of the closing bracket.
fn closing_bracket(text: &str) -> Option<usize> {
    let text = &text[..text.floor_char_boundary(MAX_NOTE)];
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '[' => depth += 1,
            ']' if depth == 0 => return Some(at),
            ']' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Replaces the placeholders of samples by blocks of HTML.
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
                        page.warn(line, format!("sample {number} does not exist"));
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

type Events<'e> = Peekable<IntoIter<(Event<'e>, Range<usize>)>>;

struct Reader<'p, 'a> {
    lines: Lines,
    page: &'p mut Page<'a>,
    /// Whether headings are moved one level down.
    shift: bool,
    notes: Notes,
}

/// The footnotes of a text.
#[derive(Default)]
struct Notes {
    /// Numbers by name, in the order of their first references.
    numbers: HashMap<String, usize>,
    /// The notes as HTML, by name.
    texts: HashMap<String, String>,
}

impl Notes {
    fn number(&mut self, name: &str) -> usize {
        let next = self.numbers.len() + 1;
        *self.numbers.entry(name.to_owned()).or_insert(next)
    }

    fn html(&self) -> String {
        let mut named: Vec<_> = self.numbers.iter().collect();
        named.sort_by_key(|(_, number)| **number);
        let notes: String = named
            .into_iter()
            .map(|(name, _)| format!("<li>{}</li>\n", self.texts.get(name).map_or("", |text| text.trim())))
            .collect();
        if notes.is_empty() {
            notes
        } else {
            format!("<section class=\"footnotes\"><hr>\n<ol>\n{notes}</ol></section>\n")
        }
    }
}

impl Reader<'_, '_> {
    /// The events before an end event. The end event is skipped.
    fn events<'e>(&mut self, raw: &mut Events<'e>, ends: fn(&Event<'e>) -> bool) -> Vec<Event<'e>> {
        let mut events = Vec::new();
        while let Some((event, at)) = raw.next() {
            if ends(&event) {
                break;
            }
            let line = self.lines.line(at.start);
            let event = match event {
                Event::InlineMath(latex) => Event::InlineHtml(self.page.formula(&latex, false, line).into()),
                Event::DisplayMath(latex) => Event::InlineHtml(self.page.formula(&latex, true, line).into()),
                Event::Start(Tag::Image { dest_url, .. }) => {
                    let alternative = alternative(raw);
                    let (size, rest) = attributes(raw);
                    let picture = self.page.picture(&unescaped(&dest_url), &size, &alternative, line);
                    events.push(Event::InlineHtml(picture.into()));
                    Event::Text(rest.into())
                }
                Event::FootnoteReference(name) => {
                    Event::InlineHtml(format!("<sup>{}</sup>", self.notes.number(&name)).into())
                }
                Event::Start(Tag::FootnoteDefinition(name)) => {
                    let inner = self.events(raw, |event| matches!(event, Event::End(TagEnd::FootnoteDefinition)));
                    let mut html = String::new();
                    push_html(&mut html, inner.into_iter());
                    self.notes.texts.insert(name.to_string(), html);
                    continue;
                }
                Event::Start(Tag::Heading { level, id, classes, attrs }) => {
                    Event::Start(Tag::Heading { level: lower(level, self.shift), id, classes, attrs })
                }
                Event::End(TagEnd::Heading(level)) => {
                    remove_heading_attributes(&mut events);
                    Event::End(TagEnd::Heading(lower(level, self.shift)))
                }
                Event::Html(text) => Event::Html(pictures(&text, self.page, line).into()),
                Event::InlineHtml(text) => Event::InlineHtml(pictures(&text, self.page, line).into()),
                event @ (Event::End(TagEnd::Link) | Event::Code(_)) => {
                    events.push(event);
                    let text = following_text(raw);
                    Event::Text(text.map(|text| without_attributes(&text).to_owned()).unwrap_or_default().into())
                }
                Event::Text(text) if text.as_ref() == "]" => match following_text(raw) {
                    Some(after) => Event::Text(end_of_span(&mut events, &after).into()),
                    None => Event::Text(text),
                },
                other => other,
            };
            events.push(event);
        }
        events
    }
}

/// The alternative text of an image.
fn alternative(raw: &mut Events<'_>) -> String {
    let mut alternative = String::new();
    for (event, _) in raw.by_ref() {
        match event {
            Event::End(TagEnd::Image) => break,
            Event::Text(text) | Event::Code(text) => alternative += &text,
            Event::InlineMath(text) | Event::DisplayMath(text) => alternative += &text,
            Event::SoftBreak | Event::HardBreak => alternative.push(' '),
            _ => {}
        }
    }
    alternative
}

/// The text that follows, if it begins with a brace, up to the event with the closing brace.
fn following_text(raw: &mut Events<'_>) -> Option<String> {
    let begins = matches!(raw.peek(), Some((Event::Text(text), _)) if text.starts_with('{'));
    begins.then(|| {
        let mut text = String::new();
        while let Some((Event::Text(part), _)) = raw.next_if(|(event, _)| matches!(event, Event::Text(_))) {
            text += &part;
            if part.contains('}') {
                break;
            }
        }
        text
    })
}

/// Whether the content of braces consists of Pandoc's attributes: `#id .class key=value`.
fn are_attributes(inner: &str) -> bool {
    let is_name = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "-_:.".contains(c));
    let mut rest = inner.trim();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = match after.strip_prefix('=') {
            Some(value) if is_name(word) => match value.strip_prefix('"').map(|value| value.split_once('"')) {
                Some(Some((_, after))) => after,
                Some(None) => return false,
                None => value.split_once(char::is_whitespace).map_or("", |(_, after)| after),
            },
            None if word == "-" || word.strip_prefix(['#', '.']).is_some_and(is_name) => after,
            _ => return false,
        }
        .trim_start();
    }
    !inner.trim().is_empty()
}

/// Removes Pandoc's attributes at the start of a text.
fn without_attributes(text: &str) -> &str {
    let parts = text.strip_prefix('{').and_then(|inner| inner.split_once('}'));
    parts.filter(|(inner, _)| are_attributes(inner)).map_or(text, |(_, rest)| rest)
}

/// Removes the brackets and attributes of one of Pandoc's spans, `[text]{.class}`. Returns what follows its text.
fn end_of_span(events: &mut [Event<'_>], after: &str) -> String {
    let mut depth = 0_usize;
    let opening = events.iter().rposition(|event| match event {
        Event::Text(text) if text.as_ref() == "]" => {
            depth += 1;
            false
        }
        Event::Text(text) if text.as_ref() == "[" => {
            let found = depth == 0;
            depth = depth.saturating_sub(1);
            found
        }
        _ => false,
    });
    let rest = without_attributes(after);
    match opening.filter(|_| rest.len() < after.len()) {
        Some(at) => {
            events[at] = Event::Text("".into());
            rest.to_owned()
        }
        None => format!("]{after}"),
    }
}

/// Removes Pandoc's attributes at the end of a heading. Text in braces may also be a set, as in `{1, 2}`.
fn remove_heading_attributes(events: &mut Vec<Event<'_>>) {
    let start = events.iter().rposition(|event| !matches!(event, Event::Text(_))).map_or(0, |at| at + 1);
    let text: String =
        events[start..].iter().map(|event| if let Event::Text(text) = event { text.as_ref() } else { "" }).collect();
    let attributes = text.trim_end().strip_suffix('}').and_then(|text| text.rsplit_once('{'));
    if let Some((title, _)) = attributes.filter(|(_, inner)| are_attributes(inner)) {
        events.truncate(start);
        events.push(Event::Text(title.trim_end().to_owned().into()));
    }
}

/// Converts Pandoc's attributes after an image, `{width=50%}`, to HTML. Returns them, and the text after them.
fn attributes(raw: &mut Events<'_>) -> (String, String) {
    let Some(text) = following_text(raw) else { return Default::default() };
    let Some((inner, rest)) = text.strip_prefix('{').and_then(|inner| inner.split_once('}')) else {
        return (String::new(), text);
    };
    let mut size = String::new();
    for part in inner.split_whitespace() {
        let Some((name, value)) = part.split_once('=').filter(|(name, _)| matches!(*name, "width" | "height")) else {
            continue;
        };
        if let Some(value) = length::attribute(value.trim_matches(['"', '\''])) {
            size += &format!(" {name}=\"{value}\"");
        }
    }
    (size, rest.to_owned())
}

/// Decodes `%20` and similar escapes.
fn unescaped(url: &str) -> String {
    percent_decode_str(url).decode_utf8_lossy().into_owned()
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

/// Aligns columns with an attribute, because the sanitizer and the content security policy forbid style attributes.
fn align_cells(html: String) -> String {
    ["left", "center", "right"].iter().fold(html, |html, side| {
        ["td", "th"].iter().fold(html, |html, cell| {
            html.replace(&format!(r#"<{cell} style="text-align: {side}">"#), &format!(r#"<{cell} align="{side}">"#))
        })
    })
}
