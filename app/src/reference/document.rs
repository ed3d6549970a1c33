//! The parts of an OpenAPI document that the reference shows.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

#[derive(Debug, Deserialize)]
pub(super) struct Document {
    pub(super) info: Info,
    pub(super) servers: Vec<Server>,
    pub(super) tags: Vec<Tag>,
    /// Operations by path and method.
    pub(super) paths: BTreeMap<String, BTreeMap<String, Operation>>,
    pub(super) components: Components,
}

#[derive(Debug, Deserialize)]
pub(super) struct Info {
    pub(super) description: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Server {
    pub(super) url: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Tag {
    pub(super) name: String,
    pub(super) description: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Components {
    pub(super) schemas: BTreeMap<String, Value>,
    pub(super) responses: BTreeMap<String, Answer>,
    pub(super) security_schemes: BTreeMap<String, SecurityScheme>,
}

#[derive(Debug, Deserialize)]
pub(super) struct SecurityScheme {
    pub(super) description: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Operation {
    pub(super) operation_id: String,
    pub(super) tags: Vec<String>,
    pub(super) summary: String,
    #[serde(default)]
    pub(super) description: String,
    #[serde(default)]
    pub(super) parameters: Vec<Parameter>,
    pub(super) request_body: Option<Body>,
    pub(super) responses: BTreeMap<String, AnswerOrReference>,
    /// Each is one way to log in, with the scopes of a key.
    pub(super) security: Vec<BTreeMap<String, Vec<String>>>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Parameter {
    pub(super) name: String,
    #[serde(rename = "in")]
    pub(super) place: String,
    #[serde(default)]
    pub(super) description: String,
    #[serde(default)]
    pub(super) required: bool,
    pub(super) schema: Value,
}

#[derive(Debug, Deserialize)]
pub(super) struct Body {
    pub(super) content: BTreeMap<String, Media>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Media {
    pub(super) schema: Value,
    pub(super) example: Option<Value>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum AnswerOrReference {
    Reference {
        #[serde(rename = "$ref")]
        reference: String,
    },
    Answer(Answer),
}

#[derive(Debug, Deserialize)]
pub(super) struct Answer {
    pub(super) description: String,
    #[serde(default)]
    pub(super) content: BTreeMap<String, Media>,
}

impl Document {
    /// The operations with this tag, by path and method.
    pub(super) fn operations<'a>(&'a self, tag: &'a Tag) -> impl Iterator<Item = (&'a str, &'a str, &'a Operation)> {
        let all = self.paths.iter().flat_map(|(path, methods)| {
            methods.iter().map(move |(method, operation)| (path.as_str(), method.as_str(), operation))
        });
        all.filter(|(_, _, operation)| operation.tags.contains(&tag.name))
    }

    /// The answer itself.
    pub(super) fn answer<'a>(&'a self, answer: &'a AnswerOrReference) -> Option<&'a Answer> {
        match answer {
            AnswerOrReference::Answer(answer) => Some(answer),
            AnswerOrReference::Reference { reference } => self.components.responses.get(name_of(reference)),
        }
    }
}

/// The name at the end of a reference such as `#/components/schemas/Run`.
pub(super) fn name_of(reference: &str) -> &str {
    reference.rsplit('/').next().unwrap_or(reference)
}
