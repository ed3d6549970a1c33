//! Splits a Java source into words and signs.

use std::borrow::Cow;

/// The words and signs, without white space, comments and quoted text.
#[derive(Clone)]
pub(super) struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { rest: text.trim_start_matches('\u{feff}') }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        loop {
            self.rest = self.rest.trim_start();
            let first = self.rest.chars().next()?;
            let skipped = if self.rest.starts_with("//") {
                self.rest.find(['\n', '\r'])
            } else if self.rest.starts_with("/*") {
                self.rest[2..].find("*/").map(|end| end + 4)
            } else if self.rest.starts_with("\"\"\"") {
                Some(text_block(self.rest))
            } else if first == '"' || first == '\'' {
                Some(quoted(self.rest, first))
            } else {
                let word = self.rest.find(|c: char| !is_part_of_word(c));
                let length = word.unwrap_or(self.rest.len()).max(first.len_utf8());
                let (token, rest) = self.rest.split_at(length);
                self.rest = rest;
                return Some(token);
            };
            self.rest = self.rest.get(skipped.unwrap_or(self.rest.len())..).unwrap_or_default();
        }
    }
}

pub(super) fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| is_part_of_word(c) && !c.is_ascii_digit())
}

/// Whether the whole text is a valid class name.
pub(super) fn is_name(text: &str) -> bool {
    is_word(text) && text.chars().all(is_part_of_word)
}

/// Java's identifiers may contain letters, digits and combining marks of every script.
fn is_part_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$' || !(c.is_ascii() || c.is_whitespace())
}

/// Replaces `\u0041` by `A`, as Java does before anything else.
pub(super) fn without_escapes(text: &str) -> Cow<'_, str> {
    if !text.contains("\\u") {
        return Cow::Borrowed(text);
    }
    let mut units: Vec<u16> = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        units.extend(rest[..at].encode_utf16());
        rest = &rest[at..];
        let digits = rest[1..].trim_start_matches('u');
        let code =
            digits.get(..4).filter(|_| rest[1..].starts_with('u')).and_then(|four| u16::from_str_radix(four, 16).ok());
        match code {
            Some(code) => {
                units.push(code);
                rest = &digits[4..];
            }
            None => {
                // A character after a backslash cannot start an escape.
                let length = 1 + rest[1..].chars().next().map_or(0, char::len_utf8);
                units.extend(rest[..length].encode_utf16());
                rest = &rest[length..];
            }
        }
    }
    units.extend(rest.encode_utf16());
    Cow::Owned(String::from_utf16_lossy(&units))
}

/// The length of a text block. An unclosed one extends to the end.
fn text_block(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(3) {
        if !escaped && text[at..].starts_with("\"\"\"") {
            return at + 3;
        }
        escaped = c == '\\' && !escaped;
    }
    text.len()
}

/// The length of a quoted text. An unclosed one ends with its line.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if c == '\n' || (c == quote && !escaped) {
            return at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    text.len()
}
