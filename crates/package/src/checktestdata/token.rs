//! Splits scripts into tokens.

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) line: usize,
    pub(super) kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `INT`, `REP`, `FIXED`…
    Word(String),
    /// A variable's name.
    Name(String),
    /// A number, as written.
    Number(String),
    /// A string without its escapes.
    Text(Vec<u8>),
    /// `(`, `<=`, `&&`…
    Sign(&'static str),
}

const SIGNS: [&str; 20] =
    ["&&", "||", "<=", ">=", "==", "!=", "<", ">", "!", "=", "+", "-", "*", "/", "%", "^", "(", ")", "[", "]"];

pub(super) fn tokens(script: &str) -> Result<Vec<Token>, (usize, String)> {
    let bytes = script.as_bytes();
    let (mut at, mut line) = (0, 1);
    let mut found = Vec::new();
    while let Some(byte) = bytes.get(at) {
        let rest = &bytes[at..];
        let length = |wanted: fn(&u8) -> bool| rest.iter().position(|byte| !wanted(byte)).unwrap_or(rest.len());
        match byte {
            b'\n' => {
                line += 1;
                at += 1;
            }
            b' ' | b'\t' | b'\r' | 0x0c => at += 1,
            b'#' => at += length(|byte| *byte != b'\n'),
            b',' => {
                found.push(Token { line, kind: Kind::Sign(",") });
                at += 1;
            }
            b'"' => {
                let (text, used) = text(rest).map_err(|message| (line, message))?;
                found.push(Token { line, kind: Kind::Text(text) });
                line += rest[..used].iter().filter(|byte| **byte == b'\n').count();
                at += used;
            }
            b'0'..=b'9' => {
                let used = number(rest);
                found.push(Token { line, kind: Kind::Number(script[at..at + used].to_owned()) });
                at += used;
            }
            b'a'..=b'z' => {
                let used = length(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
                found.push(Token { line, kind: Kind::Name(script[at..at + used].to_owned()) });
                at += used;
            }
            b'A'..=b'Z' => {
                let used = length(u8::is_ascii_uppercase);
                found.push(Token { line, kind: Kind::Word(script[at..at + used].to_owned()) });
                at += used;
            }
            other => match SIGNS.iter().find(|sign| rest.starts_with(sign.as_bytes())) {
                Some(sign) => {
                    found.push(Token { line, kind: Kind::Sign(sign) });
                    at += sign.len();
                }
                None => return Err((line, format!("unexpected `{}`", char::from(*other)))),
            },
        }
    }
    Ok(found)
}

/// The length of a number in bytes.
fn number(bytes: &[u8]) -> usize {
    let digits = |from: usize| from + bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut end = digits(0);
    if bytes.get(end) == Some(&b'.') {
        end = digits(end + 1);
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let after = digits(end + 1 + sign);
        if after > end + 1 + sign {
            end = after;
        }
    }
    end
}

/// A quoted string, and its length in bytes.
fn text(bytes: &[u8]) -> Result<(Vec<u8>, usize), String> {
    let mut text = Vec::new();
    let mut at = 1;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'"' => return Ok((text, at)),
            b'\\' => {
                let next = bytes.get(at).copied().unwrap_or(b'\\');
                let octal = bytes[at..].iter().take(3).take_while(|byte| (b'0'..=b'7').contains(byte)).count();
                if octal > 0 {
                    let value =
                        bytes[at..at + octal].iter().fold(0_u32, |value, byte| value * 8 + u32::from(byte - b'0'));
                    text.push(u8::try_from(value).map_err(|_| "invalid escape sequence")?);
                    at += octal;
                    continue;
                }
                at += 1;
                match next {
                    b'n' => text.push(b'\n'),
                    b't' => text.push(b'\t'),
                    b'r' => text.push(b'\r'),
                    b'b' => text.push(0x08),
                    b'f' => text.push(0x0c),
                    b'"' | b'\\' => text.push(next),
                    b'\n' => {}
                    other => text.extend([b'\\', other]),
                }
            }
            other => text.push(*other),
        }
    }
    Err("a string has no closing quote".to_owned())
}
