//! Reads small valid and invalid packages in temporary folders.

#![allow(clippy::unwrap_used, reason = "a panic fails the test")]

mod support;

use std::{fs, path::Path};

use assay_domain::{Difficulty, GroupGrading, Limits, Part, Verdict};
use assay_package::{Comparison, Format, Person, Source, read};

use support::{Fixture, MANIFEST, html};

#[test]
fn limits_above_the_maximum_are_lowered() {
    let yaml = "problem_format_version: legacy\nname: Sum\nlimits:\n  output: 24576\n  memory: 1e9\n";
    let package = Fixture::new().with("problem.yaml", yaml).read();
    assert_eq!((package.plan.limits.output_kib, package.plan.limits.memory_kib), (4 << 20, 1 << 30));
    let raised: Vec<_> =
        package.warnings.iter().filter(|warning| warning.message.contains("more than the maximum")).collect();
    assert_eq!(raised.iter().map(|warning| warning.line).collect::<Vec<_>>(), [Some(5), Some(4)], "{raised:?}");
}

#[test]
fn reads_every_part_of_a_package() {
    let fixture = Fixture::new()
        .with(
            "problem.yaml",
            "problem_format_version: 2025-09\ntype: pass-fail\nname:\n  sv: Summa\n  en: Sum\nuuid: 8d5f\nversion: '3'\n\
             credits:\n  authors: [Ada <ada@example.org>, {name: Grace}]\n  testers: Alan\nlicense: cc by-sa\n\
             source: [Own, {name: Contest, url: 'https://example.org'}]\nkeywords: [maths, medium]\n\
             embargo_until: 2030-01-01\nlimits:\n  time_limit: 1.5\n  memory: 64\n  output: 2\n  code: 64\n  \
             compilation_time: 30\n",
        )
        .with("submissions/accepted/a.py", "")
        .with("submissions/wrong_answer/b.cc", "")
        .with("submissions/run_time_error/c.js", "")
        .with("attachments/tool.py", "")
        .with("attachments/templates/cpp/main.cpp", "")
        .with("input_validators/v/v.cpp", "")
        .with("input_validators/w.ctd", "");
    let package = fixture.read();
    let [embargo] = &package.warnings[..] else { panic!("{:?}", package.warnings) };
    assert!(embargo.to_string().starts_with("problem.yaml:14: `embargo_until` is kept"), "{embargo}");
    assert_eq!((package.slug.as_str(), package.name(), package.format), ("sum", "Sum", Format::V2025_09));
    assert_eq!(package.names["sv"], "Summa");
    let about = &package.about;
    assert_eq!(about.difficulty, Some(Difficulty::Medium));
    assert!(about.authors().eq(["Ada", "Grace"]));
    assert_eq!(about.credits.testers, [Person { name: "Alan".into(), ..Person::default() }]);
    let contest = Source { name: "Contest".into(), url: Some("https://example.org".into()) };
    assert_eq!(about.sources, [Source { name: "Own".into(), url: None }, contest]);
    assert_eq!(about.license.as_deref(), Some("cc by-sa"));
    assert_eq!((about.version.as_deref(), about.embargo_until.as_deref()), (Some("3"), Some("2030-01-01")));
    let plan = &package.plan;
    assert_eq!(plan.limits, Limits { time_ms: 1500, memory_kib: 64 * 1024, output_kib: 2048 });
    assert_eq!((plan.code_kib, plan.compile.time_ms), (64, 30_000));
    assert!(html(&package).contains("<math"), "{}", html(&package));
    let cases: Vec<_> = plan.cases().map(|case| (case.name.as_str(), case.sample)).collect();
    assert_eq!(cases, [("sample/1", true), ("secret/1", false)]);
    assert_eq!(fs::read_to_string(&plan.cases().nth(1).unwrap().answer).unwrap(), "4\n");
    let submissions: Vec<_> =
        package.submissions.iter().map(|s| (s.expectation.permitted()[0], s.language.as_str())).collect();
    let expected =
        [(Verdict::Accepted, "python3"), (Verdict::WrongAnswer, "cpp"), (Verdict::RunTimeError, "javascript")];
    assert_eq!(submissions, expected);
    assert_eq!(package.attachments.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["tool.py"]);
    assert_eq!(package.templates[0].language, "cpp");
    let validators: Vec<_> = package.input_validators.iter().map(assay_package::InputValidator::name).collect();
    assert_eq!(validators, ["input_validators/w.ctd", "input_validators/v"]);
}

#[test]
fn a_label_in_domjudges_settings_is_not_a_title() {
    for (ini, title) in [
        ("probid = abc\nshort-name = B\nname =\n", "sum"),
        ("probid = abc\nshort-name = B\n", "sum"),
        ("probid = abc\nname = 'A title'\n", "A title"),
    ] {
        let fixture = Fixture::new().without("problem.yaml").with("domjudge-problem.ini", ini);
        assert_eq!(fixture.read().name().to_lowercase(), title.to_lowercase(), "{ini}");
    }
    let tex = "\\problemname{From the statement}\nAdd.\n";
    let fixture = Fixture::new()
        .without("problem.yaml")
        .without("statement/problem.en.md")
        .with("problem_statement/problem.en.tex", tex)
        .with("domjudge-problem.ini", "probid = abc\n");
    assert_eq!(fixture.read().name(), "From the statement");
}

#[test]
fn reads_legacy_packages() {
    let fixture = Fixture::new()
        .with(
            "problem.yaml",
            "name: Sum\nauthor: Ada, Grace\nvalidation: default\nvalidator_flags: float_tolerance 1e-6\n\
             source: Contest\nsource_url: https://example.org\nlimits:\n  memory: 512\n",
        )
        .with(".timelimit", "3\n")
        .without("statement/problem.en.md")
        .with("problem_statement/problem.md", "Add.\n");
    let package = fixture.read();
    assert_eq!(package.warnings, []);
    assert_eq!((package.plan.limits.time_ms, package.plan.limits.memory_kib), (3000, 512 * 1024));
    assert_eq!(package.time.given_ms, Some(3000));
    assert!(package.about.authors().eq(["Ada", "Grace"]));
    assert_eq!(package.about.sources[0].url.as_deref(), Some("https://example.org"));
    let case = package.plan.cases().next().unwrap();
    assert_eq!(Comparison::parse(&case.validator_args).unwrap().float_absolute, Some(1e-6));
    assert_eq!(package.plan.root.grading, GroupGrading::PassFail { static_case: None });
}

#[test]
fn cases_and_groups_are_sorted_together_by_name() {
    let mut fixture = Fixture::new();
    for name in ["2", "10", "1-a", "b/2", "b/1", "a/x/1"] {
        fixture = fixture.with(&format!("data/secret/{name}.in"), "").with(&format!("data/secret/{name}.ans"), "");
    }
    let names: Vec<_> = fixture.read().plan.cases().filter(|case| !case.sample).map(|case| case.name.clone()).collect();
    let expected = ["1", "1-a", "10", "2", "a/x/1", "b/1", "b/2"].map(|name| format!("secret/{name}"));
    assert_eq!(names, expected);
}

#[test]
fn cases_inherit_settings_of_their_folders() {
    let fixture = Fixture::new()
        .with("data/test_group.yaml", "output_validator_args: [case_sensitive]\n")
        .with("data/secret/1.yaml", "output_validator_args: []\nargs: [-x, '1']\nfull_feedback: false\n")
        .with("data/secret/1.files/map.txt", "");
    let package = fixture.read();
    let [sample, secret] = package.plan.cases().collect::<Vec<_>>()[..] else { panic!("two cases") };
    assert_eq!((sample.validator_args.as_slice(), sample.shown), (["case_sensitive".to_owned()].as_slice(), true));
    assert!(secret.validator_args.is_empty() && secret.args == ["-x", "1"] && !secret.shown);
    assert_eq!(secret.files[0].name, "map.txt");
    let fixture = Fixture::new().with("data/secret/testdata.yaml", "\noutput_validator_flags: sorted\n");
    let message = fixture.error();
    assert!(message.contains("testdata.yaml:2") && message.contains("sorted"), "{message}");
}

#[test]
fn reads_test_groups_of_both_formats() {
    let scoring = "problem_format_version: 2025-09\nname: Sum\nuuid: 1\ntype: scoring\n";
    let fixture = Fixture::new()
        .with("problem.yaml", scoring)
        .without("data/secret/1.in")
        .without("data/secret/1.ans")
        .with("data/secret/a/test_group.yaml", "max_score: 40\n")
        .with("data/secret/a/1.in", "")
        .with("data/secret/a/1.ans", "")
        .with("data/secret/b/test_group.yaml", "max_score: 60\nscore_aggregation: min\nrequire_pass: [sample, a]\n")
        .with("data/secret/b/x/1.in", "")
        .with("data/secret/b/x/1.ans", "");
    let package = fixture.read();
    assert_eq!(package.warnings, []);
    assert_eq!(package.plan.root.grading, GroupGrading::Secret);
    let Some(Part::Group(secret)) = package.plan.root.parts.last() else { panic!("secret") };
    let Part::Group(b) = &secret.parts[1] else { panic!("b") };
    let GroupGrading::Scoring { max_score, require_pass, .. } = &b.grading else { panic!("scores") };
    assert_eq!(
        (*max_score, require_pass.as_slice()),
        (Some(60.0), ["sample".to_owned(), "secret/a".to_owned()].as_slice())
    );
    assert_eq!(b.cases().next().unwrap().name, "secret/b/x/1");

    let fixture = Fixture::new()
        .with("problem.yaml", "name: Sum\ntype: scoring\ngrading:\n  objective: min\n")
        .with("data/testdata.yaml", "on_reject: continue\nrange: 0 +inf\ngrader_flags: ignore_sample\n")
        .with("data/secret/testdata.yaml", "grader_flags: min accept_if_any_accepted\naccept_score: 30\n");
    let package = fixture.read();
    assert!(package.plan.kind.minimise);
    let GroupGrading::Legacy(root) = &package.plan.root.grading else { panic!("legacy") };
    assert!(root.ignore_sample && !root.stop_at_reject && root.range == Some((0.0, f64::MAX)));
    let Some(Part::Group(secret)) = package.plan.root.parts.last() else { panic!("secret") };
    let GroupGrading::Legacy(secret) = &secret.grading else { panic!("legacy") };
    assert!(secret.accept_if_any && !secret.ignore_sample && secret.accept_score == 30.0 && !secret.stop_at_reject);
}

#[test]
fn the_hash_covers_the_files_that_matter() {
    let before = Fixture::new().read().hash;
    assert_eq!(before.len(), 64);
    assert_eq!(Fixture::new().read().hash, before);
    assert_eq!(Fixture::new().with("generators/a.py", "").with("notes.txt", "").read().hash, before);
    assert_ne!(Fixture::new().with("submissions/accepted/a.py", "").read().hash, before);
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
fn errors_name_file_line_and_fix() {
    let yaml = |line: &str| Fixture::new().with("problem.yaml", format!("{MANIFEST}{line}\n"));
    for (fixture, parts) in [
        (Fixture::new().without("problem.yaml"), ["problem.yaml", "does not exist"]),
        (Fixture::new().with("problem.yaml", "problem_format_version: 2025-09\n"), ["problem.yaml", "name"]),
        (Fixture::new().with("problem.yaml", "name: [\n"), ["problem.yaml:", "YAML"]),
        (Fixture::new().with("problem.yaml", b"name: caf\xe9\n"), ["problem.yaml:1", "UTF-8"]),
        (Fixture::new().with("problem.yaml", "name: {}\n"), ["problem.yaml:1", "empty"]),
        (yaml("name: Again"), ["problem.yaml:6", "name"]),
        (yaml("type: guessing"), ["problem.yaml:6", "guessing"]),
        (yaml("type: [pass-fail, scoring]"), ["problem.yaml:6", "exclude"]),
        (yaml("type: [pass-fail, interactive]"), ["problem.yaml", "output_validator/"]),
        (yaml("validation: custom"), ["problem.yaml", "output_validators/"]),
        (yaml("validator_flags: float_tolerance x"), ["problem.yaml:6", "float_tolerance"]),
        (Fixture::new().with("problem.yaml", "problem_format_version: 1999\nname: A\n"), ["problem.yaml:1", "1999"]),
        (
            Fixture::new().with("problem.yaml", "name: A\nlimits:\n  time_limit: -1\n"),
            ["problem.yaml:3", "more than 0"],
        ),
        (Fixture::new().with("problem.yaml", "name: A\nlimits:\n  memory: a lot\n"), ["problem.yaml:3", "number"]),
        (Fixture::new().with("problem.yaml", "name: A\n").with(".timelimit", "soon"), [".timelimit:1", "number"]),
        (Fixture::new().without("data/secret/1.ans"), ["1.in", "add data/secret/1.ans"]),
        (Fixture::new().with("data/secret/1.yaml", "full_feedback: maybe\n"), ["1.yaml:1", "true"]),
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
fn links_must_stay_in_the_package() {
    let linked = |target: &str, name: &str| {
        let fixture = Fixture::new().with("generators/g.py", "");
        std::os::unix::fs::symlink(target, fixture.folder().join(name)).unwrap();
        fixture
    };
    for (target, name) in [
        ("/etc/passwd", "data/secret/2.in"),
        ("../../../../../../../etc/passwd", "data/secret/2.in"),
        ("nowhere", "data/secret/2.in"),
        ("/etc", "attachments"),
        ("..", "data/secret/round"),
    ] {
        let message = linked(target, name).error();
        assert!(message.contains(name) && message.contains("link"), "{message}");
    }
    let fixture = linked("1.in", "data/secret/2.in");
    std::os::unix::fs::symlink("1.ans", fixture.folder().join("data/secret/2.ans")).unwrap();
    let package = fixture.read();
    assert_eq!((package.plan.cases().count(), package.warnings.len()), (3, 0));
    let warnings = linked("/etc/passwd", "generators/list").warnings();
    assert!(warnings[0].contains("generators/list"), "{warnings:?}");
}

/// Names and inputs of all cases.
fn inputs(package: &assay_package::Package) -> Vec<(String, String)> {
    let read = |case: &assay_domain::PlannedCase<std::path::PathBuf>| fs::read_to_string(&case.input).unwrap();
    package.plan.cases().map(|case| (case.name.clone(), read(case))).collect()
}

#[test]
fn links_within_the_package_are_followed() {
    let fixture = Fixture::new().with("data/secret/g/a.in", "7\n").with("data/secret/g/a.ans", "8\n");
    let folder = fixture.folder().join("data/secret");
    for (target, name) in [
        ("1.in", "2.in"),
        ("2.in", "3.in"),
        ("g/../../secret/1.ans", "2.ans"),
        ("./2.ans", "3.ans"),
        ("g", "h"),
        ("h", "i"),
    ] {
        std::os::unix::fs::symlink(target, folder.join(name)).unwrap();
    }
    let package = fixture.read();
    assert!(package.warnings.is_empty(), "{:?}", package.warnings);
    let names: Vec<_> = inputs(&package).into_iter().map(|(name, text)| format!("{name}={}", text.trim())).collect();
    let secret = ["secret/1=2 2", "secret/2=2 2", "secret/3=2 2", "secret/g/a=7", "secret/h/a=7", "secret/i/a=7"];
    assert_eq!(names[1..], secret);
}

#[test]
fn links_that_git_wrote_as_files_are_followed() {
    let fixture = Fixture::new()
        .with("data/secret/g/a.in", "7\n")
        .with("data/secret/g/a.ans", "8\n")
        .with("data/secret/2.in", "1.in")
        .with("data/secret/2.ans", "../secret/1.ans")
        .with("data/secret/3.in", "./2.in")
        .with("data/secret/3.ans", "2.ans")
        .with("data/secret/h", "./g");
    let package = fixture.read();
    let names: Vec<_> = inputs(&package).into_iter().map(|(name, text)| format!("{name}={}", text.trim())).collect();
    assert_eq!(names[1..], ["secret/1=2 2", "secret/2=2 2", "secret/3=2 2", "secret/g/a=7", "secret/h/a=7"]);
    assert_eq!(package.warnings.len(), 5, "{:?}", package.warnings);
    assert!(package.warnings.iter().all(|warning| warning.message.contains("Git")));
    // A text that looks like a path but leads to no file of the package is data.
    let fixture = Fixture::new()
        .with("data/secret/2.in", "../other/1.in")
        .with("data/secret/2.ans", "2.in")
        .with("data/secret/3.in", "1.in\n")
        .with("data/secret/3.ans", "3.ans")
        .with("data/secret/4.in", "/etc/passwd")
        .with("data/secret/4.ans", "../../../secret.ans");
    fs::write(fixture.0.path().join("secret.ans"), "").unwrap();
    let package = fixture.read();
    assert!(package.warnings.is_empty(), "{:?}", package.warnings);
    assert_eq!(
        inputs(&package)[2..],
        [
            ("secret/2".into(), "../other/1.in".into()),
            ("secret/3".into(), "1.in\n".into()),
            ("secret/4".into(), "/etc/passwd".into())
        ]
    );
}

#[test]
fn links_to_other_files_of_the_git_repository_are_followed() {
    let fixture_with_link = || {
        let fixture = Fixture::new().with("output_validator/check.cpp", "#include \"testlib.h\"\n");
        fs::create_dir(fixture.0.path().join("common")).unwrap();
        fs::write(fixture.0.path().join("common/testlib.h"), "// shared\n").unwrap();
        let link = fixture.folder().join("output_validator/testlib.h");
        std::os::unix::fs::symlink("../../common/testlib.h", link).unwrap();
        fixture
    };
    assert!(fixture_with_link().error().contains("leaves the package"));
    let fixture = fixture_with_link();
    fs::create_dir(fixture.0.path().join(".git")).unwrap();
    fs::write(fixture.0.path().join(".git/config"), "").unwrap();
    let package = fixture.read();
    let files = &package.plan.output_validators[0].files;
    let header = files.iter().find(|file| file.name == "testlib.h").unwrap();
    assert_eq!(fs::read_to_string(&header.file).unwrap(), "// shared\n");
    assert!(package.warnings[0].to_string().contains("keep both together"), "{:?}", package.warnings);
    // A home folder can be a repository, so private keys may be below it.
    fs::create_dir(fixture.0.path().join(".ssh")).unwrap();
    fs::write(fixture.0.path().join(".ssh/key"), "").unwrap();
    for hidden in [".git/config", ".ssh/key"] {
        let link = fixture.folder().join("data/secret/2.in");
        std::os::unix::fs::symlink(format!("../../../{hidden}"), &link).unwrap();
        assert!(fixture.error().contains("data/secret/2.in"), "{hidden} must not be readable");
        fs::remove_file(link).unwrap();
    }
}

#[test]
fn circular_links_are_refused() {
    let fixture = Fixture::new();
    let folder = fixture.folder().join("data/secret");
    std::os::unix::fs::symlink("3.in", folder.join("2.in")).unwrap();
    std::os::unix::fs::symlink("2.in", folder.join("3.in")).unwrap();
    assert!(fixture.error().contains("points to itself"), "{}", fixture.error());
}

#[test]
fn folder_names_are_turned_into_slugs() {
    let fixture = Fixture::new();
    let other = fixture.0.path().join("Two Words");
    fs::rename(fixture.folder(), &other).unwrap();
    let package = read(&other).unwrap();
    assert_eq!((package.slug.as_str(), package.warnings.len()), ("two-words", 1));
    let message = read(Path::new("/no/such/folder")).unwrap_err().to_string();
    assert!(message.contains("/no/such/folder"), "{message}");
}

#[test]
fn harmless_faults_are_warnings() {
    let fixture = Fixture::new()
        .with(
            "problem.yaml",
            "problem_format_version: 2025-09\nname: Sum\ncolour: red\nlicense: mine\nlimits:\n  cpu: 1\n\
             languages: [cpp, klingon]\n",
        )
        .without("statement/problem.en.md")
        .with("data/secret/2.ans", "")
        .with("data/secret/note.xyz", "")
        .with("data/secret/1.yaml", "colour: red\n")
        .with("input_validators/v.viva", "")
        .with("submissions/accepted/a.xyz", "")
        .with("submissions/odd/a.py", "")
        .with("submissions/a.py", "");
    let warnings = fixture.warnings();
    for part in [
        "problem.yaml: has no `uuid`",
        "problem.yaml:3: `colour`",
        "problem.yaml:4: `license: mine`",
        "problem.yaml:6: `limits.cpu`",
        "problem.yaml:7: `languages` names klingon",
        "statement: contains no statement",
        "data/secret/2.ans: has no input",
        "data/secret/note.xyz",
        "data/secret/1.yaml:1: `colour`",
        "input_validators/v.viva: is a VIVA script",
        "accepted/a.xyz",
        "odd/a.py: cannot be judged",
        "submissions/a.py: is not in a label's folder",
    ] {
        assert!(warnings.iter().any(|warning| warning.contains(part)), "{part:?} is not in {warnings:#?}");
    }
    assert_eq!(warnings.len(), 13, "{warnings:#?}");
}

#[test]
fn temporary_files_of_editors_are_ignored() {
    let fixture = Fixture::new()
        .with("data/secret/.1.in.swp", "")
        .with("data/secret/2.in~", "")
        .with("data/secret/__MACOSX/3.in", "")
        .with(".git/config", "")
        .with("submissions/accepted/README.md", "");
    let package = fixture.read();
    assert_eq!((package.warnings.as_slice(), package.plan.cases().count()), (&[][..], 2));
}

const TWO_SUM: &str = "kind: function\nname: twoSum\nparams:\n- {name: nums, type: \"int[]\"}\n- {name: target, type: \
                       int}\nreturns: \"int[]\"\n";

#[test]
fn values_that_do_not_fit_the_signature_are_named() {
    let faults = |input: &str, answer: &str| {
        let fixture = Fixture::new().with("signature.yaml", TWO_SUM);
        let fixture = fixture.with("data/secret/1.in", input).with("data/secret/1.ans", answer);
        let package = fixture.read();
        let signature = package.plan.signature.clone().unwrap();
        let case = package.plan.cases().find(|case| !case.sample).unwrap();
        assay_package::value_faults(&signature, case)
    };
    assert_eq!(faults("[2,7]\n9\n", "[0,1]\n"), Vec::<String>::new());
    assert_eq!(faults("[2,7]\n\"x\"\n", "[0,1]\n"), ["1.in: line 2 (target): expected an int, found \"x\""]);
    assert_eq!(
        faults("[2,7]\n", "[0,1]\n"),
        ["1.in: line 2: expected 2 lines, one for each parameter (nums, target), found 1"]
    );
    assert_eq!(faults("[2,7]\n9\n", "[0,true]\n"), ["1.ans: line 1: expected an int, found true at [1]"]);
    assert_eq!(
        faults("[3000000000]\n9\n", "[]\n"),
        ["1.in: line 1 (nums): 3000000000 does not fit an int (32 bits) at [0]"]
    );
}

#[test]
fn a_long_may_be_wide_where_no_language_holds_it_as_a_double() {
    let signature = "kind: function\nname: f\nparams: [{name: x, type: long}]\nreturns: long\n";
    let wide = |languages: &str| {
        let manifest = format!("{MANIFEST}languages: {languages}\n");
        let package = Fixture::new().with("problem.yaml", manifest).with("signature.yaml", signature).read();
        package.plan.signature.unwrap().wide_long
    };
    assert!(wide("[cpp, java]"));
    assert!(!wide("[cpp, typescript]"));
    assert!(!wide("all"));
}

#[test]
fn an_unknown_key_of_a_signature_is_a_warning() {
    let warnings = Fixture::new().with("signature.yaml", format!("{TWO_SUM}examples: 3\n")).warnings();
    assert_eq!(warnings, ["signature.yaml:7: `examples` is not a key of this file and has no effect"]);
}
