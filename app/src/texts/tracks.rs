//! Tracks and the reader's progress.

use super::{Language, english::counted, language};

pub(crate) struct Tracks {
    pub(crate) lead: &'static str,
    pub(crate) none: &'static str,
    pub(crate) none_detail: &'static str,
    pub(crate) problems: fn(count: u32) -> String,
    pub(crate) no_problems: &'static str,
    pub(crate) no_problems_detail: &'static str,
    pub(crate) start_with: fn(problem: &str) -> String,
    pub(crate) continue_with: fn(problem: &str) -> String,
    pub(crate) lesson: &'static str,
    pub(crate) hours: fn(hours: u32) -> String,
    pub(crate) prerequisites: &'static str,
    pub(crate) solved_of: fn(solved: u32, total: u32) -> String,
}

static ENGLISH: Tracks = Tracks {
    lead: "Lists of problems that build on each other.",
    none: "No tracks yet",
    none_detail: "Tracks appear here when an admin publishes them.",
    problems: |count| counted(count, "problem", "problems"),
    no_problems: "No problems yet",
    no_problems_detail: "None of this track's problems are published.",
    start_with: |problem| format!("Start: {problem}"),
    continue_with: |problem| format!("Continue: {problem}"),
    lesson: "Lesson",
    hours: |hours| format!("About {}.", counted(hours, "hour", "hours")),
    prerequisites: "Before this track:",
    solved_of: |solved, total| format!("{solved} of {total} solved"),
};

pub(crate) fn tracks() -> &'static Tracks {
    match language() {
        Language::English => &ENGLISH,
    }
}
