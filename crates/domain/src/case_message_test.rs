use super::*;
use crate::{
    Failure, RunCase,
    signature::{DifferenceReason, Places, testing::function},
};

#[test]
fn codes_of_a_newer_version_leave_the_words() {
    let failure = Failure { message: Some("Too odd.".into()), ..Failure::default() };
    let mut json = serde_json::to_value(&failure).unwrap();
    json["said"] = serde_json::json!([{"code": "ended_early"}, {"code": "too_odd", "oddness": 3}]);
    assert_eq!(serde_json::from_value::<Failure>(json).unwrap(), failure);
    let case = RunCase { message: Some("Too odd.".into()), refused: Some("Odd.".into()), ..RunCase::default() };
    let mut json = serde_json::to_value(&case).unwrap();
    (json["said"], json["refusal"]) = (serde_json::json!({"code": "too_odd"}), serde_json::json!({"code": "odd"}));
    assert_eq!(serde_json::from_value::<RunCase>(json).unwrap(), case);
}

#[test]
fn messages_and_refusals_are_read_as_they_are_written() {
    let fault = function("x: int", "int").calls("true").unwrap_err();
    let reason = DifferenceReason::Extra { extra: "3".into(), expected: 1, found: 2 };
    let difference = Difference { path: vec![1], reason, places: Places::default() };
    let said = vec![
        CaseMessage::StoppedOnCpu { cpu_ms: 1100, limit_ms: 1000 },
        CaseMessage::Signalled { signal: 11 },
        CaseMessage::EndedEarly,
        CaseMessage::WrongType { fault: fault.clone() },
        CaseMessage::ValuesDiffer { difference },
        CaseMessage::OutputsDiffer { line: 2, difference: OutputDifference::Space },
        CaseMessage::Said { text: "Traceback".into() },
    ];
    let failure = Failure { said, ..Failure::default() };
    let json = serde_json::to_string(&failure).unwrap();
    assert_eq!(serde_json::from_str::<Failure>(&json).unwrap(), failure, "{json}");
    let (said, refusal) = (Some(CaseMessage::NotRun), Some(InputRefusal::Signature { fault }));
    let case = RunCase { said, refusal, ..RunCase::default() };
    let json = serde_json::to_string(&case).unwrap();
    assert_eq!(serde_json::from_str::<RunCase>(&json).unwrap(), case, "{json}");
}

#[test]
fn failures_that_were_stored_without_codes_are_read() {
    let old = r#"{"case":1,"sample":false,"input":null,"expected":null,"actual":null,"message":"Exit code 3.","truncated":false}"#;
    let failure: Failure = serde_json::from_str(old).unwrap();
    assert_eq!((failure.message.as_deref(), failure.said.len()), (Some("Exit code 3."), 0));
}

#[test]
fn programs_and_logs_have_english_words() {
    let fault = function("x: int", "int").calls("true").unwrap_err();
    for (message, said) in [
        (CaseMessage::WroteTooMuch { limit_kib: 8192 }, "Wrote more than 8 MiB."),
        (CaseMessage::OutOfMemory { limit_kib: 512 }, "Needed more than 512 KiB."),
        (CaseMessage::StoppedOnClock { wall_ms: 900 }, "Stopped after 900 ms on the clock."),
        (CaseMessage::UsedTooMuchCpu { cpu_ms: 1100, limit_ms: 1000 }, "Used 1.10 s of CPU time; the limit is 1.00 s."),
        (CaseMessage::Signalled { signal: 11 }, "SIGSEGV (segmentation fault)."),
        (CaseMessage::Signalled { signal: 60 }, "signal 60."),
        (
            CaseMessage::WrongType { fault: fault.clone() },
            "The answer has the wrong type: line 1 (x): expected an int, found true.",
        ),
        (
            CaseMessage::OutputsDiffer { line: 2, difference: OutputDifference::Extra { actual: "7".into() } },
            "Line 2: expected the end of the output, got 7.",
        ),
    ] {
        assert_eq!(message.to_string(), said);
    }
    let refusal = InputRefusal::Signature { fault };
    assert_eq!(refusal.to_string(), "Invalid input: line 1 (x): expected an int, found true.");
}
