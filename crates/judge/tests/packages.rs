//! Verifies every package in `tests/packages`: one for each feature of packages. Their labels contain the expected results. Single judgements test what
//! labels cannot express.

#![allow(clippy::unwrap_used, reason = "clippy does not know the functions that tests call for tests")]

mod support;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use assay_domain::{Judgement, Language, PackageReport, SubmissionReport, Verdict};
use assay_judge::{
    Judge, SourceFile, Stop, Submission, Task,
    verify::{StepReport, Verification},
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/packages")
}

#[test]
fn every_package_gets_the_labelled_results() {
    let config = support::config();
    let languages = Judge::start(&config).unwrap().languages().to_vec();
    let mut packages: Vec<PathBuf> = fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().path()).collect();
    packages.sort();
    assert!(packages.len() >= 18, "{packages:?}");
    let next = AtomicUsize::new(0);
    let wrong = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let mut judge = Judge::start_with(&config, languages.clone()).unwrap();
                while let Some(path) = packages.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let report = verify(path, &languages, &mut judge);
                    for submission in &report.submissions {
                        let SubmissionReport { path, verdict, score, cpu_ms, ok, .. } = submission;
                        println!("{:24} {ok:5} {path:60} {verdict:22} {score:?} {cpu_ms:?}", report.name);
                    }
                    if !report.ok || !report.skipped.is_empty() {
                        wrong.lock().unwrap().push(format!("{report:#?}"));
                    }
                }
            });
        }
    });
    let wrong = wrong.into_inner().unwrap();
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// Does every step in order, and converts each report to JSON and back, because workers store it.
fn verify(path: &Path, languages: &[Language], judge: &mut Judge) -> PackageReport {
    let package = assay_package::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let verification = Verification::new(Arc::new(package), languages);
    let mut found: Vec<StepReport> = Vec::new();
    for step in 0..verification.steps() {
        assert!(verification.ready(step, &found), "{}", verification.describe(step));
        let report = verification.take(step, &found, judge).unwrap();
        let stored = serde_json::to_string(&report).unwrap();
        found.push(serde_json::from_str(&stored).unwrap());
    }
    verification.report(path.to_str().unwrap(), &found)
}

/// A package of `tests/packages` with changed files.
struct Changed {
    folder: tempfile::TempDir,
}

impl Changed {
    fn new(package: &str, changes: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(&root().join(package), folder.path());
        for (name, text) in changes {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        Self { folder }
    }

    fn judge(&self, judge: &mut Judge, name: &str, source: &str) -> Judgement {
        let package = assay_package::read(self.folder.path()).unwrap();
        let language = if name.ends_with(".py") { "python3" } else { "cpp" };
        let file = SourceFile::new(name, source.as_bytes());
        let submission =
            Submission { files: vec![file], language: language.into(), entry_point: None, interface: None };
        judge.judge(&Task { submission, plan: Arc::new(package.plan.clone()), stop: Stop::Decided }, &mut |_| {})
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn validators_that_fail_are_judge_errors_with_their_cause() {
    let mut judge = Judge::start(&support::config()).unwrap();
    let limits = "problem_format_version: 2025-09\nname: A divisor\nlimits:\n  time_limit: 1.0\n  validation_time: 1\n  \
                  validation_output: 1\n  validation_memory: 64\n";
    for (validator, cause) in [
        ("int main() { return", "does not compile"),
        ("#include <cstdlib>\nint main() { abort(); }", "SIGABRT"),
        ("int main() { return 0; }", "exit code 0"),
        ("#include <cstdio>\nint main() { fputs(\"lost my way\", stderr); return 1; }", "lost my way"),
        ("int main() { for (;;); }", "too much CPU time"),
        ("#include <unistd.h>\nint main() { pause(); }", "did not end in time"),
        ("#include <vector>\nint main() { std::vector<char> v(1 << 28, 1); return 42 + !v[9]; }", ""),
        (
            "#include <cstdio>\nint main() { for (int i = 0; i < 1 << 20; i++) printf(\"%1024d\", i); return 42; }",
            "wrote too much",
        ),
        (
            "#include <fstream>\n#include <string>\nint main(int, char** v) { std::ofstream f(std::string(v[3]) + \
             \"judgemessage.txt\"); for (int i = 0; i < 1 << 20; i++) f << std::string(1024, 'x'); return 42; }",
            "SIGXFSZ",
        ),
        (
            "#include <unistd.h>\n#include <string>\nint main(int, char** v) { return symlink(\"/etc/passwd\", \
             (std::string(v[3]) + \"judgemessage.txt\").c_str()) ? 1 : 43; }",
            "no file",
        ),
    ] {
        let package =
            Changed::new("validator-cpp", &[("output_validator/validate.cpp", validator), ("problem.yaml", limits)]);
        let judgement = package.judge(&mut judge, "a.py", "print(2)");
        assert_eq!(judgement.verdict, Verdict::JudgeError, "{validator}: {judgement:#?}");
        assert_eq!(judgement.failure, None);
        let internal = judgement.internal.unwrap();
        assert!(internal.contains("output_validator") && internal.contains(cause), "{validator}: {internal}");
    }
    // The next submission is judged normally.
    let package = Changed::new("validator-cpp", &[]);
    assert_eq!(package.judge(&mut judge, "a.py", "print(1)").verdict, Verdict::WrongAnswer);
}

/// Java would write a warning to its output, because the sandbox does not allow locking its performance data file.
#[test]
fn java_in_scripts_writes_no_warnings() {
    let run =
        "said=$(java Says 2>&1)\n[ \"$said\" = plain ] && exit 42\necho \"$said\" >\"$3/teammessage.txt\"\nexit 43\n";
    let build = format!(
        "#!/bin/sh\nset -e\n\
        echo 'public class Says {{ public static void main(String[] a) {{ System.out.println(\"plain\"); }} }}' >Says.java\n\
        javac Says.java\ncat >run <<'END'\n#!/bin/sh\n{run}END\nchmod +x run\n"
    );
    let mut judge = Judge::start(&support::config()).unwrap();
    let package = Changed::new("validator-scripts", &[("output_validator/build", &build)]);
    let judgement = package.judge(&mut judge, "a.py", "print(1)");
    assert_eq!(judgement.verdict, Verdict::Accepted, "{judgement:#?}");
}

#[test]
fn validator_messages_reach_the_right_people() {
    let mut judge = Judge::start(&support::config()).unwrap();
    let judgement = Changed::new("validator-cpp", &[]).judge(&mut judge, "a.py", "print(1)");
    assert_eq!(judgement.cases[0].judge_message.as_deref(), Some("no divisor of 12"));
    assert_eq!(judgement.cases[0].team_message.as_deref(), Some("That does not divide."));
    let failure = judgement.failure.unwrap();
    assert_eq!(failure.message.as_deref(), Some("That does not divide."));
}

#[test]
fn failing_interactors_are_judge_errors() {
    let mut judge = Judge::start(&support::config()).unwrap();
    let limits = "problem_format_version: 2025-09\ntype: interactive\nname: Guess\nlimits:\n  time_limit: 0.2\n  \
                  validation_time: 1\n";
    for (validator, cause) in [
        ("#include <cstdlib>\nint main() { abort(); }", "SIGABRT"),
        ("int main() { return 0; }", "exit code 0"),
        ("int main() { for (;;); }", "CPU time"),
        ("#include <unistd.h>\nint main() { pause(); }", "kept the program waiting"),
        ("#include <cstdio>\nint main() { for (;;) puts(\"x\"); }", ""),
    ] {
        let package =
            Changed::new("interactive", &[("output_validator/guess.cpp", validator), ("problem.yaml", limits)]);
        let judgement = package.judge(&mut judge, "a.py", "print(5, flush=True)\ninput()\ninput()");
        if cause.is_empty() {
            // It floods, while the program ends well. Its own result is never reached.
            assert_eq!(judgement.verdict, Verdict::JudgeError, "{validator}: {judgement:#?}");
            continue;
        }
        assert_eq!(judgement.verdict, Verdict::JudgeError, "{validator}: {judgement:#?}");
        let internal = judgement.internal.unwrap();
        assert!(internal.contains(cause), "{validator}: {internal}");
    }
}

#[test]
fn too_many_passes_and_a_pass_after_a_rejection_are_judge_errors() {
    let mut judge = Judge::start(&support::config()).unwrap();
    let validator =
        |code: u32| format!("import sys\nopen(sys.argv[3] + 'nextpass.in', 'w').write('encode 1')\nsys.exit({code})\n");
    for (code, cause) in [(42, "more than the 2 passes"), (43, "although it rejects the output")] {
        let package = Changed::new("multi-pass", &[("output_validator/passes.py", &validator(code))]);
        let judgement = package.judge(&mut judge, "a.py", "print('a')");
        assert_eq!(judgement.verdict, Verdict::JudgeError, "{judgement:#?}");
        assert!(judgement.internal.as_ref().unwrap().contains(cause), "{judgement:#?}");
    }
}

#[test]
fn scores_that_the_specification_forbids_are_judge_errors() {
    let mut judge = Judge::start(&support::config()).unwrap();
    let validator = |name: &str, text: &str, code: u32| {
        format!("import sys\nopen(sys.argv[3] + '{name}', 'w').write('{text}')\nsys.exit({code})\n")
    };
    for (name, text, code, cause) in [
        ("score_multiplier.txt", "1.5", 42, "not between 0 and 1"),
        ("score_multiplier.txt", "much", 42, "not a number"),
        ("score.txt", "7", 42, "more than the case"),
        ("score.txt", "-1", 42, "less than 0"),
        ("score.txt", "1", 43, "rejects"),
    ] {
        let package = Changed::new("scoring-validator", &[("output_validator/part.py", &validator(name, text, code))]);
        let judgement = package.judge(&mut judge, "a.py", "print(0)");
        assert_eq!(judgement.verdict, Verdict::JudgeError, "{name} {text}: {judgement:#?}");
        assert!(judgement.internal.as_ref().unwrap().contains(cause), "{judgement:#?}");
    }
}

#[test]
fn groups_and_cases_get_their_scores() {
    let mut judge = Judge::start(&support::config()).unwrap();
    let judgement = Changed::new("scoring", &[]).judge(&mut judge, "a.py", "print(2 * abs(int(input())))");
    assert_eq!((judgement.verdict, judgement.score), (Verdict::PartiallyAccepted, Some(40.0)));
    let groups: Vec<_> =
        judgement.groups.iter().map(|group| (group.name.as_str(), group.verdict, group.score)).collect();
    let (right, wrong) = (Verdict::Accepted, Verdict::WrongAnswer);
    assert_eq!(
        groups,
        [
            ("sample", right, Some(0.0)),
            ("secret/a", right, Some(40.0)),
            ("secret/b", wrong, Some(0.0)),
            ("secret/c", wrong, Some(0.0)),
            ("secret", wrong, Some(40.0)),
            ("", wrong, Some(40.0)),
        ]
    );
    let scores: Vec<_> = judgement.cases.iter().map(|case| (case.case, case.score)).collect();
    assert_eq!(scores, [(1, None), (2, Some(20.0)), (3, Some(20.0)), (4, None)], "the last group is not judged");
}

#[test]
fn validators_get_big_inputs_completely() {
    let mut judge = Judge::start(&support::config()).unwrap();
    let validator =
        "import os, sys\nsize = os.path.getsize(sys.argv[1])\nsys.exit(42 if int(sys.stdin.read()) == size else 43)";
    let package = Changed::new("validator-python", &[("output_validator/__main__.py", validator)]);
    let input = fs::File::create(package.folder.path().join("data/secret/1.in")).unwrap();
    input.set_len(100 << 20).unwrap();
    let source = "import os\nprint(os.fstat(0).st_size)";
    let judgement = package.judge(&mut judge, "a.py", source);
    assert_eq!(judgement.verdict, Verdict::Accepted, "{judgement:#?}");
}

/// The first failing case decides a legacy submission. Later cases are neither compiled nor run, unless all cases are requested.
#[test]
fn cases_that_cannot_change_a_label_are_skipped() {
    let config = support::config();
    let mut judge = Judge::start(&config).unwrap();
    let languages = judge.languages().to_vec();
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("problem.yaml", "name: Echo\nlimits:\n  memory: 256\n");
    write("problem_statement/problem.en.tex", "\\problemname{Echo}");
    for case in 0..25 {
        write(&format!("data/secret/{case:02}.in"), "1\n");
        write(&format!("data/secret/{case:02}.ans"), "1\n");
    }
    write("submissions/accepted/right.py", "print(input())\n");
    write("submissions/wrong_answer/wrong.py", "print(2)\n");
    for (all, wanted) in [(false, 1), (true, 25)] {
        let package = Arc::new(assay_package::read(folder.path()).unwrap());
        let verification = Verification::new(package, &languages);
        let verification = if all { verification.with_all_cases() } else { verification };
        let mut found: Vec<StepReport> = Vec::new();
        for step in 0..verification.steps() {
            let report = verification.take(step, &found, &mut judge).unwrap();
            found.push(report);
        }
        let report = verification.report("echo", &found);
        assert!(report.ok, "{report:#?}");
        let ran = |name: &str| report.submissions.iter().find(|it| it.path.ends_with(name)).unwrap().cases.len();
        assert_eq!((ran("right.py"), ran("wrong.py")), (25, wanted));
        // Once the accepted submission has set the time limit, the steps of the other one wait for each other.
        let ready = [3, 4, 5].map(|step| verification.ready(step, &found[..3]));
        assert_eq!(ready, [true, all, all]);
    }
}

const SLOW: &str = "problem_format_version: 2025-09\nname: Slow\nlimits:\n  time_limit: 0.5\n  time_multipliers:\n    time_limit_to_tle: 3\n";

/// The package `measured` with a limit of 500 ms, which slow submissions must exceed three times, with cases up to `cases`, and with these files.
fn slow(cases: u32, files: &[(&str, &str)]) -> Changed {
    let case = |number: u32| {
        [
            (format!("data/secret/{number}.in"), format!("{number}\n")),
            (format!("data/secret/{number}.ans"), format!("{number}\n")),
        ]
    };
    let cases: Vec<(String, String)> = (3..=cases).flat_map(case).collect();
    let cases = cases.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    let files: Vec<_> = cases.chain([("problem.yaml", SLOW)]).chain(files.iter().copied()).collect();
    Changed::new("measured", &files)
}

/// A slow submission needs its extended time only once. Then its other cases only have to exceed the limit.
#[test]
fn one_case_shows_how_slow_a_submission_is() {
    let mut judge = Judge::start(&support::config()).unwrap();
    let languages = judge.languages().to_vec();
    let spins = "#include <iostream>\nint main() { int n; std::cin >> n; if (n > 1) for (volatile long i = 0;; i++); std::cout << n; }\n";
    let rules = "time_limit_exceeded/spins.cpp:\n  secret/2: {permitted: [TLE], required: [TLE]}\n  secret/4: {permitted: [TLE], required: [TLE]}\n";
    for (rules, extended) in [("", vec![2]), (rules, vec![2, 3, 4])] {
        let files = [("submissions/time_limit_exceeded/spins.cpp", spins), ("submissions/submissions.yaml", rules)];
        let changed = slow(4, &files);
        let report = verify(changed.folder.path(), &languages, &mut judge);
        let spins = report.submissions.iter().find(|one| one.path.ends_with("spins.cpp")).unwrap();
        assert!(spins.ok && spins.cases.len() == 4, "{report:#?}");
        for case in &spins.cases[1..] {
            assert_eq!(case.verdict, Verdict::TimeLimitExceeded);
            assert_eq!(case.cpu_ms >= 1500, extended.contains(&case.case), "{case:?}");
        }
    }
}

/// Two slots that judge the steps of a slow submission at the same time would both give it the extended time.
#[test]
fn steps_of_a_slow_submission_wait_until_it_is_shown_slow() {
    let mut judge = Judge::start(&support::config()).unwrap();
    let spins = "#include <iostream>\nint main() { int n; std::cin >> n; if (n == 1) for (volatile long i = 0;; i++); std::cout << n; }\n";
    let changed = slow(25, &[("submissions/time_limit_exceeded/spins.cpp", spins)]);
    let package = Arc::new(assay_package::read(changed.folder.path()).unwrap());
    let verification = Verification::new(package, judge.languages());
    let (spins, others): (Vec<usize>, Vec<usize>) =
        (0..verification.steps()).partition(|step| verification.describe(*step).contains("spins.cpp"));
    let ready = |steps: &[usize], found: &[StepReport]| -> Vec<bool> {
        steps.iter().map(|step| verification.ready(*step, found)).collect()
    };
    assert_eq!(ready(&spins, &[]), [true, false, false]);
    assert!(ready(&others, &[]).iter().all(|ready| *ready));
    let found = verification.take(spins[0], &[], &mut judge).unwrap();
    assert_eq!(ready(&spins, &[found]), [true; 3], "its first case was slow enough");
}
