//! DOMjudge's marks in sources: `@EXPECTED_RESULTS@:` and `@EXPECTED_SCORE@:`.

use assay_domain::Verdict;

/// The marks in lower case, without the colon.
const RESULTS: [&str; 2] = ["@expected_results@", "@expected_result@"];
const SCORE: &str = "@expected_score@";

/// Ends of comments in C, HTML, Pascal and OCaml, Haskell, Lisp, Python, Lua and Julia.
const COMMENT_ENDS: [&str; 9] = ["*/", "-->", "*)", "-}", "|#", "\"\"\"", "'''", "]]", "=#"];

/// The expectation in a source.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Tag {
    /// One of these verdicts.
    Verdicts(Vec<Verdict>),
    /// This score.
    Score(f64),
    /// It cannot be checked, for this reason.
    NotJudgeable(String),
}

/// Finds a mark in a source and reads the rest of its line. Verdicts have the names of DOMjudge or of the package format, in any case. If
/// both marks exist, the verdicts are used.
pub(crate) fn expected_results(source: &str) -> Option<Tag> {
    let lower = source.to_ascii_lowercase();
    if let Some(line) = RESULTS.into_iter().find_map(|mark| after(mark, source, &lower)) {
        return Some(verdicts(line));
    }
    let score = after(SCORE, source, &lower)?;
    Some(match score.trim().parse::<f64>() {
        Ok(score) if score.is_finite() => Tag::Score(score),
        _ => Tag::NotJudgeable(format!("`@EXPECTED_SCORE@` is {:?}, which is not a number", score.trim())),
    })
}

/// The text after the first such mark on its line, without the end of a comment.
fn after<'a>(mark: &str, source: &'a str, lower: &str) -> Option<&'a str> {
    let line = lower
        .match_indices(mark)
        .find_map(|(at, _)| source[at + mark.len()..].trim_start_matches([' ', '\t']).strip_prefix(':'))?;
    let line = line.split(['\n', '\r']).next().unwrap_or_default();
    Some(COMMENT_ENDS.into_iter().fold(line, |line, end| line.split(end).next().unwrap_or_default()))
}

fn verdicts(line: &str) -> Tag {
    let mut found: Vec<Verdict> = Vec::new();
    let names =
        line.split([',', '|', ';']).map(|name| name.trim().trim_matches(['"', '\'', '`', '}', '{', '%', '#', ' ']));
    for name in names.filter(|name| !name.is_empty()) {
        match verdict(name) {
            Some(Known::Verdicts(verdicts)) => {
                let new: Vec<_> = verdicts.iter().filter(|verdict| !found.contains(verdict)).copied().collect();
                found.extend(new);
            }
            Some(Known::ByHand) => {
                return Tag::NotJudgeable("it must be checked manually (CHECK-MANUALLY)".to_owned());
            }
            None => return Tag::NotJudgeable(format!("`@EXPECTED_RESULTS@` names {name}, which is not a verdict")),
        }
    }
    if found.is_empty() {
        return Tag::NotJudgeable("its `@EXPECTED_RESULTS@` names no verdict".to_owned());
    }
    Tag::Verdicts(found)
}

enum Known {
    Verdicts(&'static [Verdict]),
    ByHand,
}

/// The verdicts for a name. `-`, `_` and spaces are ignored.
fn verdict(name: &str) -> Option<Known> {
    let name: String =
        name.chars().filter(|c| !matches!(c, '-' | '_' | ' ' | '\t')).collect::<String>().to_ascii_uppercase();
    Some(Known::Verdicts(match name.as_str() {
        "CORRECT" | "ACCEPTED" | "AC" => &[Verdict::Accepted],
        // A program that writes nothing gets a wrong answer.
        "WRONGANSWER" | "WA" | "NOOUTPUT" | "NO" | "PRESENTATIONERROR" | "PE" => &[Verdict::WrongAnswer],
        "TIMELIMIT" | "TIMELIMITEXCEEDED" | "TLE" | "TL" | "TO" => &[Verdict::TimeLimitExceeded],
        // DOMjudge has no verdict for memory. Too much memory is a crash there.
        "RUNERROR" | "RUNTIMEERROR" | "RTE" | "RE" => &[Verdict::RunTimeError, Verdict::MemoryLimitExceeded],
        "MEMORYLIMIT" | "MEMORYLIMITEXCEEDED" | "MLE" => &[Verdict::MemoryLimitExceeded, Verdict::RunTimeError],
        "OUTPUTLIMIT" | "OUTPUTLIMITEXCEEDED" | "OLE" => &[Verdict::OutputLimitExceeded],
        "COMPILERERROR" | "COMPILEERROR" | "COMPILATIONERROR" | "CE" => &[Verdict::CompileError],
        "CHECKMANUALLY" => return Some(Known::ByHand),
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRONG: &[Verdict] = &[Verdict::WrongAnswer];
    const CRASH: &[Verdict] = &[Verdict::RunTimeError, Verdict::MemoryLimitExceeded];
    const SLOW: &[Verdict] = &[Verdict::TimeLimitExceeded];

    fn names(line: &str) -> Vec<Verdict> {
        match expected_results(&format!("# @EXPECTED_RESULTS@: {line}\n")) {
            Some(Tag::Verdicts(verdicts)) => verdicts,
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn all_spellings_are_known() {
        for (spellings, expected) in [
            (vec!["CORRECT", "ACCEPTED", "AC"], &[Verdict::Accepted][..]),
            (vec!["WRONG-ANSWER", "NO-OUTPUT", "PRESENTATION-ERROR", "WA"], WRONG),
            (vec!["TIMELIMIT", "TIME-LIMIT", "TIME-LIMIT-EXCEEDED", "TIMELIMIT-EXCEEDED", "TLE"], SLOW),
            (vec!["RUN-ERROR", "RUN-TIME-ERROR", "RUNTIME-ERROR", "RTE"], CRASH),
            (vec!["MEMORY-LIMIT", "MEMORYLIMIT", "MEMORY-LIMIT-EXCEEDED"], &[CRASH[1], CRASH[0]]),
            (vec!["OUTPUT-LIMIT", "OUTPUTLIMIT", "OUTPUT-LIMIT-EXCEEDED"], &[Verdict::OutputLimitExceeded]),
            (vec!["COMPILER-ERROR", "COMPILE-ERROR", "COMPILATION-ERROR"], &[Verdict::CompileError]),
        ] {
            for spelling in spellings {
                for separator in ["-", "_", " "] {
                    let spelling = spelling.replace('-', separator);
                    for line in [
                        spelling.clone(),
                        spelling.to_lowercase(),
                        format!(" \"{spelling}\" "),
                        format!("{spelling},\r"),
                    ] {
                        assert_eq!(names(&line), expected, "{line}");
                    }
                }
            }
        }
        assert_eq!(names("CORRECT,WRONG-ANSWER , TIMELIMIT"), [&[Verdict::Accepted], WRONG, SLOW].concat());
        assert_eq!(names("run_error, Run-Error"), CRASH);
    }

    #[test]
    fn comments_of_every_language_may_end_on_the_line() {
        for source in [
            "/* @EXPECTED_RESULTS@: CORRECT */ int x;",
            "/*@EXPECTED_RESULTS@:CORRECT*/",
            "/*\n * @expected_results@: Correct\n */",
            "// @Expected_Results@ : CORRECT\r\nint main",
            "{ @EXPECTED_RESULTS@: CORRECT }",
            "(* @EXPECTED_RESULTS@: CORRECT *)",
            "{- @EXPECTED_RESULTS@: CORRECT -}",
            "-- @EXPECTED_RESULTS@: CORRECT",
            "--[[ @EXPECTED_RESULTS@: CORRECT ]]",
            "% @EXPECTED_RESULTS@: CORRECT",
            ";; @EXPECTED_RESULTS@: CORRECT",
            "#| @EXPECTED_RESULTS@: CORRECT |#",
            "#= @EXPECTED_RESULTS@: CORRECT =#",
            "\"\"\"@EXPECTED_RESULTS@: CORRECT\"\"\"\nprint()",
            "'''\n@EXPECTED_RESULTS@: CORRECT\n'''",
            "<!-- @EXPECTED_RESULTS@: CORRECT -->",
            "=begin\n@EXPECTED_RESULT@: CORRECT\n=end",
            "ö @EXPECTED_RESULTS@ is explained here\n# @EXPECTED_RESULTS@: CORRECT",
            "# @EXPECTED_SCORE@: 40\n# @EXPECTED_RESULTS@: CORRECT",
        ] {
            assert_eq!(expected_results(source), Some(Tag::Verdicts(vec![Verdict::Accepted])), "{source}");
        }
        assert_eq!(expected_results("/* @EXPECTED_SCORE@: 37.5 */"), Some(Tag::Score(37.5)));
    }

    #[test]
    fn a_mark_that_cannot_be_judged_has_a_reason() {
        assert_eq!(expected_results("int main() {}"), None);
        assert_eq!(expected_results("@EXPECTED_RESULTS@ CORRECT"), None);
        for source in [
            "@EXPECTED_RESULTS@: CHECK-MANUALLY",
            "@EXPECTED_RESULTS@: GOOD",
            "@EXPECTED_RESULTS@: CORRECT, GOOD",
            "@EXPECTED_RESULTS@:\n",
            "@EXPECTED_SCORE@: many",
        ] {
            assert!(matches!(expected_results(source), Some(Tag::NotJudgeable(_))), "{source}");
        }
    }
}
