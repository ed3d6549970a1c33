//! `assay verify`.

use std::{fs, sync::Arc};

use assay_domain::PackageReport;
use assay_judge::{
    Judge,
    verify::{StepReport, Verification},
};

use crate::problem::{TWO_SUM, judge};

/// Verifies a package of files.
fn verify(judge: &mut Judge, files: &[(&str, &str)]) -> PackageReport {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join("f").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let package = assay_package::read(&folder.path().join("f")).unwrap_or_else(|error| panic!("{error}"));
    let verification = Verification::new(Arc::new(package), judge.languages());
    let mut found: Vec<StepReport> = Vec::new();
    for step in 0..verification.steps() {
        found.push(verification.take(step, &found, judge).unwrap());
    }
    verification.report("f", &found)
}

#[test]
fn packages_of_function_problems_are_verified() {
    let mut judge = judge();
    let right = "class Solution:\n  def twoSum(self, nums, target): return [0, 1]\n";
    let wrong = "class Solution:\n  def twoSum(self, nums, target): return [1, 1]\n";
    let stdin = "print([1, 0])\n";
    let files = [
        ("problem.yaml", "problem_format_version: 2025-09\nname: F\nlimits:\n  time_limit: 2\n"),
        ("signature.yaml", TWO_SUM),
        ("data/secret/1.in", "[2,7]\n9\n"),
        ("data/secret/1.ans", "[0,1]\n"),
        ("submissions/accepted/right.py", right),
        ("submissions/accepted/right.stdin.py", stdin),
        ("submissions/wrong_answer/wrong.py", wrong),
    ];
    let report = verify(&mut judge, &files);
    assert!(report.ok, "{report:#?}");
    let values = |report: &PackageReport| {
        report.checks.iter().find(|check| check.name == "values fit the signature").cloned().unwrap()
    };
    assert!(values(&report).ok);

    let files = files.map(|(name, text)| if name.ends_with("1.in") { (name, "[2,7]\n\"9\"\n") } else { (name, text) });
    let report = verify(&mut judge, &files);
    let check = values(&report);
    assert!(!report.ok && !check.ok);
    assert_eq!(check.detail, "secret/1: 1.in: line 2 (target): expected an int, found \"9\"");
}
