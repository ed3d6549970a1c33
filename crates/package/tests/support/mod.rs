//! Small packages in temporary folders.

#![allow(dead_code, unreachable_pub, reason = "each test uses some of the functions")]

use std::fs;

use assay_package::{Package, StatementBody, read};
use tempfile::TempDir;

/// The shortest `problem.yaml` without warnings.
pub const MANIFEST: &str = "problem_format_version: 2025-09\nname: Sum\nuuid: 8d5f\nlimits:\n  time_limit: 1.5\n";

/// A folder `sum` with the smallest package, which a test changes.
pub struct Fixture(pub TempDir);

impl Fixture {
    pub fn new() -> Self {
        let fixture = Self(TempDir::new().unwrap());
        fixture
            .with("problem.yaml", MANIFEST)
            .with("statement/problem.en.md", "Add $a$ and $b$.\n")
            .with("data/sample/1.in", "1 2\n")
            .with("data/sample/1.ans", "3\n")
            .with("data/secret/1.in", "2 2\n")
            .with("data/secret/1.ans", "4\n")
    }

    pub fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.0.path().join("sum").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    pub fn without(self, name: &str) -> Self {
        fs::remove_file(self.folder().join(name)).unwrap();
        self
    }

    pub fn folder(&self) -> std::path::PathBuf {
        self.0.path().join("sum")
    }

    pub fn read(&self) -> Package {
        read(&self.folder()).unwrap_or_else(|error| panic!("{error}"))
    }

    pub fn error(&self) -> String {
        read(&self.folder()).expect_err("the package must be refused").to_string()
    }

    pub fn warnings(&self) -> Vec<String> {
        self.read().warnings.iter().map(ToString::to_string).collect()
    }
}

/// The HTML of the first statement.
pub fn html(package: &Package) -> &str {
    match &package.statements[0].body {
        StatementBody::Html(html) => html,
        StatementBody::Pdf => panic!("a PDF"),
    }
}
