//! Reads JSON token by token. The caller knows the expected type, so nothing here recurses.

use super::{Expected, Found, ValueReason};

/// A position in a JSON text.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.text.as_bytes().get(self.at) {
            self.at += 1;
        }
    }

    /// The next character that is not white space.
    pub(super) fn peek(&mut self) -> Option<char> {
        self.skip_space();
        self.rest().chars().next()
    }

    /// Takes a character if it comes next.
    pub(super) fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    /// Takes a word such as `null` if it comes next.
    pub(super) fn word(&mut self, wanted: &str) -> bool {
        self.skip_space();
        let found = self
            .rest()
            .strip_prefix(wanted)
            .is_some_and(|after| !after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_'));
        if found {
            self.at += wanted.len();
        }
        found
    }

    /// Takes the text of a number.
    pub(super) fn number(&mut self) -> Option<&'a str> {
        self.skip_space();
        let rest = self.rest();
        let bytes = rest.as_bytes();
        let digits = |from: usize| {
            let mut end = from;
            while let Some(b'0'..=b'9') = bytes.get(end) {
                end += 1;
            }
            end - from
        };
        let mut end = usize::from(bytes.first() == Some(&b'-'));
        let whole = digits(end);
        if whole == 0 || (whole > 1 && bytes[end] == b'0') {
            return None;
        }
        end += whole;
        if bytes.get(end) == Some(&b'.') {
            let fraction = digits(end + 1);
            if fraction == 0 {
                return None;
            }
            end += 1 + fraction;
        }
        if let Some(b'e' | b'E') = bytes.get(end) {
            let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
            let exponent = digits(end + 1 + sign);
            if exponent == 0 {
                return None;
            }
            end += 1 + sign + exponent;
        }
        // `1x` is not a number.
        if rest[end..].starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '.') {
            return None;
        }
        self.at += end;
        Some(&rest[..end])
    }

    /// Takes a string and resolves its escapes.
    ///
    /// # Errors
    /// If it is not a valid string.
    pub(super) fn string(&mut self) -> Result<String, ValueReason> {
        if !self.take('"') {
            return Err(ValueReason::Unexpected { expected: Expected::Text, found: self.found() });
        }
        let mut text = String::new();
        loop {
            let rest = self.rest();
            let plain = rest.find(|c: char| c == '"' || c == '\\' || c < ' ').ok_or(ValueReason::NoClosingQuote)?;
            text.push_str(&rest[..plain]);
            self.at += plain + 1;
            match rest.as_bytes()[plain] {
                b'"' => return Ok(text),
                b'\\' => text.push(self.escaped()?),
                _ => return Err(ValueReason::ControlCharacter),
            }
        }
    }

    fn escaped(&mut self) -> Result<char, ValueReason> {
        let kind = self.rest().bytes().next().ok_or(ValueReason::NoClosingQuote)?;
        let plain = match kind {
            b'"' | b'\\' | b'/' => char::from(kind),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.at += 1;
                return self.unicode();
            }
            _ => return Err(ValueReason::UnknownEscape),
        };
        self.at += 1;
        Ok(plain)
    }

    fn unicode(&mut self) -> Result<char, ValueReason> {
        const LONE: ValueReason = ValueReason::LoneSurrogate;
        let first = self.four_digits()?;
        if !(0xd800..0xe000).contains(&first) {
            return char::from_u32(first).ok_or(LONE);
        }
        if first >= 0xdc00 || !self.rest().starts_with("\\u") {
            return Err(LONE);
        }
        self.at += 2;
        let second = self.four_digits()?;
        if !(0xdc00..0xe000).contains(&second) {
            return Err(LONE);
        }
        char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00)).ok_or(LONE)
    }

    fn four_digits(&mut self) -> Result<u32, ValueReason> {
        let digits = self.rest().get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        self.at += 4;
        number.ok_or(ValueReason::ShortEscape)
    }

    /// Whether nothing but white space is left.
    pub(super) fn is_at_end(&mut self) -> bool {
        self.peek().is_none()
    }

    /// What comes next. A token is short enough to quote.
    pub(super) fn found(&self) -> Found {
        let mut ahead = self.clone();
        ahead.skip_space();
        let rest = ahead.rest();
        let end = match rest.as_bytes().first() {
            None => return Found::End,
            Some(b'[') => return Found::List,
            Some(b'{') => return Found::Object,
            Some(b'"') => rest[1..].find('"').map_or(rest.len(), |quote| quote + 2),
            Some(_) => rest.find([',', ']', '}', ' ', '\t', '\n', '\r']).map_or(rest.len(), |end| end.max(1)),
        };
        Found::Token { text: quoted(&rest[..end]) }
    }
}

/// A token, short enough to quote.
pub(super) fn quoted(token: &str) -> String {
    const MOST: usize = 24;
    let short: String = token.chars().take(MOST).collect();
    if short.len() < token.len() { short + "…" } else { short }
}

/// Writes a string as JSON.
pub(super) fn write_string(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}
