//! Reviews.

#[cfg(feature = "ssr")]
use assay_domain::Grade;

use super::{Language, english::counted, language};

pub(crate) struct Review {
    pub(crate) title: &'static str,
    pub(crate) lead: &'static str,
    pub(crate) today: fn(count: u32) -> String,
    pub(crate) nothing_due: &'static str,
    pub(crate) all_done: fn(count: u32) -> String,
    pub(crate) next_on: &'static str,
    pub(crate) next_days: &'static str,
    pub(crate) problem: &'static str,
    pub(crate) difficulty: &'static str,
    pub(crate) due: &'static str,
    pub(crate) last_solved: &'static str,
    pub(crate) reviewed: fn(count: u32) -> String,
    pub(crate) empty: &'static str,
    pub(crate) empty_detail: &'static str,
    pub(crate) browse: &'static str,
    pub(crate) off: &'static str,
    pub(crate) off_detail: &'static str,
    pub(crate) setting: &'static str,
    pub(crate) setting_detail: &'static str,
    pub(crate) open: &'static str,
    pub(crate) turn_on: &'static str,
    pub(crate) turn_off: &'static str,
    #[cfg(feature = "ssr")]
    pub(crate) comes_back: fn(problem: &str, day: &str) -> String,
    #[cfg(feature = "ssr")]
    pub(crate) start: &'static str,
    #[cfg(feature = "ssr")]
    pub(crate) start_of: fn(problem: &str) -> String,
    #[cfg(feature = "ssr")]
    pub(crate) resume: &'static str,
    #[cfg(feature = "ssr")]
    pub(crate) resume_of: fn(problem: &str) -> String,
    #[cfg(feature = "ssr")]
    pub(crate) gave_up: &'static str,
    #[cfg(feature = "ssr")]
    pub(crate) skip: &'static str,
    #[cfg(feature = "ssr")]
    pub(crate) skip_of: fn(problem: &str) -> String,
    #[cfg(feature = "ssr")]
    pub(crate) how_well: &'static str,
    #[cfg(feature = "ssr")]
    pub(crate) grade: fn(grade: Grade) -> &'static str,
    #[cfg(feature = "ssr")]
    pub(crate) suggested: &'static str,
    #[cfg(feature = "ssr")]
    pub(crate) again_on: fn(day: &str) -> String,
    #[cfg(feature = "ssr")]
    pub(crate) returns_on: fn(day: &str) -> String,
    #[cfg(feature = "ssr")]
    pub(crate) review_one: fn(problem: &str) -> String,
    #[cfg(feature = "ssr")]
    pub(crate) what_next: &'static str,
}

static ENGLISH: Review = Review {
    title: "Review",
    lead: "Problems that you have solved come back, so that you remember how.",
    today: |count| format!("Due today: {count}"),
    nothing_due: "Nothing is due today",
    all_done: |count| format!("You did {} today.", counted(count, "review", "reviews")),
    next_on: "The next review is due on ",
    next_days: "Next days",
    problem: "Problem",
    difficulty: "Difficulty",
    due: "Due",
    last_solved: "Last solved",
    reviewed: |count| match count {
        0 => "Not reviewed yet".to_owned(),
        count => format!("Reviewed {}", counted(count, "time", "times")),
    },
    empty: "Nothing to review yet",
    empty_detail: "Solve a problem. It comes back here after three days.",
    browse: "Browse problems",
    off: "Reviews are off",
    off_detail: "Nothing is scheduled. When you turn reviews on, the problems that you have solved come back, a few each day.",
    setting: "Review",
    setting_detail: "Problems that you have solved come back for review.",
    open: "Open reviews",
    turn_on: "Turn reviews on",
    turn_off: "Turn reviews off",
    #[cfg(feature = "ssr")]
    comes_back: |problem, day| format!("“{problem}” comes back on {day}."),
    #[cfg(feature = "ssr")]
    start: "Start review",
    #[cfg(feature = "ssr")]
    start_of: |problem| format!("Start review of {problem}"),
    #[cfg(feature = "ssr")]
    resume: "Continue",
    #[cfg(feature = "ssr")]
    resume_of: |problem| format!("Continue with {problem}"),
    #[cfg(feature = "ssr")]
    gave_up: "You have started this review. If you give up, grade it or skip it until tomorrow.",
    #[cfg(feature = "ssr")]
    skip: "Skip",
    #[cfg(feature = "ssr")]
    skip_of: |problem| format!("Skip {problem} until tomorrow"),
    #[cfg(feature = "ssr")]
    how_well: "How well did you remember it?",
    #[cfg(feature = "ssr")]
    grade: |grade| match grade {
        Grade::Again => "Again",
        Grade::Hard => "Hard",
        Grade::Good => "Good",
        Grade::Easy => "Easy",
    },
    #[cfg(feature = "ssr")]
    suggested: "suggested",
    #[cfg(feature = "ssr")]
    again_on: |day| format!("Next: {day}"),
    #[cfg(feature = "ssr")]
    returns_on: |day| format!("Comes back for review on {day}."),
    #[cfg(feature = "ssr")]
    review_one: |problem| format!("Review: {problem}"),
    #[cfg(feature = "ssr")]
    what_next: "What next",
};

pub(crate) fn review() -> &'static Review {
    match language() {
        Language::English => &ENGLISH,
    }
}
