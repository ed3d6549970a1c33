//! Cases and runs. Tests need only some of them.
#![cfg_attr(not(feature = "hydrate"), allow(dead_code))]

use super::english::counted;

texts! {
    pub(crate) fn runs() -> Runs;

    cases = "Cases",
    sample(number: usize) = format!("Sample {number}"),
    own(number: usize) = format!("Case {number}"),
    case_and_result(case: &str, result: &str) = format!("{case}: {result}"),
    add = "Add a case",
    full(most: usize) = format!("You have {most} cases, which is the limit. Remove one first."),
    remove(name: &str) = format!("Remove {name}"),
    errors = "Error output",
    nothing = "Nothing was written.",
    input_of(name: &str) = format!("Input of {name}"),
    first_bad(end: &str, name: &str, verdict: &str) = format!("{end}. {verdict} on {name}."),
    no_samples = "This problem has no samples. Add your own case.",
    shortened = "Long texts are shortened.",
    no_expected = "The expected output of this case is not known, because the problem has no model solution.",
    no_value = "Enter a value.",
    no_value_of(name: &str) = format!("Enter a value of type {name}."),
    not_json = "This is not valid JSON.",
    no_list = "Expected a list.",
    sending = "Sending…",
    queued = "Queued",
    no_worker = "No worker is connected. The run starts when one connects.",
    no_language = "No connected worker has this language. The run starts when one connects.",
    compiling = "Compiling",
    running(done: usize, total: u32) = format!("Running: {done} of {total}"),
    compile_error = "Compile error",
    judge_error = "The judge failed. Your program is not the cause. Try again in a few minutes.",
    passed(passed: usize, total: usize, refused: usize) = match refused {
        0 => format!("{passed} of {total} passed"),
        _ => format!("{passed} of {total} passed; {refused} not run (invalid input)"),
    },
    ran(total: u32, refused: u32) = match (total, refused) {
        (_, 0) => format!("{} ran", counted(total, "case", "cases")),
        (0, _) => format!("{} not run (invalid input)", counted(refused, "case", "cases")),
        _ => format!("{} ran; {refused} not run (invalid input)", counted(total, "case", "cases")),
    },
    lost = "The server cannot be reached. Trying again…",
    not_sent = "The server cannot be reached. Run again.",
    gone = "This run has expired. Run again.",
    cancel = "Cancel",
    cancelled(done: usize, total: u32) = match total {
        0 => "Cancelled".to_owned(),
        _ => format!("Cancelled after {done} of {total}"),
    },
    not_cancelled = "The run could not be cancelled. Try again.",
    empty = "Write a program first.",
    measured(cpu: &str, wall: &str, memory: &str) = format!("CPU {cpu}, wall {wall}, memory {memory}"),
    unjudged = "Ran",
    not_run = "Not run",
    now = "Running",
    refused = "Invalid input",
}
