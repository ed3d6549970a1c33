//! Values between the judge and the driver of a language, in binary: see docs/design/functions.md.
//!
//! Numbers are little-endian. An `int` has 4 bytes, a `long` and a `double` 8, a `bool` 1, a `char` 4. A `string` is its
//! length in bytes (4) and UTF-8. An array is its length (4) and its elements, and so is a `ListNode`. A `TreeNode` is
//! the length of its level order (4), and per element a byte that says whether there is a node, and then its value (4).

use std::fmt;

use super::{Base, Call, Form, Signature, Type, Value};

/// Why bytes are not a valid answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Malformed {
    /// Drivers never write this.
    Forged(&'static str),
    /// The solution returned a list with too many elements.
    TooManyElements,
    /// The solution returned a char that Unicode does not have: not every driver checks this.
    NoUnicode,
    /// The solution returned a string that is not UTF-8: not every driver checks this.
    NoUtf8,
}

impl Signature {
    /// Encodes the calls of a case for a driver. The calls of a class begin with their number, and each with its
    /// method.
    #[must_use]
    pub fn encode(&self, calls: &[Call]) -> Vec<u8> {
        let mut out = Vec::new();
        let of_class = match &self.form {
            Form::Function(_) => None,
            Form::Class(class) => Some(class),
        };
        if of_class.is_some() {
            out.extend(count(calls.len()));
        }
        for call in calls {
            let params = match &self.form {
                Form::Function(function) => &function.params,
                Form::Class(class) => match call.method.checked_sub(1) {
                    None => &class.constructor,
                    Some(place) => &class.methods[place].params,
                },
            };
            if of_class.is_some() {
                out.extend(count(call.method));
            }
            for (arg, param) in call.args.iter().zip(params) {
                encode(arg, param.ty, &mut out);
            }
        }
        out
    }

    /// Decodes the answer to these calls: a driver writes the results of all calls that have one.
    ///
    /// # Errors
    /// If there are too few or too many bytes, or if they are not values of the types.
    pub fn decode(&self, calls: &[Call], bytes: &[u8]) -> Result<Value, Malformed> {
        let mut rest = Rest { bytes, elements: bytes.len() / 4 + FREE_ELEMENTS };
        let mut results = Vec::with_capacity(calls.len());
        for ty in self.result_types(calls) {
            results.push(ty.map_or(Ok(Value::Null), |ty| decode(&mut rest, ty))?);
        }
        if !rest.bytes.is_empty() {
            return Err(Malformed::Forged("the answer is longer than its type allows"));
        }
        match &self.form {
            Form::Function(_) => results.pop().ok_or(Malformed::Forged("there is no answer")),
            Form::Class(_) => Ok(Value::List(results)),
        }
    }
}

fn count(length: usize) -> [u8; 4] {
    u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes()
}

fn int(number: i64) -> [u8; 4] {
    // Values were checked against their type when they were read.
    i32::try_from(number).unwrap_or_default().to_le_bytes()
}

fn encode(value: &Value, ty: Type, out: &mut Vec<u8>) {
    match (value, ty.element()) {
        (Value::List(items), Some(element)) => {
            out.extend(count(items.len()));
            items.iter().for_each(|item| encode(item, element, out));
        }
        (Value::List(nodes), None) => {
            out.extend(count(nodes.len()));
            for node in nodes {
                let number = if let Value::Int(number) = node { Some(*number) } else { None };
                if ty.base == Base::TreeNode {
                    out.push(u8::from(number.is_some()));
                }
                out.extend(number.map(int).into_iter().flatten());
            }
        }
        (Value::Int(number), _) if ty.base == Base::Long => out.extend(number.to_le_bytes()),
        (Value::Int(number), _) => out.extend(int(*number)),
        (Value::Double(number), _) => out.extend(number.to_le_bytes()),
        (Value::Bool(yes), _) => out.push(u8::from(*yes)),
        (Value::Text(text), _) if ty.base == Base::Char => {
            out.extend(text.chars().next().map_or(0, u32::from).to_le_bytes());
        }
        (Value::Text(text), _) => {
            out.extend(count(text.len()));
            out.extend(text.as_bytes());
        }
        (Value::Null, _) => {}
    }
}

fn take<const N: usize>(rest: &mut Rest<'_>) -> Result<[u8; N], Malformed> {
    let short = Malformed::Forged("the answer is shorter than its type needs");
    let (bytes, after) = rest.bytes.split_first_chunk::<N>().ok_or(short)?;
    rest.bytes = after;
    Ok(*bytes)
}

/// The bytes of an answer that are not decoded yet.
struct Rest<'a> {
    bytes: &'a [u8],
    /// How many elements of lists may follow.
    elements: usize,
}

/// The number of elements that an answer may have however short they are. A [`Value`] takes 32 bytes of memory, but its element on the wire
/// may take one, so more elements need four bytes each.
const FREE_ELEMENTS: usize = 1 << 20;

/// A length, checked against the remaining bytes: each element has at least `least` bytes. So a forged length reserves no memory.
fn length(rest: &mut Rest<'_>, least: usize) -> Result<usize, Malformed> {
    let length = u32::from_le_bytes(take(rest)?) as usize;
    if length.saturating_mul(least) > rest.bytes.len() {
        return Err(Malformed::Forged("a list of the answer is longer than the answer"));
    }
    Ok(length)
}

/// The length of a list, which is taken from the elements that may follow.
fn elements(rest: &mut Rest<'_>, least: usize) -> Result<usize, Malformed> {
    let length = length(rest, least)?;
    rest.elements = rest.elements.checked_sub(length).ok_or(Malformed::TooManyElements)?;
    Ok(length)
}

fn decode(rest: &mut Rest<'_>, ty: Type) -> Result<Value, Malformed> {
    let int = |rest: &mut Rest<'_>| take(rest).map(|bytes| Value::Int(i32::from_le_bytes(bytes).into()));
    if let Some(element) = ty.element() {
        let least = match (element.depth, element.base) {
            (0, Base::Bool) => 1,
            (0, Base::Long | Base::Double) => 8,
            _ => 4,
        };
        let length = elements(rest, least)?;
        return (0..length).map(|_| decode(rest, element)).collect::<Result<_, _>>().map(Value::List);
    }
    match ty.base {
        Base::Int => int(rest),
        Base::Long => take(rest).map(|bytes| Value::Int(i64::from_le_bytes(bytes))),
        Base::Double => take(rest).map(|bytes| Value::Double(f64::from_le_bytes(bytes))),
        Base::Bool => match take(rest)? {
            [0] => Ok(Value::Bool(false)),
            [1] => Ok(Value::Bool(true)),
            _ => Err(Malformed::Forged("a bool of the answer is neither true nor false")),
        },
        Base::Char => {
            let letter = char::from_u32(u32::from_le_bytes(take(rest)?));
            letter.map(|letter| Value::Text(letter.to_string())).ok_or(Malformed::NoUnicode)
        }
        Base::Text => {
            let length = length(rest, 1)?;
            let (bytes, after) = rest.bytes.split_at(length);
            rest.bytes = after;
            let text = str::from_utf8(bytes).map_err(|_| Malformed::NoUtf8)?;
            Ok(Value::Text(text.to_owned()))
        }
        Base::ListNode => {
            let length = elements(rest, 4)?;
            (0..length).map(|_| int(rest)).collect::<Result<_, _>>().map(Value::List)
        }
        Base::TreeNode => {
            let length = elements(rest, 1)?;
            let node = |rest: &mut Rest<'_>| match take(rest)? {
                [0] => Ok(Value::Null),
                [1] => int(rest),
                _ => Err(Malformed::Forged("a node of the answer is neither there nor missing")),
            };
            (0..length).map(|_| node(rest)).collect::<Result<_, _>>().map(Value::List)
        }
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Forged(reason) => reason,
            Self::TooManyElements => "expected fewer elements in the answer",
            Self::NoUnicode => "expected a char, found one that is not a character of Unicode",
            Self::NoUtf8 => "expected a string, found one that is not valid UTF-8",
        })
    }
}

impl std::error::Error for Malformed {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signature::testing::{function, min_stack};

    #[test]
    fn short_elements_are_counted() {
        let signature = function("x: int", "bool[]");
        let calls = signature.calls("1").unwrap();
        let answer = |length: usize| [&count(length)[..], &vec![1; length]].concat();
        assert!(signature.decode(&calls, &answer(FREE_ELEMENTS)).is_ok());
        let error = signature.decode(&calls, &answer(2 * FREE_ELEMENTS)).unwrap_err();
        assert_eq!(error, Malformed::TooManyElements);
    }

    #[test]
    fn an_invalid_string_of_a_solution_is_not_a_forgery() {
        let signature = function("x: int", "string");
        let calls = signature.calls("1").unwrap();
        let error = signature.decode(&calls, &[1, 0, 0, 0, 0xff]).unwrap_err();
        assert_eq!(error.to_string(), "expected a string, found one that is not valid UTF-8");
        assert_eq!(error, Malformed::NoUtf8);
        assert!(matches!(signature.decode(&calls, &[2, 0, 0, 0, 0xff]), Err(Malformed::Forged(_))));
    }

    #[test]
    fn values_survive_the_wire() {
        for (ty, text) in [
            ("int", "-5"),
            ("long", "9007199254740991"),
            ("double", "0.1"),
            ("bool", "true"),
            ("char", "\"é\""),
            ("string", "\"a😀\\u0000\""),
            ("int[][]", "[[1,2],[],[3]]"),
            ("bool[]", "[true,false]"),
            ("string[][][]", "[[[\"x\",\"\"]],[]]"),
            ("ListNode", "[1,2]"),
            ("TreeNode", "[1,null,2]"),
            ("TreeNode[]", "[[],[1]]"),
            ("ListNode[]", "[[1],[]]"),
        ] {
            let signature = function(&format!("x: {ty}"), ty);
            let calls = signature.calls(text).unwrap();
            let bytes = signature.encode(&calls);
            assert_eq!(signature.decode(&calls, &bytes).unwrap().to_json(), text, "{ty}");
            for length in 0..bytes.len() {
                assert!(signature.decode(&calls, &bytes[..length]).is_err(), "{ty}: {length} bytes were enough");
            }
            assert!(signature.decode(&calls, &[bytes.as_slice(), &[0]].concat()).is_err(), "{ty}");
        }
        let number = Value::Double(f64::NAN);
        let signature = function("x: double", "double");
        let calls = [Call { method: 0, args: vec![number] }];
        let Ok(Value::Double(back)) = signature.decode(&calls, &signature.encode(&calls)) else { panic!("no double") };
        assert!(back.is_nan());
    }

    #[test]
    fn forged_answers_are_refused_and_reserve_nothing() {
        for (ty, bytes, said) in [
            ("int[]", vec![0xff, 0xff, 0xff, 0xff], "longer than the answer"),
            ("int[][][]", vec![0xff, 0xff, 0xff, 0x7f, 1, 1], "longer than the answer"),
            ("string", vec![5, 0, 0, 0, b'a'], "longer than the answer"),
            ("string", vec![2, 0, 0, 0, 0xff, 0xfe], "not valid UTF-8"),
            ("string", vec![3, 0, 0, 0, 0xed, 0xa0, 0x80], "not valid UTF-8"),
            ("bool", vec![2], "neither true nor false"),
            ("char", vec![0, 0xd8, 0, 0], "not a character"),
            ("TreeNode", vec![1, 0, 0, 0, 7], "neither there nor missing"),
            ("int", vec![1, 2, 3], "shorter than its type"),
            ("int", vec![1, 2, 3, 4, 5], "longer than its type"),
            ("int", vec![], "shorter than its type"),
        ] {
            let signature = function("", ty);
            let message = signature.decode(&signature.calls("").unwrap(), &bytes).unwrap_err().to_string();
            assert!(message.contains(said), "{ty} {bytes:?}: {message}");
        }
    }

    #[test]
    fn a_class_gives_the_results_of_calls_that_have_one() {
        let signature = min_stack();
        let calls = signature.calls("[\"MinStack\",\"push\",\"top\"]\n[[],[7],[]]").unwrap();
        let bytes = signature.encode(&calls);
        let numbers: Vec<u8> = [3_u32, 0, 1, 7, 2].into_iter().flat_map(u32::to_le_bytes).collect();
        assert_eq!(bytes, numbers);
        assert_eq!(signature.decode(&calls, &7_i32.to_le_bytes()).unwrap().to_json(), "[null,null,7]");
    }
}
