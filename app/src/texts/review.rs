//! Reviews.

#[cfg(feature = "ssr")]
use assay_domain::Grade;

use super::english::counted;

texts! {
    pub(crate) fn review() -> Review;

    title = "Review",
    lead = "Problems that you have solved come back, so that you remember how.",
    today(count: u32) = format!("Due today: {count}"),
    nothing_due = "Nothing is due today",
    all_done(count: u32) = format!("You did {} today.", counted(count, "review", "reviews")),
    next_on = "The next review is due on ",
    next_days = "Next days",
    problem = "Problem",
    difficulty = "Difficulty",
    due = "Due",
    last_solved = "Last solved",
    reviewed(count: u32) = match count {
        0 => "Not reviewed yet".to_owned(),
        count => format!("Reviewed {}", counted(count, "time", "times")),
    },
    empty = "Nothing to review yet",
    empty_detail = "Solve a problem. It comes back here after three days.",
    browse = "Browse problems",
    off = "Reviews are off",
    off_detail = "Nothing is scheduled. When you turn reviews on, the problems that you have solved come back, a few each day.",
    setting = "Review",
    setting_detail = "Problems that you have solved come back for review.",
    open = "Open reviews",
    turn_on = "Turn reviews on",
    turn_off = "Turn reviews off",
    #[cfg(feature = "ssr")]
    comes_back(problem: &str, day: &str) = format!("“{problem}” comes back on {day}."),
    #[cfg(feature = "ssr")]
    start = "Start review",
    #[cfg(feature = "ssr")]
    start_of(problem: &str) = format!("Start review of {problem}"),
    #[cfg(feature = "ssr")]
    resume = "Continue",
    #[cfg(feature = "ssr")]
    resume_of(problem: &str) = format!("Continue with {problem}"),
    #[cfg(feature = "ssr")]
    gave_up = "You have started this review. If you give up, grade it or skip it until tomorrow.",
    #[cfg(feature = "ssr")]
    skip = "Skip",
    #[cfg(feature = "ssr")]
    skip_of(problem: &str) = format!("Skip {problem} until tomorrow"),
    #[cfg(feature = "ssr")]
    how_well = "How well did you remember it?",
    #[cfg(feature = "ssr")]
    grade(grade: Grade) -> &'static str = match grade {
        Grade::Again => "Again",
        Grade::Hard => "Hard",
        Grade::Good => "Good",
        Grade::Easy => "Easy",
    },
    #[cfg(feature = "ssr")]
    suggested = "suggested",
    #[cfg(feature = "ssr")]
    again_on(day: &str) = format!("Next: {day}"),
    #[cfg(feature = "ssr")]
    returns_on(day: &str) = format!("Comes back for review on {day}."),
    #[cfg(feature = "ssr")]
    review_one(problem: &str) = format!("Review: {problem}"),
    #[cfg(feature = "ssr")]
    what_next = "What next",
}
