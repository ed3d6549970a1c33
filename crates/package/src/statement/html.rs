//! Statements in HTML, from older archives and DOMjudge.

use super::{
    length,
    lines::Lines,
    page::{FILES, Page, escape},
};

/// Elements without visible content.
const UNSEEN: [&str; 5] = ["head", "script", "style", "title", "noscript"];

/// Elements without formulas.
const LITERAL: [&str; 3] = ["pre", "code", "textarea"];

/// Delimiters of formulas, and whether the formula is a block, as in MathJax and archives that use it. A single `$` is not a delimiter,
/// because it usually means money. Longer delimiters come first.
const FORMULAS: [(&str, &str, bool); 6] = [
    ("$$$$$$", "$$$$$$", true),
    ("$$$$", "$$$$", true),
    ("$$$", "$$$", false),
    ("$$", "$$", true),
    (r"\[", r"\]", true),
    (r"\(", r"\)", false),
];

/// The maximum size of a formula, in bytes.
const MAX_FORMULA_BYTES: usize = 10_000;

/// Renders images and formulas in HTML. Headings begin at level 2, because the page's title is level 1. The sanitizer removes everything
/// that is not allowed.
pub(super) fn render(text: &str, page: &mut Page<'_>) -> String {
    // It has the same byte positions as the text.
    let lower = text.to_ascii_lowercase();
    let shift = lower.contains("<h1");
    let mut html = String::with_capacity(text.len());
    let mut rest = text;
    let lines = Lines::of(text);
    let mut literal = 0_usize;
    while let Some(c) = rest.chars().next() {
        let at = text.len() - rest.len();
        let taken = if let Some(tag) = Tag::first(rest) {
            let mut length = tag.text.len();
            if tag.opens && UNSEEN.contains(&tag.name.as_str()) {
                length = end_of(&lower[at..], &tag.name);
            } else if tag.name == "img" {
                html += &picture(tag.text, page, lines.line(at));
            } else if let Some(level) = shift.then(|| heading(&tag.name)).flatten() {
                html += &format!("<{}h{}>", if tag.opens { "" } else { "/" }, (level + 1).min(6));
            } else {
                html += tag.text;
            }
            if LITERAL.contains(&tag.name.as_str()) {
                literal = if tag.opens { literal + 1 } else { literal.saturating_sub(1) };
            }
            length
        } else if let Some(end) =
            rest.strip_prefix("<!--").map(|inner| inner.find("-->").map_or(inner.len(), |at| at + 3))
        {
            4 + end
        } else if let Some((latex, display, length)) = formula(rest).filter(|_| literal == 0) {
            html += &page.formula(&latex, display, lines.line(at));
            length
        } else {
            html.push(c);
            c.len_utf8()
        };
        rest = &rest[taken..];
    }
    page.finish(&html)
}

/// Replaces the sources of images in HTML inside another format.
pub(super) fn pictures(html: &str, page: &mut Page<'_>, line: u64) -> String {
    let mut result = String::new();
    let lower = html.to_ascii_lowercase();
    let mut done = 0;
    while let Some(start) = lower[done..].find("<img").map(|at| done + at) {
        let end = html[start..].find('>').map_or(html.len(), |end| start + end + 1);
        result += &html[done..start];
        result += &picture(&html[start..end], page, line);
        done = end;
    }
    result + &html[done..]
}

fn picture(tag: &str, page: &mut Page<'_>, line: u64) -> String {
    let source = attribute(tag, "src").unwrap_or_default();
    if source.starts_with(FILES) {
        return tag.to_owned();
    }
    let style = attribute(tag, "style").unwrap_or_default();
    let size: String = ["width", "height"]
        .iter()
        .filter_map(|name| Some((name, attribute(tag, name).or_else(|| styled(&style, name))?)))
        .map(|(name, value)| format!(r#" {name}="{}""#, escape(&value)))
        .collect();
    page.picture(&source, &size, &attribute(tag, "alt").unwrap_or_default(), line)
}

/// A length in a style attribute, as the value of an HTML attribute.
fn styled(style: &str, name: &str) -> Option<String> {
    let value = style.split(';').find_map(|part| {
        let (property, value) = part.split_once(':')?;
        property.trim().eq_ignore_ascii_case(name).then_some(value)
    });
    length::attribute(value?.trim().trim_end_matches("!important"))
}

/// The value of a tag's attribute.
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

/// A tag in the source.
struct Tag<'t> {
    text: &'t str,
    /// In lower case.
    name: String,
    opens: bool,
}

impl<'t> Tag<'t> {
    /// The tag at the start of a text.
    fn first(text: &'t str) -> Option<Self> {
        let inner = text.strip_prefix('<')?;
        let (opens, inner) = inner.strip_prefix('/').map_or((true, inner), |inner| (false, inner));
        let name: String = inner.chars().take_while(char::is_ascii_alphanumeric).collect();
        name.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(())?;
        let mut quote = None;
        let end = text.char_indices().find(|(_, c)| {
            match quote {
                Some(open) if open == *c => quote = None,
                None if matches!(c, '"' | '\'') => quote = Some(*c),
                _ => {}
            }
            *c == '>' && quote.is_none()
        });
        // As in browsers, a tag without an end extends to the end of the text.
        let text = &text[..end.map_or(text.len(), |(at, _)| at + 1)];
        Some(Self { text, name: name.to_ascii_lowercase(), opens })
    }
}

/// The position after the closing tag, in a text in lower case.
fn end_of(lower: &str, name: &str) -> usize {
    let Some(close) = lower.find(&format!("</{name}")) else { return lower.len() };
    lower[close..].find('>').map_or(lower.len(), |end| close + end + 1)
}

fn heading(name: &str) -> Option<u32> {
    name.strip_prefix('h')?.parse().ok().filter(|level| (1..=6).contains(level))
}

/// The formula at the start of a text, whether it is a block, and its length with delimiters.
fn formula(text: &str) -> Option<(String, bool, usize)> {
    let (open, close, display) = FORMULAS.into_iter().find(|(open, ..)| text.starts_with(open))?;
    let inner = &text[open.len()..];
    let inner = &inner[..inner.floor_char_boundary(MAX_FORMULA_BYTES)];
    let inner = &inner[..inner.find(close)?];
    let is_one =
        !inner.trim().is_empty() && !inner.match_indices('<').any(|(at, _)| Tag::first(&inner[at..]).is_some());
    is_one.then(|| (unescaped(inner), display, open.len() + inner.len() + close.len()))
}

fn unescaped(html: &str) -> String {
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")];
    entities.into_iter().fold(html.to_owned(), |text, (entity, c)| text.replace(entity, c))
}
