//! Trying programs on cases before they are submitted.

#![allow(clippy::unwrap_used, reason = "clippy does not know the functions that tests call for tests")]

mod support;

use std::path::Path;

use assay_domain::{
    Change, CompilerLine, Limits, NamedFile, PlannedCase, Program, RunCase, SourcePosition, Trial as Aids,
    TrialValidator, Verdict,
};
use assay_judge::{Config, Judge, Plain, PlainCase, Submission, Task, Trial, TrialCase, TrialEnd, TrialStep};

const DOUBLE: &str =
    "#include <iostream>\nint main() { long long n; while (std::cin >> n) std::cout << 2 * n << '\\n'; }\n";

struct Tried {
    said: Vec<CompilerLine>,
    cases: Vec<RunCase>,
    end: TrialEnd,
}

/// Tries a program on a sample whose input is 3 and whose answer is 6, and on texts.
fn tried(judge: &mut Judge, language: &str, source: &str, own: &[&str]) -> Tried {
    tried_with(judge, language, source, own, &mut |_| Aids::default())
}

fn tried_with(
    judge: &mut Judge,
    language: &str,
    source: &str,
    own: &[&str],
    aids: &mut dyn FnMut(&Path) -> Aids<std::path::PathBuf>,
) -> Tried {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let (input, answer) = (write("in", "3\n"), write("ans", "6\n"));
    let plain = Plain {
        language: language.into(),
        source: source.to_owned(),
        limits: Limits { time_ms: 500, ..Limits::default() },
        cases: vec![PlainCase { name: "1".into(), sample: true, shown: true, input, answer }],
        flags: Vec::new(),
        stop_at_first_failure: true,
    };
    let Task { plan, .. } = plain.into();
    let sample: PlannedCase<_> = plan.cases().next().unwrap().clone();
    let trial = Trial {
        submission: Submission::pasted(language.into(), source),
        plan,
        aids: aids(folder.path()),
        cases: std::iter::once(TrialCase::Sample(sample))
            .chain(own.iter().map(|text| TrialCase::Own(text.as_bytes().into())))
            .collect(),
    };
    let (mut said, mut cases) = (Vec::new(), Vec::new());
    let end = judge.try_out(&trial, &mut |step| match step {
        TrialStep::Compiling => {}
        TrialStep::Compiled(lines) => said = lines,
        TrialStep::Ran(case) => cases.push(*case),
    });
    Tried { said, cases, end }
}

#[test]
fn every_case_tells_what_came_of_it() {
    let mut judge = Judge::start(&support::config()).unwrap();
    let tried = tried(&mut judge, "cpp", DOUBLE, &["1 2\n", ""]);
    assert_eq!((tried.end, tried.said), (TrialEnd::Ran, vec![]));
    let [sample, own, nothing] = &tried.cases[..] else { panic!("{:?}", tried.cases) };
    assert_eq!((sample.verdict, sample.label.as_deref()), (Some(Verdict::Accepted), Some("Accepted")));
    assert_eq!((sample.output.as_str(), sample.expected.as_deref(), sample.diff.len()), ("6\n", Some("6\n"), 0));
    assert!(sample.memory_kib > 0);
    assert_eq!((own.verdict, own.output.as_str(), own.expected.as_deref()), (None, "2\n4\n", None));
    assert_eq!((nothing.verdict, nothing.output.as_str()), (None, ""));
}

#[test]
fn a_case_that_fails_does_not_end_the_others_and_one_that_is_too_slow_does() {
    let mut judge = Judge::start(&support::config()).unwrap();
    let source = "import sys\nn = int(input())\nprint('seen', n, file=sys.stderr)\nif n == 1: raise SystemExit(3)\nwhile n == 2: pass\nprint(n + 1)\n";
    let tried = tried(&mut judge, "python3", source, &["1\n", "7\n", "2\n", "8\n", "2\n"]);
    assert_eq!(tried.end, TrialEnd::Ran);
    let [sample, exits, runs, loops, not_run @ ..] = &tried.cases[..] else { panic!("{:?}", tried.cases) };
    assert_eq!(sample.verdict, Some(Verdict::WrongAnswer));
    let changes: Vec<_> = sample.diff.iter().map(|line| (line.change, line.text.as_str())).collect();
    assert_eq!(changes, [(Change::Extra, "4"), (Change::Missing, "6")]);
    assert_eq!((exits.verdict, exits.message.as_deref()), (Some(Verdict::RunTimeError), Some("Exit code 3.")));
    assert_eq!(exits.stderr, "seen 1");
    assert_eq!(loops.verdict, Some(Verdict::TimeLimitExceeded));
    // On a busy machine the clock on the wall ends it first.
    assert!(loops.wall_ms >= 500, "{loops:?}");
    assert_eq!((runs.verdict, runs.output.as_str()), (None, "8\n"));
    assert_eq!(not_run.len(), 2);
    for case in not_run {
        assert_eq!((case.verdict, case.label.as_deref(), case.wall_ms), (None, Some("Not run"), 0));
        assert!(case.message.is_some(), "{case:?}");
    }
}

/// A submission that ends shortly beyond its limit is run once more while other slots stand still. A look is not worth that.
#[test]
fn a_case_close_to_the_limit_runs_once() {
    // The CPU time of all that ran in the sandbox, whatever is shown of it.
    let used_ms = |cpu_s: &str| {
        let before = children_cpu_ms();
        let mut judge = Judge::start(&support::config()).unwrap();
        let source =
            format!("import time\nn = int(input())\nwhile time.process_time() < {cpu_s}: pass\nprint(2 * n)\n");
        let tried = tried(&mut judge, "python3", &source, &[]);
        drop(judge);
        (tried.cases[0].verdict, children_cpu_ms() - before)
    };
    let (in_time, within) = used_ms("0.30");
    let (close, beyond) = used_ms("0.52");
    assert_eq!((in_time, close), (Some(Verdict::Accepted), Some(Verdict::TimeLimitExceeded)));
    assert!(within >= 300, "{within} ms: what ran is counted");
    assert!(beyond < within + 450, "{within} ms within the limit, {beyond} ms beyond it");
}

/// The CPU time of children that have ended.
fn children_cpu_ms() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    // Fields 16 and 17; the name in front of them may hold spaces. In ticks of 10 ms.
    let fields: Vec<&str> = stat.rsplit_once(')').unwrap().1.split_whitespace().collect();
    (fields[13].parse::<u64>().unwrap() + fields[14].parse::<u64>().unwrap()) * 10
}

#[test]
fn what_is_no_program_runs_on_nothing() {
    let mut judge = Judge::start(&support::config()).unwrap();
    for (language, source, line) in [("cpp", "int main() {\n  return x;\n}\n", 2), ("python3", "a = 1\nb = = 2\n", 2)] {
        let tried = tried(&mut judge, language, source, &["1\n"]);
        let TrialEnd::Refused(lines) = tried.end else { panic!("{language}: {:?}", tried.end) };
        assert!(
            lines.iter().any(|said| said.at.is_some_and(|SourcePosition { line: at, .. }| at == line)),
            "{lines:?}"
        );
        assert!(tried.cases.is_empty(), "{:?}", tried.cases);
    }
    assert!(matches!(tried(&mut judge, "cobol", "x", &[]).end, TrialEnd::Fault(cause) if cause.contains("cobol")));
}

#[test]
fn long_outputs_are_cut_and_floods_are_stopped() {
    let mut judge = Judge::start(&support::config()).unwrap();
    let source = "n = int(input())\nwhile n: print('x' * 1000); n -= 1\n";
    let tried = tried(&mut judge, "python3", source, &["100\n", "1000000000\n"]);
    let [_, long, flood] = &tried.cases[..] else { panic!("{:?}", tried.cases.len()) };
    assert_eq!((long.verdict, long.truncated, long.output.len()), (None, true, 16 * 1024));
    let stopped = [Some(Verdict::OutputLimitExceeded), Some(Verdict::TimeLimitExceeded)];
    assert!(stopped.contains(&flood.verdict), "{:?}", flood.verdict);
    assert!(flood.output.len() <= 16 * 1024);
}

#[test]
fn what_is_compiled_for_a_look_is_not_what_is_judged() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config { cache_dir: Some(folder.path().join("cache")), ..support::config() };
    let mut judge = Judge::start(&config).unwrap();
    let input = folder.path().join("in");
    std::fs::write(&input, "").unwrap();
    let plain = Plain {
        language: "cpp".into(),
        source: DOUBLE.to_owned(),
        limits: Limits::default(),
        cases: vec![PlainCase { name: "1".into(), sample: false, shown: true, input: input.clone(), answer: input }],
        flags: Vec::new(),
        stop_at_first_failure: true,
    };
    let task = plain.into();
    let entries = || {
        let mut count = 0;
        let mut folders = vec![folder.path().join("cache")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { folders.push(path) } else { count += 1 }
            }
        }
        count
    };
    let before = entries();
    assert_eq!(judge.judge(&task, &mut |_| {}).verdict, Verdict::Accepted);
    let judged = entries();
    assert!(judged > before);
    assert_eq!(tried(&mut judge, "cpp", DOUBLE, &["4\n"]).cases[1].output, "8\n");
    assert_eq!(entries(), judged, "what was compiled to be judged is good enough to be looked at");
}

/// A program of the problem, in Python.
fn python(folder: &Path, name: &str, source: &str) -> Program<std::path::PathBuf> {
    let file = folder.join(name);
    std::fs::write(&file, source).unwrap();
    let files = vec![NamedFile { name: name.to_owned(), file, executable: false }];
    Program { name: name.to_owned(), language: Some("python3".into()), files, entry_point: None }
}

#[test]
fn the_problem_says_what_is_expected_and_what_is_no_input() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config { cache_dir: Some(folder.path().join("cache")), ..support::config() };
    let mut judge = Judge::start(&config).unwrap();
    let mut model = "print(2 * int(input()))\n";
    let checks =
        "import sys\nn = int(input())\nif n > 9:\n    print(n, 'is more than 9')\n    sys.exit(43)\nsys.exit(42)\n";
    let mut try_with = |model: &str, source: &str, own: &[&str]| {
        tried_with(&mut judge, "python3", source, own, &mut |folder| Aids {
            model: Some(python(folder, "model.py", model)),
            input_validators: vec![TrialValidator { program: python(folder, "check.py", checks), args: Vec::new() }],
            ..Aids::default()
        })
        .cases
    };
    let wrong = "n = int(input())\nprint(2 * n if n < 5 else 'no')\n";
    let cases = try_with(model, wrong, &["4\n", "7\n", "10\n", "x\n"]);
    let verdicts: Vec<_> = cases.iter().map(|case| case.verdict).collect();
    let (right, no) = (Some(Verdict::Accepted), Some(Verdict::WrongAnswer));
    assert_eq!(verdicts, [right, right, no, None, None], "{cases:?}");
    assert_eq!((cases[2].expected.as_deref(), cases[2].diff.len()), (Some("14\n"), 2));
    assert_eq!(cases[3].refused.as_deref(), Some("10 is more than 9"));
    assert!(cases[4].refused.as_deref().is_some_and(|said| said.contains("ValueError")), "{:?}", cases[4]);
    // What was expected once is known: a solution that would say otherwise is another one.
    assert_eq!(try_with(model, wrong, &["7\n"])[1].expected.as_deref(), Some("14\n"));
    model = "print(3 * int(input()))\n";
    assert_eq!(try_with(model, wrong, &["7\n"])[1].expected.as_deref(), Some("21\n"));
    // One that fails expects nothing.
    let cases = try_with("raise SystemExit(1)\n", wrong, &["7\n"]);
    assert_eq!((cases[1].verdict, cases[1].expected.as_deref(), cases[1].output.as_str()), (None, None, "no\n"));
}

#[test]
fn scripts_say_what_is_no_input_like_programs_do() {
    let mut judge = Judge::start(&support::config()).unwrap();
    let script = |folder: &Path, text: &str| {
        let file = folder.join("input.ctd");
        std::fs::write(&file, text).unwrap();
        vec![NamedFile { name: "input.ctd".to_owned(), file, executable: false }]
    };
    let own = ["9\n", "10\n", "9 \n"];
    let cases = tried_with(&mut judge, "python3", "print(2 * int(input()))\n", &own, &mut |folder| Aids {
        scripts: script(folder, "INT(1, 9) NEWLINE EOF\n"),
        ..Aids::default()
    })
    .cases;
    assert_eq!((cases[1].refused.as_deref(), cases[1].output.as_str()), (None, "18\n"));
    let refused = cases[2].refused.as_deref().unwrap();
    assert!(refused.starts_with("Wrong at line 1, column 3: ") && refused.contains("out of its range"), "{refused}");
    let refused = cases[3].refused.as_deref().unwrap();
    assert!(refused.starts_with("Wrong at line 1, column 2: "), "{refused}");
    // What is wrong with the script is no fault of the input.
    let tried = tried_with(&mut judge, "python3", "print(1)\n", &own, &mut |folder| Aids {
        scripts: script(folder, "INT(1, n) NEWLINE EOF\n"),
        ..Aids::default()
    });
    assert!(matches!(&tried.end, TrialEnd::Fault(cause) if cause.contains("input.ctd")), "{:?}", tried.end);
}

#[test]
fn the_model_solution_runs_in_the_language_that_labels_mean() {
    let mut judge = Judge::start(&support::config()).unwrap();
    let pypy = judge.languages().iter().any(|language| language.id.as_str() == "pypy3");
    let says = "import sys\nprint(sys.implementation.name)\n";
    let cases = tried_with(&mut judge, "python3", says, &["1\n"], &mut |folder| Aids {
        model: Some(python(folder, "model.py", says)),
        ..Aids::default()
    })
    .cases;
    let expected = if pypy { "pypy\n" } else { "cpython\n" };
    assert_eq!((cases[1].output.as_str(), cases[1].expected.as_deref()), ("cpython\n", Some(expected)));
}
