//! Finds the submissions of a package.

use std::path::PathBuf;

use assay_domain::{GroupGrading, LanguageId, NamedFile, TestGroup};

use crate::{
    Error, Expectation, Format, LabelledSubmission, Warning,
    expectation::{Place, SubmissionRules, expectation, expected_results, read_rules},
    folder::Folder,
    languages,
    manifest::Manifest,
    warning::Warnings,
    yaml::read_section,
};

/// How much of a source is searched for DOMjudge's marks, in bytes.
const SEARCHED: u64 = 256 * 1024;

/// Extensions of files that are not submissions.
const NO_PROGRAMS: [&str; 20] = [
    "md", "txt", "in", "ans", "out", "yaml", "yml", "json", "class", "o", "exe", "pdf", "h", "hpp", "bin", "disabled",
    "template", "bak", "orig", "off",
];

/// The submissions, and those that cannot be judged.
#[derive(Debug, Default)]
pub(crate) struct Submissions {
    pub(crate) found: Vec<LabelledSubmission>,
    pub(crate) left_out: Vec<Warning>,
}

/// Finds the submissions: every file and folder in a label's folder.
///
/// # Errors
/// `submissions.yaml` or a file cannot be read.
pub(crate) fn submissions(
    folder: &Folder,
    manifest: &Manifest,
    root: &TestGroup<PathBuf>,
    warnings: &mut Warnings,
) -> Result<Submissions, Error> {
    let best_known = best_known(root, manifest.kind.minimise);
    // Legacy grading also uses the legacy labels.
    let graded_as_legacy = matches!(root.grading, GroupGrading::Legacy(_));
    let format = if graded_as_legacy { Format::Legacy } else { manifest.format };
    let rules = rules(folder, warnings)?;
    let mut submissions = Submissions::default();
    for label in folder.children("submissions/") {
        let Some(label) = label.strip_suffix('/') else {
            if languages::detect(&[folder.named_file(&format!("submissions/{label}"))]).is_some() {
                let message = "is not in a label's folder and is not used; move it to submissions/accepted or another";
                warnings.file(format!("submissions/{label}"), message);
            }
            continue;
        };
        for child in folder.children(&format!("submissions/{label}/")) {
            let path = format!("{label}/{}", child.trim_end_matches('/'));
            let name = format!("submissions/{path}");
            let files = match child.ends_with('/') {
                true => folder.named_files(&format!("{name}/")),
                false => vec![folder.named_file(&name)],
            };
            let given = rules.language(&path).map(LanguageId::from);
            // Problems that take answers have no language.
            let answers = manifest.kind.submit_answer.then(LanguageId::answers);
            let Some(language) = answers.or(given).or_else(|| languages::detect(&files)) else {
                unknown_language(name, &child, &mut submissions);
                continue;
            };
            let entry_point = rules.entry_point(&path).map(str::to_owned);
            let tag = files.iter().find_map(|file| expected_results(&languages::text(file, SEARCHED)));
            let place = Place { format, path: &path, scoring: manifest.kind.scoring, best_known };
            let (expectation, contradiction) = expectation(place, &rules, tag);
            if let Some(contradiction) = contradiction {
                warnings.file(&name, contradiction);
            }
            submissions.found.push(LabelledSubmission {
                entry_point: entry_point.or_else(|| languages::entry_point(&language, &files)),
                expectation,
                model_solution: rules.is_model_solution(&path),
                files: manifest.constants.files(files)?,
                language,
                name,
            });
        }
    }
    for submission in &submissions.found {
        if let Expectation::NotJudgeable { reason } = &submission.expectation {
            warnings.file(&submission.name, format!("cannot be judged: {reason}"));
        }
    }
    warnings.0.extend(submissions.left_out.iter().cloned());
    submissions.found.sort_by(|a, b| (rank(&a.name), &a.name).cmp(&(rank(&b.name), &b.name)));
    Ok(submissions)
}

/// Whether the best score is known.
fn best_known(root: &TestGroup<PathBuf>, minimise: bool) -> bool {
    match &root.grading {
        GroupGrading::Legacy(grading) => {
            grading.range.is_some_and(|(least, most)| if minimise { least > f64::MIN } else { most < f64::MAX })
        }
        _ => true,
    }
}

fn rules(folder: &Folder, warnings: &mut Warnings) -> Result<SubmissionRules, Error> {
    const FILE: &str = "submissions/submissions.yaml";
    if !folder.has(FILE) {
        return Ok(SubmissionRules::default());
    }
    let path = folder.path(FILE);
    read_rules(&path, read_section(&path)?, warnings)
}

fn unknown_language(name: String, child: &str, submissions: &mut Submissions) {
    let ending = child.rsplit_once('.').map_or("", |(_, ending)| ending);
    let upper = child.to_ascii_uppercase();
    let none = NO_PROGRAMS.contains(&ending) || upper.starts_with("README") || upper.starts_with("MAKEFILE");
    if !none {
        let what =
            if child.ends_with('/') { "contains no file in a known language" } else { "has an unknown file extension" };
        let message = format!("{what}, and is not used");
        submissions.left_out.push(Warning { file: name, line: None, message });
    }
}

/// The order of labels. Correct submissions come first, because they determine the time limit.
fn rank(name: &str) -> usize {
    let labels = ["accepted", "partially_accepted", "wrong_answer", "run_time_error", "time_limit_exceeded"];
    let label = name.split('/').nth(1).unwrap_or_default();
    labels.iter().position(|known| *known == label).unwrap_or(labels.len())
}

/// Files by language, from `include/` and `attachments/templates/`.
///
/// # Errors
/// A file cannot be read.
pub(crate) fn by_language(
    folder: &Folder,
    place: &str,
    manifest: &Manifest,
    warnings: &mut Warnings,
) -> Result<Vec<assay_domain::Include<PathBuf>>, Error> {
    let mut found = Vec::new();
    for language in folder.children(place) {
        let path = format!("{place}{language}");
        let Some(language) = language.strip_suffix('/') else {
            warnings.file(path, "is not in a language's folder and has no effect");
            continue;
        };
        if language != "default" && !languages::is_language(language) {
            warnings.file(path, format!("is a folder for {language}, which is not a language code, and has no effect"));
            continue;
        }
        let files: Vec<NamedFile<PathBuf>> = manifest.constants.files(folder.named_files(&path))?;
        found.push(assay_domain::Include { language: language.to_owned(), files });
    }
    Ok(found)
}
