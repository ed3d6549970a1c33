//! Cases and runs. Tests need only some of them.
#![cfg_attr(not(feature = "hydrate"), allow(dead_code))]

use super::{Language, english::counted, language};

pub(crate) struct Runs {
    pub(crate) cases: &'static str,
    pub(crate) sample: fn(number: usize) -> String,
    pub(crate) own: fn(number: usize) -> String,
    pub(crate) case_and_result: fn(case: &str, result: &str) -> String,
    pub(crate) add: &'static str,
    pub(crate) full: fn(most: usize) -> String,
    pub(crate) remove: fn(name: &str) -> String,
    pub(crate) errors: &'static str,
    pub(crate) nothing: &'static str,
    pub(crate) input_of: fn(name: &str) -> String,
    pub(crate) first_bad: fn(end: &str, name: &str, verdict: &str) -> String,
    pub(crate) no_samples: &'static str,
    pub(crate) shortened: &'static str,
    pub(crate) no_expected: &'static str,
    pub(crate) no_value: &'static str,
    pub(crate) no_value_of: fn(name: &str) -> String,
    pub(crate) not_json: &'static str,
    pub(crate) no_list: &'static str,
    pub(crate) value_fault: fn(reason: &str) -> String,
    pub(crate) element_fault: fn(place: &str, reason: &str) -> String,
    pub(crate) sending: &'static str,
    pub(crate) queued: &'static str,
    pub(crate) no_worker: &'static str,
    pub(crate) no_language: &'static str,
    pub(crate) compiling: &'static str,
    pub(crate) running: fn(done: usize, total: u32) -> String,
    pub(crate) compile_error: &'static str,
    pub(crate) judge_error: &'static str,
    pub(crate) passed: fn(passed: usize, total: usize, refused: usize) -> String,
    pub(crate) ran: fn(total: u32) -> String,
    pub(crate) lost: &'static str,
    pub(crate) gone: &'static str,
    pub(crate) cancel: &'static str,
    pub(crate) cancelled: fn(done: usize, total: u32) -> String,
    pub(crate) not_cancelled: &'static str,
    pub(crate) empty: &'static str,
    pub(crate) measured: fn(cpu: &str, wall: &str, memory: &str) -> String,
    pub(crate) unjudged: &'static str,
    pub(crate) now: &'static str,
    pub(crate) refused: &'static str,
}

static ENGLISH: Runs = Runs {
    cases: "Cases",
    sample: |number| format!("Sample {number}"),
    own: |number| format!("Case {number}"),
    case_and_result: |case, result| format!("{case}: {result}"),
    add: "Add a case",
    full: |most| format!("You have {most} cases, which is the limit. Remove one first."),
    remove: |name| format!("Remove {name}"),
    errors: "Error output",
    nothing: "Nothing was written.",
    input_of: |name| format!("Input of {name}"),
    first_bad: |end, name, verdict| format!("{end}. {verdict} on {name}."),
    no_samples: "This problem has no samples. Add your own case.",
    shortened: "Long texts are shortened.",
    no_expected: "The expected output of this case is not known, because the problem has no model solution.",
    no_value: "Enter a value.",
    no_value_of: |name| format!("Enter a value of type {name}."),
    not_json: "This is not valid JSON.",
    no_list: "Expected a list.",
    value_fault: |reason| format!("{}.", capitalized(reason)),
    element_fault: |place, reason| format!("Element {place}: {}.", capitalized(reason)),
    sending: "Sending…",
    queued: "Queued",
    no_worker: "No worker is connected. The run starts when one connects.",
    no_language: "No connected worker has this language. The run starts when one connects.",
    compiling: "Compiling",
    running: |done, total| format!("Running: {done} of {total}"),
    compile_error: "Compile error",
    judge_error: "The judge failed. Your program is not the cause. Try again in a few minutes.",
    passed: |passed, total, refused| match refused {
        0 => format!("{passed} of {total} passed"),
        _ => format!("{passed} of {total} passed; {refused} not run (invalid input)"),
    },
    ran: |total| format!("{} ran", counted(total, "case", "cases")),
    lost: "The server cannot be reached. Trying again…",
    gone: "This run has expired. Run again.",
    cancel: "Cancel",
    cancelled: |done, total| match total {
        0 => "Cancelled".to_owned(),
        _ => format!("Cancelled after {done} of {total}"),
    },
    not_cancelled: "The run could not be cancelled. Try again.",
    empty: "Write a program first.",
    measured: |cpu, wall, memory| format!("CPU {cpu}, wall {wall}, memory {memory}"),
    unjudged: "Ran",
    now: "Running",
    refused: "Invalid input",
};

pub(crate) fn runs() -> &'static Runs {
    match language() {
        Language::English => &ENGLISH,
    }
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
