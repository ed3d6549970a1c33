//! What the judge says about a case, in whole sentences. Only the server needs these texts: it sends them with the cases.

use assay_domain::{
    CaseMessage, InputRefusal, OutputDifference, signal_name,
    signature::{Difference, DifferenceReason},
};

use super::value_faults::english_case;
use crate::ui::format::{duration, memory_limit};

texts! {
    pub(crate) fn case_messages() -> CaseMessages;

    message(message: &CaseMessage) = english(message),
    refusal(refusal: &InputRefusal) = english_refusal(refusal),
}

fn english(message: &CaseMessage) -> String {
    match message {
        CaseMessage::WroteTooMuch { limit_kib } => format!("Wrote more than {}.", memory_limit(*limit_kib)),
        CaseMessage::OutOfMemory { limit_kib } => format!("Needed more than {}.", memory_limit(*limit_kib)),
        CaseMessage::StoppedOnClock { wall_ms } => format!("Stopped after {} on the clock.", duration(*wall_ms)),
        CaseMessage::StoppedOnCpu { cpu_ms, limit_ms } => {
            format!("Stopped after {} of CPU time; the limit is {}.", duration(*cpu_ms), duration(*limit_ms))
        }
        CaseMessage::UsedTooMuchCpu { cpu_ms, limit_ms } => {
            format!("Used {} of CPU time; the limit is {}.", duration(*cpu_ms), duration(*limit_ms))
        }
        CaseMessage::Exited { exit_code } => format!("Exit code {exit_code}."),
        CaseMessage::Signalled { signal } => english_signal(*signal),
        CaseMessage::NotExecutable { cause } => format!("The program cannot be executed: {cause}."),
        CaseMessage::EndedEarly => "The program ended before it answered.".to_owned(),
        CaseMessage::ClosedConnection => "The solution closed the judge's connection.".to_owned(),
        CaseMessage::Forged { .. } => "The solution wrote to the judge's connection.".to_owned(),
        CaseMessage::AnswerTooLong { bytes, limit } => format!("The answer has {bytes} bytes; the limit is {limit}."),
        CaseMessage::TooManyElements => "The answer has too many elements.".to_owned(),
        CaseMessage::NoUnicode => "The answer has a char that is not a Unicode character.".to_owned(),
        CaseMessage::NoUtf8 => "The answer has a string that is not valid UTF-8.".to_owned(),
        CaseMessage::NoAnswerFile { name } => format!("There is no file for this case. Name it {name}."),
        CaseMessage::WrongType { fault } => format!("The answer has the wrong type. {}", english_case(fault)),
        CaseMessage::ValuesDiffer { difference } => english_difference(difference),
        CaseMessage::OutputsDiffer { line, difference } => match difference {
            OutputDifference::Token { expected, actual } => format!("Line {line}: expected {expected}, got {actual}."),
            OutputDifference::Missing { expected } => {
                format!("Line {line}: expected {expected}, but the output ends here.")
            }
            OutputDifference::Extra { actual } => format!("Line {line}: expected the end of the output, got {actual}."),
            OutputDifference::Space => format!("Line {line}: the white space differs."),
        },
        CaseMessage::NotRun => "An earlier case took too long, so this one did not run.".to_owned(),
        CaseMessage::Said { text } => text.clone(),
    }
}

fn english_difference(Difference { path, reason, .. }: &Difference) -> String {
    let place: String = path.iter().map(|index| format!("[{index}]")).collect();
    let place = if place.is_empty() { place } else { format!(" at {place}") };
    match reason {
        DifferenceReason::Value { expected, found } => {
            format!("The answer differs{place}: expected {expected}, found {found}.")
        }
        DifferenceReason::Length { expected, found } => {
            format!("The answer differs{place}: expected {expected} elements, found {found}.")
        }
        DifferenceReason::Replaced { missing, extra } => {
            format!("The answer differs{place}: it lacks {missing} and has {extra} instead (in any order).")
        }
        DifferenceReason::Missing { missing, expected, found } => {
            format!("The answer differs{place}: it lacks {missing}. Expected {expected} elements, found {found}.")
        }
        DifferenceReason::Extra { extra, expected, found } => {
            format!("The answer differs{place}: it has {extra} too often. Expected {expected} elements, found {found}.")
        }
    }
}

fn english_signal(signal: i32) -> String {
    let meaning = match signal {
        1 => "hang-up",
        2 => "interrupt",
        3 => "quit",
        4 => "illegal instruction",
        5 => "trap",
        6 => "abort",
        7 => "bus error",
        8 => "arithmetic error, such as a division by zero",
        9 => "killed",
        10 | 12 => "user signal",
        11 => "segmentation fault",
        13 => "broken pipe",
        14 => "alarm",
        15 => "termination",
        24 => "CPU time",
        25 => "file size",
        31 => "a system call that is not allowed",
        _ => "",
    };
    match signal_name(signal) {
        Some(name) => format!("{name} ({meaning})."),
        None => format!("Signal {signal}."),
    }
}

fn english_refusal(refusal: &InputRefusal) -> String {
    match refusal {
        InputRefusal::NoText => "The input is not UTF-8 text.".to_owned(),
        InputRefusal::Signature { fault } => english_case(fault),
        InputRefusal::NotAllowed => "The problem does not allow this input.".to_owned(),
        InputRefusal::Said { text } => text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_whole_sentences() {
        let difference = |path: &[usize], reason| CaseMessage::ValuesDiffer {
            difference: Difference { path: path.to_vec(), reason, places: assay_domain::signature::Places::default() },
        };
        let text = |text: &str| text.to_owned();
        for (message, said) in [
            (CaseMessage::OutOfMemory { limit_kib: 65536 }, "Needed more than 64 MiB."),
            (
                CaseMessage::StoppedOnCpu { cpu_ms: 1100, limit_ms: 1000 },
                "Stopped after 1.10 s of CPU time; the limit is 1.00 s.",
            ),
            (CaseMessage::Exited { exit_code: 3 }, "Exit code 3."),
            (CaseMessage::Signalled { signal: 11 }, "SIGSEGV (segmentation fault)."),
            (CaseMessage::Signalled { signal: 60 }, "Signal 60."),
            (
                CaseMessage::OutputsDiffer { line: 2, difference: OutputDifference::Missing { expected: text("7") } },
                "Line 2: expected 7, but the output ends here.",
            ),
            (
                difference(&[1, 0], DifferenceReason::Value { expected: text("3"), found: text("4") }),
                "The answer differs at [1][0]: expected 3, found 4.",
            ),
            (
                difference(&[], DifferenceReason::Missing { missing: text("3"), expected: 2, found: 1 }),
                "The answer differs: it lacks 3. Expected 2 elements, found 1.",
            ),
        ] {
            assert_eq!((case_messages().message)(&message), said);
        }
        assert_eq!((case_messages().refusal)(&InputRefusal::NotAllowed), "The problem does not allow this input.");
    }

    #[test]
    fn named_signals_have_a_meaning() {
        for signal in (1..64).filter(|signal| signal_name(*signal).is_some()) {
            let said = (case_messages().message)(&CaseMessage::Signalled { signal });
            assert!(!said.contains("()"), "{said}");
        }
    }
}
