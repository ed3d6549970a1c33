//! Broken and malicious packages: the exit code and the messages of `assay verify`.

#![allow(clippy::unwrap_used, reason = "a test may; clippy does not see that a helper is part of one")]

use std::{
    fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::Command as Process,
};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// The exit code for a package that cannot be read.
const UNREADABLE: i32 = 2;
/// The exit code for a package that fails a check.
const FAILED: i32 = 1;

const YAML: &str = "problem_format_version: 2025-09\nname: Sum\nuuid: 0d31d3b6-5d0c-4f3f-9a0b-7d9f0a6f7f10\n\
                    limits:\n  time_limit: 2\n  validation_time: 1\n";
const RIGHT: &str = "a, b = map(int, input().split())\nprint(a + b)\n";

/// A package `sum` in a temporary folder.
struct Package(TempDir);

impl Package {
    /// A correct package that adds two numbers.
    fn new() -> Self {
        let files = [
            ("problem.yaml", YAML),
            ("statement/problem.en.md", "Add two numbers.\n"),
            ("data/sample/1.in", "1 2\n"),
            ("data/sample/1.ans", "3\n"),
            ("data/secret/1.in", "20 22\n"),
            ("data/secret/1.ans", "42\n"),
            ("submissions/accepted/sum.py", RIGHT),
        ];
        files.into_iter().fold(Self(tempfile::tempdir().unwrap()), |package, (name, text)| package.with(name, text))
    }

    fn folder(&self) -> PathBuf {
        self.0.path().join("sum")
    }

    fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.folder().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    fn without(self, name: &str) -> Self {
        let path = self.folder().join(name);
        if path.is_dir() {
            fs::remove_dir_all(path).unwrap();
        } else {
            fs::remove_file(path).unwrap();
        }
        self
    }

    /// Packs the package as a zip file. A line of Python adds to it.
    fn zipped(self, adds: &str) -> (Self, PathBuf) {
        let zip = self.0.path().join("sum.zip");
        let script = "import os, sys, warnings, zipfile\nwarnings.simplefilter('ignore')\n\
                      root = sys.argv[2]\nwith zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as zip:\n \
                      [zip.write(os.path.join(at, name), os.path.relpath(os.path.join(at, name), root))\n  \
                      for at, _, names in os.walk(root) for name in names]\n ";
        let made =
            Process::new("python3").arg("-c").arg(format!("{script}{adds}\n")).arg(&zip).arg(self.folder()).status();
        assert!(made.unwrap().success());
        (self, zip)
    }
}

/// Verifies a package, and expects an exit code and words in the error or in the failed checks.
fn expect(what: &str, path: &Path, code: i32, words: &[&str]) {
    let cache = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let mut command = Command::cargo_bin("assay").unwrap();
    command.env_clear().env("XDG_CACHE_HOME", cache).arg("verify").arg(path).arg("--json");
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(code), "{what}: {said}");
    let report: Value = serde_json::from_str(&said).unwrap();
    let package = &report["packages"][0];
    assert_eq!(package["ok"], false, "{what}: {package}");
    assert_eq!(package["error"].is_string(), code == UNREADABLE, "{what}: {package}");
    let found = package["checks"].as_array().unwrap().iter().filter(|check| check["ok"] == false);
    let texts = found.map(|check| &check["detail"]).chain([&package["error"]]).filter_map(Value::as_str);
    let texts = texts.collect::<Vec<_>>().join("\n");
    for word in words {
        assert!(texts.contains(word), "{what}: {word:?} is not in\n{texts}");
    }
}

#[test]
fn malicious_archives_are_refused_with_the_name_of_the_entry() {
    for (what, adds, words) in [
        (
            "a bomb",
            "zip.writestr('data/secret/bomb.in', bytes(300 << 20))",
            ["data/secret/bomb.in", "more than 200 times its size", "make that smaller"],
        ),
        (
            "a way out",
            "zip.writestr('../evil', 'x')",
            ["\"../evil\"", "leads out of the archive", "pack it with paths from the package's folder"],
        ),
        (
            "an absolute name",
            "zip.writestr(zipfile.ZipInfo('/etc/evil'), 'x')",
            ["\"/etc/evil\"", "has a path from the root of a system", "pack it with paths"],
        ),
        (
            "two of a name",
            "zip.writestr('data/secret/1.in', 'x')",
            ["data/secret/1.in", "holds two members of the name", "keep one"],
        ),
        (
            "a link",
            "link = zipfile.ZipInfo('data/secret/2.in'); link.create_system = 3; link.external_attr = 0o120777 << 16; zip.writestr(link, '/etc/passwd')",
            ["data/secret/2.in", "is a link", "pack the file itself"],
        ),
    ] {
        let (_package, zip) = Package::new().zipped(adds);
        expect(what, &zip, UNREADABLE, &words);
    }
}

#[test]
fn an_entry_of_2_gib_is_not_unpacked() {
    let (_package, zip) = Package::new().zipped("zip.writestr('data/secret/huge.in', 'x')");
    let mut bytes = fs::read(&zip).unwrap();
    // The entry's size in the central directory is 22 bytes before its name.
    let name = b"data/secret/huge.in";
    let at = bytes.windows(name.len()).rposition(|window| window == name).unwrap();
    bytes[at - 22..at - 18].copy_from_slice(&(2_u32 << 30).to_le_bytes());
    fs::write(&zip, bytes).unwrap();
    expect("2 GiB", &zip, UNREADABLE, &["data/secret/huge.in", "more than 1024 MiB", "make it smaller"]);
}

#[test]
fn broken_files_are_reported_with_their_line() {
    let laughs = (1..9).fold("a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned(), |text, n| {
        let before = format!("*a{}", n - 1);
        format!("{text}a{n}: &a{n} [{}]\n", [before.as_str(); 9].join(", "))
    });
    let latin1: Vec<u8> =
        YAML.replace("Sum", "S#mma").bytes().map(|byte| if byte == b'#' { 0xf6 } else { byte }).collect();
    for (what, package, words) in [
        (
            "no answer",
            Package::new().without("data/secret/1.ans"),
            ["sum/data/secret/1.in: ", "has no answer beside it", "add data/secret/1.ans"],
        ),
        (
            "no case",
            Package::new().without("data"),
            ["sum/data: ", "holds no test case", "add at least data/secret/1.in"],
        ),
        (
            "exploding anchors",
            Package::new().with("problem.yaml", format!("{YAML}{laughs}")),
            ["sum/problem.yaml:11: ", "is not the YAML it must be", "limit exceeded"],
        ),
        (
            "Latin-1",
            Package::new().with("problem.yaml", latin1),
            ["sum/problem.yaml:2: ", "is not UTF-8 text here", "save the file as UTF-8"],
        ),
        (
            "a name in no language",
            Package::new().with("problem.yaml", YAML.replace("Sum", "{}")),
            ["sum/problem.yaml:2: ", "`name` is empty", "write the problem's title"],
        ),
    ] {
        expect(what, &package.folder(), UNREADABLE, &words);
    }
    let package = Package::new();
    symlink("/etc/passwd", package.folder().join("data/secret/2.in")).unwrap();
    let words = ["sum/data/secret/2.in: ", "names an absolute path", "put the file itself there"];
    expect("an absolute link", &package.folder(), UNREADABLE, &words);
}

#[test]
fn failing_validators_are_reported_with_the_reason() {
    let validator = |body: &str| {
        let source = format!("#include <cstdio>\nint main() {{\n{body}\n}}\n");
        Package::new().with("output_validator/check.cpp", source)
    };
    let flood =
        "static char block[1 << 20]; for (int i = 0; i < 1024; ++i) fwrite(block, 1, sizeof block, stdout); return 42;";
    for (what, body, words) in [
        ("no program", "return nothing;", ["output_validator: it does not compile", "check.cpp:3:", "‘nothing’"]),
        (
            "a crash",
            "return *(volatile int*) 0;",
            ["output_validator: was ended by SIGSEGV", "sample/1: ", "secret/1: "],
        ),
        ("an unknown exit code", "return 1;", ["output_validator: ended with exit code 1", "42", "43"]),
        (
            "1 GiB",
            flood,
            ["output_validator: wrote more than validators may", "write less", "`limits.validation_output`"],
        ),
        (
            "no end",
            "for (;;) {}",
            ["output_validator: took more CPU time than validators may", "make it faster", "`limits.validation_time`"],
        ),
    ] {
        expect(what, &validator(body).folder(), FAILED, &words);
    }
}

#[test]
fn unusual_files_that_can_be_read_pass() {
    let crlf = |text: &str| text.replace('\n', "\r\n");
    let windows = Package::new()
        .with("problem.yaml", crlf(YAML))
        .with("statement/problem.en.md", crlf("Add two numbers.\n"))
        .with("data/secret/1.in", "20 22\r\n")
        .with("data/secret/1.ans", "42\r\n")
        .with("submissions/accepted/sum.py", crlf(RIGHT));
    let latin1 = Package::new().with("statement/problem.en.md", b"L\xe4gg ihop.\n");
    let klingon = Package::new().with("submissions/accepted/sum.xyz", "x");
    for (package, told) in [
        (&windows, None),
        (&latin1, Some("statement/problem.en.md:1: is not UTF-8 here, and is read as Latin-1")),
        (&klingon, Some("has an ending that names no language, and is not used")),
    ] {
        let cache = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let mut command = Command::cargo_bin("assay").unwrap();
        command.env_clear().env("XDG_CACHE_HOME", cache).arg("verify").arg(package.folder()).arg("--json");
        let said = command.assert().success();
        let said = String::from_utf8_lossy(&said.get_output().stdout).into_owned();
        assert!(told.is_none_or(|told| said.contains(told)), "{said}");
    }
}
