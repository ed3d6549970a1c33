//! Hints and the editorial as HTML. Only the server writes it: the editor's bundle opens what is closed, and without scripts links do, so the
//! browser's wasm need not know any of it.

use assay_domain::{AidText, Problem};

use crate::texts;

const BULB: &str = include_str!("../../icons/lightbulb.svg");
const BOOK: &str = include_str!("../../icons/book-open.svg");
const EYE: &str = include_str!("../../icons/eye.svg");

/// What stands under the statement: the hints that are open and a link to the next; without scripts, a link to the editorial.
/// `query` is what stays of the address's query.
pub(super) fn under_statement(problem: &Problem, open: &[AidText], query: &str) -> String {
    let texts = texts::aids();
    let mut html = String::new();
    if problem.hints > 0 {
        html += &format!(
            r#"<section class="hints" id="hints" aria-labelledby="hints-heading"><h2 id="hints-heading">{}</h2>"#,
            texts.hints
        );
        html += &format!(r#"<ol class="hints__list" data-hints="{}">"#, problem.hints);
        for (number, text) in (1..).zip(open) {
            let title = (texts.hint)(number);
            html += &format!(r#"<li class="hint"><h3 class="hint__title">{title}</h3>{}</li>"#, statement(text));
        }
        html += "</ol>";
        let next = u32::try_from(open.len()).unwrap_or(u32::MAX).saturating_add(1);
        if next <= problem.hints {
            html += &format!(
                r#"<a class="button button--small" href="?{query}hints={next}#hints" rel="external" data-do="hint" data-number="{next}">{}<span>{}</span></a>"#,
                icon(BULB),
                (texts.show_hint)(next, problem.hints)
            );
        }
        html += "</section>";
    }
    if problem.editorial {
        // With scripts it has a tab.
        html += &format!(
            r#"<noscript><p><a class="button button--small" href="?{query}editorial=show">{}</a></p></noscript>"#,
            texts.show_editorial
        );
    }
    html
}

/// What is in the editorial's pane: the text where the address asks for it, else the step before it.
pub(super) fn editorial(text: Option<&AidText>, query: &str) -> String {
    let texts = texts::aids();
    match text {
        Some(text) => {
            let pdf = text.pdf.as_ref().map(|address| pdf(address)).unwrap_or_default();
            format!(
                r#"<article class="pane"><noscript><p><a href="?{query}">{}</a></p></noscript>{}{pdf}</article>"#,
                texts.back,
                statement(text)
            )
        }
        None => format!(
            r#"<div class="empty" data-closed>{}<h2 class="empty__title">{}</h2><p>{}</p><a class="button" href="?{query}editorial=show" rel="external" data-do="editorial">{}{}</a></div>"#,
            icon(BOOK),
            texts.how,
            texts.try_hints_first,
            icon(EYE),
            texts.show_editorial
        ),
    }
}

/// Sanitised when the problem was imported; a language's code has no sign that means anything in HTML.
fn statement(text: &AidText) -> String {
    format!(r#"<div class="statement" lang="{}">{}</div>"#, text.language, text.html)
}

fn pdf(address: &str) -> String {
    let texts = texts::aids();
    format!(
        r#"<object class="statement-pdf" data="{address}" type="application/pdf" aria-label="{}"></object><p><a class="button" href="{address}" rel="external">{}</a></p>"#,
        texts.editorial, texts.open_pdf
    )
}

fn icon(svg: &str) -> String {
    format!(r#"<span class="icon" aria-hidden="true">{svg}</span>"#)
}
