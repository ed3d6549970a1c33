//! DOMjudge's `@EXPECTED_RESULTS@:` in a source.

use assay_domain::Verdict;

const MARKS: [&str; 2] = ["@expected_results@:", "@expected_score@:"];

/// What a source expects of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    /// One of these verdicts.
    Verdicts(Vec<Verdict>),
    /// Something no machine can tell: why.
    NotJudgeable(String),
}

/// Finds the mark in a source and reads what follows on its line. DOMjudge's names and the format's are known, in whatever
/// case.
pub(crate) fn expected_results(source: &str) -> Option<Tag> {
    let lower = source.to_ascii_lowercase();
    let (at, mark) = MARKS.into_iter().find_map(|mark| Some((lower.find(mark)?, mark)))?;
    let line = source[at + mark.len()..].lines().next().unwrap_or_default();
    // The mark stands in a comment that may end on its line.
    let line = line.split("*/").next().unwrap_or_default().split("-->").next().unwrap_or_default();
    let names: Vec<String> = line
        .split(',')
        .map(|name| name.trim().trim_matches(['"', '\'']).to_ascii_uppercase().replace('_', "-"))
        .filter(|name| !name.is_empty())
        .collect();
    let mut verdicts = Vec::new();
    for name in &names {
        let known: &[Verdict] = match name.as_str() {
            "CORRECT" | "ACCEPTED" => &[Verdict::Accepted],
            // What writes nothing where something is asked for is wrong.
            "WRONG-ANSWER" | "NO-OUTPUT" | "PRESENTATION-ERROR" => &[Verdict::WrongAnswer],
            "TIMELIMIT" | "TIME-LIMIT" | "TIME-LIMIT-EXCEEDED" => &[Verdict::TimeLimitExceeded],
            // DOMjudge has no verdict for memory: what has too little crashes.
            "RUN-ERROR" | "RUN-TIME-ERROR" | "RUNTIME-ERROR" => &[Verdict::RunTimeError, Verdict::MemoryLimitExceeded],
            "MEMORY-LIMIT" | "MEMORYLIMIT" | "MEMORY-LIMIT-EXCEEDED" => {
                &[Verdict::MemoryLimitExceeded, Verdict::RunTimeError]
            }
            "OUTPUT-LIMIT" | "OUTPUTLIMIT" | "OUTPUT-LIMIT-EXCEEDED" => &[Verdict::OutputLimitExceeded],
            "COMPILER-ERROR" | "COMPILE-ERROR" => &[Verdict::CompileError],
            "CHECK-MANUALLY" => {
                return Some(Tag::NotJudgeable("it asks to be checked by hand (CHECK-MANUALLY)".to_owned()));
            }
            other => {
                return Some(Tag::NotJudgeable(format!("`@EXPECTED_RESULTS@` names {other}, which is no verdict")));
            }
        };
        verdicts.extend(known.iter().filter(|verdict| !verdicts.contains(*verdict)).copied().collect::<Vec<_>>());
    }
    if verdicts.is_empty() {
        return Some(Tag::NotJudgeable("its `@EXPECTED_RESULTS@` names no verdict".to_owned()));
    }
    Some(Tag::Verdicts(verdicts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_both_kinds_are_known() {
        for (source, expected) in [
            ("// @EXPECTED_RESULTS@: CORRECT\nint main", vec![Verdict::Accepted]),
            (
                "# @EXPECTED_RESULTS@: WRONG_ANSWER, TIMELIMIT\r\n",
                vec![Verdict::WrongAnswer, Verdict::TimeLimitExceeded],
            ),
            ("/* @expected_results@: no-output */ x", vec![Verdict::WrongAnswer]),
            ("/*\n * @EXPECTED_RESULTS@: COMPILER-ERROR\n */", vec![Verdict::CompileError]),
            ("@EXPECTED_RESULTS@: RUN-ERROR", vec![Verdict::RunTimeError, Verdict::MemoryLimitExceeded]),
            ("@EXPECTED_RESULTS@:OUTPUT-LIMIT", vec![Verdict::OutputLimitExceeded]),
        ] {
            assert_eq!(expected_results(source), Some(Tag::Verdicts(expected)), "{source}");
        }
    }

    #[test]
    fn what_cannot_be_judged_says_why() {
        assert_eq!(expected_results("int main() {}"), None);
        for source in [
            "@EXPECTED_RESULTS@: CHECK-MANUALLY",
            "@EXPECTED_RESULTS@: GOOD",
            "@EXPECTED_RESULTS@:\n",
            "@EXPECTED_SCORE@: 40",
        ] {
            assert!(matches!(expected_results(source), Some(Tag::NotJudgeable(_))), "{source}");
        }
    }
}
