//! Packages in zip archives, and hostile archives.

#![allow(clippy::unwrap_used, reason = "a panic fails the test")]

mod support;

use std::{fs::File, io::Write, path::PathBuf};

use assay_package::{InputValidator, read};
use support::MANIFEST;
use tempfile::TempDir;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// An archive `sum.zip` with the smallest package, below the folder `below`; `more` adds to it.
fn archive(below: &str, more: impl FnOnce(&mut ZipWriter<File>)) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sum.zip");
    let mut zip = ZipWriter::new(File::create(&path).unwrap());
    for (name, content) in [
        ("problem.yaml", MANIFEST),
        ("statement/problem.en.md", "Add.\n"),
        ("data/sample/1.in", "1\n"),
        ("data/sample/1.ans", "1\n"),
        ("data/secret/1.in", "2\n"),
        ("data/secret/1.ans", "2\n"),
    ] {
        add(&mut zip, &format!("{below}{name}"), content.as_bytes());
    }
    more(&mut zip);
    zip.finish().unwrap();
    (folder, path)
}

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)
}

fn add(zip: &mut ZipWriter<File>, name: &str, content: &[u8]) {
    zip.start_file(name, options()).unwrap();
    zip.write_all(content).unwrap();
}

fn error(path: &std::path::Path) -> String {
    read(path).expect_err("the archive must be refused").to_string()
}

#[test]
fn reads_packages_from_archives() {
    for (below, slug) in [("", "sum"), ("adding/", "adding")] {
        let (_folder, path) = archive(below, |zip| {
            zip.start_file(format!("{below}input_validators/v/run"), options().unix_permissions(0o755)).unwrap();
            zip.write_all(b"#!/bin/sh\n").unwrap();
            add(zip, "__MACOSX/x", b"");
        });
        let package = read(&path).unwrap();
        assert_eq!((package.slug.as_str(), package.plan.cases().count(), package.warnings.len()), (slug, 2, 0));
        let InputValidator::Program(validator) = &package.input_validators[0] else { panic!("a program") };
        assert!(validator.files[0].executable && validator.language.is_none());
        let (root, clone) = (package.root.clone(), package.clone());
        drop(package);
        assert!(root.join("problem.yaml").exists(), "the files exist while a clone lives");
        drop(clone);
        assert!(!root.exists());
    }
}

#[test]
fn errors_name_the_path_in_the_archive() {
    let (_folder, path) = archive("", |zip| add(zip, "data/secret/2.in", b""));
    let message = error(&path);
    assert!(message.contains("sum.zip/data/secret/2.in") && message.contains("add data/secret/2.ans"), "{message}");
    let (folder, _) = archive("", |_| {});
    let other = folder.path().join("other.zip");
    std::fs::write(&other, "no archive").unwrap();
    assert!(error(&other).contains("not a valid zip file"));
}

#[test]
fn dangerous_paths_are_refused() {
    for name in [
        "../evil",
        "a/../../evil",
        "/etc/evil",
        "C:/evil",
        "a\\..\\evil",
        "..\\evil",
        "\\evil",
        "C:\\evil",
        "\\\\host\\evil",
        "a/\0b",
        &format!("{}x", "d/".repeat(40)),
        &format!("{}x", "d\\".repeat(40)),
    ] {
        let (folder, path) = archive("", |zip| add(zip, name, b"x"));
        let message = error(&path);
        assert!(message.contains("entry"), "{name:?}: {message}");
        let files: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
        assert_eq!(files.len(), 1, "{name:?}: no file may be written beside the archive");
    }
    for target in ["/etc/passwd", "", "../../../../../../../../../etc/passwd", "nowhere", "9.in"] {
        let (_folder, path) = archive("", |zip| zip.add_symlink("data/secret/9.in", target, options()).unwrap());
        let message = error(&path);
        assert!(message.contains("data/secret/9.in") && message.contains("link"), "{target}: {message}");
    }
}

#[test]
fn the_error_names_a_link_that_leaves_the_archive() {
    for target in ["../../../x", "../../../../etc/passwd", "a/../../../../x"] {
        let (_folder, path) = archive("", |zip| zip.add_symlink("data/secret/9.in", target, options()).unwrap());
        let message = error(&path);
        assert!(message.contains("data/secret/9.in is a link that leaves the archive"), "{target}: {message}");
    }
    for target in ["nowhere", "../../x", "a/../../../x"] {
        let (_folder, path) = archive("", |zip| zip.add_symlink("data/secret/9.in", target, options()).unwrap());
        assert!(!error(&path).contains("leaves"), "{target}");
    }
}

#[test]
fn names_with_backslashes_are_read() {
    for (below, system) in [("", 0), ("adding\\", 0), ("adding\\", 3), ("adding\\", 10)] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sum.zip");
        let mut zip = ZipWriter::new(File::create(&path).unwrap());
        for (name, content) in [
            ("problem.yaml", MANIFEST),
            ("statement\\problem.en.md", "Add.\n"),
            ("data\\", ""),
            ("data\\secret/1.in", "2\n"),
            ("data/secret\\1.ans", "2\n"),
        ] {
            add(&mut zip, &format!("{below}{name}"), content.as_bytes());
        }
        zip.finish().unwrap();
        // The system that packed an entry is the sixth byte of its entry in the directory.
        let mut bytes = std::fs::read(&path).unwrap();
        let entries: Vec<_> =
            bytes.windows(4).enumerate().filter(|(_, four)| *four == b"PK\x01\x02").map(|(at, _)| at).collect();
        assert_eq!(entries.len(), 5);
        entries.into_iter().for_each(|at| bytes[at + 5] = system);
        std::fs::write(&path, bytes).unwrap();
        let package = read(&path).unwrap();
        let names: Vec<_> = package.plan.cases().map(|case| case.name.as_str()).collect();
        assert_eq!((names, package.statements.len()), (vec!["secret/1"], 1), "{below} {system}");
    }
    let (_folder, path) = archive("", |zip| add(zip, "data\\secret\\1.in", b"3\n"));
    assert!(error(&path).contains("two entries named data/secret/1.in"), "{}", error(&path));
}

#[test]
fn links_within_an_archive_are_followed() {
    for below in ["", "adding/"] {
        let (_folder, path) = archive(below, |zip| {
            for (name, target) in [
                ("2.in", "1.in"),
                ("2.ans", "../secret/1.ans"),
                ("3.in", "2.in"),
                ("3.ans", "2.ans"),
                ("g", "../sample"),
            ] {
                zip.add_symlink(format!("{below}data/secret/{name}"), target, options()).unwrap();
            }
        });
        let package = read(&path).unwrap();
        let names: Vec<_> = package.plan.cases().map(|case| case.name.as_str()).collect();
        assert_eq!(names, ["sample/1", "secret/1", "secret/2", "secret/3", "secret/g/1"]);
        let third = package.plan.cases().nth(3).unwrap();
        assert_eq!(std::fs::read_to_string(&third.input).unwrap(), "2\n");
    }
}

#[test]
fn nothing_is_written_through_a_link() {
    // Each of the two links is harmless by itself. Together they would lead out of the package.
    for links in [
        [("data/up", ".."), ("x", "data/up/..")],
        [("data/up", ".."), ("data/up/evil.in", "1.in")],
        [("x", "data"), ("x/secret/9.in", "1.in")],
    ] {
        let (folder, path) = archive("", |zip| {
            for (name, target) in links {
                zip.add_symlink(name, target, options()).unwrap();
            }
        });
        let message = error(&path);
        assert!(message.contains("link"), "{message}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}

#[test]
fn zip_bombs_are_refused() {
    let (_folder, path) = archive("", |zip| {
        zip.start_file("data/secret/bomb.in", options()).unwrap();
        let zeros = vec![0; 1024 * 1024];
        (0..300).for_each(|_| zip.write_all(&zeros).unwrap());
    });
    let message = error(&path);
    assert!(message.contains("data/secret/bomb.in") && message.contains("times its size"), "{message}");
}

#[test]
fn entries_that_declare_a_huge_size_are_refused() {
    let (_folder, path) = archive("", |zip| add(zip, "data/secret/huge.in", b"x"));
    let mut bytes = std::fs::read(&path).unwrap();
    // The size in the central directory: at byte 24 of the header, 22 bytes before the name.
    let name = b"data/secret/huge.in";
    let at = bytes.windows(name.len()).rposition(|window| window == name).unwrap();
    bytes[at - 22..at - 18].copy_from_slice(&(2_u32 << 30).to_le_bytes());
    std::fs::write(&path, bytes).unwrap();
    let message = error(&path);
    assert!(message.contains("data/secret/huge.in") && message.contains("1024 MiB"), "{message}");
}

#[test]
fn two_entries_with_the_same_path_are_refused() {
    let (_folder, path) = archive("", |zip| add(zip, "data/secret/2.in", b"x"));
    let mut bytes = std::fs::read(&path).unwrap();
    for at in (0..bytes.len() - 16).rev() {
        if bytes[at..].starts_with(b"data/secret/2.in") {
            bytes[at + 12] = b'1';
        }
    }
    std::fs::write(&path, bytes).unwrap();
    let message = error(&path);
    assert!(message.contains("data/secret/1.in") && message.contains("two entries"), "{message}");
    let (_folder, path) = archive("", |zip| add(zip, "data/./secret/1.in", b"x"));
    assert!(error(&path).contains("two entries"));
}

#[test]
fn encrypted_entries_are_refused() {
    let (_folder, path) = archive("", |_| {});
    let mut bytes = std::fs::read(&path).unwrap();
    // Bit 0 of the flags marks an encrypted entry, both in its own header and in the central directory.
    for at in 0..bytes.len() - 4 {
        if bytes[at..].starts_with(b"PK\x03\x04") {
            bytes[at + 6] |= 1;
        } else if bytes[at..].starts_with(b"PK\x01\x02") {
            bytes[at + 8] |= 1;
        }
    }
    std::fs::write(&path, bytes).unwrap();
    let message = error(&path);
    assert!(message.contains("password"), "{message}");
}

#[test]
fn broken_archives_do_not_panic() {
    let (_folder, path) = archive("", |_| {});
    let whole = std::fs::read(&path).unwrap();
    let mut state = 7_u64;
    for _ in 0..100 {
        let mut bytes = whole.clone();
        for _ in 0..4 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = (state >> 33) as usize % bytes.len();
            bytes[at] = (state >> 20) as u8;
        }
        bytes.truncate(bytes.len() - (state >> 40) as usize % 40);
        std::fs::write(&path, bytes).unwrap();
        let _ = read(&path);
    }
}
