//! Stores the shipped packages and restores them.

#![allow(clippy::unwrap_used)]

use std::{fs, os::unix::fs::PermissionsExt as _, path::Path};

use assay_import::{Error, restore, store};
use assay_package::Package;
use assay_store::Blobs;

fn problems() -> Vec<std::path::PathBuf> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../problems"));
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn names(package: &Package) -> Vec<&str> {
    package.plan.cases().map(|case| case.name.as_str()).collect()
}

#[tokio::test]
async fn a_restored_package_equals_the_stored_one() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::open(&folder.path().join("blobs")).unwrap();
    let problems = problems();
    assert!(problems.len() >= 3);
    for path in problems {
        let package = assay_package::read(&path).unwrap();
        let problem = store(&package, "shipped", &blobs).await.unwrap();
        assert_eq!((&problem.slug, &problem.package_hash), (&package.slug, &package.hash));
        assert!(!problem.statements.is_empty() && problem.published.is_none());
        // The files of the plan are stored with the content from the package.
        for (stored, read) in problem.plan.cases().zip(package.plan.cases()) {
            let blob = blobs.fetch(&stored.input).await.unwrap();
            assert_eq!(fs::read(blob.path()).unwrap(), fs::read(&read.input).unwrap());
        }
        assert_eq!(problem.hints.len(), package.hints.len());
        assert_eq!(problem.editorials.len(), package.solutions.len());
        let origin = problem.origin.as_ref().unwrap();
        assert!(origin.files.iter().any(|file| file.name == "problem.yaml"));

        let back = folder.path().join("back").join(package.slug.as_str());
        restore(&origin.files, &blobs, &back).await.unwrap();
        let again = assay_package::read(&back).unwrap();
        assert_eq!(again.hash, package.hash, "{}", package.slug);
        assert_eq!(names(&again), names(&package));
        let problem_again = store(&again, "shipped", &blobs).await.unwrap();
        assert_eq!(problem_again, problem);
    }
}

#[tokio::test]
async fn executable_files_stay_executable() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::open(&folder.path().join("blobs")).unwrap();
    let hash = blobs.put(b"#!/bin/sh\n".to_vec()).await.unwrap();
    let file = |name: &str, executable| assay_domain::NamedFile { name: name.into(), file: hash.clone(), executable };
    let back = folder.path().join("back");
    restore(&[file("a/run", true), file("a/plain", false)], &blobs, &back).await.unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o111;
    assert_ne!(mode(&back.join("a/run")), 0);
    assert_eq!(mode(&back.join("a/plain")), 0);
    assert_eq!(mode(blobs.fetch(&hash).await.unwrap().path()), 0, "the stored file must not become executable");
}

#[tokio::test]
async fn names_that_leave_the_package_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::open(&folder.path().join("blobs")).unwrap();
    let hash = blobs.put(b"x".to_vec()).await.unwrap();
    for name in ["../x", "/etc/x", "a/../../x", "", "./x"] {
        let file = assay_domain::NamedFile { name: name.into(), file: hash.clone(), executable: false };
        let refused = restore(&[file], &blobs, &folder.path().join("back")).await;
        assert!(matches!(refused, Err(Error::Name(_))), "{name}");
    }
}
