//! Values, as JSON.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{
    Base, Expected, Found, Type, ValueReason,
    json::{Cursor, quoted, write_string},
};

/// A value of some [`Type`].
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A missing child of a tree, or the result of a method without one.
    Null,
    /// A `bool`.
    Bool(bool),
    /// An `int` or a `long`.
    Int(i64),
    /// A `double`.
    Double(f64),
    /// A `char` or a `string`.
    Text(String),
    /// An array, a linked list, or a tree in level order.
    List(Vec<Value>),
}

/// Why a text is not a value of a type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueFault {
    /// The indexes of the element, from the outermost list to the innermost.
    pub path: Vec<usize>,
    /// The reason.
    pub reason: ValueReason,
}

/// How values are read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reading {
    /// A `long` may be beyond ±(2^53 - 1).
    pub wide: bool,
    /// A tree has no element without a parent, and no `null` at its end. Otherwise these are left out, as on LeetCode.
    pub strict: bool,
}

/// A `double` holds every integer up to this number.
const SAFE: i64 = (1 << 53) - 1;

impl Value {
    /// Reads one value.
    ///
    /// # Errors
    /// If it does not match the type.
    pub fn parse(text: &str, ty: Type, reading: Reading) -> Result<Self, ValueFault> {
        let mut cursor = Cursor::new(text);
        let value = Self::read(&mut cursor, ty, reading)?;
        at_end(&mut cursor)?;
        Ok(value)
    }

    pub(super) fn read(cursor: &mut Cursor<'_>, ty: Type, reading: Reading) -> Result<Self, ValueFault> {
        if let Some(element) = ty.element() {
            return list(cursor, Expected::List { ty }, |cursor| Self::read(cursor, element, reading)).map(Self::List);
        }
        match ty.base {
            Base::Bool if cursor.word("true") => Ok(Self::Bool(true)),
            Base::Bool if cursor.word("false") => Ok(Self::Bool(false)),
            Base::Bool => Err(unexpected(Expected::Bool, cursor.found())),
            Base::Int => int(cursor),
            Base::Long => long(cursor, reading.wide),
            Base::Double => {
                let Some(written) = cursor.number() else { return Err(unexpected(Expected::Double, cursor.found())) };
                let number = written.parse::<f64>().ok().filter(|number| number.is_finite());
                number.map(Self::Double).ok_or_else(|| ValueReason::DoubleTooLarge { number: quoted(written) }.into())
            }
            Base::Text if cursor.peek() == Some('"') => Ok(Self::Text(cursor.string()?)),
            Base::Text => Err(unexpected(Expected::Text, cursor.found())),
            Base::Char if cursor.peek() == Some('"') => {
                let before = cursor.clone();
                let text = cursor.string()?;
                if text.encode_utf16().count() == 1 {
                    Ok(Self::Text(text))
                } else {
                    Err(unexpected(Expected::Char, before.found()))
                }
            }
            Base::Char => Err(unexpected(Expected::Char, cursor.found())),
            // `null` is an empty list or tree.
            Base::ListNode | Base::TreeNode if cursor.word("null") => Ok(Self::List(Vec::new())),
            Base::ListNode => list(cursor, Expected::List { ty }, int).map(Self::List),
            Base::TreeNode => {
                let node = |cursor: &mut Cursor<'_>| if cursor.word("null") { Ok(Self::Null) } else { int(cursor) };
                let mut nodes = list(cursor, Expected::List { ty }, node)?;
                if !reading.strict {
                    shorten_tree(&mut nodes);
                }
                check_tree(&nodes)?;
                Ok(Self::List(nodes))
            }
        }
    }

    /// This value as JSON, on one line. JSON has no NaN and no infinity, so these become strings.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(yes) => out.push_str(if *yes { "true" } else { "false" }),
            Self::Int(number) => out.push_str(&number.to_string()),
            Self::Double(number) if number.is_finite() => out.push_str(&format!("{number:?}")),
            Self::Double(number) => write_string(&number.to_string(), out),
            Self::Text(text) => write_string(text, out),
            Self::List(items) => {
                out.push('[');
                for (place, item) in items.iter().enumerate() {
                    if place > 0 {
                        out.push(',');
                    }
                    item.write(out);
                }
                out.push(']');
            }
        }
    }
}

impl From<ValueReason> for ValueFault {
    /// The fault of a whole value.
    fn from(reason: ValueReason) -> Self {
        Self { path: Vec::new(), reason }
    }
}

impl fmt::Display for ValueFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.reason)?;
        if self.path.is_empty() {
            return Ok(());
        }
        f.write_str(" at ")?;
        self.path.iter().try_for_each(|place| write!(f, "[{place}]"))
    }
}

impl std::error::Error for ValueFault {}

/// Checks that nothing follows the value.
pub(super) fn at_end(cursor: &mut Cursor<'_>) -> Result<(), ValueFault> {
    if cursor.is_at_end() {
        return Ok(());
    }
    Err(unexpected(Expected::End, cursor.found()))
}

pub(super) fn unexpected(expected: Expected, found: Found) -> ValueFault {
    ValueReason::Unexpected { expected, found }.into()
}

/// Reads a list; `what` is what to expect if there is none.
pub(super) fn list<T>(
    cursor: &mut Cursor<'_>,
    what: Expected,
    mut item: impl FnMut(&mut Cursor<'_>) -> Result<T, ValueFault>,
) -> Result<Vec<T>, ValueFault> {
    if !cursor.take('[') {
        return Err(unexpected(what, cursor.found()));
    }
    let mut items = Vec::new();
    if cursor.take(']') {
        return Ok(items);
    }
    loop {
        match item(cursor) {
            Ok(value) => items.push(value),
            Err(mut fault) => {
                fault.path.insert(0, items.len());
                return Err(fault);
            }
        }
        if cursor.take(']') {
            return Ok(items);
        }
        if !cursor.take(',') {
            return Err(unexpected(Expected::Separator { elements: items.len() }, cursor.found()));
        }
    }
}

/// Takes the text of an integer.
fn whole<'a>(cursor: &mut Cursor<'a>, what: Expected) -> Result<&'a str, ValueFault> {
    let before = cursor.clone();
    match cursor.number() {
        Some(written) if !written.bytes().any(|byte| matches!(byte, b'.' | b'e' | b'E')) => Ok(written),
        _ => Err(unexpected(what, before.found())),
    }
}

fn int(cursor: &mut Cursor<'_>) -> Result<Value, ValueFault> {
    let written = whole(cursor, Expected::Int)?;
    let number = written.parse::<i32>();
    number
        .map(|number| Value::Int(number.into()))
        .map_err(|_| ValueReason::IntTooLarge { number: quoted(written) }.into())
}

fn long(cursor: &mut Cursor<'_>, wide: bool) -> Result<Value, ValueFault> {
    let written = whole(cursor, Expected::Long)?;
    match written.parse::<i64>() {
        Ok(number) if wide || (-SAFE..=SAFE).contains(&number) => Ok(Value::Int(number)),
        Ok(_) => Err(ValueReason::LongUnsafe { number: quoted(written) }.into()),
        Err(_) => Err(ValueReason::LongTooLarge { number: quoted(written) }.into()),
    }
}

/// Removes elements without a parent, and then each `null` at the end.
fn shorten_tree(nodes: &mut Vec<Value>) {
    let mut open = 1_usize;
    let mut reached = 0;
    while open > 0 && reached < nodes.len() {
        open = open - 1 + if nodes[reached] == Value::Null { 0 } else { 2 };
        reached += 1;
    }
    let last = nodes[..reached].iter().rposition(|node| *node != Value::Null);
    nodes.truncate(last.map_or(0, |last| last + 1));
}

/// Checks that each `null` is a missing child of an existing node, and that none is at the end.
fn check_tree(nodes: &[Value]) -> Result<(), ValueReason> {
    if nodes.last() == Some(&Value::Null) {
        return Err(ValueReason::NullAtEnd);
    }
    // How many children the nodes so far can still have.
    let mut open = 1_usize;
    for (element, node) in nodes.iter().enumerate() {
        if open == 0 {
            return Err(ValueReason::NoParent { element });
        }
        open -= 1;
        if *node != Value::Null {
            open += 2;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str, ty: &str) -> Result<Value, ValueFault> {
        Value::parse(text, ty.parse().unwrap(), Reading { wide: false, strict: true })
    }

    #[test]
    fn values_are_written_as_they_are_read() {
        for (ty, text) in [
            ("int", "-2147483648"),
            ("int", "2147483647"),
            ("long", "9007199254740991"),
            ("long", "-9007199254740991"),
            ("double", "0.1"),
            ("double", "-0.0"),
            ("double", "1e300"),
            ("double", "5e-324"),
            ("bool", "true"),
            ("char", "\"a\""),
            ("char", "\"\\\\\""),
            ("string", "\"\""),
            ("string", "\"a\\\"\\n😀é\""),
            ("int[]", "[]"),
            ("int[][]", "[[1,2],[],[3]]"),
            ("string[][][]", "[[[\"x\"]]]"),
            ("ListNode", "[1,2,3]"),
            ("TreeNode", "[]"),
            ("TreeNode", "[1,null,2,3]"),
            ("TreeNode[]", "[[1],[],[1,2]]"),
        ] {
            assert_eq!(parse(text, ty).unwrap().to_json(), text, "{ty}");
        }
        for (ty, text, written) in [
            ("int", " -0 ", "0"),
            ("double", "3", "3.0"),
            ("double", "1E2", "100.0"),
            ("string", "\"\\u0041\\ud83d\\ude00\\/\\b\"", "\"A😀/\\u0008\""),
            ("ListNode", "null", "[]"),
            ("int[]", "[ 1 ,\t2 ]\r", "[1,2]"),
        ] {
            assert_eq!(parse(text, ty).unwrap().to_json(), written, "{ty}");
        }
    }

    #[test]
    fn values_of_other_types_are_refused_with_the_reason() {
        for (ty, text, said) in [
            ("int", "2147483648", "2147483648 does not fit an int (32 bits)"),
            ("int", "1.0", "expected an int, found 1.0"),
            ("int", "1e3", "expected an int, found 1e3"),
            ("int", "\"7\"", "expected an int, found \"7\""),
            ("int", "01", "expected an int, found 01"),
            ("int", "+1", "expected an int"),
            ("int", "null", "expected an int, found null"),
            ("int", "", "found the end of the line"),
            ("int", "1 2", "expected the end of the line after the value, found 2"),
            ("int", "99999999999999999999999999999", "does not fit an int"),
            ("long", "9007199254740992", "beyond ±(2^53 - 1)"),
            ("long", "9223372036854775808", "does not fit a long (64 bits)"),
            ("double", "1e999", "1e999 is too large"),
            ("double", "NaN", "expected a double, found NaN"),
            ("double", "1.", "expected a double, found 1."),
            ("double", ".5", "expected a double"),
            ("bool", "True", "expected true or false, found True"),
            ("bool", "truely", "expected true or false"),
            ("char", "\"ab\"", "found \"ab\""),
            ("char", "\"\"", "one character"),
            ("char", "\"😀\"", "one character"),
            ("string", "\"\\ud800\"", "half of a surrogate pair"),
            ("string", "\"\\ud800\\u0041\"", "half of a surrogate pair"),
            ("string", "\"\\udc00\"", "half of a surrogate pair"),
            ("string", "\"\\uzzzz\"", "four hexadecimal digits"),
            ("string", "\"\\u00", "four hexadecimal digits"),
            ("string", "\"\\u00é\"", "four hexadecimal digits"),
            ("string", "\"a", "no closing quote"),
            ("string", "\"\\", "no closing quote"),
            ("string", "\"a\tb\"", "control character"),
            ("string", "\"\\x\"", "unknown escape"),
            ("int[]", "{}", "expected int[] (a list), found an object"),
            ("int[]", "[1,]", "expected an int, found ] at [1]"),
            ("int[]", "[1 2]", "expected `,` or `]` after element 1, found 2"),
            ("int[]", "[1", "found the end of the line"),
            ("int[][]", "[[1],[2,\"x\"]]", "expected an int, found \"x\" at [1][1]"),
            ("int[][]", "[1]", "expected int[] (a list), found 1 at [0]"),
            ("ListNode", "[1,null]", "expected an int, found null at [1]"),
            ("TreeNode", "[1,null]", "no null at its end"),
            ("TreeNode", "[null]", "no null at its end"),
            ("TreeNode", "[1,null,null,2]", "element 3 of the TreeNode has no parent"),
            ("TreeNode[]", "[[1],[1,null]]", "no null at its end at [1]"),
        ] {
            let message = parse(text, ty).unwrap_err().to_string();
            assert!(message.contains(said), "{ty} {text}: {message}");
        }
        let wide = |text: &str| Value::parse(text, "long".parse().unwrap(), Reading { wide: true, strict: true });
        assert_eq!(wide("-9223372036854775808"), Ok(Value::Int(i64::MIN)));
        assert!(wide("9223372036854775808").is_err());
    }

    #[test]
    fn elements_that_a_tree_does_not_need_are_left_out() {
        let parse = |text: &str| Value::parse(text, "TreeNode".parse().unwrap(), Reading::default());
        for (text, written) in [
            ("[1,null]", "[1]"),
            ("[null]", "[]"),
            ("[1,null,null,null,null,null]", "[1]"),
            ("[1,null,2,null,null]", "[1,null,2]"),
            ("[1,null,null,2]", "[1]"),
            ("[1,2,null,null,3,4,null,null,null,null,6]", "[1,2,null,null,3,4]"),
        ] {
            assert_eq!(parse(text).unwrap().to_json(), written);
        }
    }

    #[test]
    fn deep_and_huge_texts_are_read_within_bounds() {
        let deep = "[".repeat(1_000_000);
        assert_eq!(parse(&deep, "int[][][]").unwrap_err().path, [0, 0, 0]);
        let long = format!("\"{}\"", "x".repeat(1_000_000));
        assert!(parse(&long, "int").unwrap_err().to_string().len() < 100);
        let many = format!("[{}0]", "0,".repeat(999_999));
        let Ok(Value::List(items)) = parse(&many, "int[]") else { panic!("not a list") };
        assert_eq!(items.len(), 1_000_000);
    }

    #[test]
    fn numbers_that_json_lacks_become_strings() {
        let values = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY].map(Value::Double);
        assert_eq!(Value::List(values.to_vec()).to_json(), "[\"NaN\",\"inf\",\"-inf\"]");
    }
}
