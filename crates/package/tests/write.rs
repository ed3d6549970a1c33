//! A written package reads as the same problem.

#![allow(clippy::unwrap_used, reason = "a panic fails the test")]

mod support;

use std::{fs, path::Path};

use assay_domain::Plan;
use assay_package::{Format, Package, StatementBody, read, write};
use support::Fixture;

/// The plan with the contents of its files in place of their paths.
fn content(package: &Package) -> Plan<Vec<u8>> {
    package.plan.clone().try_map(fs::read).unwrap()
}

/// Writes the package and reads it again. Returns the written format and the package read.
fn write_and_read(package: &Package, folder: &Path) -> (Format, Package) {
    let target = folder.join(package.slug.as_str());
    let format = write(package, &target).unwrap();
    (format, read(&target).unwrap_or_else(|error| panic!("{error}")))
}

fn check_round_trip(package: &Package) -> Format {
    let folder = tempfile::tempdir().unwrap();
    let (format, read) = write_and_read(package, folder.path());
    assert_eq!(content(&read), content(package), "{}", package.slug);
    assert_eq!((&read.about, &read.names), (&package.about, &package.names));
    assert_eq!(read.time.given_ms, package.time.given_ms);
    assert_eq!(read.input_arguments, package.input_arguments);
    let validators =
        |package: &Package| package.input_validators.iter().map(|v| v.name().to_owned()).collect::<Vec<_>>();
    assert_eq!(validators(&read), validators(package));
    assert_eq!(read.validation_cases.len(), package.validation_cases.len());
    assert_eq!(read.warnings, package.warnings);
    let bodies = |package: &Package| -> Vec<(String, StatementBody)> {
        let hints = package.hints.iter().flat_map(|hint| &hint.texts);
        let texts = package.statements.iter().chain(&package.solutions).chain(hints);
        texts.map(|statement| (statement.language.clone(), statement.body.clone())).collect()
    };
    assert_eq!(bodies(&read), bodies(package));
    let labels = |package: &Package| -> Vec<_> {
        let label = |s: &assay_package::LabelledSubmission| {
            (s.name.clone(), s.language.clone(), s.expectation.permitted(), s.model_solution)
        };
        package.submissions.iter().map(label).collect()
    };
    assert_eq!(labels(&read), labels(package));
    format
}

#[test]
fn shipped_problems_round_trip() {
    let problems = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../problems");
    for entry in fs::read_dir(problems).unwrap() {
        assert_eq!(check_round_trip(&read(&entry.unwrap().path()).unwrap()), Format::V2025_09);
    }
}

#[test]
fn every_part_of_a_package_round_trips() {
    let fixture = Fixture::new()
        .with(
            "problem.yaml",
            "problem_format_version: 2025-09\nname: {en: 'A: \"b\"', sv: Summa}\nuuid: 8d5f\nversion: '3'\ntype: [scoring, multi-pass]\n\
             credits:\n  authors: [{name: Ada, email: a@e.org}]\n  translators: {sv: Bo}\nsource: [{name: X, url: 'https://e.org'}]\n\
             license: cc by-sa\nrights_owner: Ada\nkeywords: [a, hard]\nlanguages: [cpp, python3]\nallow_file_writing: true\n\
             limits: {time_limit: 2.5, memory: 64, validation_passes: 5, compilation_time: 30}\n",
        )
        .with("statement/problem.sv.tex", "Text $x$.")
        .without("data/secret/1.in")
        .without("data/secret/1.ans")
        .with("data/secret/a/test_group.yaml", "max_score: 40\nstatic_validation_score: 5\nstatic_validator_args: [x]\nscore_aggregation: sum\n")
        .with("data/secret/a/1.in", "1")
        .with("data/secret/a/1.ans", "2")
        .with("data/secret/a/1.yaml", "args: ['-n', 'a b']\nfull_feedback: false\ninput_validator_args: {v: [q]}\noutput_validator_args: [tol, '1']\n")
        .with("data/secret/a/1.files/map.txt", "m")
        .with("data/secret/b/test_group.yaml", "max_score: 60\nrequire_pass: [sample, a]\n")
        .with("data/secret/b/2.in", "1")
        .with("data/secret/b/2.ans", "2")
        .with("data/invalid_input/e.in", "")
        .with("data/invalid_output/w.in", "")
        .with("data/invalid_output/w.ans", "")
        .with("data/invalid_output/w.out", "")
        .with("output_validator/v.cpp", "int main() {}")
        .with("output_validator/v.h", "")
        .with("static_validator/s.py", "")
        .with("input_validators/v/v.py", "")
        .with("input_validators/w.ctd", "INT(1,2)")
        .with("include/cpp/g.h", "")
        .with("attachments/tool.py", "")
        .with("attachments/templates/cpp/main.cpp", "")
        .with("submissions/submissions.yaml", "'*/a.py':\n  model_solution: true\n  secret/a: {permitted: [AC], score: 40}\n'odd': {required: [TLE, WA]}\n")
        .with("submissions/accepted/a.py", "")
        .with("submissions/accepted/b/main.cpp", "")
        .with("submissions/odd/c.cpp", "")
        .with("submissions/wrong_answer/d.java", "class D { static public void main(String[] a) {} }");
    let package = fixture.read();
    assert_eq!(package.warnings, []);
    assert_eq!(check_round_trip(&package), Format::V2025_09);
}

#[test]
fn marks_of_domjudge_are_written_only_in_the_source() {
    let yaml = "problem_format_version: 2025-09\nname: Sum\nuuid: 8d5f\ntype: scoring\n";
    for mark in ["@EXPECTED_RESULTS@: WRONG-ANSWER", "@EXPECTED_SCORE@: 40"] {
        let source = format!("# {mark}\n");
        let fixture = Fixture::new().with("problem.yaml", yaml).with("submissions/rejected/a.py", source);
        let package = fixture.read();
        let folder = tempfile::tempdir().unwrap();
        let (_, read) = write_and_read(&package, folder.path());
        assert_eq!(read.submissions[0].expectation, package.submissions[0].expectation, "{mark}");
        let rules = folder.path().join(package.slug.as_str()).join("submissions/submissions.yaml");
        assert!(!rules.exists(), "{}", fs::read_to_string(rules).unwrap());
    }
}

#[test]
fn legacy_packages_are_written_in_the_current_format_if_it_can_express_them() {
    let legacy = |yaml: &str| {
        Fixture::new()
            .with("problem.yaml", yaml)
            .with("data/secret/deep/x/1.in", "")
            .with("data/secret/deep/x/1.ans", "")
    };
    let plain =
        legacy("name: Sum\nuuid: 8d5f\nvalidator_flags: case_sensitive\n").with("submissions/accepted/a.py", "");
    assert_eq!(check_round_trip(&plain.read()), Format::V2025_09);
    let scoring = legacy("name: Sum\ntype: scoring\n").with("data/testdata.yaml", "range: 0 10\non_reject: continue\n");
    assert_eq!(check_round_trip(&scoring.read()), Format::Legacy);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("x"), "").unwrap();
    assert!(write(&plain.read(), folder.path()).unwrap_err().to_string().contains("not empty"));
}

#[test]
fn signatures_are_written_and_read_again() {
    for signature in [
        "kind: function\nname: twoSum\nparams:\n- {name: nums, type: \"int[]\"}\n- {name: target, type: long}\nreturns: \
         \"int[]\"\n",
        "kind: function\nname: rotate\nparams: [{name: grid, type: \"char[][]\"}]\nreturns: void\noutput: grid\ncompare: \
         unordered_nested\n",
        "kind: function\nname: no\nreturns: double\ncompare: {float: 1e-6}\n",
        "kind: class\nname: MinStack\nconstructor: [{name: root, type: TreeNode}]\nmethods:\n- {name: push, params: [{name: \
         val, type: int}], returns: void}\n- {name: top, params: [], returns: int}\ncompare: unordered\n",
    ] {
        let fixture = Fixture::new().with("signature.yaml", signature);
        let package = fixture.read();
        assert!(package.plan.signature.is_some() && package.warnings.is_empty(), "{:?}", package.warnings);
        assert_eq!(check_round_trip(&package), Format::V2025_09);
    }
}
