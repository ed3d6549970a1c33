//! The cases of a run.

use assay_domain::{CaseValues, Run, RunCase};

use super::{
    blocks::{Block, escape, marked},
    pictures::pictures,
    said::translate_case,
};
use crate::texts;

/// Adds the HTML of each case that has values, and says what the judge found.
pub fn show_run(run: &mut Run) {
    for case in &mut run.cases {
        translate_case(case);
        case.html = case.values.as_ref().map(|values| html(case, values));
    }
}

/// The answer and the expected one. The page has the input itself.
fn html(case: &RunCase, values: &CaseValues) -> String {
    let texts = texts::blocks();
    let block = |title, raw: &str, html: String| Block { title, of: "", raw, html }.render();
    // A text that is not a value stays as it is.
    let found = values.found.as_ref().map(marked).or_else(|| text(&case.output));
    let found = found.map(|html| block(texts.actual_output, &case.output, html)).unwrap_or_default();
    let raw = case.expected.as_deref().unwrap_or_default();
    let expected = values.expected.as_ref().map(|value| block(texts.expected, raw, marked(value))).unwrap_or_default();
    format!(
        r#"<div class="case"><div class="io-pair">{found}{expected}</div>{}</div>"#,
        pictures(&values.pictures, texts.expected)
    )
}

fn text(output: &str) -> Option<String> {
    (!output.is_empty()).then(|| escape(output))
}
