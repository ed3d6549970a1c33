//! Badges for difficulty, progress and verdicts. Each has a word and an icon, so color alone never carries the meaning.

use assay_domain::{Difficulty, SolveState, Verdict};
use leptos::prelude::*;

use crate::{
    texts,
    ui::{Icon, IconName},
};

/// The difficulty; nothing if the author does not give one.
#[component]
pub(crate) fn DifficultyBadge(difficulty: Option<Difficulty>) -> impl IntoView {
    difficulty.map(|difficulty| {
        let (icon, word) = match difficulty {
            Difficulty::Easy => (IconName::SignalLow, texts::badges().easy),
            Difficulty::Medium => (IconName::SignalMedium, texts::badges().medium),
            Difficulty::Hard => (IconName::SignalHigh, texts::badges().hard),
        };
        view! {
            <span class="badge" data-difficulty=difficulty.as_str()>
                <Icon name=icon />
                {word}
            </span>
        }
    })
}

/// The reader's progress on a problem.
#[component]
pub(crate) fn SolveBadge(state: SolveState) -> impl IntoView {
    let (icon, word) = match state {
        SolveState::Solved => (IconName::CircleCheck, texts::badges().solved),
        SolveState::Tried => (IconName::CircleDotDashed, texts::badges().tried),
        SolveState::Untouched => (IconName::Circle, texts::badges().untouched),
    };
    view! {
        <span class="badge" data-solve=solve_name(state)>
            <Icon name=icon />
            {word}
        </span>
    }
    .into_any()
}

/// The state's name in `data-solve`.
pub(crate) fn solve_name(state: SolveState) -> &'static str {
    match state {
        SolveState::Solved => "solved",
        SolveState::Tried => "tried",
        SolveState::Untouched => "untouched",
    }
}

/// A verdict, with its icon.
#[component]
pub(crate) fn VerdictBadge(verdict: Verdict, #[prop(optional)] large: bool) -> impl IntoView {
    view! {
        <span class="verdict" class=("verdict--large", large) data-verdict=verdict.as_str()>
            <Icon name=verdict_icon(verdict) />
            {(texts::badges().verdict)(verdict)}
        </span>
    }
    .into_any()
}

fn verdict_icon(verdict: Verdict) -> IconName {
    match verdict {
        Verdict::Accepted => IconName::CircleCheck,
        Verdict::PartiallyAccepted => IconName::CircleSlash2,
        Verdict::WrongAnswer => IconName::CircleX,
        Verdict::TimeLimitExceeded => IconName::ClockAlert,
        Verdict::MemoryLimitExceeded => IconName::MemoryStick,
        Verdict::OutputLimitExceeded => IconName::ScrollText,
        Verdict::RunTimeError => IconName::Zap,
        Verdict::CompileError => IconName::Hammer,
        Verdict::JudgeError => IconName::ServerCrash,
        Verdict::Aborted => IconName::Ban,
    }
}
