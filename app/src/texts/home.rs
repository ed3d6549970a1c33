//! The home page.

use super::{Language, language};

pub(crate) struct Home {
    pub(crate) tagline: &'static str,
    pub(crate) headline: &'static str,
    pub(crate) intro: &'static str,
    pub(crate) try_one: fn(problem: &str) -> String,
    pub(crate) resume: &'static str,
    pub(crate) start: &'static str,
    pub(crate) welcome_back: fn(name: &str) -> String,
    pub(crate) hello: fn(name: &str) -> String,
    pub(crate) all_solved: &'static str,
    pub(crate) browse_problems: &'static str,
    pub(crate) back_to: fn(problem: &str) -> String,
    pub(crate) next: fn(problem: &str) -> String,
    pub(crate) to_review: fn(count: u32) -> String,
    pub(crate) last_submission: &'static str,
    pub(crate) being_judged: &'static str,
    pub(crate) all_tracks: &'static str,
    pub(crate) live: &'static str,
    pub(crate) live_detail: &'static str,
    pub(crate) tracks_detail: &'static str,
    pub(crate) measurements: &'static str,
    pub(crate) measurements_detail: &'static str,
}

static ENGLISH: Home = Home {
    tagline: "A self-hosted practice judge",
    headline: "Solve problems. See every case run.",
    intro: "Write a program in your browser, submit it, and watch the judge run it: the verdict, time and memory, and the first case that fails.",
    try_one: |problem| format!("Try “{problem}”"),
    resume: "Continue",
    start: "Start",
    welcome_back: |name| format!("Welcome back, {name}"),
    hello: |name| format!("Hello, {name}"),
    browse_problems: "Browse problems",
    all_solved: "You solved every problem in every track.",
    back_to: |problem| format!("Back to “{problem}”"),
    next: |problem| format!("Next: {problem}"),
    to_review: |count| format!("{count} to review"),
    last_submission: "Your last submission: ",
    being_judged: "is being judged.",
    all_tracks: "All tracks",
    live: "Live verdicts",
    live_detail: "Queued, compiling, then case by case: you see each step as it happens.",
    tracks_detail: "Problems that build on each other, with your progress.",
    measurements: "Exact measurements",
    measurements_detail: "CPU time and memory of your program alone, in its own sandbox.",
};

pub(crate) fn home() -> &'static Home {
    match language() {
        Language::English => &ENGLISH,
    }
}
