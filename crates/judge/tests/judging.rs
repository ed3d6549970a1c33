//! The contents of judgements, besides the verdict.

#![allow(clippy::unwrap_used, reason = "clippy does not know the functions that tests call for tests")]

mod support;

use std::{fs, path::Path, thread};

use assay_domain::{Judgement, Limits, Verdict};
use assay_judge::{Config, Judge, Plain, PlainCase, Step, Task};

/// A problem and its folder.
struct Problem {
    folder: tempfile::TempDir,
    cases: Vec<PlainCase>,
}

impl Problem {
    /// Creates a problem with cases (input, answer). None is a sample, and all are shown.
    fn new(cases: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: String, text: &str| {
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            path
        };
        let case = |(index, (input, answer)): (usize, &(&str, &str))| PlainCase {
            name: format!("secret/{index}"),
            sample: false,
            shown: true,
            input: write(format!("{index}.in"), input),
            answer: write(format!("{index}.ans"), answer),
        };
        let cases = cases.iter().enumerate().map(case).collect();
        Self { folder, cases }
    }

    fn task(&self, language: &str, source: &str) -> Plain {
        Plain {
            language: language.into(),
            source: source.to_owned(),
            limits: Limits::default(),
            cases: self.cases.clone(),
            flags: Vec::new(),
            stop_at_first_failure: true,
        }
    }
}

fn judge() -> Judge {
    Judge::start(&support::config()).unwrap()
}

fn verdicts(judgement: &Judgement) -> Vec<Verdict> {
    judgement.cases.iter().map(|case| case.verdict).collect()
}

/// A judge can move to another thread.
const fn is_send<T: Send>() {}
const _: () = is_send::<Judge>();

const ECHO: &str = "print(input())";

#[test]
fn steps_report_the_progress() {
    let problem = Problem::new(&[("1", "1"), ("2", "3"), ("4", "4")]);
    let mut steps = Vec::new();
    let task: Task = Plain { stop_at_first_failure: false, ..problem.task("python3", ECHO) }.into();
    let judgement = judge().judge(&task, &mut |step| steps.push(step));
    let running = |case, strip: &str| Step::Running { case, total: 3, strip: strip.to_owned() };
    assert_eq!(steps, [Step::Compiling, running(1, ""), running(2, "A"), running(3, "AW")]);
    assert_eq!(judgement.verdict, Verdict::WrongAnswer);
    assert_eq!(verdicts(&judgement), [Verdict::Accepted, Verdict::WrongAnswer, Verdict::Accepted]);
    assert_eq!((judgement.passed(), judgement.total), (2, 3));
}

#[test]
fn judging_stops_at_the_first_failure_if_requested() {
    let problem = Problem::new(&[("1", "1"), ("2", "3"), ("4", "4")]);
    let judgement = judge().judge(&problem.task("python3", ECHO).into(), &mut |_| {});
    assert_eq!(verdicts(&judgement), [Verdict::Accepted, Verdict::WrongAnswer]);
    assert_eq!(judgement.total, 3);
}

#[test]
fn a_failure_shows_a_shortened_case() {
    let input = "é".repeat(5000);
    let problem = Problem::new(&[(&input, "short")]);
    let judgement = judge().judge(&problem.task("python3", ECHO).into(), &mut |_| {});
    let failure = judgement.failure.unwrap();
    assert_eq!((failure.case, failure.sample, failure.truncated), (1, false, true));
    assert_eq!(failure.input.unwrap(), "é".repeat(2048));
    assert_eq!(failure.actual.unwrap(), "é".repeat(2048));
    assert_eq!(failure.expected.unwrap(), "short");
    assert_eq!(failure.message.unwrap(), format!("Line 1: expected short, got {}….", "é".repeat(20)));
}

#[test]
fn a_hidden_case_reveals_nothing() {
    let mut problem = Problem::new(&[("a secret input", "a secret answer")]);
    problem.cases[0].shown = false;
    let mut judge = judge();
    for (source, message) in [
        (ECHO, None),
        ("import sys\nsys.exit(input())", Some("Exit code 1.")),
        ("import sys, os\nprint(input(), file=sys.stderr, flush=True)\nos.abort()", Some("SIGABRT (abort).")),
    ] {
        let failure = judge.judge(&problem.task("python3", source).into(), &mut |_| {}).failure.unwrap();
        assert_eq!(failure.message.as_deref(), message);
        let shown = (failure.input, failure.expected, failure.actual);
        assert_eq!(shown, (None, None, None));
    }
    problem.cases[0].sample = true;
    let failure = judge.judge(&problem.task("python3", ECHO).into(), &mut |_| {}).failure.unwrap();
    assert!(failure.sample);
    assert_eq!(failure.expected.as_deref(), Some("a secret answer"), "a sample is shown to everybody");
}

#[test]
fn a_crash_shows_its_cause_and_the_end_of_stderr() {
    let problem = Problem::new(&[("1", "1")]);
    let source = "import sys\nsys.stderr.write('noise ' * 10000)\nprint('so far')\n1 // 0";
    let failure = judge().judge(&problem.task("python3", source).into(), &mut |_| {}).failure.unwrap();
    let message = failure.message.unwrap();
    assert!(message.starts_with("Exit code 1.\n…"), "{message}");
    assert!(
        message.ends_with(
            "line 4, in <module>\n    1 // 0\n    ~~^^~~\nZeroDivisionError: integer division or modulo by zero"
        ),
        "{message}"
    );
    assert!(message.len() < 3000);
    assert!(!message.contains("<string>"), "{message}");
    assert_eq!(failure.actual.as_deref(), Some("so far\n"));
}

#[test]
fn compiler_messages_are_cached_with_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config { cache_dir: Some(folder.path().join("cache")), ..support::config() };
    let mut judge = Judge::start(&config).unwrap();
    let problem = Problem::new(&[("1", "1")]);
    let source = "#warning look here\n#include <cstdio>\nint main() { puts(\"1\"); }\n";
    let first = judge.judge(&problem.task("cpp", source).into(), &mut |_| {});
    assert_eq!(first.verdict, Verdict::Accepted, "{first:#?}");
    assert!(first.compile_output.as_ref().unwrap().contains("main.cpp:1:2: warning: #warning look here"));
    let entries = || fs::read_dir(folder.path().join("cache")).unwrap().count();
    assert_eq!(entries(), 1);
    // Another slot finds it. Another source does not.
    let mut other = Judge::start_with(&config, judge.languages().to_vec()).unwrap();
    let second = other.judge(&problem.task("cpp", source).into(), &mut |_| {});
    assert_eq!((second.verdict, &second.compile_output), (first.verdict, &first.compile_output));
    assert_eq!(entries(), 1);
    other.judge(&problem.task("cpp", &source.replace("\"1\"", "\"2\"")).into(), &mut |_| {});
    assert_eq!(entries(), 2);
    // A program that does not compile is not cached.
    assert_eq!(other.judge(&problem.task("cpp", "int").into(), &mut |_| {}).verdict, Verdict::CompileError);
    assert_eq!(entries(), 2);
}

#[test]
fn prepared_headers_only_save_time() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config { cache_dir: Some(folder.path().to_owned()), ..support::config() };
    let mut judge = Judge::start(&config).unwrap();
    judge.prepare().unwrap();
    let prepared = fs::read_dir(folder.path().join("prepared/cpp")).unwrap().next().unwrap().unwrap();
    let made = prepared.metadata().unwrap().modified().unwrap();
    assert_eq!(fs::read_dir(prepared.path()).unwrap().count(), 1);
    let problem = Problem::new(&[("1", "1")]);
    let main = "int main() { std::vector<int> all{1}; std::cout << all[0]; }";
    let include = "#include <bits/stdc++.h>";
    for before in ["", "#define _GLIBCXX_DEBUG\n", "#pragma GCC optimize(\"O3\")\n", "#include <cmath>\n"] {
        let judgement = judge.judge(&problem.task("cpp", &format!("{before}{include}\n{main}\n")).into(), &mut |_| {});
        assert_eq!(judgement.verdict, Verdict::Accepted, "{judgement:#?}");
        assert_eq!(judgement.compile_output, None);
    }
    judge.prepare().unwrap();
    assert_eq!(fs::metadata(prepared.path()).unwrap().modified().unwrap(), made, "it is made once");
    let looks = format!("{include}\n#if __has_include(<bits/stdc++.h.gch>)\n{main}\n#endif\n");
    assert_eq!(judge.judge(&problem.task("cpp", &looks).into(), &mut |_| {}).verdict, Verdict::Accepted, "it is there");
}

#[test]
fn a_damaged_cache_does_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config { cache_dir: Some(folder.path().to_owned()), ..support::config() };
    let mut judge = Judge::start(&config).unwrap();
    let problem = Problem::new(&[("1", "1")]);
    let task: Task = problem.task("cpp", "#include <cstdio>\nint main() { puts(\"1\"); }\n").into();
    for _ in 0..2 {
        assert_eq!(judge.judge(&task, &mut |_| {}).verdict, Verdict::Accepted);
        for entry in fs::read_dir(folder.path()).unwrap() {
            fs::write(entry.unwrap().path(), "rubbish").unwrap();
        }
    }
    // A missing cache does no harm either.
    fs::remove_dir_all(folder.path()).unwrap();
    assert_eq!(judge.judge(&task, &mut |_| {}).verdict, Verdict::Accepted);
}

#[test]
fn cancelling_ends_the_judging_and_the_next_task_is_judged() {
    let problem = Problem::new(&[("1", "1"), ("2", "2")]);
    let sleep = "import time\nif input() == '2': time.sleep(60)\nprint(1)";
    let limits = Limits { time_ms: 30_000, ..Limits::default() };
    let mut judge = judge();
    let canceller = judge.canceller();
    let judgement = judge.judge(&Plain { limits, ..problem.task("python3", sleep) }.into(), &mut |step| {
        if matches!(step, Step::Running { case: 2, .. }) {
            let canceller = canceller.clone();
            thread::spawn(move || canceller.cancel());
        }
    });
    assert_eq!(judgement.verdict, Verdict::Aborted);
    assert_eq!(verdicts(&judgement), [Verdict::Accepted]);
    assert_eq!(judgement.failure, None);
    let judgement = judge.judge(&problem.task("python3", ECHO).into(), &mut |_| {});
    assert_eq!(judgement.verdict, Verdict::Accepted);
}

#[test]
fn cancelling_ends_a_compiler() {
    let problem = Problem::new(&[("1", "1")]);
    let mut judge = judge();
    let canceller = judge.canceller();
    let judgement = judge.judge(&problem.task("cpp", "#include \"/dev/zero\"\n").into(), &mut |step| {
        assert_eq!(step, Step::Compiling);
        canceller.cancel();
    });
    assert_eq!(judgement.verdict, Verdict::Aborted);
    assert_eq!(judgement.compile_output, None);
}

#[test]
fn an_internal_failure_is_a_judge_error_with_its_cause() {
    let problem = Problem::new(&[("1", "1")]);
    let mut judge = judge();
    let missing = Path::new("missing");
    for (task, cause) in [
        (problem.task("cobol", "x"), "cobol"),
        (with_case(&problem, |case| case.input = problem.folder.path().join(missing)), "missing: No such file"),
        (with_case(&problem, |case| case.answer = problem.folder.path().join(missing)), "missing: No such file"),
    ] {
        let judgement = judge.judge(&task.into(), &mut |_| {});
        assert_eq!(judgement.verdict, Verdict::JudgeError);
        assert_eq!((judgement.failure, judgement.compile_output), (None, None));
        let internal = judgement.internal.unwrap();
        assert!(internal.contains(cause), "{internal}");
    }
}

fn with_case(problem: &Problem, change: impl Fn(&mut PlainCase)) -> Plain {
    let mut task = problem.task("python3", ECHO);
    task.cases.iter_mut().for_each(change);
    task
}

#[test]
fn the_problem_sets_the_rules_of_comparison() {
    let problem = Problem::new(&[("1", "YES 0.5\n")]);
    let mut judge = judge();
    let (strict, near) = ("case_sensitive", "float_absolute_tolerance 1e-3");
    for (flags, expected) in [(strict, Verdict::WrongAnswer), (near, Verdict::Accepted)] {
        let flags = flags.split(' ').map(str::to_owned).collect();
        let task: Task = Plain { flags, ..problem.task("python3", "print('yes', 0.5001)") }.into();
        assert_eq!(judge.judge(&task, &mut |_| {}).verdict, expected);
    }
}

#[test]
fn a_problem_without_cases_accepts_every_program_that_compiles() {
    let problem = Problem::new(&[]);
    let mut judge = judge();
    assert_eq!(judge.judge(&problem.task("cpp", "int main() {}").into(), &mut |_| {}).verdict, Verdict::Accepted);
    assert_eq!(judge.judge(&problem.task("cpp", "int main() {").into(), &mut |_| {}).verdict, Verdict::CompileError);
}

#[test]
fn a_big_input_is_not_an_output() {
    let input = "7".repeat(20 << 20);
    let problem = Problem::new(&[(&input, &input.len().to_string())]);
    let judgement = judge().judge(&problem.task("python3", "print(len(input()))").into(), &mut |_| {});
    assert_eq!(judgement.verdict, Verdict::Accepted, "{:?}", judgement.failure.map(|failure| failure.message));
}
