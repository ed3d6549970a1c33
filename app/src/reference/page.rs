//! The page.

use std::{collections::BTreeMap, sync::Arc};

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::components::Router;

use super::{
    document::{Answer, AnswerOrReference, Document},
    field_type::{FieldType, anchor},
    operation_view::operation_view,
    prose::prose,
    schema_view::schema_view,
};
use crate::{
    account::provide_current_user,
    bundle::{Bundle, StyleLink},
    shell::html_document,
    site_header::SiteHeader,
    texts,
    ui::SiteFooter,
};

/// The address of the description for programs.
const DESCRIPTION: &str = "/api/v1/openapi.json";

/// The rendered content. It is the same for everyone, so it is rendered once.
#[derive(Clone, Debug)]
pub struct Reference(Arc<str>);

impl Reference {
    /// Renders an OpenAPI document.
    ///
    /// # Errors
    /// When a part that the reference shows is missing.
    pub fn new(json: &[u8]) -> Result<Self, serde_json::Error> {
        let document: Document = serde_json::from_slice(json)?;
        let html = Owner::new().with(|| content(&document).to_html());
        Ok(Self(html.into()))
    }
}

/// The HTML document with the reference. It has the site's header, but no wasm, and so no palette.
pub fn reference_shell(bundle: &Bundle, reference: &Reference) -> impl IntoView + use<> {
    let html = reference.0.to_string();
    html_document(view! { <StyleLink bundle=bundle.clone() /> }.into_any(), move || {
        provide_meta_context();
        provide_current_user();
        view! {
            <Title text=(texts::site().title)(texts::reference().title) />
            <Router>
                <a class="skip-link" href="#main">
                    {texts::site().skip}
                </a>
                <SiteHeader has_palette=false />
                <main id="main" class="page page--wide reference" tabindex="-1" inner_html=html></main>
                <SiteFooter />
            </Router>
        }
        .into_any()
    })
}

fn content(document: &Document) -> AnyView {
    let texts = texts::reference();
    let tags = document.tags.iter().map(|tag| {
        let operations =
            document.operations(tag).map(|(path, method, operation)| operation_view(document, path, method, operation));
        view! {
            <section class="reference__group" id=group_anchor(&tag.name)>
                <h2>{tag.name.clone()}</h2>
                <p>{prose(&tag.description)}</p>
                {operations.collect_view()}
            </section>
        }
    });
    view! {
        {contents(document)}
        <div class="reference__text">
            <div class="page__head">
                <h1>{texts.title}</h1>
                <p class="page__lead">{prose(&document.info.description)}</p>
                <p>
                    {texts.for_programs} " "
                    <a href=DESCRIPTION>
                        <code>{DESCRIPTION}</code>
                    </a>
                </p>
            </div>
            {security(document)}
            {tags.collect_view()}
            {errors(document)}
            {types(document)}
        </div>
    }
    .into_any()
}

fn group_anchor(tag: &str) -> String {
    tag.to_lowercase().replace(' ', "-")
}

/// The list of all operations, beside the text.
fn contents(document: &Document) -> AnyView {
    let texts = texts::reference();
    let group = |name: &str, id: &str, items: AnyView| {
        view! {
            <li>
                <a href=format!("#{id}")>{name.to_owned()}</a>
                {items}
            </li>
        }
    };
    let groups = document.tags.iter().map(|tag| {
        let items = document.operations(tag).map(|(_, _, operation)| {
            let address = format!("#{}", operation.operation_id);
            view! {
                <li>
                    <a href=address>{operation.summary.clone()}</a>
                </li>
            }
        });
        group(&tag.name, &group_anchor(&tag.name), view! { <ul>{items.collect_view()}</ul> }.into_any())
    });
    view! {
        <nav class="reference__contents" aria-label=texts.contents>
            <ul>
                {group(texts.logging_in, "logging-in", ().into_any())} {groups.collect_view()}
                {group(texts.errors, "errors", ().into_any())} {group(texts.types, "types", ().into_any())}
            </ul>
        </nav>
    }
    .into_any()
}

fn security(document: &Document) -> AnyView {
    let ways = document.components.security_schemes.values().map(|way| {
        view! { <li>{prose(&way.description)}</li> }
    });
    view! {
        <section class="reference__group" id="logging-in">
            <h2>{texts::reference().logging_in}</h2>
            <ul>{ways.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// The errors by status, and the format of an error.
fn errors(document: &Document) -> AnyView {
    let texts = texts::reference();
    let operations = document.paths.values().flat_map(BTreeMap::values);
    let answers = operations.flat_map(|operation| &operation.responses);
    let by_status: BTreeMap<&str, &Answer> = answers
        .filter(|(_, answer)| matches!(answer, AnswerOrReference::Reference { .. }))
        .filter_map(|(status, answer)| Some((status.as_str(), document.answer(answer)?)))
        .collect();
    let kind = by_status.values().find_map(|answer| answer.content.iter().next());
    let kind = kind.map(|(format, media)| {
        view! {
            <p>
                {texts.errors_lead} " " <code>{format.clone()}</code> ": " {FieldType::of(&media.schema).view()}
            </p>
        }
    });
    let rows = by_status.iter().map(|(status, answer)| {
        view! {
            <tr>
                <td>
                    <code>{(*status).to_owned()}</code>
                </td>
                <td>{prose(&answer.description)}</td>
            </tr>
        }
    });
    view! {
        <section class="reference__group" id="errors">
            <h2>{texts.errors}</h2>
            {kind}
            <div class="table-box">
                <table class="table reference__table">
                    <thead>
                        <tr>
                            <th scope="col">{texts.status}</th>
                            <th scope="col">{texts.meaning}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn types(document: &Document) -> AnyView {
    let types = document.components.schemas.iter().map(|(name, schema)| {
        let description = schema["description"].as_str().unwrap_or_default();
        view! {
            <article class="reference__operation" id=anchor(name)>
                <h3>{name.clone()}</h3>
                <p>{prose(description)}</p>
                {schema_view(document, schema)}
            </article>
        }
    });
    view! {
        <section class="reference__group" id="types">
            <h2>{texts::reference().types}</h2>
            {types.collect_view()}
        </section>
    }
    .into_any()
}
