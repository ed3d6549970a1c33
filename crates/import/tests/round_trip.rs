//! Packages that we ship, through the store and back.

#![allow(clippy::unwrap_used)]

use std::{fs, os::unix::fs::PermissionsExt as _, path::Path};

use assay_import::{Error, keep, restore};
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
async fn a_package_comes_back_as_it_went_in() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::open(&folder.path().join("blobs")).unwrap();
    let problems = problems();
    assert!(problems.len() >= 3);
    for path in problems {
        let package = assay_package::read(&path).unwrap();
        let problem = keep(&package, "shipped", &blobs).await.unwrap();
        assert_eq!((&problem.slug, &problem.package_hash), (&package.slug, &package.hash));
        assert!(!problem.statements.is_empty() && problem.published.is_none());
        // What the plan names is there, and is what the package has.
        for (kept, read) in problem.plan.cases().zip(package.plan.cases()) {
            let blob = blobs.fetch(&kept.input).await.unwrap();
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
        let problem_again = keep(&again, "shipped", &blobs).await.unwrap();
        assert_eq!(problem_again, problem);
    }
}

#[tokio::test]
async fn what_may_be_executed_still_may() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::open(&folder.path().join("blobs")).unwrap();
    let hash = blobs.put(b"#!/bin/sh\n".to_vec()).await.unwrap();
    let file = |name: &str, executable| assay_domain::NamedFile { name: name.into(), file: hash.clone(), executable };
    let back = folder.path().join("back");
    restore(&[file("a/run", true), file("a/plain", false)], &blobs, &back).await.unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o111;
    assert_ne!(mode(&back.join("a/run")), 0);
    assert_eq!(mode(&back.join("a/plain")), 0);
    assert_eq!(mode(blobs.fetch(&hash).await.unwrap().path()), 0, "the stored file is another one");
}

#[tokio::test]
async fn no_name_leads_out_of_the_package() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::open(&folder.path().join("blobs")).unwrap();
    let hash = blobs.put(b"x".to_vec()).await.unwrap();
    for name in ["../x", "/etc/x", "a/../../x", "", "./x"] {
        let file = assay_domain::NamedFile { name: name.into(), file: hash.clone(), executable: false };
        let refused = restore(&[file], &blobs, &folder.path().join("back")).await;
        assert!(matches!(refused, Err(Error::Name(_))), "{name}");
    }
}
