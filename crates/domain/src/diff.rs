//! What differs between what a program was expected to write and what it wrote, line by line.

use serde::{Deserialize, Serialize};

/// What is to be said of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// It is in both.
    Same,
    /// It was expected, and is not there.
    Missing,
    /// It is there, and was not expected.
    Extra,
}

/// A line of a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiffLine {
    /// What is to be said of it.
    pub change: Change,
    /// The line, without its end.
    pub text: String,
}

/// Beyond so many pairs of lines they are not matched one by one: nobody would read it, and everybody would wait.
const MOST_PAIRS: usize = 1_000_000;

/// The lines of both texts, each once where it is in both. Where they differ, what is there and should not be comes first, then what should be there
/// instead, as in every tool that compares texts: removed lines before added ones.
///
/// Lines are the same only if every byte is, white space included. A line end at the very end is no line of its own.
#[must_use]
pub fn diff(expected: &str, actual: &str) -> Vec<DiffLine> {
    let (expected, actual) = (lines(expected), lines(actual));
    let before = expected.iter().zip(&actual).take_while(|(a, b)| a == b).count();
    let (mut left, mut right) = (&expected[before..], &actual[before..]);
    let after = left.iter().rev().zip(right.iter().rev()).take_while(|(a, b)| a == b).count();
    (left, right) = (&left[..left.len() - after], &right[..right.len() - after]);

    let mut result = Vec::with_capacity(expected.len() + right.len());
    let mut missing = Vec::new();
    let mut put = |change, text: &str| {
        let line = DiffLine { change, text: text.to_owned() };
        match change {
            Change::Missing => missing.push(line),
            Change::Extra => result.push(line),
            Change::Same => {
                result.append(&mut missing);
                result.push(line);
            }
        }
    };
    expected[..before].iter().for_each(|line| put(Change::Same, line));
    if left.len().saturating_mul(right.len()) > MOST_PAIRS {
        left.iter().for_each(|line| put(Change::Missing, line));
        right.iter().for_each(|line| put(Change::Extra, line));
    } else {
        matched(left, right, &mut put);
    }
    expected[expected.len() - after..].iter().for_each(|line| put(Change::Same, line));
    result.append(&mut missing);
    result
}

/// White space made visible: a dot for a space, an arrow for a tab, a sign for a carriage return.
#[must_use]
pub fn visible(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            ' ' => '·',
            '\t' => '→',
            '\r' => '␍',
            '\u{a0}' => '⍽',
            c => c,
        })
        .collect()
}

fn lines(text: &str) -> Vec<&str> {
    let text = text.strip_suffix('\n').unwrap_or(text);
    if text.is_empty() { Vec::new() } else { text.split('\n').collect() }
}

/// By the longest common subsequence: `kept` holds its length for every pair of rests.
fn matched(left: &[&str], right: &[&str], put: &mut impl FnMut(Change, &str)) {
    let width = right.len() + 1;
    let mut kept = vec![0_u32; (left.len() + 1) * width];
    for l in (0..left.len()).rev() {
        for r in (0..right.len()).rev() {
            kept[l * width + r] = if left[l] == right[r] {
                kept[(l + 1) * width + r + 1] + 1
            } else {
                kept[(l + 1) * width + r].max(kept[l * width + r + 1])
            };
        }
    }
    let (mut l, mut r) = (0, 0);
    while l < left.len() && r < right.len() {
        if left[l] == right[r] {
            put(Change::Same, left[l]);
            (l, r) = (l + 1, r + 1);
        } else if kept[(l + 1) * width + r] >= kept[l * width + r + 1] {
            put(Change::Missing, left[l]);
            l += 1;
        } else {
            put(Change::Extra, right[r]);
            r += 1;
        }
    }
    left[l..].iter().for_each(|line| put(Change::Missing, line));
    right[r..].iter().for_each(|line| put(Change::Extra, line));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(expected: &str, actual: &str) -> String {
        let sign = |change| match change {
            Change::Same => ' ',
            Change::Missing => '+',
            Change::Extra => '-',
        };
        diff(expected, actual).iter().map(|line| format!("{}{}\n", sign(line.change), line.text)).collect()
    }

    #[test]
    fn what_is_in_both_is_told_once() {
        assert_eq!(shown("1\n2\n3\n", "1\n2\n3"), " 1\n 2\n 3\n");
        assert_eq!(shown("1\n2\n3\n", "1\n4\n3\n"), " 1\n-4\n+2\n 3\n");
        assert_eq!(shown("a\nb\nc\nd\n", "b\nx\nd\ne\n"), "+a\n b\n-x\n+c\n d\n-e\n");
        assert_eq!(shown("", ""), "");
        assert_eq!(shown("1\n", ""), "+1\n");
        assert_eq!(shown("", "1 \n\n"), "-1 \n-\n");
    }

    #[test]
    fn removed_lines_come_before_added_ones() {
        assert_eq!(shown("1\n2\n3\n", "4\n5\n6\n"), "-4\n-5\n-6\n+1\n+2\n+3\n");
        assert_eq!(shown("a\n1\n2\nb\n3\n", "a\n4\nb\n5\n6\n"), " a\n-4\n+1\n+2\n b\n-5\n-6\n+3\n");
    }

    #[test]
    fn white_space_counts_and_can_be_seen() {
        assert_eq!(shown("1 2\n", "1  2\n"), "-1  2\n+1 2\n");
        assert_eq!(visible("a b\tc\r\u{a0}"), "a·b→c␍⍽");
    }

    #[test]
    fn both_texts_can_be_read_off() {
        let texts = ["", "a\n", "a\nb\na\n", "b\nb\n", "c\na\nb\nc\na\n"];
        for expected in texts {
            for actual in texts {
                let lines = diff(expected, actual);
                let of = |but: Change| -> String {
                    let kept = lines.iter().filter(|line| line.change != but);
                    kept.map(|line| format!("{}\n", line.text)).collect()
                };
                assert_eq!((of(Change::Extra), of(Change::Missing)), (expected.to_owned(), actual.to_owned()));
            }
        }
    }

    #[test]
    fn long_texts_take_no_time() {
        let long = |word: &str| (0..20_000).map(|n| format!("{word}{n}\n")).collect::<String>();
        assert_eq!(diff(&long("a"), &long("b")).len(), 40_000);
        assert_eq!(diff(&long("a"), &long("a")).len(), 20_000);
    }
}
