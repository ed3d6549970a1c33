//! Hints and the editorial as HTML. The server renders what is open; the editor's bundle opens the rest, and links do so without scripts.
//! So the wasm needs no code for them.

use assay_domain::{AidText, Problem};

use crate::texts;

const BULB: &str = include_str!("../../icons/lightbulb.svg");
const BOOK: &str = include_str!("../../icons/book-open.svg");
const EYE: &str = include_str!("../../icons/eye.svg");

/// The HTML under the statement: the open hints, a link to the next one, and a link to the editorial for readers without scripts. `query`
/// is the part of the address's query to keep.
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
        // With scripts, the editorial has a tab.
        html += &format!(
            r#"<noscript><p><a class="button button--small" href="?{query}editorial=show">{}</a></p></noscript>"#,
            texts.show_editorial
        );
    }
    html
}

/// The content of the editorial's pane: the text if the address asks for it, else a button that shows it.
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
            texts.editorial,
            texts.try_hints_first,
            icon(EYE),
            texts.show_editorial
        ),
    }
}

/// The HTML was sanitized at import, and a language code contains no special characters.
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
