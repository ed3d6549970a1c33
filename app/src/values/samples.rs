//! The samples of a problem.

use assay_domain::{CaseValues, Sample, signature::Signature};

use super::{
    blocks::{Block, escape, marked, text_block},
    pictures::pictures,
};
use crate::{act::Act, bench::ShownSample, texts};

const PLUS: &str = include_str!("../../icons/plus.svg");

/// The samples of a function problem as users read them.
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

/// The section with all samples that the statement does not show. `runs` says whether users submit programs, which can run on samples. If not,
/// they submit answers.
pub(crate) fn samples(samples: &[Sample], signature: Option<&Signature>, runs: bool) -> String {
    let texts = texts::solving();
    let shown: Vec<&Sample> = samples.iter().filter(|sample| !sample.in_statement).collect();
    if shown.is_empty() {
        return String::new();
    }
    let parts = shown.into_iter().enumerate().map(|(at, sample)| {
        let (title, of) = ((texts.sample)(at + 1), (texts.sample_in_sentence)(at + 1));
        // An interaction is not a case.
        let is_case = sample.interaction.is_none();
        let name = if is_case { format!(r#" data-sample="{}""#, escape(&sample.name)) } else { String::new() };
        let button = if is_case && runs { use_button(at + 1) } else { String::new() };
        let content = match (signature, &sample.interaction) {
            (Some(signature), _) => case(signature, sample, &of),
            (None, Some(said)) => text_block(texts::blocks().interaction, &of, said),
            (None, None) => texts_of(sample, &of),
        };
        format!(
            r#"<div class="sample"{name}><div class="sample__head"><h3 class="sample__title">{title}</h3>{button}</div>{content}</div>"#
        )
    });
    format!(
        r#"<section class="samples" aria-labelledby="samples-heading"><h2 id="samples-heading">{}</h2>{}</section>"#,
        texts.samples,
        parts.collect::<String>()
    )
}

/// The button that adds a sample to the user's cases.
fn use_button(number: usize) -> String {
    let texts = texts::solving();
    format!(
        r#"<button type="button" class="button button--quiet button--small" data-do="{}" aria-label="{}"><span class="icon" aria-hidden="true">{PLUS}</span>{}</button>"#,
        Act::UseSample.name(),
        (texts.use_sample)(number),
        texts.use_as_case,
    )
}

/// The input and the answer.
fn texts_of(sample: &Sample, of: &str) -> String {
    let texts = texts::blocks();
    let (input, output) = (text_block(texts.input, of, &sample.input), text_block(texts.output, of, &sample.answer));
    format!(r#"<div class="io-pair">{input}{output}</div>"#)
}

/// The input and the answer of a function problem; for a class, the calls with their results.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(name: &str, input: &str) -> Sample {
        let (name, input) = (name.to_owned(), input.to_owned());
        Sample { name, input, answer: "7\n".to_owned(), interaction: None, in_statement: false }
    }

    #[test]
    fn texts_are_exact_and_escaped() {
        let html = samples(&[sample("\"1", "\n<b>&\n")], None, true);
        // HTML parsers drop the first line end.
        assert!(html.contains(">\n\n&lt;b&gt;&amp;\n</pre>"), "{html}");
        assert!(html.contains("data-sample=\"&quot;1\"") && html.contains("data-do="), "{html}");
    }

    #[test]
    fn only_samples_for_programs_can_be_used() {
        let shown = Sample { in_statement: true, ..sample("1", "1") };
        assert_eq!(samples(std::slice::from_ref(&shown), None, true), "");
        assert!(!samples(&[sample("1", "1")], None, false).contains("data-do="));
        let talk = Sample { interaction: Some("<1\n>2\n".to_owned()), ..sample("2", "") };
        let html = samples(&[talk], None, true);
        assert!(!html.contains("data-do=") && !html.contains("data-sample") && html.contains("&lt;1\n&gt;2"), "{html}");
    }
}
