//! Judges every submission of the shipped problems, and compares its verdict with its folder.

#![allow(clippy::unwrap_used, reason = "clippy does not know the functions that tests call for tests")]

mod support;

use std::{
    fs,
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use assay_judge::{Judge, SourceFile, Stop, Submission, Task};
use assay_package::{LabelledSubmission, Package};

#[test]
fn every_shipped_submission_gets_the_verdict_of_its_folder() {
    let packages = packages();
    let all: Vec<_> =
        packages.iter().flat_map(|package| package.submissions.iter().map(move |s| (package, s))).collect();
    assert!(!all.is_empty());
    let config = support::config();
    let languages = Judge::start(&config).unwrap().languages().to_vec();
    let next = AtomicUsize::new(0);
    let wrong = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let mut judge = Judge::start_with(&config, languages.clone()).unwrap();
                while let Some((package, submission)) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let judgement = judge.judge(&task(package, submission), &mut |_| {});
                    let cpu = judgement.max_of(|case| case.cpu_ms).unwrap_or(0);
                    let name = format!("{}/{}", package.slug, submission.name);
                    println!(
                        "{name:70} {:24} cpu {cpu:5} of {} ms",
                        judgement.verdict.as_str(),
                        package.plan.limits.time_ms
                    );
                    if !submission.expectation.permitted().contains(&judgement.verdict) {
                        wrong.lock().unwrap().push(format!("{name}: {judgement:#?}"));
                    }
                }
            });
        }
    });
    let wrong = wrong.into_inner().unwrap();
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), all.len(), wrong.join("\n"));
}

fn packages() -> Vec<Package> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../problems");
    fs::read_dir(root).unwrap().map(|folder| assay_package::read(&folder.unwrap().path()).unwrap()).collect()
}

fn task(package: &Package, submission: &LabelledSubmission) -> Task {
    let files = submission
        .files
        .iter()
        .map(|file| SourceFile { name: file.name.clone(), content: fs::read(&file.file).unwrap().into() });
    let (language, entry_point) = (submission.language.clone(), submission.entry_point.clone());
    let submission = Submission { files: files.collect(), language, entry_point, interface: None };
    Task { submission, plan: Arc::new(package.plan.clone()), stop: Stop::Decided }
}
