//! The result of a submission.

use super::{Language, english::counted, language};

pub(crate) struct Results {
    pub(crate) cases: &'static str,
    pub(crate) running: &'static str,
    pub(crate) waiting: &'static str,
    pub(crate) not_run: &'static str,
    pub(crate) case_is: fn(number: usize, state: &str) -> String,
    pub(crate) queued: &'static str,
    pub(crate) sending: &'static str,
    pub(crate) compiling: &'static str,
    pub(crate) done: &'static str,
    pub(crate) running_case: fn(case: u32, total: u32) -> String,
    pub(crate) failed_on: fn(verdict: &str, case: u32, total: u32) -> String,
    pub(crate) accepted_on: fn(verdict: &str, passed: u32, total: u32) -> String,
    pub(crate) submitted: &'static str,
    pub(crate) by: fn(name: &str, email: &str) -> String,
    pub(crate) not_found: &'static str,
    pub(crate) compiler_output: &'static str,
    pub(crate) result: &'static str,
    pub(crate) cpu_time: &'static str,
    pub(crate) wall_time: &'static str,
    pub(crate) memory: &'static str,
    pub(crate) score: &'static str,
    pub(crate) passed_of: fn(passed: u32, total: u32) -> String,
    pub(crate) judge_error: &'static str,
    #[cfg(feature = "ssr")]
    pub(crate) next: fn(problem: &str) -> String,
    pub(crate) validator_message: &'static str,
    pub(crate) groups: &'static str,
    pub(crate) group: &'static str,
    pub(crate) verdict: &'static str,
    pub(crate) connection_lost: &'static str,
    pub(crate) logged_out: &'static str,
    pub(crate) cancel: &'static str,
    pub(crate) next_in_queue: &'static str,
    pub(crate) ahead: fn(count: u32) -> String,
    pub(crate) no_worker: &'static str,
    pub(crate) no_language: fn(place: &str) -> String,
    pub(crate) busy: fn(place: &str, slots: u32) -> String,
    pub(crate) case: fn(number: u32) -> String,
    pub(crate) sample_case: fn(number: u32) -> String,
    pub(crate) case_in_sentence: fn(number: u32) -> String,
    pub(crate) first_failing: &'static str,
    pub(crate) add_to_cases: &'static str,
    pub(crate) hidden: &'static str,
    pub(crate) truncated: &'static str,
    pub(crate) too_long: &'static str,
    #[cfg(feature = "ssr")]
    pub(crate) comparison: &'static str,
    #[cfg(feature = "ssr")]
    pub(crate) compared_with: fn(count: u32) -> String,
    #[cfg(feature = "ssr")]
    pub(crate) faster: fn(time: &str, share: usize) -> String,
    #[cfg(feature = "ssr")]
    pub(crate) smaller: fn(memory: &str, share: usize) -> String,
    pub(crate) compare_two: &'static str,
    pub(crate) compare_submission: fn(id: i64) -> String,
}

static ENGLISH: Results = Results {
    cases: "Cases",
    running: "Running",
    waiting: "Waiting",
    not_run: "Not run",
    case_is: |number, state| format!("Case {number}: {state}"),
    queued: "Queued",
    sending: "Sending…",
    compiling: "Compiling",
    done: "Done",
    running_case: |case, total| format!("Running case {case} of {total}"),
    failed_on: |verdict, case, total| format!("{verdict} on case {case} of {total}"),
    accepted_on: |verdict, passed, total| format!("{verdict}: {passed} of {total} cases passed"),
    submitted: ", submitted ",
    by: |name, email| format!("By {name} ({email})"),
    not_found: "This submission does not exist.",
    compiler_output: "Compiler output",
    result: "Result",
    cpu_time: "CPU time",
    wall_time: "Wall time",
    memory: "Memory",
    score: "Score",
    passed_of: |passed, total| format!("{passed} of {total}"),
    judge_error: "The judge failed, not your program. The error is logged. Submit again in a few minutes.",
    #[cfg(feature = "ssr")]
    next: |problem| format!("Next: {problem}"),
    validator_message: "Validator message",
    groups: "Case groups",
    group: "Group",
    verdict: "Verdict",
    logged_out: "You were logged out in this browser. Judging continues. ",
    connection_lost: "Live connection lost; checking every few seconds.",
    cancel: "Cancel",
    next_in_queue: "You are next in the queue.",
    ahead: |count| format!("{} ahead of you.", counted(count, "submission", "submissions")),
    no_worker: "No worker is connected. Your submission is stored, and judged when a worker connects.",
    no_language: |place| format!("{place} No connected worker has this language. Your submission waits for one."),
    busy: |place, slots| match slots {
        1 => format!("{place} The only slot is busy."),
        slots => format!("{place} All {slots} slots are busy."),
    },
    case: |number| format!("Case {number}"),
    sample_case: |number| format!("Case {number} (sample)"),
    case_in_sentence: |number| format!("case {number}"),
    first_failing: "First failing case",
    add_to_cases: "Add to my cases",
    hidden: "This case is hidden.",
    truncated: "Long texts are shortened.",
    too_long: "This case is too long to show in full or to add to your cases.",
    #[cfg(feature = "ssr")]
    comparison: "Among accepted submissions",
    #[cfg(feature = "ssr")]
    compared_with: |count| format!("Among {count} accepted submissions in this language"),
    #[cfg(feature = "ssr")]
    faster: |time, share| match share {
        0 => format!("CPU time {time}."),
        _ => format!("CPU time {time}: faster than {share}%."),
    },
    #[cfg(feature = "ssr")]
    smaller: |memory, share| match share {
        0 => format!("Memory {memory}."),
        _ => format!("Memory {memory}: smaller than {share}%."),
    },
    compare_two: "Compare two",
    compare_submission: |id| format!("Compare submission {id}"),
};

pub(crate) fn results() -> &'static Results {
    match language() {
        Language::English => &ENGLISH,
    }
}
