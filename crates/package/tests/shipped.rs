//! The problems and tracks of this repository are complete and read without warnings.

#![allow(clippy::unwrap_used, reason = "a panic fails the test")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use assay_domain::Verdict;
use assay_package::{Package, StatementBody, read, read_track};

fn entries(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    assert!(!entries.is_empty());
    entries
}

fn packages() -> Vec<Package> {
    let read = |folder: PathBuf| read(&folder).unwrap_or_else(|error| panic!("{error}"));
    entries("problems").into_iter().filter(|entry| entry.is_dir()).map(read).collect()
}

#[test]
fn every_problem_is_complete() {
    for package in packages() {
        let slug = &package.slug;
        assert_eq!(package.warnings, [], "{slug}");
        assert!(package.about.difficulty.is_some(), "{slug}");
        let [statement] = package.statements.as_slice() else { panic!("{slug}: one statement") };
        assert!(matches!(&statement.body, StatementBody::Html(html) if html.contains("<math")), "{slug}");
        assert!(package.about.license.is_some() && package.about.authors().eq(["The Assay authors"]), "{slug}");
        let secret = package.plan.cases().filter(|case| !case.sample).count();
        assert!((2..=3).contains(&package.samples.len()) && secret >= 10, "{slug}");
        let of_label = |label| package.submissions.iter().filter(move |s| s.expectation.permitted().contains(&label));
        let languages: BTreeSet<_> = of_label(Verdict::Accepted).map(|s| s.language.as_str()).collect();
        assert!(
            languages.is_superset(&BTreeSet::from(["cpp", "python3"])) && languages.len() >= 3,
            "{slug}: {languages:?}"
        );
        assert!(of_label(Verdict::WrongAnswer).count() >= 2, "{slug}");
    }
}

#[test]
fn tracks_name_existing_problems() {
    let slugs: BTreeSet<_> = packages().into_iter().map(|package| package.slug).collect();
    for file in entries("tracks").into_iter().filter(|entry| entry.is_file()) {
        let track = read_track(&file).unwrap_or_else(|error| panic!("{error}"));
        assert!(!track.description.is_empty() && !track.entries.is_empty(), "{}", track.slug);
        for problem in track.entries.iter().filter_map(|entry| entry.problem()) {
            assert!(slugs.contains(problem), "{} names {problem}", track.slug);
        }
        for (section, lesson) in &track.lessons {
            assert_eq!(lesson.warnings, [], "{}: {section}", track.slug);
        }
        for earlier in &track.prerequisites {
            assert!(file.with_file_name(format!("{earlier}.yaml")).is_file(), "{} needs {earlier}", track.slug);
        }
    }
}
