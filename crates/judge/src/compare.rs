//! Comparing an output with its answer, as the specification's default output validator does.
//!
//! The rules are those of <https://github.com/Kattis/problemtools> (`support/default_validator`): both texts are
//! split at white space; two tokens are the same if their bytes are (ASCII case is ignored unless `case_sensitive`),
//! or if float tolerances are given, both are decimal numbers, and they lie within one of the tolerances. With
//! `space_change_sensitive` the white space must be the same byte for byte. `nan` and `inf` are words, not numbers,
//! so that nothing lies within their reach.

use std::{
    fmt,
    io::{self, BufRead},
};

use assay_package::Comparison;

/// What comparing found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Compared {
    /// The output is right.
    Same,
    /// It is not.
    Different(Difference),
}

/// Where an output first leaves the answer. It quotes the answer: only for those who may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    /// The line of the output, from 1.
    pub(crate) line: usize,
    /// In what.
    pub(crate) kind: Kind,
}

/// In what an output leaves the answer. Tokens are cut short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Another token.
    Token { expected: String, actual: String },
    /// It ends too early.
    Missing { expected: String },
    /// It goes on where the answer ends.
    Extra { actual: String },
    /// The white space is not the same.
    Space,
}

/// The most of a token that is quoted, in bytes.
const QUOTED: usize = 40;

/// The longest token that is read as a number, in bytes: far beyond what a double tells apart.
const NUMBER: usize = 512;

/// Compares `output` with `answer`, of which no more than a token is held at a time.
///
/// # Errors
/// When the answer cannot be read.
pub(crate) fn compare(output: &[u8], answer: &mut dyn BufRead, rules: &Comparison) -> io::Result<Compared> {
    let mut at = 0;
    let mut expected = Vec::new();
    loop {
        let space = span(&output[at..], is_space);
        if !rules.space_change_sensitive {
            scan(answer, is_space, |_| true)?;
        } else if !(take(answer, is_space, space, &mut expected)? && expected == output[at..at + space]) {
            return Ok(different(output, at, Kind::Space));
        }
        at += space;

        let token = &output[at..at + span(&output[at..], |byte| !is_space(byte))];
        let whole = take(answer, |byte| !is_space(byte), token.len().max(NUMBER), &mut expected)?;
        match (expected.is_empty(), token.is_empty()) {
            (true, true) => return Ok(Compared::Same),
            (true, false) => return Ok(different(output, at, Kind::Extra { actual: quote(token) })),
            (false, true) => return Ok(different(output, at, Kind::Missing { expected: quote(&expected) })),
            (false, false) if whole && same_token(&expected, token, rules) => at += token.len(),
            (false, false) => {
                let kind = Kind::Token { expected: quote(&expected), actual: quote(token) };
                return Ok(different(output, at, kind));
            }
        }
    }
}

/// The white space of C's `isspace`, which is what packages are checked with elsewhere.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\x0b' | b'\x0c' | b'\r')
}

/// How many bytes at the start are as wanted.
fn span(bytes: &[u8], wanted: impl Fn(u8) -> bool) -> usize {
    bytes.iter().position(|byte| !wanted(*byte)).unwrap_or(bytes.len())
}

/// Reads the bytes that are as wanted into `kept`, unless there are more than `most`. Says whether that was all.
fn take(from: &mut dyn BufRead, wanted: impl Fn(u8) -> bool, most: usize, kept: &mut Vec<u8>) -> io::Result<bool> {
    kept.clear();
    scan(from, wanted, |bytes| {
        let room = most - kept.len();
        kept.extend_from_slice(&bytes[..bytes.len().min(room)]);
        bytes.len() <= room
    })
}

/// Hands the bytes that are as wanted to `each`, until it has enough: then says false.
fn scan(from: &mut dyn BufRead, wanted: impl Fn(u8) -> bool, mut each: impl FnMut(&[u8]) -> bool) -> io::Result<bool> {
    loop {
        let ready = match from.fill_buf() {
            Ok(ready) => ready,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let found = span(ready, &wanted);
        let last = ready.is_empty() || found < ready.len();
        let go_on = each(&ready[..found]);
        from.consume(found);
        if last || !go_on {
            return Ok(go_on);
        }
    }
}

fn same_token(expected: &[u8], actual: &[u8], rules: &Comparison) -> bool {
    let same_text = if rules.case_sensitive { expected == actual } else { expected.eq_ignore_ascii_case(actual) };
    same_text || near(expected, actual, rules)
}

/// Whether both are numbers, within one of the tolerances that are given.
fn near(expected: &[u8], actual: &[u8], rules: &Comparison) -> bool {
    if rules.float_absolute.is_none() && rules.float_relative.is_none() {
        return false;
    }
    let (Some(expected), Some(actual)) = (number(expected), number(actual)) else { return false };
    let distance = (expected - actual).abs();
    rules.float_absolute.is_some_and(|most| distance <= most)
        || rules.float_relative.is_some_and(|most| distance <= most * expected.abs())
}

/// A decimal number: digits with an optional sign, point and exponent. Neither hexadecimal nor `nan` nor `inf`, and
/// nothing so large that it becomes infinite.
fn number(token: &[u8]) -> Option<f64> {
    if token.len() > NUMBER || !token.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'))
    {
        return None;
    }
    std::str::from_utf8(token).ok()?.parse().ok().filter(|number: &f64| number.is_finite())
}

fn different(output: &[u8], at: usize, kind: Kind) -> Compared {
    let line = 1 + output[..at].iter().filter(|byte| **byte == b'\n').count();
    Compared::Different(Difference { line, kind })
}

fn quote(token: &[u8]) -> String {
    let excerpt = crate::excerpt::head(token, QUOTED);
    if excerpt.truncated { excerpt.text + "…" } else { excerpt.text }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Line {}: ", self.line)?;
        match &self.kind {
            Kind::Token { expected, actual } => write!(f, "expected {expected}, got {actual}."),
            Kind::Missing { expected } => write!(f, "expected {expected}, but the output ends here."),
            Kind::Extra { actual } => write!(f, "expected the end of the output, got {actual}."),
            Kind::Space => f.write_str("the white space differs."),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Read};

    use super::*;

    const TOKENS: Comparison =
        Comparison { case_sensitive: false, space_change_sensitive: false, float_relative: None, float_absolute: None };
    const CASE: Comparison = Comparison { case_sensitive: true, ..TOKENS };
    const SPACE: Comparison = Comparison { space_change_sensitive: true, ..TOKENS };
    const FLOAT: Comparison = Comparison { float_relative: Some(1e-6), float_absolute: Some(1e-6), ..TOKENS };

    /// Compares with a reader that gives one byte at a time and with one that gives all, which must agree.
    fn same(output: impl AsRef<[u8]>, answer: impl AsRef<[u8]>, rules: &Comparison) -> bool {
        let (output, answer) = (output.as_ref(), answer.as_ref());
        let whole = compare(output, &mut &answer[..], rules).unwrap();
        let bytewise = compare(output, &mut BufReader::with_capacity(1, answer), rules).unwrap();
        assert_eq!(whole, bytewise);
        whole == Compared::Same
    }

    fn said(output: &str, answer: &str) -> String {
        match compare(output.as_bytes(), &mut answer.as_bytes(), &TOKENS).unwrap() {
            Compared::Same => "same".to_owned(),
            Compared::Different(difference) => difference.to_string(),
        }
    }

    #[test]
    fn white_space_matters_only_when_asked() {
        for output in ["1 2\n3\n", " 1 2 3", "1\t2\r\n3\r\n\r\n", "1 2 3\n\n\n", "\x0b1\x0c2 3"] {
            assert!(same(output, "1 2\n3\n", &TOKENS), "{output:?}");
            assert_eq!(same(output, "1 2\n3\n", &SPACE), output == "1 2\n3\n", "{output:?}");
        }
        assert!(!same("12 3", "1 2 3", &TOKENS));
        assert!(same("", " \n", &TOKENS));
        assert!(!same("", "\n", &SPACE));
        assert!(!same("1  2", "1 2", &SPACE));
        assert!(!same("1 2", "1  2", &SPACE));
        // A no-break space is no white space, and neither is a NUL.
        assert!(!same("1\u{a0}2", "1 2", &TOKENS));
        assert!(!same("1\0", "1", &TOKENS));
    }

    #[test]
    fn case_matters_only_when_asked() {
        assert!(same("yes", "YES", &TOKENS));
        assert!(!same("yes", "YES", &CASE));
        assert!(!same("É", "é", &TOKENS), "only ASCII is folded");
    }

    #[test]
    fn too_little_and_too_much_are_wrong() {
        assert!(!same("", "1", &TOKENS));
        assert!(!same("1", "", &TOKENS));
        assert!(!same("1", "1 2", &TOKENS));
        assert!(!same("1 2", "1", &TOKENS));
        assert!(!same("1", "10", &TOKENS));
        assert!(!same("10", "1", &TOKENS));
    }

    #[test]
    fn numbers_may_be_near_when_asked() {
        for (output, answer) in
            [("1.0000001", "1"), ("1e6", "1000000.5"), ("-0", "0"), ("+.5", "0.5"), ("5.", "5"), ("1E3", "1000")]
        {
            assert!(same(output, answer, &FLOAT), "{output} {answer}");
            assert!(!same(output, answer, &TOKENS), "{output} {answer}");
        }
        for (output, answer) in [("1.00001", "1"), ("one", "1"), ("1", "one"), ("0x1", "1"), ("1,0", "1"), ("--1", "1")]
        {
            assert!(!same(output, answer, &FLOAT), "{output} {answer}");
        }
        let relative = Comparison { float_absolute: None, ..FLOAT };
        assert!(!same("0.0000001", "0", &relative));
        let absolute = Comparison { float_relative: None, ..FLOAT };
        assert!(!same("1000000.5", "1000000", &absolute));
        // Texts keep to their own rules beside numbers.
        assert!(same("YES 0.3333333", "yes 0.333333333", &FLOAT));
    }

    #[test]
    fn nothing_is_near_what_is_not_a_number() {
        for odd in ["nan", "NaN", "inf", "-inf", "infinity", "1e999"] {
            assert!(!same(odd, "1", &FLOAT), "{odd}");
            assert!(!same("1", odd, &FLOAT), "{odd}");
            assert!(same(odd, odd, &FLOAT), "{odd} is the same word");
        }
        assert!(!same("inf", "1e999", &FLOAT));
    }

    #[test]
    fn bytes_need_not_be_text() {
        assert!(same(b"\xff\xfe 1", b"\xff\xfe\n1\n", &TOKENS));
        assert!(!same(b"\xff", b"\xfe", &TOKENS));
        let different = compare(b"\xff", &mut &b"1"[..], &TOKENS).unwrap();
        let actual = "\u{fffd}".to_owned();
        let kind = Kind::Token { expected: "1".to_owned(), actual };
        assert_eq!(different, Compared::Different(Difference { line: 1, kind }));
    }

    #[test]
    fn huge_outputs_and_tokens_are_compared() {
        let token = "7".repeat(3_000_000);
        assert!(same(&token, &token, &CASE));
        assert!(same(&token, &token, &FLOAT), "too long for a number, but the same text");
        assert!(!same(&token[1..], &token, &FLOAT));
        assert!(!same(&token, &token[1..], &FLOAT));
        let many = "12 ".repeat(300_000);
        assert!(same(&many, many.replace(' ', "\n"), &TOKENS));
    }

    #[test]
    fn an_answer_is_not_held() {
        // One token without end: reading it all would never end.
        let mut answer = BufReader::new(io::repeat(b'1'));
        assert_ne!(compare(b"1", &mut answer, &TOKENS).unwrap(), Compared::Same);
    }

    #[test]
    fn what_differs_is_said() {
        assert_eq!(said("1\n2\n4\n", "1 2 3"), "Line 3: expected 3, got 4.");
        assert_eq!(said("1\n", "1 2"), "Line 2: expected 2, but the output ends here.");
        assert_eq!(said("1\n2", "1"), "Line 2: expected the end of the output, got 2.");
        let long = "x".repeat(100);
        assert_eq!(said(&long, "1"), format!("Line 1: expected 1, got {}….", "x".repeat(QUOTED)));
    }

    #[test]
    fn an_unreadable_answer_is_a_fault() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("broken"))
            }
        }
        assert!(compare(b"1", &mut BufReader::new(Broken), &TOKENS).is_err());
    }
}
