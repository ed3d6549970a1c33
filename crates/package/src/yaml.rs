//! Reads YAML with the line of every value, for messages.

use std::{fmt, path::Path};

use serde::{
    Deserialize, Deserializer,
    de::{Error as _, MapAccess, SeqAccess, Visitor},
};
use serde_saphyr::Spanned;

use crate::{Error, text::read_text};

/// A value and its line.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// The line, from 1.
    pub(crate) line: u64,
    pub(crate) value: Value,
    /// The exact text of a number, a boolean or a null, because `007`, `1.10` and `1e3` may be meant as text.
    written: Option<String>,
    /// The position in the file in bytes: start and length.
    span: Option<(usize, usize)>,
}

/// A YAML value.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// Nothing after the colon, or `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Float(f64),
    /// Any other scalar.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A mapping.
    Map(Section),
}

/// A mapping. Its reader takes the known keys, and the rest is unknown.
#[derive(Clone, Debug, Default)]
pub(crate) struct Section {
    entries: Vec<(String, Node)>,
}

/// An error in a value, without the file's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    line: u64,
    message: String,
}

/// Reads a YAML file with one mapping. An empty file is an empty mapping.
///
/// # Errors
/// The file cannot be read, is not valid YAML (for example because of a duplicate key), or is not a mapping.
pub(crate) fn read_section(path: &Path) -> Result<Section, Error> {
    parse_section(path, &read_text(path)?)
}

/// Parses the text of such a file.
///
/// # Errors
/// See [`read_section`].
pub(crate) fn parse_section(path: &Path, text: &str) -> Result<Section, Error> {
    // Limits against files that would exhaust memory. Real files stay far below them.
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! { max_events: 100_000, max_nodes: 50_000, max_aliases: 100, max_depth: 32 },
        alias_limits: serde_saphyr::alias_limits! { max_total_replayed_events: 10_000 },
        with_snippet: false,
        // A problem may be called `y` or `no`. Booleans accept these words below.
        strict_booleans: true,
        // A problem may also be called `.inf`. Numbers must be finite.
        non_finite_float_policy: serde_saphyr::options::NonFiniteFloatPolicy::PassThrough,
    };
    let node: Option<Spanned<Value>> = serde_saphyr::from_str_with_options(text, options).map_err(|error| {
        let line = error.location().map(|location| location.line());
        Error::Invalid { path: path.to_owned(), line, message: format!("is not valid YAML: {error}") }
    })?;
    let node = node.map(|spanned| {
        let mut node = Node::from(spanned);
        node.keep_written(text);
        node
    });
    match node {
        None | Some(Node { value: Value::Null, .. }) => Ok(Section::default()),
        Some(Node { value: Value::Map(section), .. }) => Ok(section),
        Some(other) => Err(other.fault("must be a mapping of keys to values, `key: value`").in_file(path)),
    }
}

impl Section {
    /// Takes the value of a key. Null counts as missing.
    pub(crate) fn take(&mut self, key: &str) -> Option<Node> {
        let index = self.entries.iter().position(|(name, _)| name == key)?;
        let (_, node) = self.entries.remove(index);
        (!matches!(node.value, Value::Null)).then_some(node)
    }

    /// The line of a key's value, or 0.
    pub(crate) fn line(&self, key: &str) -> u64 {
        self.entries.iter().find(|(name, _)| name == key).map_or(0, |(_, node)| node.line)
    }

    /// A fault about a key that is missing from the mapping.
    pub(crate) fn missing(&self, message: impl Into<String>) -> Fault {
        Fault { line: 0, message: message.into() }
    }

    /// The unknown keys.
    pub(crate) fn rest(self) -> Vec<(String, Node)> {
        self.entries
    }
}

impl Node {
    /// An error about this value.
    pub(crate) fn fault(&self, message: impl Into<String>) -> Fault {
        Fault { line: self.line, message: message.into() }
    }

    /// This value as text. Other scalars are taken as written.
    pub(crate) fn text(&self, key: &str) -> Result<String, Fault> {
        let written = || self.written.clone();
        match &self.value {
            Value::Text(text) => Ok(text.clone()),
            Value::Integer(number) => Ok(written().unwrap_or_else(|| number.to_string())),
            Value::Float(number) => Ok(written().unwrap_or_else(|| number.to_string())),
            Value::Bool(yes) => Ok(written().unwrap_or_else(|| yes.to_string())),
            Value::Null => Ok(written().unwrap_or_default()),
            Value::List(_) | Value::Map(_) => Err(self.fault(format!("`{key}` must be a single text"))),
        }
    }

    /// This value as a number.
    pub(crate) fn number(&self, key: &str) -> Result<f64, Fault> {
        match self.value {
            Value::Integer(number) => Ok(number as f64),
            Value::Float(number) if number.is_finite() => Ok(number),
            _ => Err(self.fault(format!("`{key}` must be a number"))),
        }
    }

    /// This value as yes or no.
    pub(crate) fn yes(&self, key: &str) -> Result<bool, Fault> {
        let wrong = || self.fault(format!("`{key}` must be `true` or `false`"));
        match &self.value {
            Value::Bool(yes) => Ok(*yes),
            // The words of YAML 1.1 (https://yaml.org/type/bool.html), in which older packages are written.
            Value::Text(text) => match text.to_ascii_lowercase().as_str() {
                "yes" | "y" | "on" | "true" => Ok(true),
                "no" | "n" | "off" | "false" => Ok(false),
                _ => Err(wrong()),
            },
            _ => Err(wrong()),
        }
    }

    /// This value as words: a list of texts, or a text split at white space.
    pub(crate) fn words(&self, key: &str) -> Result<Vec<String>, Fault> {
        match &self.value {
            Value::List(items) => items.iter().map(|item| item.text(key)).collect(),
            _ => Ok(self.text(key)?.split_whitespace().map(str::to_owned).collect()),
        }
    }
}

impl Node {
    /// Keeps the exact text of numbers, booleans and nulls.
    fn keep_written(&mut self, file: &str) {
        match &mut self.value {
            Value::Null | Value::Bool(_) | Value::Integer(_) | Value::Float(_) => {
                let source = self.span.and_then(|(start, length)| file.get(start..start + length));
                self.written = source.map(without_properties).filter(|text| is_plain_scalar(text)).map(str::to_owned);
            }
            Value::Text(_) => {}
            Value::List(items) => items.iter_mut().for_each(|item| item.keep_written(file)),
            Value::Map(section) => section.entries.iter_mut().for_each(|(_, node)| node.keep_written(file)),
        }
    }
}

/// A value without its anchor and tag.
fn without_properties(source: &str) -> &str {
    let mut rest = source.trim();
    while rest.starts_with(['&', '!']) {
        rest = rest.split_once(char::is_whitespace).map_or("", |(_, value)| value.trim_start());
    }
    rest
}

/// Whether this is one unquoted word, like numbers, booleans and nulls.
fn is_plain_scalar(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "+-._~:".contains(c))
}

impl Fault {
    /// Sets the line of a fault that has none to the line of a node.
    pub(crate) fn or_at(self, node: &Node) -> Self {
        Self { line: if self.line == 0 { node.line } else { self.line }, ..self }
    }

    /// Adds the file's name.
    pub(crate) fn in_file(self, path: &Path) -> Error {
        Error::Invalid { path: path.to_owned(), line: (self.line > 0).then_some(self.line), message: self.message }
    }
}

impl From<Spanned<Value>> for Node {
    fn from(spanned: Spanned<Value>) -> Self {
        let span = spanned.defined.span();
        let bytes = |count: Option<u64>| count.and_then(|count| usize::try_from(count).ok());
        let span = bytes(span.byte_offset()).zip(bytes(span.byte_len()));
        Self { line: spanned.referenced.line(), value: spanned.value, written: None, span }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, yes: bool) -> Result<Value, E> {
        Ok(Value::Bool(yes))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Integer(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(i64::try_from(number).map_or(Value::Float(number as f64), Value::Integer))
    }

    fn visit_i128<E>(self, number: i128) -> Result<Value, E> {
        Ok(i64::try_from(number).map_or(Value::Float(number as f64), Value::Integer))
    }

    fn visit_u128<E>(self, number: u128) -> Result<Value, E> {
        Ok(i64::try_from(number).map_or(Value::Float(number as f64), Value::Integer))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Float(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element::<Spanned<Value>>()? {
            items.push(Node::from(item));
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut entries: Vec<(String, Node)> = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            if entries.iter().any(|(name, _)| *name == key) {
                return Err(A::Error::custom(format!("duplicate key `{key}`; keep one")));
            }
            entries.push((key, map.next_value::<Spanned<Value>>()?.into()));
        }
        Ok(Value::Map(Section { entries }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(text: &str) -> Result<Section, Error> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.yaml");
        std::fs::write(&file, text).unwrap();
        read_section(&file)
    }

    #[test]
    fn values_keep_their_lines() {
        let mut section = section("a: 1\nb:\n  c: [x,\n    y]\n").unwrap();
        assert_eq!(section.take("a").unwrap().line, 1);
        let Value::Map(mut inner) = section.take("b").unwrap().value else { panic!("b is a mapping") };
        let list = inner.take("c").unwrap();
        assert_eq!(list.line, 3);
        let Value::List(items) = list.value else { panic!("c is a list") };
        assert_eq!(items[1].line, 4);
    }

    #[test]
    fn errors_name_the_line() {
        for (text, at) in [("a: 1\nb: 2\na: 3\n", "a.yaml:3"), ("- a\n", "a.yaml:1"), ("a: 1\nb: }\n", "a.yaml:2")] {
            let message = section(text).unwrap_err().to_string();
            assert!(message.contains(at), "{text:?}: {message}");
        }
    }

    #[test]
    fn exploding_anchors_are_refused() {
        let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..9 {
            let alias = format!("*a{}", level - 1);
            text += &format!("a{level}: &a{level} [{}]\n", [alias.as_str(); 10].join(", "));
        }
        section(&text).unwrap_err();
    }

    #[test]
    fn text_is_taken_as_written() {
        for word in [
            "1e3",
            "1E22",
            "007",
            "010",
            "0o17",
            "0x1F",
            "0b101",
            "1_000",
            "3.10",
            "1.",
            ".5",
            "+7",
            "-0",
            "-0.0",
            "1.50",
            "12345678901234567890123456789012345678901234567890",
            "9223372036854775808",
            "1:30",
            "2024-01-01",
            "2024-01-01T10:00:00Z",
            ".inf",
            "-.INF",
            ".nan",
            ".NaN",
            "yes",
            "No",
            "on",
            "OFF",
            "y",
            "N",
            "true",
            "True",
            "FALSE",
        ] {
            let text = format!(
                "é: 1\na: {word} # comment\nb: [{word},{word}]\nc:\n- {word}\nd: {{e: {word}}}\nf: &x {word}\ng: *x\n\
                 h: !!str {word}\ni: \"{word}\"\nj: '{word}'\nk:\n  {word}\n"
            );
            let mut section = section(&text).unwrap_or_else(|error| panic!("{word}: {error}"));
            let mut inner = match section.take("d").unwrap().value {
                Value::Map(inner) => inner,
                other => panic!("{other:?}"),
            };
            assert_eq!(inner.take("e").unwrap().text("e").unwrap(), word);
            for key in ["a", "f", "g", "h", "i", "j", "k"] {
                assert_eq!(section.take(key).unwrap().text(key).unwrap(), word, "{key}");
            }
            assert_eq!(section.take("b").unwrap().words("b").unwrap(), [word, word]);
            assert_eq!(section.take("c").unwrap().words("c").unwrap(), [word]);
        }
    }

    #[test]
    fn nulls_count_as_missing_except_in_lists() {
        let mut section = section("a: null\nb: ~\nc:\nd: [null, ~, Null]\n").unwrap();
        for key in ["a", "b", "c"] {
            assert!(section.take(key).is_none(), "{key}");
        }
        assert_eq!(section.take("d").unwrap().words("d").unwrap(), ["null", "~", "Null"]);
    }

    #[test]
    fn merged_keys_are_taken_as_written() {
        let mut section = section("x: &x {v: 1.10, w: 007}\ny:\n  <<: *x\n  w: 1_0\n").unwrap();
        let Value::Map(mut merged) = section.take("y").unwrap().value else { panic!("y is a mapping") };
        assert_eq!(merged.take("v").unwrap().text("v").unwrap(), "1.10");
        assert_eq!(merged.take("w").unwrap().text("w").unwrap(), "1_0");
    }

    #[test]
    fn nothing_is_an_empty_section() {
        assert!(section("").unwrap().rest().is_empty());
        assert!(section("# only a comment\n").unwrap().rest().is_empty());
    }
}
