//! The fields of a type.

use leptos::prelude::*;
use serde_json::Value;

use super::{
    document::{Document, name_of},
    field_type::FieldType,
    prose::prose,
};
use crate::texts;

/// Shows a type: its fields, its values, or its variants.
pub(super) fn schema_view(document: &Document, schema: &Value) -> AnyView {
    let variants = schema["oneOf"].as_array().filter(|variants| variants.iter().all(|it| it["type"] != "null"));
    if let Some(variants) = variants {
        return variants.iter().map(|variant| variant_view(document, variant)).collect_view().into_any();
    }
    let fields = fields(document, schema);
    if fields.is_empty() {
        let pattern = schema["pattern"].as_str().map(|pattern| view! { " " <code>{pattern.to_owned()}</code> });
        return view! { <p>{FieldType::of(schema).view()} {pattern}</p> }.into_any();
    }
    view! { <FieldTable fields=fields /> }.into_any()
}

fn variant_view(document: &Document, variant: &Value) -> impl IntoView + use<> {
    let description = variant["description"].as_str().unwrap_or_default();
    view! {
        <p>{prose(description)}</p>
        {schema_view(document, variant)}
    }
}

/// A row of a table of fields or parameters.
pub(super) struct Row {
    pub(super) name: String,
    /// Where a parameter is sent. None for fields.
    pub(super) place: Option<String>,
    pub(super) kind: FieldType,
    pub(super) required: bool,
    pub(super) description: String,
}

/// The fields of an object. Those of types that it includes come first.
fn fields(document: &Document, schema: &Value) -> Vec<Row> {
    let included = schema["allOf"].as_array().into_iter().flatten().flat_map(|part| {
        let named = part["$ref"].as_str().and_then(|reference| document.components.schemas.get(name_of(reference)));
        fields(document, named.unwrap_or(part))
    });
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let own = schema["properties"].as_object().into_iter().flatten().map(|(name, field)| Row {
        name: name.clone(),
        place: None,
        kind: FieldType::of(field),
        required: required.contains(&name.as_str()),
        description: field["description"].as_str().unwrap_or_default().to_owned(),
    });
    included.chain(own).collect()
}

/// A table of fields or parameters.
#[component]
pub(super) fn FieldTable(fields: Vec<Row>) -> impl IntoView {
    let texts = texts::reference();
    let has_place = fields.iter().any(|row| row.place.is_some());
    view! {
        <div class="table-box">
            <table class="table reference__table">
                <thead>
                    <tr>
                        <th scope="col">{texts.name}</th>
                        {has_place.then(|| view! { <th scope="col">{texts.place}</th> })}
                        <th scope="col">{texts.kind}</th>
                        <th scope="col">{texts.meaning}</th>
                    </tr>
                </thead>
                <tbody>
                    {fields
                        .into_iter()
                        .map(|row| {
                            view! {
                                <tr>
                                    <td>
                                        <code>{row.name}</code>
                                    </td>
                                    {has_place.then(|| view! { <td>{row.place}</td> })}
                                    <td>
                                        {row.kind.view()} {row.required.then(|| view! { ", " {texts.required} })}
                                    </td>
                                    <td>{prose(&row.description)}</td>
                                </tr>
                            }
                        })
                        .collect_view()}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}
