//! The failing case of a submission.

use assay_domain::{CaseValues, Failure, Submission};

use super::{
    blocks::{Block, escape, marked},
    pictures::pictures,
    said::translate_failure,
};
use crate::texts;

/// Adds the HTML of the failing case, if it has values, and says what the judge found.
pub fn show_submission(submission: &mut Submission) {
    if let Some(failure) = &mut submission.failure {
        translate_failure(failure);
        failure.html = failure.values.as_ref().map(|values| html(failure, values));
    }
}

/// A submission for a page, which shows only the HTML.
pub(crate) fn for_page(mut submission: Submission) -> Submission {
    show_submission(&mut submission);
    if let Some(failure) = &mut submission.failure {
        failure.values = None;
    }
    submission
}

/// The input, then the expected and the actual answer side by side.
fn html(failure: &Failure, values: &CaseValues) -> String {
    let texts = texts::blocks();
    let of = (texts::results().case_in_sentence)(failure.case);
    let input = failure.input.as_deref().unwrap_or_default();
    let block = |title, raw: &Option<String>, html: String| {
        Block { title, of: &of, raw: raw.as_deref().unwrap_or_default(), html }.render()
    };
    let expected = values.expected.as_ref().map(|value| block(texts.expected, &failure.expected, marked(value)));
    // A text that is not a value stays as it is.
    let text = failure.actual.as_deref().filter(|text| !text.is_empty());
    let found = values.found.as_ref().map(marked).or_else(|| text.map(escape));
    let found = found.map(|html| block(texts.actual_output, &failure.actual, html));
    let shown = values.shown_input().map(|text| block(texts.input, &failure.input, escape(text))).unwrap_or_default();
    format!(
        r#"<div class="case" data-input="{}">{shown}<div class="io-pair">{}{}</div>{}</div>"#,
        escape(input),
        expected.unwrap_or_default(),
        found.unwrap_or_default(),
        pictures(&values.pictures, texts.expected),
    )
}
