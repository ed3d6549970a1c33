//! What screen readers announce while a submission is judged: each new stage, progress from time to time, and the verdict.

use assay_domain::{Submission, Verdict};
use leptos::prelude::*;

use super::stage_badge::stage_words;
use crate::{
    live::{Followed, Stage},
    texts,
};

/// Announce progress at most this often, because many cases would interrupt everything else.
const PROGRESS_EVERY_MS: f64 = 5000.0;

/// The live region of a result.
#[component]
pub(super) fn Announcement(followed: RwSignal<Followed>) -> impl IntoView {
    let told = Memo::new(move |before: Option<&Announced>| {
        let (stage, end) = followed.with(|known| (known.stage(), known.done().map(end_words)));
        Announced::next(before, stage, end, now_ms())
    });
    view! {
        <p class="visually-hidden" role="status" aria-live="polite">
            {move || told.with(|told| told.words.clone())}
        </p>
    }
    .into_any()
}

/// The last announcement.
#[derive(Clone, Debug, PartialEq)]
struct Announced {
    words: String,
    stage: Stage,
    at_ms: f64,
}

impl Announced {
    fn next(before: Option<&Self>, stage: Stage, end: Option<String>, now_ms: f64) -> Self {
        if let Some(words) = end {
            return Self { words, stage, at_ms: now_ms };
        }
        match before {
            Some(before) if is_same_kind(&before.stage, &stage) && now_ms - before.at_ms < PROGRESS_EVERY_MS => {
                before.clone()
            }
            Some(before) if before.stage == stage => before.clone(),
            _ => Self { words: stage_words(&stage), stage, at_ms: now_ms },
        }
    }
}

fn is_same_kind(a: &Stage, b: &Stage) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
}

/// "Wrong answer on case 6 of 21".
fn end_words(row: &Submission) -> String {
    let verdict = row.verdict.unwrap_or(Verdict::JudgeError);
    let word = (texts::badges().verdict)(verdict);
    match (verdict, &row.failure) {
        (Verdict::Accepted, _) if row.total > 0 => (texts::results().accepted_on)(word, row.passed, row.total),
        (Verdict::CompileError | Verdict::JudgeError, _) | (_, None) => word.to_owned(),
        (_, Some(failure)) => (texts::results().failed_on)(word, failure.case, row.total),
    }
}

#[cfg(feature = "hydrate")]
fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// The server renders the stored state once.
#[cfg(not(feature = "hydrate"))]
fn now_ms() -> f64 {
    0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(stages: &[(f64, Stage)]) -> Vec<String> {
        let mut last: Option<Announced> = None;
        let mut words: Vec<String> = Vec::new();
        for (at, stage) in stages {
            let next = Announced::next(last.as_ref(), stage.clone(), None, *at);
            if words.last() != Some(&next.words) {
                words.push(next.words.clone());
            }
            last = Some(next);
        }
        words
    }

    #[test]
    fn many_quick_cases_are_announced_once() {
        let cases = (1..=21).map(|case| (10.0 * f64::from(case), Stage::Running { case, total: 21 }));
        let stages: Vec<_> = [(0.0, Stage::Queued), (1.0, Stage::Compiling)].into_iter().chain(cases).collect();
        assert_eq!(told(&stages), ["Queued", "Compiling", "Running case 1 of 21"]);
    }

    #[test]
    fn slow_cases_are_announced_from_time_to_time() {
        let stages: Vec<_> =
            (1..=6).map(|case| (2000.0 * f64::from(case), Stage::Running { case, total: 6 })).collect();
        assert_eq!(told(&stages), ["Running case 1 of 6", "Running case 4 of 6"]);
    }

    #[test]
    fn the_verdict_is_announced_at_once() {
        let running = Announced::next(None, Stage::Running { case: 6, total: 21 }, None, 0.0);
        let end = Announced::next(Some(&running), Stage::Done, Some("Wrong answer on case 6 of 21".to_owned()), 1.0);
        assert_eq!(end.words, "Wrong answer on case 6 of 21");
    }
}
