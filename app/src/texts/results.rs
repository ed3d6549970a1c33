//! The result of a submission.

use super::english::counted;

texts! {
    pub(crate) fn results() -> Results;

    cases = "Cases",
    running = "Running",
    waiting = "Waiting",
    not_run = "Not run",
    case_is(number: usize, state: &str) = format!("Case {number}: {state}"),
    queued = "Queued",
    sending = "Sending…",
    compiling = "Compiling",
    done = "Done",
    running_case(case: u32, total: u32) = format!("Running case {case} of {total}"),
    failed_on(verdict: &str, case: u32, total: u32) = format!("{verdict} on case {case} of {total}"),
    accepted_on(verdict: &str, passed: u32, total: u32) = format!("{verdict}: {passed} of {total} cases passed"),
    submitted = ", submitted ",
    by(name: &str, email: &str) = format!("By {name} ({email})"),
    not_found = "This submission does not exist.",
    compiler_output = "Compiler output",
    result = "Result",
    cpu_time = "CPU time",
    wall_time = "Wall time",
    memory = "Memory",
    score = "Score",
    passed_of(passed: u32, total: u32) = format!("{passed} of {total}"),
    judge_error = "The judge failed, not your program. The error is logged. Submit again in a few minutes.",
    #[cfg(feature = "ssr")]
    next(problem: &str) = format!("Next: {problem}"),
    validator_message = "Validator message",
    groups = "Case groups",
    group = "Group",
    verdict = "Verdict",
    logged_out = "You were logged out in this browser. Judging continues. ",
    connection_lost = "Live connection lost; checking every few seconds.",
    cancel = "Cancel",
    next_in_queue = "You are next in the queue.",
    ahead(count: u32) = format!("{} ahead of you.", counted(count, "submission", "submissions")),
    no_worker = "No worker is connected. Your submission is stored, and judged when a worker connects.",
    no_language(place: &str) = format!("{place} No connected worker has this language. Your submission waits for one."),
    busy(place: &str, slots: u32) = match slots {
        1 => format!("{place} The only slot is busy."),
        slots => format!("{place} All {slots} slots are busy."),
    },
    case(number: u32) = format!("Case {number}"),
    sample_case(number: u32) = format!("Case {number} (sample)"),
    case_in_sentence(number: u32) = format!("case {number}"),
    first_failing = "First failing case",
    add_to_cases = "Add to my cases",
    hidden = "This case is hidden.",
    truncated = "Long texts are shortened.",
    too_long = "This case is too long to show in full or to add to your cases.",
    #[cfg(feature = "ssr")]
    comparison = "Among accepted submissions",
    #[cfg(feature = "ssr")]
    compared_with(count: u32) = format!("Among {count} accepted submissions in this language"),
    #[cfg(feature = "ssr")]
    faster(time: &str, share: usize) = match share {
        0 => format!("CPU time {time}."),
        _ => format!("CPU time {time}: faster than {share}%."),
    },
    #[cfg(feature = "ssr")]
    smaller(memory: &str, share: usize) = match share {
        0 => format!("Memory {memory}."),
        _ => format!("Memory {memory}: smaller than {share}%."),
    },
    compare_two = "Compare two",
    compare_submission(id: i64) = format!("Compare submission {id}"),
}
