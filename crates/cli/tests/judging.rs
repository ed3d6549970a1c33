//! `assay doctor`, `judge` and `verify`, run as an author runs them.

#![allow(clippy::unwrap_used, reason = "a test may; clippy does not see that a helper is part of one")]

use std::{fs, path::Path};

use assert_cmd::{Command, assert::Assert};
use serde_json::Value;

fn assay(arguments: &[&str]) -> Assert {
    let cache = Path::new(env!("CARGO_TARGET_TMPDIR"));
    Command::cargo_bin("assay").unwrap().env_clear().env("XDG_CACHE_HOME", cache).args(arguments).assert()
}

fn json(assert: &Assert) -> Value {
    serde_json::from_slice(&assert.get_output().stdout).unwrap()
}

fn stderr(assert: &Assert) -> String {
    String::from_utf8_lossy(&assert.get_output().stderr).into_owned()
}

fn shipped(path: &str) -> String {
    format!("{}/../../problems/{path}", env!("CARGO_MANIFEST_DIR"))
}

/// A package that is verified quickly.
fn small(name: &str) -> String {
    format!("{}/../judge/tests/packages/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// Copies a package, so that a test can break the copy.
fn copy(of: &str, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(of).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(entry.path().to_str().unwrap(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn the_first_file_of_the_command_line_starts() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let right = file("zz.py", "input()\nprint(-1)\n");
    let wrong = file("aa.py", "print(1)\n");
    let main = file("main.py", "print(2)\n");
    let package = small("testlib-pass-fail");
    let verdict = |files: &[&String], more: &[&str]| {
        let files = files.iter().map(|file| file.as_str());
        let arguments: Vec<_> =
            ["judge", "--json", &package].into_iter().chain(files).chain(more.iter().copied()).collect();
        json(&assay(&arguments))["verdict"].clone()
    };
    assert_eq!(verdict(&[&right, &wrong], &[]), "accepted");
    assert_eq!(verdict(&[&wrong, &right], &[]), "wrong_answer");
    assert_eq!(verdict(&[&right, &wrong, &main], &[]), "wrong_answer");
    assert_eq!(verdict(&[&wrong, &main, &right], &["--entry-point", "zz.py"]), "accepted");
}

#[test]
fn files_named_like_those_of_compilers_do_no_harm() {
    let package = small("testlib-pass-fail");
    for (program, source, names) in [
        (
            "Main.java",
            "public class Main { public static void main(String[] a) { System.out.println(-1); } }",
            &["classes", "classes.tar"][..],
        ),
        ("a.c", "#include <stdio.h>\nint main(void) { puts(\"-1\"); }", &["main"]),
        ("a.ts", "const n: number = -1;\nconsole.log(n);", &["main.js"]),
        ("a.go", "package main\nimport \"fmt\"\nfunc main() { fmt.Println(-1) }", &["importcfg", "main"]),
    ] {
        for name in names {
            let folder = tempfile::tempdir().unwrap();
            let [own, other] = [program, name].map(|name| folder.path().join(name).to_str().unwrap().to_owned());
            fs::write(&own, source).unwrap();
            fs::write(&other, "no program").unwrap();
            let report = json(&assay(&["judge", "--json", &package, &own, &other]));
            assert_eq!(report["verdict"], "accepted", "{program} {name}: {report}");
        }
    }
}

#[test]
fn the_doctor_reports_the_limits_and_the_languages() {
    let report = json(&assay(&["doctor", "--json"]).success());
    assert_eq!(report["ok"], true);
    assert!(report["rung"].is_string(), "{report}");
    for check in report["checks"].as_array().unwrap() {
        assert!(check["name"].is_string() && check["ok"].is_boolean() && check["detail"].is_string(), "{check}");
        assert!(check["ok"] == true || check["fix"].is_string(), "a failed check without a fix: {check}");
    }
    let languages = report["languages"].as_array().unwrap();
    let python = languages.iter().find(|language| language["id"] == "python3").unwrap();
    assert!(python["usable"] == true && python["version"].as_str().unwrap().starts_with("Python 3"), "{python}");
    let words = assay(&["doctor"]).success();
    let words = String::from_utf8_lossy(&words.get_output().stdout).into_owned();
    assert!(words.contains("This host can judge submissions."), "{words}");
}

#[test]
fn new_packages_pass_verification() {
    let folder = tempfile::tempdir().unwrap();
    for kind in ["function", "class", "stdin", "interactive"] {
        let package = folder.path().join(format!("my-{kind}"));
        let path = package.to_str().unwrap();
        assay(&["new", kind, path]).success();
        let manifest = fs::read_to_string(package.join("problem.yaml")).unwrap();
        assert!(manifest.to_lowercase().contains(&format!("name: my {kind}\n")), "{manifest}");
        let report = json(&assay(&["verify", path, "--json"]).success());
        let submissions = report["packages"][0]["submissions"].as_array().unwrap();
        assert_eq!(submissions.len(), 2, "{kind}: {report}");
        let summary =
            String::from_utf8(assay(&["verify", path, "--summary"]).success().get_output().stdout.clone()).unwrap();
        let shown = summary.lines().nth(1).and_then(|line| line.split_whitespace().nth(1));
        assert_eq!(shown, Some(kind), "{summary}");
        let refused = assay(&["new", kind, path]).code(2);
        assert!(stderr(&refused).contains("exists"), "{}", stderr(&refused));
    }
    let refused = assay(&["new", "stdin", folder.path().join("Not A Slug").to_str().unwrap()]).code(2);
    assert!(stderr(&refused).contains("cannot be the name of a problem"), "{}", stderr(&refused));
}

#[test]
fn failing_cases_of_functions_are_printed_as_values() {
    let folder = tempfile::tempdir().unwrap();
    let wrong = folder.path().join("wrong.py");
    let printed = |package: &str, source: &str| {
        fs::write(&wrong, source).unwrap();
        let judged = assay(&["judge", &shipped(package), wrong.to_str().unwrap()]).code(1);
        String::from_utf8(judged.get_output().stdout.clone()).unwrap()
    };
    let function = printed("quiet-houses", "class Solution:\n  def quietHouses(self, noise, limit): return [0, 9]\n");
    let values = "input:\nnoise = [3,1,2,4,1], limit = 6\nexpected:\n[0,>>3<<]\nactual:\n[0,>>9<<]\n";
    assert!(function.contains(values), "{function}");
    let class = "class DoorbellPanel:\n  def moveIn(self, name): return True\n  def moveOut(self, name): return True\n  \
                 def letters(self, name): return 1\n";
    let class = printed("doorbell-panel", class);
    assert!(class.contains("expected:\nDoorbellPanel()\nmoveIn(\"anna\") → true\n"), "{class}");
    assert!(class.contains("letters(\"anna\") → >>3<<") && class.contains("letters(\"anna\") → >>1<<"), "{class}");
    assert!(!class.contains("input:"), "{class}");
}

#[test]
fn a_program_is_judged_with_a_package() {
    let (package, right) = (shipped("coffee-stamps"), shipped("coffee-stamps/submissions/accepted/running_total.py"));
    let report = json(&assay(&["judge", &package, &right, "--json"]).success());
    assert_eq!((&report["verdict"], &report["language"]), (&"accepted".into(), &"python3".into()));
    assert_eq!(report["passed"], report["total"]);
    let folder = tempfile::tempdir().unwrap();
    let wrong = folder.path().join("wrong.py");
    fs::write(&wrong, "print('no')").unwrap();
    let report = json(&assay(&["judge", &package, wrong.to_str().unwrap(), "--json"]).code(1));
    assert_eq!(report["verdict"], "wrong_answer");
    assert_eq!(report["failure"]["case"], 1);
    assert_eq!(report["failure"]["actual"], "no\n");
    let unknown = folder.path().join("program.xyz");
    fs::write(&unknown, "print('no')").unwrap();
    let refused = assay(&["judge", &package, unknown.to_str().unwrap()]).code(2);
    assert!(stderr(&refused).contains("--language") && stderr(&refused).contains("python3"), "{}", stderr(&refused));
    assay(&["judge", &package, unknown.to_str().unwrap(), "--language", "python3"]).code(1);
    let nowhere = assay(&["judge", "no/such/package", unknown.to_str().unwrap()]).code(2);
    assert!(stderr(&nowhere).contains("no/such/package"), "{}", stderr(&nowhere));
}

#[test]
fn packages_are_verified() {
    let packages = ["default-flags", "args-and-files"].map(small);
    let report = json(&assay(&["verify", &packages[0], &packages[1], "--json"]).success());
    let found = report["packages"].as_array().unwrap();
    assert_eq!(
        found.iter().map(|package| package["name"].as_str().unwrap()).collect::<Vec<_>>(),
        ["default-flags", "args-and-files"]
    );
    for package in found {
        assert_eq!((&package["ok"], &package["error"]), (&true.into(), &Value::Null), "{package}");
        assert!(!package["submissions"].as_array().unwrap().is_empty(), "{package}");
        for submission in package["submissions"].as_array().unwrap() {
            assert!(submission["permitted"].as_array().unwrap().contains(&submission["verdict"]), "{submission}");
        }
    }
}

#[test]
fn wrong_labels_and_unreadable_packages_are_reported() {
    let folder = tempfile::tempdir().unwrap();
    let spoiled = folder.path().join("spoiled");
    copy(&small("default-flags"), &spoiled);
    let submissions = spoiled.join("submissions");
    fs::write(submissions.join("accepted/not_really.py"), "print('no')").unwrap();
    fs::write(submissions.join("accepted/old.cob"), "DISPLAY 'NO'.").unwrap();
    fs::create_dir_all(submissions.join("slow_on_mondays")).unwrap();
    fs::write(submissions.join("slow_on_mondays/a.py"), "print('no')").unwrap();
    let spoiled = spoiled.to_str().unwrap();

    let report = json(&assay(&["verify", spoiled, "--json"]).code(1));
    let package = &report["packages"][0];
    assert_eq!(package["ok"], false);
    let differs: Vec<_> =
        package["submissions"].as_array().unwrap().iter().filter(|submission| submission["ok"] == false).collect();
    assert_eq!(differs.len(), 1);
    assert_eq!(
        (&differs[0]["path"], &differs[0]["verdict"]),
        (&"submissions/accepted/not_really.py".into(), &"wrong_answer".into())
    );
    let reasons: Vec<_> =
        package["skipped"].as_array().unwrap().iter().map(|skipped| skipped["reason"].as_str().unwrap()).collect();
    assert_eq!(reasons.len(), 2, "{reasons:?}");
    assert_eq!(reasons[0], "language not installed: cobol");
    assert!(reasons[1].starts_with("label not judgeable: "), "{reasons:?}");

    let words = assay(&["verify", spoiled]).code(1);
    let words = String::from_utf8_lossy(&words.get_output().stdout).into_owned();
    assert!(words.contains("accepted solutions fails case 1. Check the solution.\n"), "{words}");
    assert_eq!(words.matches("not_really.py").count(), 2, "in the finding and in its row: {words}");

    let (fine, missing) = (small("default-flags"), "no/such/package");
    let report = json(&assay(&["verify", missing, &fine, "--json"]).code(2));
    assert!(report["packages"][0]["error"].as_str().unwrap().contains(missing), "{report}");
    assert_eq!(report["packages"][1]["ok"], true, "one unreadable package does not stop the others");
}

/// The summary and the record show how far the limit is from both sides.
#[test]
fn the_summary_has_the_margins_of_the_limit() {
    let folder = tempfile::tempdir().unwrap();
    let record = folder.path().join("record.tsv").to_str().unwrap().to_owned();
    let words = assay(&["verify", &small("measured"), "--summary", "--record", &record]).success();
    let words = String::from_utf8_lossy(&words.get_output().stdout).into_owned();
    let row = words.lines().nth(1).unwrap();
    assert!(row.contains(" ms, limit / ") && row.contains(" ms, limit * "), "{words}");
    let recorded = fs::read_to_string(&record).unwrap();
    let columns: Vec<&str> = recorded.lines().nth(1).unwrap().split('\t').collect();
    let [limit, slowest, fastest] = [9, 10, 11].map(|column| columns[column].parse::<u32>().unwrap());
    assert!(slowest < limit && limit < fastest, "{recorded}");
}

#[test]
fn python_is_judged_with_both_runtimes_on_request() {
    let package = small("default-flags");
    let languages = |arguments: &[&str]| {
        let report = json(&assay(&[&["verify", &package, "--json"], arguments].concat()).success());
        let submissions = report["packages"][0]["submissions"].as_array().unwrap().clone();
        let of_near = submissions.iter().filter(|one| one["path"] == "submissions/accepted/near.py");
        of_near.map(|one| one["language"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(languages(&[]), ["pypy3"]);
    assert_eq!(languages(&["--both-pythons"]), ["python3", "pypy3"]);
}

/// A record of two packages: only changed ones and a sample are verified again.
#[test]
fn unchanged_packages_are_not_verified_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (a, b, record) = (path("a"), path("b"), path("record.tsv"));
    for package in [&a, &b] {
        copy(&small("default-flags"), Path::new(package));
    }
    let recorded = || fs::read_to_string(&record).unwrap();
    let lines =
        || recorded().lines().skip(1).map(|line| line.split_once('\t').unwrap().0.to_owned()).collect::<Vec<_>>();
    let words = assay(&["verify", &a, &b, "--both-pythons", "--summary", "--record", &record]).success();
    let words = String::from_utf8_lossy(&words.get_output().stdout).into_owned();
    assert!(words.lines().nth(1).unwrap().starts_with("a        stdin  pypy3 python3"), "{words}");
    assert!(words.ends_with("2 of 2 packages passed.\n"), "{words}");
    assert_eq!(lines(), ["a", "b"]);

    let again = |arguments: &[&str], code: i32| {
        let report = assay(&[&["verify", &a, &b, "--json", "--changed-since", &record], arguments].concat()).code(code);
        let report = json(&report);
        let names = |key: &str, name: fn(&Value) -> &Value| {
            let list = report[key].as_array().cloned().unwrap_or_default();
            list.iter().map(|item| name(item).as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        (names("packages", |package| &package["name"]), names("unchanged", |name| name))
    };
    let names = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    assert_eq!(again(&[], 0), (names(&[]), names(&["a", "b"])));
    let (sampled, rest) = again(&["--sample", "1"], 0);
    assert_eq!((sampled.len(), rest.len()), (1, 1));
    assert_eq!(again(&["--sample", "5"], 0).0.len(), 2);

    fs::write(Path::new(&b).join("submissions/accepted/new.py"), "print('Yes 0.5')").unwrap();
    assert_eq!(again(&["--record", &record], 0), (names(&["b"]), names(&["a"])));
    assert_eq!(again(&[], 0).0, names(&[]));
    fs::write(Path::new(&b).join("submissions/accepted/new.py"), "print('No')").unwrap();
    assert_eq!(again(&["--record", &record], 1).0, names(&["b"]));
    assert_eq!(lines(), ["a"], "a package with problems is not recorded");

    // Another version of the judge may give other results, so the sample begins with what that one verified.
    fs::remove_file(Path::new(&b).join("submissions/accepted/new.py")).unwrap();
    assert_eq!(again(&["--record", &record], 0).0, names(&["b"]));
    let judge = recorded().lines().nth(1).unwrap().split('\t').nth(2).unwrap().to_owned();
    for other in ["a", "b"] {
        let older = |line: &str| {
            if line.starts_with(other) { line.replace(&judge, "0123456789abcdef") } else { line.to_owned() }
        };
        let text = recorded();
        fs::write(&record, text.lines().map(|line| older(line) + "\n").collect::<String>()).unwrap();
        assert_eq!(again(&[], 0).0, names(&[]));
        assert_eq!(again(&["--sample", "1"], 0).0, names(&[other]));
        fs::write(&record, text).unwrap();
    }
}

#[test]
fn the_sandbox_and_judge_benchmarks_report_every_row() {
    let report = json(&assay(&["bench", "sandbox", "--rounds", "1", "--json"]).success());
    let rows = report["programs"].as_array().unwrap();
    let reported: Vec<_> =
        rows.iter().map(|row| (row["name"].as_str().unwrap(), row["slots"].as_u64().unwrap())).collect();
    let names = ["static-hello", "python-hello", "cpp-sum-1mb"];
    let expected: Vec<_> = [1, 2].into_iter().flat_map(|slots| names.map(|name| (name, slots))).collect();
    assert_eq!(reported, expected);
    for row in rows {
        for figure in ["bare_ms", "sandboxed_ms", "ratio", "per_second", "bare_per_second"] {
            assert!(row[figure].as_f64().unwrap() > 0.0, "{figure} of {row}");
        }
    }
    let report = json(&assay(&["bench", "judge", "--submissions", "1", "--json"]).success());
    let rows = report["problems"].as_array().unwrap();
    assert_eq!(rows.len(), 4, "{report}");
    assert!(
        rows.iter().all(|row| row["cold_ms"].as_f64().unwrap() > 0.0 && row["cached_ms"].as_f64().unwrap() > 0.0),
        "{report}"
    );
}
