//! Compares answers.

use std::{cmp::Ordering, fmt};

use serde::{Deserialize, Serialize};

use super::{Call, Form, Signature, Type, Value};

/// How an answer is compared with the expected one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Compare {
    /// Every value is the same.
    Exact,
    /// The outermost list may be in any order.
    Unordered,
    /// Every list may be in any order.
    UnorderedNested,
    /// Each number may differ by this, or by this times the expected number.
    Float(f64),
    /// The package's output validators decide.
    Validator,
}

/// Where an answer differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The indexes of the element, from the outermost list to the innermost.
    pub path: Vec<usize>,
    /// How it differs.
    pub reason: DifferenceReason,
    /// The element to mark in each value. Only the judge needs it.
    #[serde(skip)]
    pub places: Places,
}

/// How two values differ. Values are JSON, shortened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DifferenceReason {
    /// Another value than expected.
    Value {
        /// The expected value.
        expected: String,
        /// The value of the answer.
        found: String,
    },
    /// A list has another length than expected.
    Length {
        /// The expected number of elements.
        expected: usize,
        /// The number of elements in the answer.
        found: usize,
    },
    /// Of two lists in any order, each has an element that the other lacks.
    Replaced {
        /// The expected element.
        missing: String,
        /// The element of the answer.
        extra: String,
    },
    /// Of two lists in any order, the answer lacks an element.
    Missing {
        /// The element.
        missing: String,
        /// The expected number of elements.
        expected: usize,
        /// The number of elements in the answer.
        found: usize,
    },
    /// Of two lists in any order, the answer has an element too often.
    Extra {
        /// The element.
        extra: String,
        /// The expected number of elements.
        expected: usize,
        /// The number of elements in the answer.
        found: usize,
    },
}

/// The paths of the elements that differ. An index may be one past the end of a list: there an element is missing. `None`: the value has no
/// such element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// In the expected value.
    pub expected: Option<Vec<usize>>,
    /// In the found value.
    pub found: Option<Vec<usize>>,
}

/// The maximum length of a quoted value, in characters.
const QUOTED: usize = 60;

impl Signature {
    /// The first difference between an answer and the expected one; `None` if the answer is correct. Both must have the
    /// types of the calls' results. For a class, each result is compared separately.
    #[must_use]
    pub fn difference(&self, calls: &[Call], expected: &Value, found: &Value) -> Option<Difference> {
        let types = self.result_types(calls);
        match (&self.form, expected, found) {
            (Form::Class(_), Value::List(expected), Value::List(found)) => {
                let pairs = types.iter().zip(expected.iter().zip(found)).enumerate();
                pairs.into_iter().find_map(|(place, (ty, (expected, found)))| {
                    let mut difference = self.compare.difference((*ty)?, expected, found)?;
                    difference.path.insert(0, place);
                    for path in [&mut difference.places.expected, &mut difference.places.found] {
                        path.get_or_insert_default().insert(0, place);
                    }
                    Some(difference)
                })
            }
            _ => self.compare.difference(types.first().copied().flatten()?, expected, found),
        }
    }
}

impl Compare {
    fn difference(self, ty: Type, expected: &Value, found: &Value) -> Option<Difference> {
        let (levels, tolerance) = match self {
            Self::Exact | Self::Validator => (0, 0.0),
            Self::Unordered => (1, 0.0),
            Self::UnorderedNested => (u8::MAX, 0.0),
            Self::Float(tolerance) => (0, tolerance),
        };
        if levels == 0 || ty.depth == 0 {
            return walk(expected, found, tolerance, &mut Vec::new());
        }
        unordered(&sorted(expected, ty.depth.min(levels)), &sorted(found, ty.depth.min(levels)))
    }
}

/// The elements of a list in order, each with its index. Sorts this many levels.
fn sorted(value: &Value, levels: u8) -> Vec<(usize, Value)> {
    let Value::List(items) = value else { return Vec::new() };
    let mut items: Vec<(usize, Value)> = items.iter().cloned().enumerate().collect();
    items.iter_mut().for_each(|(_, item)| sort(item, levels.saturating_sub(1)));
    items.sort_by(|(_, a), (_, b)| order(a, b));
    items
}

/// Sorts this many levels of lists, the innermost first.
fn sort(value: &mut Value, levels: u8) {
    if let (Value::List(items), Some(inner)) = (value, levels.checked_sub(1)) {
        items.iter_mut().for_each(|item| sort(item, inner));
        items.sort_by(order);
    }
}

/// A total order. Zeros of both signs are the same.
fn order(a: &Value, b: &Value) -> Ordering {
    let rank = |value: &Value| match value {
        Value::Null => 0,
        Value::Bool(_) => 1,
        Value::Int(_) => 2,
        Value::Double(_) => 3,
        Value::Text(_) => 4,
        Value::List(_) => 5,
    };
    match (a, b) {
        (Value::Bool(a), Value::Bool(b)) => a.cmp(b),
        (Value::Int(a), Value::Int(b)) => a.cmp(b),
        (Value::Double(a), Value::Double(b)) => a.partial_cmp(b).unwrap_or_else(|| a.total_cmp(b)),
        (Value::Text(a), Value::Text(b)) => a.cmp(b),
        (Value::List(a), Value::List(b)) => {
            let pairs = a.iter().zip(b).map(|(a, b)| order(a, b));
            pairs.into_iter().find(|order| *order != Ordering::Equal).unwrap_or(a.len().cmp(&b.len()))
        }
        _ => rank(a).cmp(&rank(b)),
    }
}

/// The first elements that only one of two sorted lists has. Indexes in sorted lists mean nothing to the user, so the message names values.
fn unordered(expected: &[(usize, Value)], found: &[(usize, Value)]) -> Option<Difference> {
    let only_in = |one: &[(usize, Value)], other: &[(usize, Value)]| {
        let mut other = other.iter().map(|(_, item)| item).peekable();
        one.iter().find_map(|(place, item)| {
            while other.next_if(|next| order(next, item) == Ordering::Less).is_some() {}
            let same = other.next_if(|next| order(next, item) == Ordering::Equal).is_some();
            (!same).then(|| (quoted(item), vec![*place]))
        })
    };
    let (missing, extra) = (only_in(expected, found), only_in(found, expected));
    let place = |one: &Option<(String, Vec<usize>)>| one.as_ref().map(|(_, path)| path.clone());
    let places = Places { expected: place(&missing), found: place(&extra) };
    let (expected, found) = (expected.len(), found.len());
    let reason = match (missing, extra) {
        (Some((missing, _)), Some((extra, _))) => DifferenceReason::Replaced { missing, extra },
        (Some((missing, _)), None) => DifferenceReason::Missing { missing, expected, found },
        (None, Some((extra, _))) => DifferenceReason::Extra { extra, expected, found },
        (None, None) => return None,
    };
    Some(Difference { path: Vec::new(), reason, places })
}

/// Compares in order.
fn walk(expected: &Value, found: &Value, tolerance: f64, path: &mut Vec<usize>) -> Option<Difference> {
    let differs = |path: &[usize], reason: DifferenceReason, place: Vec<usize>| {
        let places = Places { expected: Some(place.clone()), found: Some(place) };
        Some(Difference { path: path.to_vec(), reason, places })
    };
    let same = match (expected, found) {
        (Value::List(one), Value::List(other)) => {
            for (place, (one, other)) in one.iter().zip(other).enumerate() {
                path.push(place);
                let difference = walk(one, other, tolerance, path);
                if difference.is_some() {
                    return difference;
                }
                path.pop();
            }
            if one.len() != other.len() {
                let place = [path.as_slice(), &[one.len().min(other.len())]].concat();
                return differs(path, DifferenceReason::Length { expected: one.len(), found: other.len() }, place);
            }
            true
        }
        (Value::Double(one), Value::Double(other)) => is_close(*one, *other, tolerance),
        (one, other) => one == other,
    };
    if same {
        return None;
    }
    differs(path, DifferenceReason::Value { expected: quoted(expected), found: quoted(found) }, path.clone())
}

/// NaN equals nothing, and infinity equals only itself.
fn is_close(expected: f64, found: f64, tolerance: f64) -> bool {
    expected == found || (found.is_finite() && (expected - found).abs() <= tolerance * expected.abs().max(1.0))
}

fn quoted(value: &Value) -> String {
    let text = value.to_json();
    if text.chars().count() <= QUOTED { text } else { text.chars().take(QUOTED).collect::<String>() + "…" }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            return write!(f, "The answer differs: {}.", self.reason);
        }
        f.write_str("The answer differs at ")?;
        self.path.iter().try_for_each(|place| write!(f, "[{place}]"))?;
        write!(f, ": {}.", self.reason)
    }
}

impl fmt::Display for DifferenceReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value { expected, found } => write!(f, "expected {expected}, found {found}"),
            Self::Length { expected, found } => write!(f, "expected {expected} elements, found {found}"),
            Self::Replaced { missing, extra } => write!(f, "lacks {missing} and has {extra} instead (in any order)"),
            Self::Missing { missing, expected, found } => {
                write!(f, "lacks {missing}: expected {expected} elements, found {found}")
            }
            Self::Extra { extra, expected, found } => {
                write!(f, "has {extra} too often: expected {expected} elements, found {found}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signature::{Reading, testing::min_stack};

    fn differs(compare: Compare, ty: &str, expected: &str, found: &str) -> Option<String> {
        let ty: Type = ty.parse().unwrap();
        let value = |text: &str| Value::parse(text, ty, Reading::default()).unwrap();
        compare.difference(ty, &value(expected), &value(found)).map(|difference| difference.to_string())
    }

    #[test]
    fn each_comparison_accepts_the_right_answers() {
        use Compare as C;
        for (compare, ty, expected, found, right) in [
            (C::Exact, "int[]", "[1,2]", "[1,2]", true),
            (C::Exact, "int[]", "[1,2]", "[2,1]", false),
            (C::Exact, "double", "0.0", "-0.0", true),
            (C::Exact, "double", "0.1", "0.10000000000000002", false),
            (C::Exact, "string", "\"A\"", "\"a\"", false),
            (C::Unordered, "int[]", "[1,2,2]", "[2,1,2]", true),
            (C::Unordered, "int[]", "[1,2,2]", "[2,1,1]", false),
            (C::Unordered, "int[][]", "[[1,2],[3]]", "[[3],[1,2]]", true),
            (C::Unordered, "int[][]", "[[1,2],[3]]", "[[3],[2,1]]", false),
            (C::UnorderedNested, "int[][]", "[[1,2],[3]]", "[[3],[2,1]]", true),
            (C::UnorderedNested, "string[][]", "[[\"b\",\"a\"],[]]", "[[],[\"a\",\"b\"]]", true),
            (C::UnorderedNested, "ListNode", "[1,2]", "[2,1]", false),
            (C::UnorderedNested, "TreeNode[]", "[[1,2],[3]]", "[[3],[1,2]]", true),
            (C::UnorderedNested, "TreeNode[]", "[[1,2]]", "[[2,1]]", false),
            (C::Unordered, "int", "1", "1", true),
            (C::Float(1e-5), "double", "2.0", "2.00001", true),
            (C::Float(1e-5), "double", "2.0", "2.0001", false),
            (C::Float(1e-5), "double", "0.0", "0.000009", true),
            (C::Float(1e-5), "double[]", "[1e9]", "[1000000001.0]", true),
            (C::Float(1e-5), "double[]", "[1.0,1.0]", "[1.0]", false),
            (C::Float(1e-5), "int", "100", "101", false),
        ] {
            assert_eq!(differs(compare, ty, expected, found).is_none(), right, "{compare:?} {expected} {found}");
        }
    }

    #[test]
    fn nan_is_never_right_and_infinity_only_exactly() {
        let double = "double".parse().unwrap();
        for compare in [Compare::Exact, Compare::Float(1.0), Compare::Float(f64::MAX)] {
            for (expected, found) in [(1.0, f64::NAN), (f64::NAN, f64::NAN), (1e308, f64::INFINITY)] {
                let values = [expected, found].map(Value::Double);
                assert!(compare.difference(double, &values[0], &values[1]).is_some(), "{compare:?} {found}");
            }
        }
        let doubles = "double[]".parse().unwrap();
        let list = |items: &[f64]| Value::List(items.iter().copied().map(Value::Double).collect());
        let (expected, found) = (list(&[1.0, 2.0]), list(&[f64::NAN, 1.0]));
        assert!(Compare::Unordered.difference(doubles, &expected, &found).is_some());
    }

    #[test]
    fn differences_name_their_place() {
        use Compare as C;
        for (compare, ty, expected, found, said) in [
            (C::Exact, "int", "1", "2", "The answer differs: expected 1, found 2."),
            (C::Exact, "int[][]", "[[1],[2,3]]", "[[1],[2,4]]", "The answer differs at [1][1]: expected 3, found 4."),
            (C::Exact, "int[]", "[1,2]", "[1]", "The answer differs: expected 2 elements, found 1."),
            (C::Exact, "TreeNode", "[1,null,2]", "[1,2]", "The answer differs at [1]: expected null, found 2."),
            (C::Unordered, "int[]", "[1,3]", "[2,1]", "The answer differs: lacks 3 and has 2 instead (in any order)."),
            (C::Unordered, "int[]", "[1,3]", "[1]", "The answer differs: lacks 3: expected 2 elements, found 1."),
            (
                C::Unordered,
                "int[]",
                "[1]",
                "[1,1]",
                "The answer differs: has 1 too often: expected 1 elements, found 2.",
            ),
        ] {
            assert_eq!(differs(compare, ty, expected, found).as_deref(), Some(said));
        }
        let long = format!("\"{}\"", "x".repeat(10_000));
        assert!(differs(C::Exact, "string", &long, "\"\"").unwrap().chars().count() < 200);
    }

    #[test]
    fn results_of_a_class_are_compared_one_by_one() {
        let signature = Signature { compare: Compare::Unordered, ..min_stack() };
        let calls = signature.calls("[\"MinStack\",\"push\",\"top\",\"top\"]\n[[],[1],[],[]]").unwrap();
        let value = |text: &str| signature.answer(text, &calls).unwrap();
        let expected = value("[null,null,1,2]");
        assert_eq!(signature.difference(&calls, &expected, &expected), None);
        let difference = signature.difference(&calls, &expected, &value("[null,null,2,1]")).unwrap();
        assert_eq!(difference.to_string(), "The answer differs at [2]: expected 1, found 2.");
    }
}
