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
    let names = |languages: Vec<&Language>| languages.iter().map(|language| language.name.clone()).collect::<Vec<_>>();
    let (verified, others): (Vec<&Language>, Vec<&Language>) = languages.iter().partition(is_verified);
    if verified.is_empty() {
        return String::new();
    }
    let ids = verified.iter().map(|language| language.id.as_str()).collect::<Vec<_>>().join(" ");
    let (verified, others) = (names(verified), names(others));
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
