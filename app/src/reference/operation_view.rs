//! One operation: its address, parameters, body and answers.

use std::collections::BTreeMap;

use leptos::prelude::*;
use serde_json::Value;

use super::{
    document::{Document, Media, Operation},
    field_type::FieldType,
    prose::prose,
    schema_view::{FieldTable, Row},
};
use crate::texts;

pub(super) fn operation_view(document: &Document, path: &str, method: &str, operation: &Operation) -> AnyView {
    let texts = texts::reference();
    let root = document.servers.first().map(|server| server.url.as_str()).unwrap_or_default();
    let parameters: Vec<Row> = operation
        .parameters
        .iter()
        .map(|parameter| Row {
            name: parameter.name.clone(),
            place: Some(parameter.place.clone()),
            kind: FieldType::of(&parameter.schema),
            required: parameter.required,
            description: parameter.description.clone(),
        })
        .collect();
    view! {
        <article class="reference__operation" id=operation.operation_id.clone()>
            <h3>{operation.summary.clone()}</h3>
            <p class="reference__address">
                <code data-method=method.to_owned()>{method.to_uppercase()}</code>
                <code>{format!("{root}{path}")}</code>
                <span class="badge">{access(operation)}</span>
            </p>
            <p>{prose(&operation.description)}</p>
            {(!parameters.is_empty())
                .then(|| view! {
                    <h4>{texts.parameters}</h4>
                    <FieldTable fields=parameters />
                })}
            {operation
                .request_body
                .as_ref()
                .map(|body| {
                    view! {
                        <h4>{texts.body}</h4>
                        {media_view(&body.content)}
                    }
                })}
            <h4>{texts.answers}</h4>
            {answers(document, operation)}
        </article>
    }
    .into_any()
}

/// What the operation needs: an account, a session, or a key with a scope.
fn access(operation: &Operation) -> String {
    let texts = texts::reference();
    let scope = operation.security.iter().find_map(|way| way.get("key")).and_then(|scopes| scopes.first());
    match scope {
        _ if operation.security.iter().any(BTreeMap::is_empty) => texts.no_account.to_owned(),
        Some(scope) => (texts.needs_scope)(scope),
        None => texts.needs_session.to_owned(),
    }
}

/// The type of a body, and an example.
fn media_view(content: &BTreeMap<String, Media>) -> AnyView {
    let views = content.iter().map(|(format, media)| {
        let example = media.example.as_ref().map(|example| {
            view! {
                <div class="io">
                    <pre class="io__text">{indented(example)}</pre>
                </div>
            }
        });
        view! {
            <p>
                {FieldType::of(&media.schema).view()} " " <code>{format.clone()}</code>
            </p>
            {example}
        }
    });
    views.collect_view().into_any()
}

fn indented(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

/// The answers that succeed, then the statuses of the errors.
fn answers(document: &Document, operation: &Operation) -> AnyView {
    let texts = texts::reference();
    let succeeds = |status: &str| status.starts_with(['1', '2']);
    let good = operation.responses.iter().filter(|(status, _)| succeeds(status)).map(|(status, answer)| {
        let answer = document.answer(answer);
        let kind = answer.and_then(|answer| answer.content.values().next()).map(|media| {
            view! { ": " {FieldType::of(&media.schema).view()} }
        });
        view! {
            <li>
                <code>{status.clone()}</code>
                " "
                {answer.map(|answer| answer.description.clone())}
                {kind}
            </li>
        }
    });
    let errors: Vec<&str> = operation.responses.keys().map(String::as_str).filter(|status| !succeeds(status)).collect();
    let errors = errors
        .iter()
        .enumerate()
        .map(|(index, status)| view! { {(index > 0).then_some(", ")} <code>{(*status).to_owned()}</code> });
    view! {
        <ul class="reference__answers">
            {good.collect_view()}
            <li>
                <a href="#errors">{texts.errors}</a>
                ": "
                {errors.collect_view()}
            </li>
        </ul>
    }
    .into_any()
}
