//! Compares an output with its answer, like the specification's default output validator.
//!
//! The rules are those of <https://github.com/Kattis/problemtools> (`support/default_validator`). Both texts are split at white space. Two tokens are
//! equal if their bytes are (ASCII case is ignored unless `case_sensitive`), or if float tolerances are given, both are decimal numbers, and they
//! are within one of the tolerances. With `space_change_sensitive`, the white space must also be equal. `nan` and `inf` are words, not numbers.

use std::io::{self, BufRead};

use assay_domain::{CaseMessage, OutputDifference};
use assay_package::Comparison;

/// The result of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Compared {
    /// The output is correct.
    Same,
    /// The output is wrong. This quotes the answer, so only people who may see the answer may see it.
    Different(CaseMessage),
}

/// How much of a token is quoted, in bytes.
const QUOTED: usize = 40;

/// The longest token that is read as a number, in bytes: far longer than the precision of a double.
const NUMBER: usize = 512;

/// Compares `output` with `answer`. Holds only some KiB of them at a time.
///
/// # Errors
/// If one of them cannot be read.
pub(crate) fn compare(output: &mut dyn BufRead, answer: &mut dyn BufRead, rules: &Comparison) -> io::Result<Compared> {
    let mut line = 1;
    let (mut actual, mut expected) = (Vec::new(), Vec::new());
    loop {
        let began = line;
        if rules.space_change_sensitive {
            if !same_space(output, answer, &mut line)? {
                return Ok(different(began, OutputDifference::Space));
            }
        } else {
            line += skip_space(output)?;
            skip_space(answer)?;
        }
        let whole = [take_token(output, &mut actual)?, take_token(answer, &mut expected)?];
        let kind = match (expected.is_empty(), actual.is_empty()) {
            (true, true) => return Ok(Compared::Same),
            (true, false) => OutputDifference::Extra { actual: quote(&actual, whole[0]) },
            (false, true) => OutputDifference::Missing { expected: quote(&expected, whole[1]) },
            (false, false) => {
                let same = match whole {
                    [true, true] => same_token(&expected, &actual, rules),
                    // Too long for a number, so only equal text counts.
                    [false, false] => same_text(&expected, &actual, rules) && same_rest(output, answer, rules)?,
                    _ => false,
                };
                if same {
                    continue;
                }
                OutputDifference::Token { expected: quote(&expected, whole[1]), actual: quote(&actual, whole[0]) }
            }
        };
        return Ok(different(line, kind));
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)
}

/// Skips white space and returns the number of line ends in it.
fn skip_space(reader: &mut dyn BufRead) -> io::Result<usize> {
    let mut lines = 0;
    loop {
        let buffer = reader.fill_buf()?;
        let space = buffer.iter().take_while(|byte| is_space(**byte)).count();
        lines += buffer[..space].iter().filter(|byte| **byte == b'\n').count();
        let more = space > 0 && space == buffer.len();
        reader.consume(space);
        if !more {
            return Ok(lines);
        }
    }
}

/// Skips white space; false if the white space of the two differs.
fn same_space(output: &mut dyn BufRead, answer: &mut dyn BufRead, line: &mut usize) -> io::Result<bool> {
    loop {
        let (actual, expected) = (next_space(output)?, next_space(answer)?);
        if actual != expected {
            return Ok(false);
        }
        let Some(byte) = actual else { return Ok(true) };
        *line += usize::from(byte == b'\n');
        output.consume(1);
        answer.consume(1);
    }
}

fn next_space(reader: &mut dyn BufRead) -> io::Result<Option<u8>> {
    Ok(reader.fill_buf()?.first().copied().filter(|byte| is_space(*byte)))
}

/// Reads a token into `token`, or its first [`NUMBER`] bytes. Returns whether this is all of it.
fn take_token(reader: &mut dyn BufRead, token: &mut Vec<u8>) -> io::Result<bool> {
    token.clear();
    loop {
        let buffer = reader.fill_buf()?;
        let length = buffer.iter().take_while(|byte| !is_space(**byte)).count();
        let taken = length.min(NUMBER - token.len());
        token.extend_from_slice(&buffer[..taken]);
        let more = length == buffer.len() && length > 0;
        let whole = taken == length;
        reader.consume(taken);
        if !whole {
            return Ok(false);
        }
        if !more {
            return Ok(true);
        }
    }
}

/// Compares the rest of two long tokens.
fn same_rest(output: &mut dyn BufRead, answer: &mut dyn BufRead, rules: &Comparison) -> io::Result<bool> {
    loop {
        let (actual, expected) = (output.fill_buf()?, answer.fill_buf()?);
        // At the end of one of them, check only whether the other ends too.
        let scope = if actual.is_empty() || expected.is_empty() { 1 } else { actual.len().min(expected.len()) };
        let [actual, expected] = [actual, expected].map(|buffer| &buffer[..scope.min(buffer.len())]);
        let length = |buffer: &[u8]| buffer.iter().take_while(|byte| !is_space(**byte)).count();
        let (own, theirs) = (length(actual), length(expected));
        let both = own.min(theirs);
        if !same_text(&expected[..both], &actual[..both], rules) {
            return Ok(false);
        }
        if both == 0 {
            return Ok(own == theirs);
        }
        output.consume(both);
        answer.consume(both);
    }
}

fn same_text(expected: &[u8], actual: &[u8], rules: &Comparison) -> bool {
    if rules.case_sensitive { expected == actual } else { expected.eq_ignore_ascii_case(actual) }
}

fn same_token(expected: &[u8], actual: &[u8], rules: &Comparison) -> bool {
    same_text(expected, actual, rules) || near(expected, actual, rules)
}

/// Whether both are numbers and within one of the given tolerances.
fn near(expected: &[u8], actual: &[u8], rules: &Comparison) -> bool {
    if rules.float_absolute.is_none() && rules.float_relative.is_none() {
        return false;
    }
    let (Some(expected), Some(actual)) = (number(expected), number(actual)) else { return false };
    let distance = (expected - actual).abs();
    rules.float_absolute.is_some_and(|most| distance <= most)
        || rules.float_relative.is_some_and(|most| distance <= most * expected.abs())
}

/// Parses a decimal number: digits with an optional sign, point and exponent. Refuses hexadecimal, `nan`, `inf`, and numbers that are too large for
/// a double.
fn number(token: &[u8]) -> Option<f64> {
    if token.len() > NUMBER || !token.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'))
    {
        return None;
    }
    std::str::from_utf8(token).ok()?.parse().ok().filter(|number: &f64| number.is_finite())
}

fn different(line: usize, difference: OutputDifference) -> Compared {
    Compared::Different(CaseMessage::OutputsDiffer { line, difference })
}

fn quote(token: &[u8], whole: bool) -> String {
    let excerpt = crate::excerpt::head(token, QUOTED);
    if excerpt.truncated || !whole { excerpt.text + "…" } else { excerpt.text }
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

    /// Compares with a reader that returns one byte at a time, and with one that returns all. Both must agree.
    fn same(output: impl AsRef<[u8]>, answer: impl AsRef<[u8]>, rules: &Comparison) -> bool {
        let (output, answer) = (output.as_ref(), answer.as_ref());
        let whole = compare(&mut &output[..], &mut &answer[..], rules).unwrap();
        let bytewise = |text| BufReader::with_capacity(1, text);
        assert_eq!(whole, compare(&mut &output[..], &mut bytewise(answer), rules).unwrap());
        assert_eq!(whole, compare(&mut bytewise(output), &mut &answer[..], rules).unwrap());
        whole == Compared::Same
    }

    fn said(output: &str, answer: &str) -> String {
        match compare(&mut output.as_bytes(), &mut answer.as_bytes(), &TOKENS).unwrap() {
            Compared::Same => "same".to_owned(),
            Compared::Different(difference) => difference.to_string(),
        }
    }

    #[test]
    fn white_space_matters_only_if_requested() {
        for output in ["1 2\n3\n", " 1 2 3", "1\t2\r\n3\r\n\r\n", "1 2 3\n\n\n", "\x0b1\x0c2 3"] {
            assert!(same(output, "1 2\n3\n", &TOKENS), "{output:?}");
            assert_eq!(same(output, "1 2\n3\n", &SPACE), output == "1 2\n3\n", "{output:?}");
        }
        assert!(!same("12 3", "1 2 3", &TOKENS));
        assert!(same("", " \n", &TOKENS));
        assert!(!same("", "\n", &SPACE));
        assert!(!same("1  2", "1 2", &SPACE));
        assert!(!same("1 2", "1  2", &SPACE));
        // A no-break space is not white space, and neither is NUL.
        assert!(!same("1\u{a0}2", "1 2", &TOKENS));
        assert!(!same("1\0", "1", &TOKENS));
    }

    #[test]
    fn case_matters_only_if_requested() {
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
    fn near_numbers_are_equal_if_tolerances_are_given() {
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
        // Text tokens keep their own rules beside numbers.
        assert!(same("YES 0.3333333", "yes 0.333333333", &FLOAT));
    }

    #[test]
    fn words_are_never_near_numbers() {
        for odd in ["nan", "NaN", "inf", "-inf", "infinity", "1e999"] {
            assert!(!same(odd, "1", &FLOAT), "{odd}");
            assert!(!same("1", odd, &FLOAT), "{odd}");
            assert!(same(odd, odd, &FLOAT), "{odd} is the same word");
        }
        assert!(!same("inf", "1e999", &FLOAT));
    }

    #[test]
    fn invalid_text_is_compared_by_bytes() {
        assert!(same(b"\xff\xfe 1", b"\xff\xfe\n1\n", &TOKENS));
        assert!(!same(b"\xff", b"\xfe", &TOKENS));
        let different = compare(&mut &b"\xff"[..], &mut &b"1"[..], &TOKENS).unwrap();
        let actual = "\u{fffd}".to_owned();
        let difference = OutputDifference::Token { expected: "1".to_owned(), actual };
        assert_eq!(different, Compared::Different(CaseMessage::OutputsDiffer { line: 1, difference }));
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
    fn answers_are_not_read_into_memory() {
        // One endless token: reading all of it would never end.
        let mut answer = BufReader::new(io::repeat(b'1'));
        assert_ne!(compare(&mut &b"1"[..], &mut answer, &TOKENS).unwrap(), Compared::Same);
    }

    #[test]
    fn the_difference_is_described() {
        assert_eq!(said("1\n2\n4\n", "1 2 3"), "Line 3: expected 3, got 4.");
        assert_eq!(said("1\n", "1 2"), "Line 2: expected 2, but the output ends here.");
        assert_eq!(said("1\n2", "1"), "Line 2: expected the end of the output, got 2.");
        let long = "x".repeat(100);
        assert_eq!(said(&long, "1"), format!("Line 1: expected 1, got {}….", "x".repeat(QUOTED)));
    }

    #[test]
    fn an_unreadable_answer_is_an_error() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("broken"))
            }
        }
        assert!(compare(&mut &b"1"[..], &mut BufReader::new(Broken), &TOKENS).is_err());
    }
}
