//! Reads small packages made in temporary folders, good and bad.

// Helpers of tests may fail as tests do.
#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};

use assay_domain::{Difficulty, Limits};
use assay_package::{Comparison, Label, Package, read};
use tempfile::TempDir;

const MANIFEST: &str = "problem_format_version: 2025-09\nname: Sum\nuuid: 8d5f\nlimits:\n  time_limit: 1.5\n";

/// A folder `sum` with the least a package needs; `change` makes of it what the test is about.
struct Fixture(TempDir);

impl Fixture {
    fn new() -> Self {
        let fixture = Self(TempDir::new().unwrap());
        fixture
            .with("problem.yaml", MANIFEST)
            .with("statement/problem.en.md", "Add $a$ and $b$.\n")
            .with("data/sample/1.in", "1 2\n")
            .with("data/sample/1.ans", "3\n")
            .with("data/secret/1.in", "2 2\n")
            .with("data/secret/1.ans", "4\n")
    }

    fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.0.path().join("sum").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    fn without(self, name: &str) -> Self {
        fs::remove_file(self.folder().join(name)).unwrap();
        self
    }

    fn folder(&self) -> std::path::PathBuf {
        self.0.path().join("sum")
    }

    fn read(&self) -> Package {
        read(&self.folder()).unwrap_or_else(|error| panic!("{error}"))
    }

    fn error(&self) -> String {
        read(&self.folder()).expect_err("the package must be refused").to_string()
    }

    fn warnings(&self) -> Vec<String> {
        self.read().warnings.iter().map(ToString::to_string).collect()
    }
}

#[test]
fn a_package_is_read_whole() {
    let fixture = Fixture::new()
        .with(
            "problem.yaml",
            "problem_format_version: 2025-09\ntype: pass-fail\nname:\n  sv: Summa\n  en: Sum\nuuid: 8d5f\n\
             credits:\n  authors: [Ada <ada@example.org>, {name: Grace}]\n  testers: Alan\nlicense: cc by-sa\n\
             source: Own\nkeywords: [maths, medium]\nlimits:\n  time_limit: 1.5\n  memory: 64\n  output: 2\n",
        )
        .with("submissions/accepted/a.py", "")
        .with("submissions/wrong_answer/b.cc", "")
        .with("submissions/run_time_error/c.js", "");
    let package = fixture.read();
    assert_eq!(package.warnings, []);
    assert_eq!((package.slug.as_str(), package.name.as_str()), ("sum", "Sum"));
    assert_eq!(package.difficulty, Some(Difficulty::Medium));
    assert_eq!(package.limits, Limits { time_ms: 1500, memory_kib: 64 * 1024, output_kib: 2048 });
    assert_eq!(package.about.authors, ["Ada", "Grace"]);
    assert_eq!(package.about.contributors, ["Alan"]);
    assert_eq!(package.about.license.as_deref(), Some("cc by-sa"));
    assert_eq!(package.comparison, Comparison::default());
    assert!(package.statement_html.contains("<math"), "{}", package.statement_html);
    let cases: Vec<_> = package.cases.iter().map(|case| (case.name.as_str(), case.sample)).collect();
    assert_eq!(cases, [("sample/1", true), ("secret/1", false)]);
    assert_eq!(fs::read_to_string(&package.cases[1].answer).unwrap(), "4\n");
    let submissions: Vec<_> = package.submissions.iter().map(|s| (s.label, s.language.as_str())).collect();
    let expected = [(Label::Accepted, "python3"), (Label::WrongAnswer, "cpp"), (Label::RunTimeError, "javascript")];
    assert_eq!(submissions, expected);
}

#[test]
fn a_legacy_package_is_read() {
    let fixture = Fixture::new()
        .with(
            "problem.yaml",
            "name: Sum\nauthor: Ada, Grace\nvalidation: default\nvalidator_flags: float_tolerance 1e-6\n\
             limits:\n  memory: 512\n",
        )
        .with(".timelimit", "3\n")
        .without("statement/problem.en.md")
        .with("problem_statement/problem.md", "Add.\n");
    let package = fixture.read();
    assert_eq!(package.warnings, []);
    assert_eq!((package.limits.time_ms, package.limits.memory_kib), (3000, 512 * 1024));
    assert_eq!(package.about.authors, ["Ada", "Grace"]);
    assert_eq!(package.comparison.float_absolute, Some(1e-6));
}

#[test]
fn cases_come_in_the_order_of_their_names_with_groups_among_them() {
    let mut fixture = Fixture::new();
    for name in ["2", "10", "1-a", "b/2", "b/1", "a/x/1"] {
        fixture = fixture.with(&format!("data/secret/{name}.in"), "").with(&format!("data/secret/{name}.ans"), "");
    }
    let names: Vec<_> = fixture.read().cases.into_iter().filter(|case| !case.sample).map(|case| case.name).collect();
    let expected = ["1", "1-a", "10", "2", "a/x/1", "b/1", "b/2"].map(|name| format!("secret/{name}"));
    assert_eq!(names, expected);
}

#[test]
fn validator_flags_of_groups_must_agree() {
    let fixture = Fixture::new().with("data/test_group.yaml", "output_validator_args: [case_sensitive]\n");
    assert!(fixture.read().comparison.case_sensitive);
    let fixture = fixture.with("data/secret/1.yaml", "output_validator_args: []\n");
    let message = fixture.error();
    assert!(message.contains("1.in") && message.contains("same"), "{message}");
    let fixture = Fixture::new().with("data/secret/testdata.yaml", "\noutput_validator_flags: sorted\n");
    let message = fixture.error();
    assert!(message.contains("testdata.yaml:2") && message.contains("sorted"), "{message}");
}

#[test]
fn the_hash_follows_what_matters() {
    let before = Fixture::new().read().hash;
    assert_eq!(before.len(), 64);
    assert_eq!(Fixture::new().read().hash, before);
    assert_eq!(Fixture::new().with("submissions/accepted/a.py", "").read().hash, before);
    assert_ne!(Fixture::new().with("data/secret/1.ans", "5\n").read().hash, before);
    assert_ne!(Fixture::new().with("statement/problem.en.md", "Add.\n").read().hash, before);
    let renamed = Fixture::new()
        .without("data/secret/1.in")
        .without("data/secret/1.ans")
        .with("data/secret/2.in", "2 2\n")
        .with("data/secret/2.ans", "4\n");
    assert_ne!(renamed.read().hash, before);
}

#[test]
fn bad_packages_are_refused_with_file_line_and_remedy() {
    let yaml = |line: &str| Fixture::new().with("problem.yaml", format!("{MANIFEST}{line}\n"));
    for (fixture, parts) in [
        (Fixture::new().without("problem.yaml"), ["problem.yaml", "missing"]),
        (Fixture::new().with("problem.yaml", "uuid: 1\n"), ["problem.yaml", "name"]),
        (Fixture::new().with("problem.yaml", "name: [\n"), ["problem.yaml:", "YAML"]),
        (Fixture::new().with("problem.yaml", b"name: caf\xe9\n"), ["problem.yaml:1", "UTF-8"]),
        (Fixture::new().with("problem.yaml", "name: {}\n"), ["problem.yaml:1", "empty"]),
        (yaml("name: Again"), ["problem.yaml:6", "name"]),
        (yaml("type: scoring"), ["problem.yaml:6", "scoring"]),
        (yaml("type: [pass-fail, interactive]"), ["problem.yaml:6", "interactive"]),
        (yaml("validation: custom"), ["problem.yaml:6", "custom"]),
        (yaml("validator_flags: float_tolerance x"), ["problem.yaml:6", "float_tolerance"]),
        (Fixture::new().with("problem.yaml", "problem_format_version: 1999\nname: A\n"), ["problem.yaml:1", "1999"]),
        (
            Fixture::new().with("problem.yaml", "name: A\nlimits:\n  time_limit: -1\n"),
            ["problem.yaml:3", "more than 0"],
        ),
        (Fixture::new().with("problem.yaml", "name: A\nlimits:\n  memory: a lot\n"), ["problem.yaml:3", "number"]),
        (Fixture::new().with("problem.yaml", "name: A\n").with(".timelimit", "soon"), [".timelimit:1", "number"]),
        (Fixture::new().without("data/secret/1.ans"), ["1.in", "add data/secret/1.ans"]),
        (Fixture::new().without("statement/problem.en.md"), ["statement", "write statement/problem.en.md"]),
        (
            Fixture::new().without("statement/problem.en.md").with("problem_statement/problem.tex", "x"),
            ["problem.tex", "Markdown"],
        ),
        (Fixture::new().with("statement/problem.en.md", b"one\ntwo \xff\n"), ["problem.en.md:2", "UTF-8"]),
        (Fixture::new().with("output_validator/v.py", ""), ["v.py", "default"]),
        (Fixture::new().with("include/cpp/main.cpp", ""), ["include", "remove"]),
        (Fixture::new().with("data/secret/1.files/x", ""), ["1.files", "cannot be judged"]),
        (Fixture::new().with("data/secret/1.yaml", "args: [-x]\n"), ["1.yaml:1", "args"]),
    ] {
        let message = fixture.error();
        for part in parts {
            assert!(message.contains(part), "{part:?} is not in {message:?}");
        }
    }
}

#[test]
fn a_package_without_cases_is_refused() {
    let fixture = Fixture::new();
    fs::remove_dir_all(fixture.folder().join("data")).unwrap();
    let message = fixture.error();
    assert!(message.contains("data") && message.contains("data/secret/1.in"), "{message}");
}

#[test]
fn links_are_refused_wherever_they_lead() {
    for (target, name) in [("/etc/passwd", "data/secret/2.in"), ("1.in", "data/secret/2.in"), ("/etc", "attachments")] {
        let fixture = Fixture::new();
        std::os::unix::fs::symlink(target, fixture.folder().join(name)).unwrap();
        let message = fixture.error();
        assert!(message.contains(name) && message.contains("link"), "{message}");
    }
}

#[test]
fn folders_whose_name_is_no_slug_are_refused() {
    let fixture = Fixture::new();
    let other = fixture.0.path().join("Two Words");
    fs::rename(fixture.folder(), &other).unwrap();
    assert!(read(&other).unwrap_err().to_string().contains("rename the folder"));
    let message = read(Path::new("/no/such/folder")).unwrap_err().to_string();
    assert!(message.contains("/no/such/folder"), "{message}");
}

#[test]
fn what_can_be_lived_without_is_a_warning() {
    let fixture = Fixture::new()
        .with(
            "problem.yaml",
            "problem_format_version: 2025-09\nname: Sum\ncolour: red\nlimits:\n  cpu: 1\n  code: 3\nlanguages: [cpp]\n",
        )
        .with("data/secret/2.ans", "")
        .with("data/secret/note.txt", "")
        .with("submissions/accepted/a.xyz", "")
        .with("submissions/accepted/many/a.py", "")
        .with("submissions/brute_force/a.py", "");
    let warnings = fixture.warnings();
    for part in [
        "problem.yaml: lacks `uuid`",
        "problem.yaml:3: `colour`",
        "problem.yaml:5: `limits.cpu`",
        "problem.yaml:6: `limits.code`",
        "problem.yaml:7: `languages`",
        "gives no time limit; 1000 ms",
        "data/secret/2.ans: has no input",
        "data/secret/note.txt",
        "accepted/a.xyz",
        "accepted/many/a.py",
        "brute_force/a.py",
    ] {
        assert!(warnings.iter().any(|warning| warning.contains(part)), "{part:?} is not in {warnings:#?}");
    }
    assert_eq!(warnings.len(), 11, "{warnings:#?}");
}
