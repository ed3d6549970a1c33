use super::*;
use crate::signature::{
    CaseFault, CasePlace, Reading, Value,
    testing::{function, min_stack},
};

fn token(text: &str) -> Found {
    Found::Token { text: text.to_owned() }
}

fn unexpected(expected: Expected, found: Found) -> ValueReason {
    ValueReason::Unexpected { expected, found }
}

#[test]
fn each_reason_of_a_value_has_its_parameters() {
    use ValueReason as R;
    let number = |number: &str| number.to_owned();
    let ty = "int[][]".parse().unwrap();
    for (of, text, path, reason) in [
        ("bool", "1", vec![], unexpected(Expected::Bool, token("1"))),
        ("int", "{}", vec![], unexpected(Expected::Int, Found::Object)),
        ("long", "[]", vec![], unexpected(Expected::Long, Found::List)),
        ("double", "\"x\"", vec![], unexpected(Expected::Double, token("\"x\""))),
        ("string", "", vec![], unexpected(Expected::Text, Found::End)),
        ("char", "\"ab\"", vec![], unexpected(Expected::Char, token("\"ab\""))),
        ("int[][]", "7", vec![], unexpected(Expected::List { ty }, token("7"))),
        ("int[][]", "[[1],[2,3 4]]", vec![1], unexpected(Expected::Separator { elements: 2 }, token("4"))),
        ("int", "1 2", vec![], unexpected(Expected::End, token("2"))),
        ("int[]", "[0,2147483648]", vec![1], R::IntTooLarge { number: number("2147483648") }),
        ("long", "9223372036854775808", vec![], R::LongTooLarge { number: number("9223372036854775808") }),
        ("long", "9007199254740992", vec![], R::LongUnsafe { number: number("9007199254740992") }),
        ("double", "1e999", vec![], R::DoubleTooLarge { number: number("1e999") }),
        ("string", "\"a", vec![], R::NoClosingQuote),
        ("string", "\"a\tb\"", vec![], R::ControlCharacter),
        ("string", "\"\\x\"", vec![], R::UnknownEscape),
        ("string", "\"\\u12\"", vec![], R::ShortEscape),
        ("string", "\"\\ud800\"", vec![], R::LoneSurrogate),
        ("TreeNode[]", "[[1],[1,null]]", vec![1], R::NullAtEnd),
        ("TreeNode", "[1,null,null,2]", vec![], R::NoParent { element: 3 }),
    ] {
        let reading = Reading { wide: false, strict: true };
        let fault = Value::parse(text, of.parse().unwrap(), reading).unwrap_err();
        assert_eq!((fault.path, fault.reason), (path, reason), "{of} {text}");
    }
}

#[test]
fn each_reason_of_a_case_has_its_parameters() {
    let text = |text: &str| text.to_owned();
    let call = |method: &str, param: Option<&str>, call| CasePlace::Call {
        method: text(method),
        param: param.map(str::to_owned),
        call,
    };
    let class = min_stack();
    for (input, line, place, reason) in [
        ("7\n[]", 1, CasePlace::Methods, unexpected(Expected::Methods, token("7"))),
        (
            "[]\n[]",
            1,
            CasePlace::Methods,
            unexpected(Expected::Constructor { class: text("MinStack") }, Found::EmptyList),
        ),
        (
            "[\"MinStack\",\"pop\"]\n[]",
            1,
            CasePlace::Methods,
            unexpected(Expected::Method { known: vec![text("push"), text("top")] }, token("\"pop\"")),
        ),
        ("[\"MinStack\"]\n7", 2, CasePlace::Arguments, unexpected(Expected::ArgumentLists, token("7"))),
        (
            "[\"MinStack\"]\n[7]",
            2,
            CasePlace::Arguments,
            unexpected(Expected::Arguments { of: text("MinStack") }, token("7")),
        ),
        ("[\"MinStack\"]\n[[],[]]", 2, CasePlace::Arguments, ValueReason::MoreLists { calls: 1 }),
        ("[\"MinStack\"]\n[]", 2, CasePlace::Arguments, ValueReason::FewerLists { calls: 1, lists: 0 }),
        (
            "[\"MinStack\",\"push\"]\n[[],[]]",
            2,
            call("push", None, 1),
            ValueReason::ArgumentCount { of: text("push"), params: 1, found: Some(0) },
        ),
        (
            "[\"MinStack\",\"push\"]\n[[],[1,2]]",
            2,
            call("push", None, 1),
            ValueReason::ArgumentCount { of: text("push"), params: 1, found: None },
        ),
        (
            "[\"MinStack\",\"push\"]\n[[],[true]]",
            2,
            call("push", Some("val"), 1),
            unexpected(Expected::Int, token("true")),
        ),
        (
            "[]",
            2,
            CasePlace::Line,
            ValueReason::LineCount { each: EachLine::List, names: vec![text("methods"), text("arguments")], found: 1 },
        ),
    ] {
        let fault = class.calls(input).unwrap_err();
        assert_eq!((fault.line, fault.place, fault.fault.reason), (line, place, reason), "{input:?}");
    }
    let calls = class.calls("[\"MinStack\",\"push\"]\n[[],[1]]").unwrap();
    for (answer, line, reason) in [
        ("7", 1, unexpected(Expected::Results, token("7"))),
        ("[null,1]", 1, unexpected(Expected::Null, token("1"))),
        ("[null,null,null]", 1, ValueReason::MoreResults { calls: 2 }),
        ("[null]", 1, ValueReason::FewerResults { calls: 2, results: 1 }),
        ("[]\n[]", 2, ValueReason::AnswerLines),
    ] {
        let fault = class.answer(answer, &calls).unwrap_err();
        assert_eq!((fault.line, fault.place, fault.fault.reason), (line, CasePlace::Line, reason), "{answer:?}");
    }
}

#[test]
fn faults_are_read_as_they_are_written() {
    let faults = [
        function("x: int[]", "int").calls("[1,true]").unwrap_err(),
        function("x: int, y: int", "int").calls("1").unwrap_err(),
        min_stack().calls("[\"MinStack\",\"push\"]\n[[],[true]]").unwrap_err(),
        min_stack().calls("[\"MinStack\",\"pop\"]\n[[],[]]").unwrap_err(),
    ];
    for fault in faults {
        let json = serde_json::to_string(&fault).unwrap();
        assert_eq!(serde_json::from_str::<CaseFault>(&json).unwrap(), fault, "{json}");
    }
    let fault = function("x: int[]", "int").calls("[1,true]").unwrap_err();
    let json = r#"{"line":1,"place":{"kind":"parameter","name":"x"},"fault":{"path":[1],"reason":{"code":"unexpected","expected":{"kind":"int"},"found":{"kind":"token","text":"true"}}}}"#;
    assert_eq!(serde_json::to_string(&fault).unwrap(), json);
}
