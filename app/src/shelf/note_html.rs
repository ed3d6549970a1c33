//! The reader's note as HTML: the rendered text, and the form that changes it.

use assay_domain::Note;

use crate::{texts, ui::verbatim, values::escape};

const PEN: &str = include_str!("../../icons/notebook-pen.svg");
const ALERT: &str = include_str!("../../icons/circle-alert.svg");

/// What the last form changed.
#[derive(Clone, Debug, Default)]
pub(crate) struct NoteState {
    pub(super) refused: Option<RefusedNote>,
}

/// A note that was not saved.
#[derive(Clone, Debug)]
pub(super) struct RefusedNote {
    pub(super) status: u16,
    /// The text that the reader typed.
    pub(super) typed: String,
    /// Why it was refused. None: another tab or browser saved a newer text.
    pub(super) words: Option<String>,
}

pub(super) fn note_html(note: Option<&Note>, state: &NoteState) -> String {
    let texts = texts::notes();
    let saved = note.map(|note| note.markdown.as_str()).unwrap_or_default();
    let shown = match note {
        // Sanitized when it was saved.
        Some(note) if !saved.is_empty() => format!(r#"<div class="statement" id="note-text">{}</div>"#, note.html),
        _ => String::new(),
    };
    let edit = if saved.is_empty() { texts.write } else { texts.edit };
    let open = if state.refused.is_some() { " open" } else { "" };
    format!(
        r#"<section class="note" id="note" aria-labelledby="note-heading"><h2 id="note-heading">{}</h2>{shown}<details class="note__edit"{open}><summary class="button button--small" id="note-edit">{}{edit}</summary>{}</details></section>"#,
        texts.heading,
        icon(PEN),
        form(note, state.refused.as_ref()),
    )
}

/// The form. After a conflict it shows both texts, and saving it again replaces the other one.
fn form(note: Option<&Note>, refused: Option<&RefusedNote>) -> String {
    let texts = texts::notes();
    let saved = note.map(|note| note.markdown.as_str()).unwrap_or_default();
    let fault = refused.map(|refused| {
        let words = refused.words.as_deref().unwrap_or(texts.conflict);
        let other = match refused.words {
            Some(_) => String::new(),
            None => format!(
                r#"<h3>{}</h3><pre class="io__text" tabindex="0" aria-label="{}">{}</pre>"#,
                texts.other,
                texts.other,
                verbatim(saved)
            ),
        };
        format!(
            r#"<p class="notice notice--error" role="alert">{}<span>{}</span></p>{other}"#,
            icon(ALERT),
            escape(words)
        )
    });
    let typed = refused.map_or(saved, |refused| refused.typed.as_str());
    format!(
        r#"{}<form method="post" class="form note__form"><input type="hidden" name="do" value="note"><input type="hidden" name="revision" value="{}"><div class="field"><label class="field__label" for="note-source">{}</label><textarea class="input input--code" id="note-source" name="note" rows="8" aria-describedby="note-hint">{}</textarea><p class="field__hint" id="note-hint">{}</p></div><div class="form__actions"><button class="button" id="note-save">{}</button><span class="note__status" role="status" data-note-status="{}"></span></div></form>"#,
        fault.unwrap_or_default(),
        note.map_or(0, |note| note.revision),
        texts.label,
        verbatim(typed),
        texts.hint,
        texts.save,
        texts.saved,
    )
}

fn icon(svg: &str) -> String {
    format!(r#"<span class="icon" aria-hidden="true">{svg}</span>"#)
}

#[cfg(test)]
mod tests {
    use assay_domain::Timestamp;

    use super::*;

    #[test]
    fn a_conflict_shows_both_texts_and_the_newest_revision() {
        let note = Note {
            markdown: "</pre><b>theirs".to_owned(),
            html: "<p>theirs</p>".to_owned(),
            revision: 7,
            saved_at: Timestamp(0),
        };
        let refused = RefusedNote { status: 409, typed: "</textarea><b>mine".to_owned(), words: None };
        let html = note_html(Some(&note), &NoteState { refused: Some(refused) });
        assert!(html.contains(r#"name="revision" value="7""#) && html.contains(r#"class="note__edit" open"#), "{html}");
        assert!(
            html.contains("&lt;/textarea&gt;&lt;b&gt;mine") && html.contains("&lt;/pre&gt;&lt;b&gt;theirs"),
            "{html}"
        );
        assert!(!html.contains("<b>"), "{html}");
    }
}
