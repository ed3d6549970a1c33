//! Every key of the two formats by itself. A key changes the package, or is refused or reported as not supported with its
//! file and line. The reader ignores no key silently.

#![allow(clippy::unwrap_used, reason = "a panic fails the test")]

mod support;

use std::fmt::Write as _;

use assay_package::{Package, read};
use support::Fixture;

/// What the reader does with a key.
#[derive(Clone, Copy, Debug)]
enum Effect {
    /// The key changes the package.
    Read,
    /// The key is meant for human readers: it changes nothing, and there is no warning.
    Remark,
    /// The package is refused with a message that contains this text.
    Refused(&'static str),
    /// There is a warning that contains this text.
    Reported(&'static str),
}
use Effect::{Read, Refused, Remark, Reported};

/// A file, the lines added to the base of that file (or replacing its keys), and their effect.
type Row = (&'static str, &'static str, Effect);

const MODERN: &str = "problem_format_version: 2025-09\nname: Sum\nuuid: 8d5f\n";
const SCORING: &str = "problem_format_version: 2025-09\nname: Sum\nuuid: 8d5f\ntype: scoring\n";
const LEGACY: &str = "name: Sum\n";
const LEGACY_SCORING: &str = "name: Sum\ntype: scoring\n";

const YAML: &str = "problem.yaml";
const GROUP: &str = "data/secret/group/test_group.yaml";
const CASE: &str = "data/secret/group/1.yaml";
const TESTDATA: &str = "data/secret/testdata.yaml";
const SUBMISSIONS: &str = "submissions/submissions.yaml";

const MODERN_ROWS: &[Row] = &[
    (YAML, "problem_format_version: 1999-01", Refused("`problem_format_version: 1999-01` is not known")),
    (YAML, "problem_format_version: 2023-07-draft", Remark),
    (YAML, "type: scoring", Read),
    (YAML, "type: multi-pass", Read),
    (YAML, "type: submit-answer", Read),
    (YAML, "type: interactive", Read),
    (YAML, "type: [pass-fail, scoring]", Refused("exclude each other")),
    (YAML, "type: [submit-answer, multi-pass]", Refused("exclude each other")),
    (YAML, "type: [submit-answer, interactive]", Refused("exclude each other")),
    (YAML, "type: guessing", Refused("`type: guessing` is not known")),
    (YAML, "name: Other", Read),
    (YAML, "name: {en: Sum, sv: Summa}", Read),
    (YAML, "name: ''", Refused("`name` is empty")),
    (YAML, "uuid: other", Read),
    (YAML, "version: '2'", Read),
    (YAML, "version: [1]", Refused("version")),
    (YAML, "credits: Ada", Read),
    (YAML, "credits: {authors: Ada}", Read),
    (YAML, "credits: {contributors: [Ada]}", Read),
    (YAML, "credits: {testers: {name: Ada, email: a@example.org}}", Read),
    (YAML, "credits: {testers: {name: Ada, orcid: 0000-0001}}", Read),
    (YAML, "credits: {testers: {name: Ada, kattis: ada}}", Read),
    (YAML, "credits: {translators: {sv: Ada}}", Read),
    (YAML, "credits: {packagers: Ada}", Read),
    (YAML, "credits: {acknowledgements: Ada}", Read),
    (YAML, "credits: {cooks: Ada}", Reported("`credits.cooks` is not a key")),
    (YAML, "source: Contest", Read),
    (YAML, "source: [{name: Contest, url: 'https://example.org'}]", Read),
    (YAML, "source: {name: Contest, year: 1999}", Reported("`source.year` is not a key")),
    (YAML, "license: cc by-sa", Read),
    (YAML, "license: beer", Reported("`license: beer` is not one of")),
    (YAML, "rights_owner: Ada", Read),
    (YAML, "embargo_until: 2099-01-01", Reported("has no effect")),
    (YAML, "keywords: [graphs]", Read),
    (YAML, "languages: [cpp]", Read),
    (YAML, "languages: all", Remark),
    (YAML, "languages: [klingon]", Reported("klingon, which is not a language code")),
    (YAML, "allow_file_writing: true", Read),
    (YAML, "allow_file_writing: sometimes", Refused("must be `true` or `false`")),
    (YAML, "constants: {n: 7}", Read),
    (YAML, "constants: {7n: 7}", Refused("not a valid name for a constant")),
    (YAML, "limits: 7", Refused("`limits` must be a mapping")),
    (YAML, "limits: {time_limit: 3}", Read),
    (YAML, "limits: {time_limit: 0}", Refused("`time_limit` must be more than 0")),
    (YAML, "limits: {time_resolution: 0.1}", Read),
    (YAML, "limits: {time_multipliers: {ac_to_time_limit: 3}}", Read),
    (YAML, "limits: {time_multipliers: {time_limit_to_tle: 3}}", Read),
    (YAML, "limits: {time_multipliers: {ac_to_time_limit: 0.5}}", Refused("at least 1")),
    (YAML, "limits: {time_multipliers: {other: 3}}", Reported("`limits.time_multipliers.other` is not a key")),
    (YAML, "limits: {memory: 64}", Read),
    (YAML, "limits: {memory: much}", Refused("memory")),
    (YAML, "limits: {output: 1}", Read),
    (YAML, "limits: {code: 1}", Read),
    (YAML, "limits: {compilation_time: 20}", Read),
    (YAML, "limits: {compilation_time: 3600}", Reported("60 s is used")),
    (YAML, "limits: {compilation_memory: 4096}", Read),
    (YAML, "limits: {validation_time: 20}", Read),
    (YAML, "limits: {validation_memory: 1024}", Read),
    (YAML, "limits: {validation_output: 1}", Read),
    (YAML, "limits: {validation_passes: 3}", Reported("not of type multi-pass")),
    (YAML, "limits: {validation_passes: 3}\ntype: multi-pass", Read),
    (YAML, "limits: {patience: 3}", Reported("`limits.patience` is not a key")),
    (YAML, "libraries: gmp", Reported("`libraries` is not supported")),
    (YAML, "max_submissions: 3", Reported("`max_submissions` is not supported")),
    (YAML, "colour: red", Reported("`colour` is not a key")),
    (CASE, "args: [-x]", Read),
    (CASE, "input_validator_args: [-x]", Read),
    (CASE, "input_validator_args: {check: [-x]}", Read),
    (CASE, "output_validator_args: [case_sensitive]", Read),
    (CASE, "output_validator_args: [clairvoyant]", Refused("clairvoyant")),
    (CASE, "input_visualizer_args: [-x]", Reported("`input_visualizer_args` is not supported")),
    (CASE, "output_visualizer_args: [-x]", Reported("`output_visualizer_args` is not supported")),
    (CASE, "full_feedback: false", Read),
    (CASE, "full_feedback: maybe", Refused("full_feedback")),
    (CASE, "hint: think", Reported("`hint` is not supported")),
    (CASE, "description: the least", Remark),
    (CASE, "max_score: 3", Reported("`max_score` is not a key")),
    (SUBMISSIONS, "accepted/a.py: {language: pypy3}", Read),
    (SUBMISSIONS, "accepted/a.py: {entrypoint: b.py}", Read),
    (SUBMISSIONS, "accepted/a.py: {authors: Ada}", Remark),
    (SUBMISSIONS, "accepted/a.py: {model_solution: true}", Read),
    (SUBMISSIONS, "accepted/a.py: {permitted: [AC, WA]}", Read),
    (SUBMISSIONS, "accepted/a.py: {permitted: [XX]}", Refused("`permitted` must be a list of AC, WA, TLE and RTE")),
    (SUBMISSIONS, "accepted/a.py: {required: [WA]}", Read),
    (SUBMISSIONS, "accepted/a.py: {score: 7}", Read),
    (SUBMISSIONS, "accepted/a.py: {score: high}", Refused("`score` must be a number")),
    (SUBMISSIONS, "accepted/a.py: {message: oh}", Read),
    (SUBMISSIONS, "accepted/a.py: {use_for_time_limit: upper}", Read),
    (SUBMISSIONS, "accepted/a.py: {use_for_time_limit: perhaps}", Refused("`use_for_time_limit` must be")),
    (SUBMISSIONS, "accepted/a.py: {secret: {permitted: [WA]}}", Read),
    (SUBMISSIONS, "accepted/a.py: {mood: good}", Reported("`mood` is not a key of a rule")),
];

const SCORING_ROWS: &[Row] = &[
    (GROUP, "max_score: 30", Read),
    (GROUP, "max_score: lots", Refused("max_score")),
    (GROUP, "score_aggregation: min", Read),
    (GROUP, "score_aggregation: best", Refused("must be `pass-fail`, `sum` or `min`")),
    (GROUP, "static_validation_score: 5", Read),
    (GROUP, "static_validation_score: 5\nstatic_validator_args: [-x]", Read),
    (GROUP, "static_validator_args: [-x]", Refused("needs `static_validation_score`")),
    (GROUP, "require_pass: sample", Read),
    (GROUP, "require_pass: nothing", Refused("`require_pass` names secret/nothing, which is not an earlier group")),
    (GROUP, "args: [-x]", Read),
    (GROUP, "input_validator_args: [-x]", Read),
    (GROUP, "output_validator_args: [case_sensitive]", Read),
    (GROUP, "input_visualizer_args: [-x]", Reported("`input_visualizer_args` is not supported")),
    (GROUP, "output_visualizer_args: [-x]", Reported("`output_visualizer_args` is not supported")),
    (GROUP, "full_feedback: false", Read),
    (GROUP, "colour: red", Reported("`colour` is not a key")),
];

const LEGACY_ROWS: &[Row] = &[
    (YAML, "problem_format_version: legacy", Remark),
    (YAML, "type: scoring", Read),
    (YAML, "name: Other", Read),
    (YAML, "uuid: 8d5f", Read),
    (YAML, "author: Ada and Grace", Read),
    (YAML, "source: Contest", Read),
    (YAML, "source: Contest\nsource_url: https://example.org", Read),
    (YAML, "license: cc0", Read),
    (YAML, "rights_owner: Ada", Read),
    (YAML, "keywords: graphs", Read),
    (YAML, "limits: {time_multiplier: 3}", Read),
    (YAML, "limits: {time_multiplier: 0}", Refused("time_multiplier")),
    (YAML, "limits: {time_safety_margin: 3}", Read),
    (YAML, "limits: {memory: 64}", Read),
    (YAML, "limits: {output: 1}", Read),
    (YAML, "limits: {code: 1}", Read),
    (YAML, "limits: {compilation_time: 20}", Read),
    (YAML, "limits: {compilation_memory: 4096}", Read),
    (YAML, "limits: {validation_time: 20}", Read),
    (YAML, "limits: {validation_memory: 1024}", Read),
    (YAML, "limits: {validation_output: 1}", Read),
    (YAML, "validation: custom interactive", Read),
    (YAML, "validation: custom sideways", Refused("`validation: custom sideways` is not known")),
    (YAML, "validator_flags: case_sensitive", Read),
    (YAML, "grading: {objective: min}", Read),
    (YAML, "grading: {objective: most}", Refused("`objective: most` must be")),
    (YAML, "grading: {show_test_data_groups: true}", Remark),
    (YAML, "grading: {show_test_data_groups: false}", Reported("`show_test_data_groups: false` is not supported")),
    (YAML, "colour: red", Reported("`colour` is not a key")),
];

const LEGACY_SCORING_ROWS: &[Row] = &[
    (TESTDATA, "on_reject: continue", Read),
    (TESTDATA, "on_reject: sulk", Refused("`on_reject: sulk` must be")),
    (TESTDATA, "grading: custom", Read),
    (TESTDATA, "grading: kind", Refused("`grading: kind` must be")),
    (TESTDATA, "grader_flags: min", Read),
    (TESTDATA, "grader_flags: kindly", Reported("`kindly` is not a flag")),
    (TESTDATA, "input_validator_flags: -x", Read),
    (TESTDATA, "output_validator_flags: case_sensitive", Read),
    (TESTDATA, "accept_score: 30", Read),
    (TESTDATA, "accept_score: lots", Refused("accept_score")),
    (TESTDATA, "reject_score: 3", Read),
    (TESTDATA, "range: 0 50", Read),
    (TESTDATA, "range: 50 0", Refused("`range` must be the minimum")),
    (TESTDATA, "colour: red", Reported("`colour` is not a key")),
];

#[test]
fn every_key_is_read_refused_or_reported() {
    let mut failures = Vec::new();
    for (base, rows) in
        [(MODERN, MODERN_ROWS), (SCORING, SCORING_ROWS), (LEGACY, LEGACY_ROWS), (LEGACY_SCORING, LEGACY_SCORING_ROWS)]
    {
        for row in rows {
            if let Err(why) = check(base, row) {
                failures.push(format!("{}, {:?}, which should be {:?}: {why}", row.0, row.1, row.2));
            }
        }
    }
    assert!(failures.is_empty(), "{} keys fail:\n{}", failures.len(), failures.join("\n"));
}

fn check(base: &str, (file, text, effect): &Row) -> Result<(), String> {
    let mut fixture = Fixture::new()
        .with("problem.yaml", base)
        .with("statement/problem.en.md", "With {{n}}.\n")
        .with("input_validators/check.py", "")
        .with("submissions/accepted/a.py", "")
        .without("data/secret/1.in")
        .without("data/secret/1.ans")
        .with("data/secret/group/1.in", "2 2\n")
        .with("data/secret/group/1.ans", "4\n");
    fixture = match base.contains("2025-09") {
        true => fixture.with("static_validator/look.py", ""),
        false => fixture.with("graders/grade.py", ""),
    };
    if base == SCORING {
        fixture = fixture.with(GROUP, "max_score: 10\n");
    }
    // These kinds need a program of the package.
    if ["interactive", "multi-pass"].iter().any(|kind| text.contains(&format!("type: {kind}")))
        || *text == "validation: custom interactive"
    {
        let place = if base.contains("2025-09") { "output_validator" } else { "output_validators" };
        fixture = fixture.with(&format!("{place}/judge.py"), "");
    }
    let before = read(&fixture.folder()).map_err(|error| format!("the base is refused: {error}"));
    let before = match (before, effect) {
        (Ok(before), _) => Some(fingerprint(&before)),
        (Err(_), Refused(_)) => None,
        (Err(error), _) => return Err(error),
    };
    let base_text = match *file {
        YAML => base.to_owned(),
        GROUP => "max_score: 10\n".to_owned(),
        _ => String::new(),
    };
    let (content, line) = merge(&base_text, text);
    let fixture = fixture.with(file, content);
    let place = |message: &str, at: &str| message.contains(&format!("{at}:{line}:"));
    match (read(&fixture.folder()), effect) {
        (Err(error), Refused(text)) => {
            let message = error.to_string();
            // A fault that concerns several files has no line.
            let placed = place(&message, file) || (message.contains(file) && text.contains("`require_pass`"));
            if message.contains(text) && placed { Ok(()) } else { Err(message) }
        }
        (Err(error), _) => Err(format!("refused: {error}")),
        (Ok(package), Reported(text)) => {
            let found =
                package.warnings.iter().map(ToString::to_string).any(|it| it.contains(text) && place(&it, file));
            if found { Ok(()) } else { Err(format!("{:?}", package.warnings)) }
        }
        (Ok(_), Refused(_)) => Err("not refused".to_owned()),
        (Ok(package), Read | Remark) => {
            let key = text.split([':', '\n']).next().unwrap_or(text);
            if let Some(about) = package.warnings.iter().find(|it| it.message.contains(&format!("`{key}"))) {
                return Err(about.to_string());
            }
            let changed = before.as_ref() != Some(&fingerprint(&package));
            match (effect, changed) {
                (Read, false) => Err("the package does not change".to_owned()),
                (Remark, true) => Err("the package changes".to_owned()),
                _ => Ok(()),
            }
        }
    }
}

/// The base without the lines of the same keys, followed by the text; and the line on which the text begins.
fn merge(base: &str, text: &str) -> (String, usize) {
    let keys: Vec<&str> = text.lines().filter_map(|line| line.split(':').next()).collect();
    let mut content = String::new();
    for line in base.lines().filter(|line| !keys.contains(&line.split(':').next().unwrap_or_default())) {
        writeln!(content, "{line}").unwrap();
    }
    let line = content.lines().count() + 1;
    (format!("{content}{text}\n"), line)
}

/// The content of a package without its hash and its warnings.
fn fingerprint(package: &Package) -> String {
    let Package { names, about, plan, time, statements, samples, submissions, input_arguments, .. } = package;
    format!("{names:?} {about:?} {plan:?} {time:?} {statements:?} {samples:?} {submissions:?} {input_arguments:?}")
}
