//! What came of a submission.

use super::{Language, english::counted, language};

/// What came of a submission.
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
    pub(crate) submitted: &'static str,
    pub(crate) no_such: &'static str,
    pub(crate) compiler_output: &'static str,
    pub(crate) result: &'static str,
    pub(crate) cpu_time: &'static str,
    pub(crate) wall_time: &'static str,
    pub(crate) memory: &'static str,
    pub(crate) score: &'static str,
    pub(crate) passed_of: fn(passed: u32, total: u32) -> String,
    pub(crate) judge_error: &'static str,
    pub(crate) next: fn(problem: &str) -> String,
    pub(crate) validator_message: &'static str,
    pub(crate) groups: &'static str,
    pub(crate) group: &'static str,
    pub(crate) verdict: &'static str,
    pub(crate) live_lost: &'static str,
    pub(crate) logged_out: &'static str,
    pub(crate) cancel: &'static str,
    pub(crate) next_in_line: &'static str,
    pub(crate) ahead: fn(count: u32) -> String,
    pub(crate) no_worker: &'static str,
    pub(crate) no_language: fn(place: &str) -> String,
    pub(crate) busy: fn(place: &str, slots: u32) -> String,
    pub(crate) case: fn(number: u32) -> String,
    pub(crate) sample_case: fn(number: u32) -> String,
    pub(crate) case_inside: fn(number: u32) -> String,
    pub(crate) first_failing: &'static str,
    pub(crate) add_to_cases: &'static str,
    pub(crate) hidden: &'static str,
    pub(crate) truncated: &'static str,
    pub(crate) too_long: &'static str,
    pub(crate) among: &'static str,
    pub(crate) among_so_many: fn(count: u32) -> String,
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
    submitted: ", submitted ",
    no_such: "There is no such submission.",
    compiler_output: "Compiler output",
    result: "Result",
    cpu_time: "CPU time",
    wall_time: "Wall time",
    memory: "Memory",
    score: "Score",
    passed_of: |passed, total| format!("{passed} of {total}"),
    judge_error: "This is a fault of the judge, not of what you submitted. It has been logged; submit again in a while.",
    next: |problem| format!("Next: {problem}"),
    validator_message: "Message of the validator",
    groups: "Groups of cases",
    group: "Group",
    verdict: "Verdict",
    logged_out: "You were logged out in this browser. It is being judged all the same. ",
    live_lost: "Live connection lost; checking every few seconds.",
    cancel: "Cancel",
    next_in_line: "You are next in line.",
    ahead: |count| format!("{} ahead of you.", counted(count, "submission", "submissions")),
    no_worker: "No worker is connected. Your submission is stored and will be judged as soon as one is.",
    no_language: |place| {
        format!("{place} No worker that is connected has this language; your submission waits for one.")
    },
    busy: |place, slots| format!("{place} All {} judge others.", counted(slots, "slot", "slots")),
    case: |number| format!("Case {number}"),
    sample_case: |number| format!("Case {number} (sample)"),
    case_inside: |number| format!("case {number}"),
    first_failing: "First failing case",
    add_to_cases: "Add to my cases",
    hidden: "This case is hidden.",
    truncated: "Long texts are cut short.",
    too_long: "This case is too long to show whole, or to add to your cases.",
    among: "Among accepted submissions",
    among_so_many: |count| format!("Among {count} accepted in this language"),
    #[cfg(feature = "ssr")]
    faster: |time, share| match share {
        0 => format!("CPU time {time}."),
        _ => format!("CPU time {time}: faster than {share} %."),
    },
    #[cfg(feature = "ssr")]
    smaller: |memory, share| match share {
        0 => format!("Memory {memory}."),
        _ => format!("Memory {memory}: smaller than {share} %."),
    },
    compare_two: "Compare two",
    compare_submission: |id| format!("Compare submission {id}"),
};

/// What came of a submission.
pub(crate) fn results() -> &'static Results {
    match language() {
        Language::English => &ENGLISH,
    }
}
