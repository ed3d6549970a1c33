//! Why a text does not match a signature: codes with parameters. Pages have their own sentences; [`fmt::Display`] is for programs and logs.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Type;

/// Why a text is not a value, or why a line does not match the signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum ValueReason {
    /// Something else than expected.
    Unexpected {
        /// What is expected.
        expected: Expected,
        /// What is there instead.
        found: Found,
    },
    /// The number does not fit an `int`.
    IntTooLarge {
        /// The number, as written.
        number: String,
    },
    /// The number does not fit a `long`.
    LongTooLarge {
        /// The number, as written.
        number: String,
    },
    /// The number is beyond ±(2^53 - 1), and JavaScript and TypeScript are allowed.
    LongUnsafe {
        /// The number, as written.
        number: String,
    },
    /// The number is too large for a `double`.
    DoubleTooLarge {
        /// The number, as written.
        number: String,
    },
    /// The string does not end.
    NoClosingQuote,
    /// The string has a control character that is not escaped.
    ControlCharacter,
    /// The string has an escape that JSON does not know.
    UnknownEscape,
    /// The string has `\u` without four hexadecimal digits.
    ShortEscape,
    /// The string has half of a surrogate pair.
    LoneSurrogate,
    /// The tree has `null` at its end.
    NullAtEnd,
    /// An element of the tree has no parent.
    NoParent {
        /// The index of the element.
        element: usize,
    },
    /// There are more lists of arguments than calls.
    MoreLists {
        /// The number of calls.
        calls: usize,
    },
    /// There are fewer lists of arguments than calls.
    FewerLists {
        /// The number of calls.
        calls: usize,
        /// The number of lists.
        lists: usize,
    },
    /// There are more results than calls.
    MoreResults {
        /// The number of calls.
        calls: usize,
    },
    /// There are fewer results than calls.
    FewerResults {
        /// The number of calls.
        calls: usize,
        /// The number of results.
        results: usize,
    },
    /// A call has too many or too few arguments.
    ArgumentCount {
        /// The method, or the class for its constructor.
        of: String,
        /// The number of its parameters.
        params: usize,
        /// The number of arguments. `None`: more than there are parameters.
        found: Option<usize>,
    },
    /// The input has too many or too few lines.
    LineCount {
        /// What each line has.
        each: EachLine,
        /// The names of the lines.
        names: Vec<String>,
        /// The number of lines.
        found: usize,
    },
    /// The answer has more than one line.
    AnswerLines,
}

/// What is expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Expected {
    /// A `bool`.
    Bool,
    /// An `int`.
    Int,
    /// A `long`.
    Long,
    /// A `double`.
    Double,
    /// A `string`.
    Text,
    /// A `char`.
    Char,
    /// A list.
    List {
        /// Its type.
        #[serde(rename = "type")]
        ty: Type,
    },
    /// `,` or `]`.
    Separator {
        /// The number of elements before it.
        elements: usize,
    },
    /// The end of the line.
    End,
    /// `null`, because the call returns nothing.
    Null,
    /// The list of the names of the methods.
    Methods,
    /// The list of the lists of arguments.
    ArgumentLists,
    /// The list of the arguments of a call.
    Arguments {
        /// The method, or the class for its constructor.
        of: String,
    },
    /// The list of the results of all calls.
    Results,
    /// The name of the class, as the first call.
    Constructor {
        /// The name.
        class: String,
    },
    /// The name of a method.
    Method {
        /// The names of all methods.
        known: Vec<String>,
    },
}

/// What is in the text instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Found {
    /// Nothing more in this line.
    End,
    /// A list.
    List,
    /// An empty list.
    EmptyList,
    /// An object.
    Object,
    /// Another token, shortened.
    Token {
        /// The token.
        text: String,
    },
}

/// What each line of an input has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EachLine {
    /// The value of a parameter.
    Parameter,
    /// A list.
    List,
}

impl fmt::Display for ValueReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unexpected { expected, found } => write!(f, "expected {expected}, found {found}"),
            Self::IntTooLarge { number } => write!(f, "{number} does not fit an int (32 bits)"),
            Self::LongTooLarge { number } => write!(f, "{number} does not fit a long (64 bits)"),
            Self::LongUnsafe { number } => write!(
                f,
                "{number} is beyond ±(2^53 - 1), which JavaScript and TypeScript cannot hold; exclude them in `languages`"
            ),
            Self::DoubleTooLarge { number } => write!(f, "{number} is too large for a double"),
            Self::NoClosingQuote => f.write_str("the string has no closing quote"),
            Self::ControlCharacter => f.write_str("the string holds a control character; write it as \\u00XX"),
            Self::UnknownEscape => f.write_str("the string has an unknown escape"),
            Self::ShortEscape => f.write_str("\\u needs four hexadecimal digits"),
            Self::LoneSurrogate => f.write_str("the string holds half of a surrogate pair"),
            Self::NullAtEnd => f.write_str("a TreeNode has no null at its end"),
            Self::NoParent { element } => write!(f, "element {element} of the TreeNode has no parent"),
            Self::MoreLists { calls } => write!(f, "line 1 names {calls} calls, but there are more lists"),
            Self::FewerLists { calls, lists } => write!(f, "line 1 names {calls} calls, but there are {lists} lists"),
            Self::MoreResults { calls } => write!(f, "there are {calls} calls, but more results"),
            Self::FewerResults { calls, results } => write!(f, "there are {calls} calls, but {results} results"),
            Self::ArgumentCount { of, params, found: Some(found) } => {
                write!(f, "{of} has {params} parameters, found {found}")
            }
            Self::ArgumentCount { of, params, found: None } => write!(f, "{of} has {params} parameters, found more"),
            Self::LineCount { each, names, found } => match names.as_slice() {
                [] => write!(f, "expected no line, found {found}"),
                [one] => write!(f, "expected 1 line ({one}), found {found}"),
                all => {
                    let each = if *each == EachLine::Parameter { "parameter" } else { "list" };
                    let (count, names) = (all.len(), all.join(", "));
                    write!(f, "expected {count} lines, one for each {each} ({names}), found {found}")
                }
            },
            Self::AnswerLines => f.write_str("expected 1 line with the answer, found more"),
        }
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bool => f.write_str("true or false"),
            Self::Int => f.write_str("an int"),
            Self::Long => f.write_str("a long"),
            Self::Double => f.write_str("a double"),
            Self::Text => f.write_str("a string"),
            Self::Char => f.write_str("a char (a string of one character)"),
            Self::List { ty } => write!(f, "{ty} (a list)"),
            Self::Separator { elements } => write!(f, "`,` or `]` after element {elements}"),
            Self::End => f.write_str("the end of the line after the value"),
            Self::Null => f.write_str("null, as the call returns nothing"),
            Self::Methods => f.write_str("the names of the methods (a list)"),
            Self::ArgumentLists => f.write_str("the lists of arguments (a list)"),
            Self::Arguments { of } => write!(f, "the arguments of {of} (a list)"),
            Self::Results => f.write_str("the results of all calls (a list)"),
            Self::Constructor { class } => write!(f, "the constructor \"{class}\" first"),
            Self::Method { known } => write!(f, "a method ({})", known.join(", ")),
        }
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::End => "the end of the line",
            Self::List => "a list",
            Self::EmptyList => "an empty list",
            Self::Object => "an object",
            Self::Token { text } => text,
        })
    }
}

#[cfg(test)]
#[path = "value_reason_test.rs"]
mod tests;
