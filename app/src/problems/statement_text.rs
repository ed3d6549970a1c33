//! The statement in the reader's language, and its files.

use assay_domain::{Attachment, Problem};
use leptos::prelude::*;

use crate::{
    texts,
    ui::{Icon, IconName, formula_font},
};

/// The statement, as HTML or PDF.
#[component]
pub(crate) fn StatementText(problem: Problem) -> impl IntoView {
    let Problem { statement_html, statement_pdf, statement_language, statement_languages, attachments, .. } = problem;
    let choice = (statement_languages.len() > 1)
        .then(|| view! { <Languages chosen=statement_language.clone() languages=statement_languages /> });
    let font = formula_font(&statement_html);
    // Sanitized when the problem was imported.
    let text = (!statement_html.is_empty())
        .then(|| view! { <div class="statement" lang=statement_language inner_html=statement_html></div> });
    view! {
        {font}
        {choice}
        {text}
        {statement_pdf.map(|address| view! { <Pdf address=address /> })}
        {(!attachments.is_empty()).then(|| view! { <Attachments attachments=attachments /> })}
    }
    .into_any()
}

/// Links to the statement's languages. The address selects the language.
#[component]
fn Languages(chosen: String, languages: Vec<String>) -> impl IntoView {
    let links = languages
        .into_iter()
        .map(|language| {
            let current = (language == chosen).then_some("true");
            view! {
                <a
                    href=format!("?lang={language}")
                    rel="external"
                    hreflang=language.clone()
                    lang=language.clone()
                    translate="no"
                    aria-current=current
                >
                    {language.clone()}
                </a>
            }
        })
        .collect_view();
    view! {
        <nav class="languages" aria-label=texts::solving().language_of_statement>
            {links}
        </nav>
    }
    .into_any()
}

#[component]
fn Pdf(address: String) -> impl IntoView {
    view! {
        <object class="statement-pdf" data=address.clone() type="application/pdf" aria-label=texts::solving().statement>
            <p>{texts::solving().no_pdf}</p>
        </object>
        <p>
            <a class="button" href=address rel="external">
                <Icon name=IconName::ScrollText />
                {texts::solving().open_pdf}
            </a>
        </p>
    }
    .into_any()
}

#[component]
fn Attachments(attachments: Vec<Attachment>) -> impl IntoView {
    let items = attachments
        .into_iter()
        .map(|Attachment { name, address }| {
            let file = name.clone();
            view! {
                <li>
                    <a href=address download=file rel="external" translate="no">
                        {name}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="attachments" aria-labelledby="attachments-heading">
            <h2 id="attachments-heading">{texts::solving().files}</h2>
            <ul>{items}</ul>
        </section>
    }
    .into_any()
}
