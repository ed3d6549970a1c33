//! Hints and the editorial as HTML. The server renders what is open. The page's lazy part opens the rest with the same HTML, and links do so
//! without scripts. So the first wasm needs no code for them.

use assay_domain::AidText;
#[cfg(feature = "ssr")]
use assay_domain::Problem;

#[cfg(feature = "ssr")]
use crate::act::Act;
use crate::texts;

#[cfg(feature = "ssr")]
const BULB: &str = include_str!("../../icons/lightbulb.svg");
#[cfg(feature = "ssr")]
const BOOK: &str = include_str!("../../icons/book-open.svg");
#[cfg(feature = "ssr")]
const EYE: &str = include_str!("../../icons/eye.svg");

/// The HTML under the statement: the open hints, a link to the next one, and a link to the editorial for readers without scripts. `query`
/// is the part of the address's query to keep.
#[cfg(feature = "ssr")]
pub(crate) fn under_statement(problem: &Problem, open: &[AidText], query: &str) -> String {
    let texts = texts::aids();
    let mut html = String::new();
    if problem.hints > 0 {
        html += &format!(
            r#"<section class="hints" id="hints" aria-labelledby="hints-heading"><h2 id="hints-heading">{}</h2>"#,
            texts.hints
        );
        html += &format!(r#"<ol class="hints__list" data-hints="{}">"#, problem.hints);
        for (number, text) in (1..).zip(open) {
            html += &hint(number, text);
        }
        html += "</ol>";
        let next = u32::try_from(open.len()).unwrap_or(u32::MAX).saturating_add(1);
        if next <= problem.hints {
            html += &format!(
                r#"<a class="button button--small" href="?{query}hints={next}#hints" rel="external" data-do="{}" data-number="{next}">{}<span>{}</span></a>"#,
                Act::Hint.name(),
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
#[cfg(feature = "ssr")]
pub(crate) fn editorial(text: Option<&AidText>, query: &str) -> String {
    let texts = texts::aids();
    match text {
        Some(text) => article(text, &format!(r#"<noscript><p><a href="?{query}">{}</a></p></noscript>"#, texts.back)),
        None => format!(
            r#"<div class="empty" data-closed>{}<h2 class="empty__title">{}</h2><p>{}</p><a class="button" href="?{query}editorial=show" rel="external" data-do="{}">{}{}</a></div>"#,
            icon(BOOK),
            texts.editorial,
            texts.try_hints_first,
            Act::Editorial.name(),
            icon(EYE),
            texts.show_editorial
        ),
    }
}

/// An open hint.
pub(crate) fn hint(number: u32, text: &AidText) -> String {
    let title = (texts::aids().hint)(number);
    let pdf = text.pdf.as_ref().map(|address| pdf(address)).unwrap_or_default();
    format!(r#"<li class="hint"><h3 class="hint__title">{title}</h3>{}{pdf}</li>"#, statement(text))
}

/// The open editorial.
#[cfg(feature = "hydrate")]
pub(crate) fn opened_editorial(text: &AidText) -> String {
    article(text, "")
}

/// Placeholder lines while the editorial loads.
#[cfg(feature = "hydrate")]
pub(crate) fn placeholder(lines: usize) -> String {
    let lines = r#"<span class="skeleton__line"></span>"#.repeat(lines);
    format!(r#"<div class="pane" data-loading><div class="skeleton" aria-hidden="true">{lines}</div></div>"#)
}

fn article(text: &AidText, before: &str) -> String {
    let pdf = text.pdf.as_ref().map(|address| pdf(address)).unwrap_or_default();
    format!(r#"<article class="pane">{before}{}{pdf}</article>"#, statement(text))
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

#[cfg(feature = "ssr")]
fn icon(svg: &str) -> String {
    format!(r#"<span class="icon" aria-hidden="true">{svg}</span>"#)
}
