//! Tracks and the reader's progress.

use super::english::counted;

texts! {
    pub(crate) fn tracks() -> Tracks;

    lead = "Lists of problems that build on each other.",
    none = "No tracks yet",
    none_detail = "Tracks appear here when an admin publishes them.",
    problems(count: u32) = counted(count, "problem", "problems"),
    no_problems = "No problems yet",
    no_problems_detail = "None of this track's problems are published.",
    start_with(problem: &str) = format!("Start: {problem}"),
    continue_with(problem: &str) = format!("Continue: {problem}"),
    lesson = "Lesson",
    hours(hours: u32) = format!("About {}.", counted(hours, "hour", "hours")),
    prerequisites = "Before this track:",
    solved_of(solved: u32, total: u32) = format!("{solved} of {total} solved"),
}
