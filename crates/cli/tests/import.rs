//! `assay import` and `assay export`, run as an operator runs them.

#![allow(clippy::unwrap_used, reason = "a test may; clippy does not see that a helper is part of one")]

use std::{fs, path::Path, process::Output};

use assert_cmd::Command;
use tempfile::TempDir;

/// A folder with an installation and packages.
struct Site {
    folder: TempDir,
}

const RIGHT: &str = "a, b = map(int, input().split())\nprint(a + b)\n";

impl Site {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        // Its judge keeps prepared headers below the home folder.
        let shared = Path::new(env!("CARGO_TARGET_TMPDIR")).join("prepared");
        assay_testbed::share_prepared(&folder.path().join(".cache/assay"), &shared).unwrap();
        Self { folder }
    }

    /// A package that adds two numbers, with one correct submission. `label` is the submission's label, `answer` the answer of the secret case.
    fn package(&self, name: &str, label: &str, answer: &str) -> String {
        let root = self.folder.path().join(name);
        let files = [
            (
                "problem.yaml",
                "problem_format_version: 2025-09\nname: Sum\nuuid: 0d31d3b6-5d0c-4f3f-9a0b-7d9f0a6f7f10\nlimits:\n  time_limit: 2\n",
            ),
            ("statement/problem.en.md", "Add two numbers.\n"),
            ("data/sample/1.in", "1 2\n"),
            ("data/sample/1.ans", "3\n"),
            ("data/secret/1.in", "20 22\n"),
            ("data/secret/1.ans", answer),
        ];
        for (name, text) in files {
            write(&root.join(name), text);
        }
        write(&root.join("submissions").join(label).join("sum.py"), RIGHT);
        root.to_string_lossy().into_owned()
    }

    fn assay(&self, arguments: &[&str]) -> Output {
        let mut command = Command::cargo_bin("assay").unwrap();
        command.env_clear().env("PATH", "/usr/bin:/bin").env("HOME", self.folder.path());
        command.env("ASSAY_DATA_DIR", self.folder.path().join("data")).args(arguments).output().unwrap()
    }
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn an_imported_package_is_exported_as_one_that_passes_verification() {
    let site = Site::new();
    let package = site.package("sum", "accepted", "42\n");
    let imported = site.assay(&["import", &package, "--track", "sums", "--slots", "1"]);
    assert_eq!(imported.status.code(), Some(0), "{}{}", out(&imported), err(&imported));
    assert!(out(&imported).contains("✓ sum: edition 1, 2 cases"), "{}", out(&imported));

    let again = site.assay(&["import", &package]);
    assert_eq!((again.status.code(), out(&again).as_str()), (Some(0), "= sum: unchanged, edition 1\n"));

    write(Path::new(&package).join("data/secret/2.in").as_path(), "1 1\n");
    write(Path::new(&package).join("data/secret/2.ans").as_path(), "2\n");
    let changed = site.assay(&["import", &package, "--slots", "1"]);
    assert!(out(&changed).contains("✓ sum: edition 2, 3 cases"), "{}{}", out(&changed), err(&changed));

    let back = site.folder.path().join("back");
    let exported = site.assay(&["export", "sum", "--output", back.to_str().unwrap()]);
    assert_eq!(exported.status.code(), Some(0), "{}", err(&exported));
    let verified = site.assay(&["verify", back.join("sum").to_str().unwrap(), "--json", "--slots", "1"]);
    assert_eq!(verified.status.code(), Some(0), "{}{}", out(&verified), err(&verified));
    let report: serde_json::Value = serde_json::from_str(&out(&verified)).unwrap();
    assert_eq!(report["packages"][0]["submissions"][0]["verdict"], "accepted");
    let once_more = site.assay(&["export", "sum", "--output", back.to_str().unwrap()]);
    assert!(!once_more.status.success() && err(&once_more).contains("already exists"), "{}", err(&once_more));
}

#[test]
fn a_package_that_fails_verification_needs_an_override_reason() {
    let site = Site::new();
    let package = site.package("wrong", "wrong_answer", "42\n");
    let refused = site.assay(&["import", &package, "--slots", "1"]);
    assert_eq!(refused.status.code(), Some(1), "{}{}", out(&refused), err(&refused));
    assert!(err(&refused).contains("--override"), "{}", err(&refused));
    assert!(!site.assay(&["export", "wrong"]).status.success(), "nothing is half-imported");
    let imported = site.assay(&["import", &package, "--slots", "1", "--override", "its label is old"]);
    assert_eq!(imported.status.code(), Some(0), "{}{}", out(&imported), err(&imported));
    assert!(out(&imported).contains("✓ wrong: edition 1"), "{}", out(&imported));
}

#[test]
fn a_broken_package_does_not_stop_the_others() {
    let site = Site::new();
    let good = site.package("good", "accepted", "42\n");
    let bad = site.package("bad", "accepted", "42\n");
    fs::remove_file(Path::new(&bad).join("data/secret/1.ans")).unwrap();
    let imported = site.assay(&["import", &bad, &good, "--slots", "1"]);
    assert_eq!(imported.status.code(), Some(2), "{}{}", out(&imported), err(&imported));
    assert!(err(&imported).contains("data/secret/1"), "{}", err(&imported));
    assert!(out(&imported).contains("✓ good: edition 1"), "{}", out(&imported));
}

#[test]
fn a_track_is_imported_and_exported_again() {
    let site = Site::new();
    let package = site.package("sum", "accepted", "42\n");
    let file = site.folder.path().join("sums.yaml");
    write(&file, "title: Sums\nsections:\n- title: Two\n  lesson: lesson.md\n  problems: [sum]\n");
    write(&site.folder.path().join("lesson.md"), "Add from left to right.\n");
    let file = file.to_str().unwrap();
    let early = site.assay(&["track", "import", file]);
    assert!(!early.status.success() && err(&early).contains("import the problems"), "{}", err(&early));
    assert_eq!(site.assay(&["import", &package, "--slots", "1"]).status.code(), Some(0));
    let imported = site.assay(&["track", "import", file]);
    assert_eq!(out(&imported), "✓ sums: created\n", "{}", err(&imported));
    assert_eq!(out(&site.assay(&["track", "import", file])), "= sums: unchanged\n");
    let back = site.folder.path().join("back");
    let export = ["track", "export", "sums", "--output", back.to_str().unwrap()];
    let exported = site.assay(&export);
    assert_eq!(exported.status.code(), Some(0), "{}", err(&exported));
    let again = site.assay(&["track", "import", back.join("sums.yaml").to_str().unwrap()]);
    assert_eq!(out(&again), "= sums: unchanged\n", "{}", err(&again));
    let refused = site.assay(&export);
    assert!(!refused.status.success() && err(&refused).contains("already exists"), "{}", err(&refused));
}
