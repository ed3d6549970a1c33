//! The languages in which a problem was verified, as HTML. The page's lazy part groups the menu of languages by it, so the first wasm needs no
//! code for it.

use assay_domain::{Language, LanguageId, Problem};

use crate::{texts, values::escape};

/// How many languages without a verification are named. More are only counted, because the menu names them.
const MOST_NAMED: usize = 3;

/// Empty if nothing is known, or if the problem needs no program.
pub(super) fn verified_html(problem: &Problem, languages: &[Language]) -> String {
    if problem.verified.is_empty() || problem.kind.submit_answer {
        return String::new();
    }
    let is_verified = |language: &&Language| problem.verified.iter().any(|id| family(id) == family(&language.id));
    let (verified, others): (Vec<&Language>, Vec<&Language>) = languages.iter().partition(is_verified);
    if verified.is_empty() {
        return String::new();
    }
    let ids = verified.iter().map(|language| language.id.as_str()).collect::<Vec<_>>().join(" ");
    // The line names a language once, with the version that was verified.
    let is_named = |language: &&Language| problem.verified.contains(&language.id);
    let named: Vec<&Language> = verified.iter().copied().filter(is_named).collect();
    let named = if named.is_empty() { verified } else { named };
    let verified: Vec<String> = named.into_iter().map(|language| language.name.clone()).collect();
    let others: Vec<String> = others.into_iter().map(|language| language.name.clone()).collect();
    let texts = texts::aids();
    let line = match others.len() {
        0 => (texts.verified)(&verified),
        1..=MOST_NAMED => (texts.verified_except)(&verified, &others),
        count => (texts.verified_except_some)(&verified, count),
    };
    format!(
        r#"<p class="verified" data-verified="{}" data-yes="{}" data-no="{}">{}</p>"#,
        escape(&ids),
        texts.verified_group,
        texts.other_group,
        escape(&line)
    )
}

/// The language without its version: another standard of the same language is as fast.
fn family(id: &LanguageId) -> &str {
    id.as_str().trim_end_matches(|letter: char| letter.is_ascii_digit())
}
