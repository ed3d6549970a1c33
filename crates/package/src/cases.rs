//! Test cases: pairs of `.in` and `.ans` under `data/sample` and `data/secret`.

use std::collections::BTreeSet;

use crate::{
    Comparison, Error, TestCase, Warning,
    folder::Folder,
    yaml::{Node, Value, read_section},
};

/// Endings of files beside a case that say nothing about judging.
const BESIDE: [&str; 7] = ["desc", "hint", "md", "png", "jpg", "jpeg", "svg"];

/// Keys of group and case files that say nothing about judging a pass-fail problem.
const WITHOUT_EFFECT: [&str; 15] = [
    "input_validator_flags",
    "input_validator_args",
    "input_visualizer_args",
    "output_visualizer_args",
    "grading",
    "grader_flags",
    "on_reject",
    "accept_score",
    "reject_score",
    "range",
    "scoring",
    "full_feedback",
    "description",
    "hint",
    "static_validator_args",
];

/// Finds the test cases: samples first, then secret ones, each sorted by name with groups among them.
///
/// # Errors
/// There is none, or one lacks its answer.
pub(crate) fn cases(folder: &Folder, warnings: &mut Vec<Warning>) -> Result<Vec<TestCase>, Error> {
    let mut cases = Vec::new();
    for kind in ["sample", "secret"] {
        let prefix = format!("data/{kind}/");
        let mut stems = BTreeSet::new();
        for file in folder.under(&prefix) {
            let name = file.strip_prefix("data/").unwrap_or(file);
            let base = name.rsplit('/').next().unwrap_or(name);
            if let Some(inside) = name.split('/').find(|part| part.ends_with(".files")) {
                let message = format!("`{inside}` gives a case more files than its input, which cannot be judged here");
                return Err(Error::invalid(&folder.path(file), message));
            } else if let Some(stem) = name.strip_suffix(".in") {
                stems.insert(stem.split('/').map(str::to_owned).collect::<Vec<_>>());
            } else if let Some(stem) = name.strip_suffix(".ans") {
                if !folder.has(&format!("data/{stem}.in")) {
                    let message = format!("has no input beside it and is not used; add {stem}.in or remove it");
                    warnings.push(Warning { file: file.to_owned(), line: None, message });
                }
            } else if !base.ends_with(".yaml") && !BESIDE.contains(&base.rsplit('.').next().unwrap_or_default()) {
                let message = "is not understood and has no effect".to_owned();
                warnings.push(Warning { file: file.to_owned(), line: None, message });
            }
        }
        for stem in stems {
            let name = stem.join("/");
            let (input, answer) = (format!("data/{name}.in"), format!("data/{name}.ans"));
            if !folder.has(&answer) {
                let message = format!("has no answer beside it; add {answer}");
                return Err(Error::invalid(&folder.path(&input), message));
            }
            cases.push(TestCase {
                name,
                sample: kind == "sample",
                input: folder.path(&input),
                answer: folder.path(&answer),
            });
        }
    }
    if cases.is_empty() {
        let message = "holds no test case; add at least data/secret/1.in with its answer data/secret/1.ans";
        return Err(Error::invalid(&folder.path("data"), message));
    }
    Ok(cases)
}

/// Finds how output is compared: the flags of `problem.yaml`, and those of the nearest `test_group.yaml` or
/// `testdata.yaml` above a case, or of the case's own file.
///
/// # Errors
/// A flag is not known, or cases are to be compared in different ways, which the judge cannot do.
pub(crate) fn comparison(
    folder: &Folder,
    problem: Option<(Vec<String>, Node)>,
    cases: &[TestCase],
    warnings: &mut Vec<Warning>,
) -> Result<Comparison, Error> {
    let file = folder.path("problem.yaml");
    let base = match &problem {
        Some((flags, node)) => {
            Comparison::parse(flags).map_err(|message| node.fault(message).in_file(&file))?;
            flags.clone()
        }
        None => Vec::new(),
    };
    let files: Vec<&str> = folder
        .under("data/")
        .filter(|f| {
            f.ends_with(".yaml") && (is_group(f) || f.starts_with("data/sample/") || f.starts_with("data/secret/"))
        })
        .collect();
    let mut settings = Vec::new();
    for name in files {
        let path = folder.path(name);
        let mut section = read_section(&path)?;
        let mut flags = None;
        for key in ["output_validator_flags", "output_validator_args"] {
            if let Some(node) = section.take(key) {
                let words = node.words(key).map_err(|fault| fault.in_file(&path))?;
                let all: Vec<String> = base.iter().cloned().chain(words).collect();
                flags = Some(Comparison::parse(&all).map_err(|message| node.fault(message).in_file(&path))?);
            }
        }
        if let Some(node) = section.take("args")
            && !matches!(&node.value, Value::List(items) if items.is_empty())
        {
            return Err(node.fault("`args` gives programs arguments, which cannot be judged here").in_file(&path));
        }
        for key in WITHOUT_EFFECT {
            section.take(key);
        }
        for (key, node) in section.rest() {
            let message = format!("`{key}` is not supported and has no effect");
            warnings.push(Warning { file: name.to_owned(), line: Some(node.line), message });
        }
        // What the file holds for: one case, or all below its folder.
        let scope = if is_group(name) {
            name.rsplit_once('/').map_or(String::new(), |(parent, _)| format!("{parent}/"))
        } else {
            name.trim_end_matches("yaml").to_owned()
        };
        if let Some(flags) = flags {
            settings.push((scope, flags));
        }
    }
    let fallback = Comparison::parse(&base).map_err(|message| Error::invalid(&file, message))?;
    let of = |case: &TestCase| {
        let name = format!("data/{}.", case.name);
        let nearest = settings.iter().filter(|(scope, _)| name.starts_with(scope)).max_by_key(|(scope, _)| scope.len());
        nearest.map_or(fallback, |(_, flags)| *flags)
    };
    let first = cases.first().map_or(fallback, of);
    match cases.iter().find(|case| of(case) != first) {
        None => Ok(first),
        Some(case) => Err(Error::invalid(
            &case.input,
            "is to be compared in another way than the first case, which cannot be judged here; give all cases the same \
             output validator flags",
        )),
    }
}

fn is_group(file: &str) -> bool {
    matches!(file.rsplit('/').next(), Some("test_group.yaml" | "testdata.yaml"))
}
