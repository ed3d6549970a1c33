//! A line diff between the expected and the actual output of a program.

use serde::{Deserialize, Serialize};

/// How a line differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// It is in both.
    Same,
    /// Expected, but not written.
    Missing,
    /// Written, but not expected.
    Extra,
}

/// A line of a diff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DiffLine {
    /// How it differs.
    pub change: Change,
    /// The line, without its line break.
    pub text: String,
}

/// With more pairs of differing lines than this, the diff lists all extra lines and then all missing ones. Matching them
/// would take too long.
const MAX_PAIRS: usize = 1_000_000;

/// Compares two texts line by line. Between common lines, extra lines come before missing ones, as other diff tools put
/// removed lines before added ones.
///
/// Lines are the same only if every byte is the same, including white space. A line break at the end does not start
/// another line.
#[must_use]
pub fn diff(expected: &str, actual: &str) -> Vec<DiffLine> {
    let (expected, actual) = (lines(expected), lines(actual));
    let before = expected.iter().zip(&actual).take_while(|(a, b)| a == b).count();
    let (mut left, mut right) = (&expected[before..], &actual[before..]);
    let after = left.iter().rev().zip(right.iter().rev()).take_while(|(a, b)| a == b).count();
    (left, right) = (&left[..left.len() - after], &right[..right.len() - after]);

    let mut result = Vec::with_capacity(expected.len() + right.len());
    let mut missing = Vec::new();
    let mut push = |change, text: &str| {
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
    expected[..before].iter().for_each(|line| push(Change::Same, line));
    if left.len().saturating_mul(right.len()) > MAX_PAIRS {
        left.iter().for_each(|line| push(Change::Missing, line));
        right.iter().for_each(|line| push(Change::Extra, line));
    } else {
        match_lines(left, right, &mut push);
    }
    expected[expected.len() - after..].iter().for_each(|line| push(Change::Same, line));
    result.append(&mut missing);
    result
}

/// Replaces white space with visible characters: a dot for a space, an arrow for a tab, `␍` for a carriage return.
#[must_use]
pub fn show_white_space(text: &str) -> String {
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

/// Matches lines by the longest common subsequence. `common[l * width + r]` is its length for `left[l..]` and `right[r..]`.
fn match_lines(left: &[&str], right: &[&str], push: &mut impl FnMut(Change, &str)) {
    let width = right.len() + 1;
    let mut common = vec![0_u32; (left.len() + 1) * width];
    for l in (0..left.len()).rev() {
        for r in (0..right.len()).rev() {
            common[l * width + r] = if left[l] == right[r] {
                common[(l + 1) * width + r + 1] + 1
            } else {
                common[(l + 1) * width + r].max(common[l * width + r + 1])
            };
        }
    }
    let (mut l, mut r) = (0, 0);
    while l < left.len() && r < right.len() {
        if left[l] == right[r] {
            push(Change::Same, left[l]);
            (l, r) = (l + 1, r + 1);
        } else if common[(l + 1) * width + r] >= common[l * width + r + 1] {
            push(Change::Missing, left[l]);
            l += 1;
        } else {
            push(Change::Extra, right[r]);
            r += 1;
        }
    }
    left[l..].iter().for_each(|line| push(Change::Missing, line));
    right[r..].iter().for_each(|line| push(Change::Extra, line));
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
    fn common_lines_appear_once() {
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
    fn white_space_counts_and_can_be_shown() {
        assert_eq!(shown("1 2\n", "1  2\n"), "-1  2\n+1 2\n");
        assert_eq!(show_white_space("a b\tc\r\u{a0}"), "a·b→c␍⍽");
    }

    #[test]
    fn both_texts_can_be_rebuilt_from_the_diff() {
        let texts = ["", "a\n", "a\nb\na\n", "b\nb\n", "c\na\nb\nc\na\n"];
        for expected in texts {
            for actual in texts {
                let lines = diff(expected, actual);
                let without = |change: Change| -> String {
                    let kept = lines.iter().filter(|line| line.change != change);
                    kept.map(|line| format!("{}\n", line.text)).collect()
                };
                assert_eq!(
                    (without(Change::Extra), without(Change::Missing)),
                    (expected.to_owned(), actual.to_owned())
                );
            }
        }
    }

    #[test]
    fn long_texts_are_compared_quickly() {
        let long = |word: &str| (0..20_000).map(|n| format!("{word}{n}\n")).collect::<String>();
        assert_eq!(diff(&long("a"), &long("b")).len(), 40_000);
        assert_eq!(diff(&long("a"), &long("a")).len(), 20_000);
    }
}
