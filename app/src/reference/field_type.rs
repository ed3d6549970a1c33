//! The type of a field or parameter in words, with links to named types.

use leptos::prelude::*;
use serde_json::Value;

use super::document::name_of;
use crate::texts;

/// The type that a JSON schema describes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FieldType {
    Any,
    /// `string`, `integer`…
    Plain(String),
    /// One of these values.
    OneOf(Vec<String>),
    /// A type with its own section.
    Named(String),
    List(Box<FieldType>),
    Nullable(Box<FieldType>),
}

impl FieldType {
    pub(super) fn of(schema: &Value) -> Self {
        if let Some(reference) = schema["$ref"].as_str() {
            return Self::Named(name_of(reference).to_owned());
        }
        if let Some(choices) = schema["oneOf"].as_array() {
            let is_null = |choice: &&Value| choice["type"] == "null";
            let choice = choices.iter().find(|choice| !is_null(choice)).map_or(Self::Any, Self::of);
            return if choices.iter().any(|choice| is_null(&choice)) { choice.or_null() } else { choice };
        }
        if let Some(values) = schema["enum"].as_array() {
            return Self::OneOf(values.iter().filter_map(|value| value.as_str().map(str::to_owned)).collect());
        }
        match &schema["type"] {
            Value::String(name) => Self::plain(name, schema),
            Value::Array(names) => {
                let named: Vec<&str> = names.iter().filter_map(Value::as_str).filter(|name| *name != "null").collect();
                let plain = named.first().map_or(Self::Any, |name| Self::plain(name, schema));
                if named.len() < names.len() { plain.or_null() } else { plain }
            }
            _ => Self::Any,
        }
    }

    fn plain(name: &str, schema: &Value) -> Self {
        if name == "array" { Self::List(Box::new(Self::of(&schema["items"]))) } else { Self::Plain(name.to_owned()) }
    }

    fn or_null(self) -> Self {
        Self::Nullable(Box::new(self))
    }

    pub(super) fn view(&self) -> AnyView {
        let texts = texts::reference();
        match self {
            Self::Any => texts.any_value.into_any(),
            Self::Plain(name) => name.clone().into_any(),
            Self::OneOf(values) => values
                .iter()
                .enumerate()
                .map(|(index, value)| view! { {(index > 0).then_some(", ")} <code>{value.clone()}</code> })
                .collect_view()
                .into_any(),
            Self::Named(name) => view! { <a href=format!("#{}", anchor(name))>{name.clone()}</a> }.into_any(),
            Self::List(item) => view! { {texts.list_of} " " {item.view()} }.into_any(),
            Self::Nullable(value) => view! { {value.view()} " " {texts.or_null} }.into_any(),
        }
    }
}

/// The id of the section of a type.
pub(super) fn anchor(name: &str) -> String {
    format!("type-{name}")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn schemas_become_words() {
        let text = FieldType::Plain("string".into());
        let run = FieldType::Named("Run".into());
        for (schema, expected) in [
            (json!({ "type": "string" }), text.clone()),
            (json!({ "type": ["string", "null"] }), text.clone().or_null()),
            (json!({ "type": "array", "items": { "type": "string" } }), FieldType::List(Box::new(text))),
            (json!({ "$ref": "#/components/schemas/Run" }), run.clone()),
            (json!({ "oneOf": [{ "type": "null" }, { "$ref": "#/components/schemas/Run" }] }), run.or_null()),
            (json!({ "type": "string", "enum": ["a", "b"] }), FieldType::OneOf(vec!["a".into(), "b".into()])),
            (json!({}), FieldType::Any),
        ] {
            assert_eq!(FieldType::of(&schema), expected, "{schema}");
        }
    }
}
