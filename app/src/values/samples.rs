//! The samples of a function problem.

use assay_domain::{CaseValues, Sample, signature::Signature};

use super::{
    blocks::{Block, escape, marked},
    pictures::pictures,
};
use crate::{act::Act, bench::ShownSample, texts};

const PLUS: &str = include_str!("../../icons/plus.svg");

/// The samples as users read them.
pub(crate) fn shown_samples(signature: &Signature, samples: &[Sample]) -> Vec<ShownSample> {
    let shown = |sample: &Sample| {
        let values = values(signature, sample);
        let answer = values.expected.map_or_else(|| sample.answer.clone(), |answer| answer.text());
        let shown_input = if values.calls { String::new() } else { values.input };
        ShownSample {
            name: sample.name.clone(),
            input: sample.input.clone(),
            shown_input,
            shown_answer: answer,
            in_statement: sample.in_statement,
        }
    };
    samples.iter().map(shown).collect()
}

/// The section with all samples that the statement does not show. It has the same markup as for other problems.
pub(crate) fn samples(signature: &Signature, samples: &[Sample]) -> String {
    let texts = texts::solving();
    let shown: Vec<&Sample> = samples.iter().filter(|sample| !sample.in_statement).collect();
    if shown.is_empty() {
        return String::new();
    }
    let parts = shown.into_iter().enumerate().map(|(at, sample)| {
        let (title, of) = ((texts.sample)(at + 1), (texts.sample_in_sentence)(at + 1));
        format!(
            r#"<div class="sample" data-sample="{}"><div class="sample__head"><h3 class="sample__title">{title}</h3><button type="button" class="button button--quiet button--small" data-do="{}" aria-label="{}"><span class="icon" aria-hidden="true">{PLUS}</span>{}</button></div>{}</div>"#,
            escape(&sample.name),
            Act::UseSample.name(),
            (texts.use_sample)(at + 1),
            texts.use_as_case,
            case(signature, sample, &of),
        )
    });
    format!(
        r#"<section class="samples" aria-labelledby="samples-heading"><h2 id="samples-heading">{}</h2>{}</section>"#,
        texts.samples,
        parts.collect::<String>()
    )
}

/// The input and the answer; for a class, the calls with their results.
fn case(signature: &Signature, sample: &Sample, of: &str) -> String {
    let texts = texts::blocks();
    let values = values(signature, sample);
    let answer = values.expected.as_ref().map_or_else(|| escape(&sample.answer), marked);
    let title = if values.calls { texts.calls } else { texts.output };
    let block = |title, raw, html| Block { title, of, raw, html }.render();
    let input = values.shown_input().map(|text| block(texts.input, &sample.input, escape(text)));
    let answer = block(title, &sample.answer, answer);
    format!(
        r#"<div class="io-pair">{}{answer}</div>{}"#,
        input.unwrap_or_default(),
        pictures(&values.pictures, texts.output)
    )
}

/// A sample that does not match the signature stays as it is.
fn values(signature: &Signature, sample: &Sample) -> CaseValues {
    let values = signature.case_values(&sample.input, Some(&sample.answer), None);
    values.unwrap_or_else(|| CaseValues { input: sample.input.clone(), ..CaseValues::default() })
}
