//! Why a text is not a value of a function problem, in whole sentences.
#![cfg_attr(not(feature = "hydrate"), allow(dead_code))]

#[cfg(feature = "ssr")]
use assay_domain::signature::{CaseFault, CasePlace};
use assay_domain::signature::{EachLine, Expected, Found, ValueReason};

texts! {
    pub(crate) fn value_faults() -> ValueFaults;

    value(reason: &ValueReason) = english(reason),
    element(path: &[usize], reason: &ValueReason) = format!("Element {}: {}", indexes(path), english(reason)),
}

fn english(reason: &ValueReason) -> String {
    match reason {
        ValueReason::Unexpected { expected, found } => {
            format!("Expected {}, found {}.", english_expected(expected), english_found(found))
        }
        ValueReason::IntTooLarge { number } => format!("{number} does not fit an int (32 bits)."),
        ValueReason::LongTooLarge { number } => format!("{number} does not fit a long (64 bits)."),
        ValueReason::LongUnsafe { number } => {
            format!("{number} is beyond ±(2^53 - 1). JavaScript and TypeScript cannot hold it.")
        }
        ValueReason::DoubleTooLarge { number } => format!("{number} is too large for a double."),
        ValueReason::NoClosingQuote => "The string has no closing quote.".to_owned(),
        ValueReason::ControlCharacter => "The string has a control character. Write it as \\u00XX.".to_owned(),
        ValueReason::UnknownEscape => "The string has an unknown escape.".to_owned(),
        ValueReason::ShortEscape => "The string has a \\u without four hexadecimal digits.".to_owned(),
        ValueReason::LoneSurrogate => "The string has half of a surrogate pair.".to_owned(),
        ValueReason::NullAtEnd => "A TreeNode has no null at its end.".to_owned(),
        ValueReason::NoParent { element } => format!("Element {element} of the TreeNode has no parent."),
        ValueReason::MoreLists { calls } => format!("There are {calls} calls, but more lists of arguments."),
        ValueReason::FewerLists { calls, lists } => {
            format!("There are {calls} calls, but {lists} lists of arguments.")
        }
        ValueReason::MoreResults { calls } => format!("There are {calls} calls, but more results."),
        ValueReason::FewerResults { calls, results } => format!("There are {calls} calls, but {results} results."),
        ValueReason::ArgumentCount { of, params, found: Some(found) } => {
            format!("{of} needs {params} arguments, found {found}.")
        }
        ValueReason::ArgumentCount { of, params, found: None } => {
            format!("{of} needs {params} arguments, found more.")
        }
        ValueReason::LineCount { each, names, found } => match names.as_slice() {
            [] => format!("Expected no line, found {found}."),
            [one] => format!("Expected 1 line ({one}), found {found}."),
            all => {
                let each = if *each == EachLine::Parameter { "parameter" } else { "list" };
                format!("Expected {} lines, one for each {each} ({}), found {found}.", all.len(), all.join(", "))
            }
        },
        ValueReason::AnswerLines => "Expected 1 line with the answer, found more.".to_owned(),
    }
}

fn english_expected(expected: &Expected) -> String {
    match expected {
        Expected::Bool => "true or false".to_owned(),
        Expected::Int => "an int".to_owned(),
        Expected::Long => "a long".to_owned(),
        Expected::Double => "a double".to_owned(),
        Expected::Text => "a string".to_owned(),
        Expected::Char => "a char (a string of one character)".to_owned(),
        Expected::List { ty } => format!("{ty} (a list)"),
        Expected::Separator { elements } => format!("`,` or `]` after element {elements}"),
        Expected::End => "the end of the line after the value".to_owned(),
        Expected::Null => "null, as the call returns nothing".to_owned(),
        Expected::Methods => "the names of the methods (a list)".to_owned(),
        Expected::ArgumentLists => "the lists of arguments (a list)".to_owned(),
        Expected::Arguments { of } => format!("the arguments of {of} (a list)"),
        Expected::Results => "the results of all calls (a list)".to_owned(),
        Expected::Constructor { class } => format!("the constructor \"{class}\" first"),
        Expected::Method { known } => format!("a method ({})", known.join(", ")),
    }
}

fn english_found(found: &Found) -> &str {
    match found {
        Found::End => "the end of the line",
        Found::List => "a list",
        Found::EmptyList => "an empty list",
        Found::Object => "an object",
        Found::Token { text } => text,
    }
}

/// Why a file of a case does not match the signature. Only texts of the server contain this.
#[cfg(feature = "ssr")]
pub(super) fn english_case(CaseFault { line, place, fault }: &CaseFault) -> String {
    let mut place = match place {
        CasePlace::Line => format!("Line {line}"),
        CasePlace::Parameter { name } => format!("Line {line} ({name})"),
        CasePlace::Methods => format!("Line {line} (methods)"),
        CasePlace::Arguments => format!("Line {line} (arguments)"),
        CasePlace::Call { method, param: None, call } => format!("Line {line} ({method}, call {call})"),
        CasePlace::Call { method, param: Some(param), call } => format!("Line {line} ({method}({param}), call {call})"),
    };
    if !fault.path.is_empty() {
        place += &format!(", element {}", indexes(&fault.path));
    }
    format!("{place}: {}", english(&fault.reason))
}

/// The indexes of an element, from the outermost list to the innermost.
fn indexes(path: &[usize]) -> String {
    path.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use assay_domain::signature::{Answer, Compare, Form, Function, Param, Reading, Signature, Value, ValueFault};

    use super::*;

    fn words(ty: &str, text: &str) -> String {
        let ValueFault { path, reason } = Value::parse(text, ty.parse().unwrap(), Reading::default()).unwrap_err();
        if path.is_empty() { (value_faults().value)(&reason) } else { (value_faults().element)(&path, &reason) }
    }

    #[test]
    fn faults_of_values_are_whole_sentences() {
        for (ty, text, said) in [
            ("int", "\"x\"", "Expected an int, found \"x\"."),
            ("int[][]", "[[1],[2,true]]", "Element 1, 1: Expected an int, found true."),
            ("int[]", "[1 2]", "Expected `,` or `]` after element 1, found 2."),
            ("int", "2147483648", "2147483648 does not fit an int (32 bits)."),
            (
                "long",
                "9007199254740992",
                "9007199254740992 is beyond ±(2^53 - 1). JavaScript and TypeScript cannot hold it.",
            ),
            ("double", "1e999", "1e999 is too large for a double."),
            ("char", "\"ab\"", "Expected a char (a string of one character), found \"ab\"."),
            ("bool", "", "Expected true or false, found the end of the line."),
        ] {
            assert_eq!(words(ty, text), said);
        }
    }

    #[cfg(feature = "ssr")]
    #[test]
    fn faults_of_cases_name_their_place() {
        let param = |name: &str, ty: &str| Param { name: name.into(), ty: ty.parse().unwrap(), picture: None };
        let form = Form::Function(Function {
            name: "f".into(),
            params: vec![param("nums", "int[]"), param("target", "int")],
            answer: Answer::Returned("int".parse().unwrap()),
        });
        let signature = Signature { form, compare: Compare::Exact, wide_long: false };
        for (input, said) in [
            ("[1,true]\n2", "Line 1 (nums), element 1: Expected an int, found true."),
            ("[1]\n[]", "Line 2 (target): Expected an int, found a list."),
            ("[1]", "Line 2: Expected 2 lines, one for each parameter (nums, target), found 1."),
        ] {
            assert_eq!(english_case(&signature.calls(input).unwrap_err()), said);
        }
    }
}
