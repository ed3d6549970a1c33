//! Random faults in packages: the reader returns a package or an error in a short time, and never panics.

#![allow(clippy::unwrap_used, reason = "a panic fails the test")]

mod support;

use std::{
    fs,
    time::{Duration, Instant},
};

use assay_package::{Checktestdata, read};
use support::Fixture;

/// Number of generated packages.
const ROUNDS: u64 = 200;

/// A pseudorandom generator with a fixed seed, so that failures can be repeated.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end.max(1)
    }

    fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

const FILES: [(&str, &str); 14] = [
    (
        "problem.yaml",
        "problem_format_version: 2025-09\nname: {en: Sum, sv: Summa}\nuuid: 1\ntype: [scoring, interactive]\nlimits:\n  \
         time_limit: 1.5\n  time_multipliers: {ac_to_time_limit: 2}\ncredits: {authors: [A, {name: B}]}\nconstants: {k: 5}\n",
    ),
    (
        "statement/problem.en.tex",
        "\\problemname{A}\\begin{tabular}{l|l}a & $b_{c}$ \\\\ \\hline\\end{tabular}\\newcommand{\\x}[1]{#1#1}\\x{\\emph{y}}",
    ),
    ("statement/problem.sv.md", "# A\n\n| a | b |\n|---|---|\n| $x$ | `y` |\n\n{{nextsample}} {{k}} ![x](y.png)\n"),
    ("data/secret/test_group.yaml", "max_score: 100\nscore_aggregation: sum\n"),
    ("data/secret/a/test_group.yaml", "max_score: 50\nrequire_pass: [sample]\nargs: [x]\n"),
    ("data/secret/a/1.in", "1\n"),
    ("data/secret/a/1.ans", "1\n"),
    ("data/secret/a/1.yaml", "hint: x\nfull_feedback: true\n"),
    ("data/testdata.yaml", "on_reject: continue\nrange: 0 100\ngrader_flags: min ignore_sample\n"),
    (
        "submissions/submissions.yaml",
        "'accepted/*.{py,cpp}':\n  permitted: [AC]\n  secret/a: {required: [TLE], score: [0, 5]}\n",
    ),
    ("submissions/accepted/a.py", "# @EXPECTED_RESULTS@: CORRECT, TIMELIMIT\n"),
    ("output_validator/v.cpp", "int main() {}\n"),
    ("input_validators/v.ctd", "INT(1,5,n) NEWLINE REP(n) REGEX(\"[a-z]+\") END\n"),
    ("domjudge-problem.ini", "timelimit='3'\nname = \"x\"\n"),
];

/// Fragments inserted into files: syntax of the formats, and text that often breaks parsers.
const PIECES: [&str; 44] = [
    "name: ",
    "limits:\n",
    "- ",
    ": ",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "&a ",
    "*a ",
    "<<: *a\n",
    "!!binary ",
    "\n",
    "\t",
    "\0",
    "é",
    "\u{feff}",
    "\r\n",
    "---\n",
    "...\n",
    "? ",
    "| ",
    "> ",
    "legacy",
    "inf",
    "-1",
    "1e999",
    "99999999999999999999",
    "null",
    "~",
    "\\begin{itemize}",
    "\\end{tabular}",
    "\\def\\x{\\x\\x}\\x",
    "$",
    "$$",
    "\\\\",
    "&",
    "%",
    "{{k}}",
    "{{nextsample}}",
    "\\item",
    "../",
];

const NAMES: [&str; 16] = [
    "data/secret/2.in",
    "data/secret/2.ans",
    "data/secret/a/2.in",
    "data/secret/a.in",
    "data/secret/a/1.files/x",
    "data/sample/1.interaction",
    "data/invalid_input/1.in",
    "data/invalid_output/1.in",
    "include/cpp/a.h",
    "graders/g.py",
    "static_validator/s.py",
    "problem.pdf",
    "submissions/mixed/a/b.py",
    "attachments/templates/cpp/a.cpp",
    "data/secret/test_group.yaml",
    "solution/solution.en.md",
];

#[test]
fn broken_packages_are_refused_quickly() {
    let mut random = Random(1);
    let mut readable = 0;
    for round in 0..ROUNDS {
        let mut fixture = Fixture::new();
        for (name, content) in FILES {
            if random.below(4) > 0 {
                fixture = fixture.with(name, content);
            }
        }
        for _ in 0..random.below(4) {
            let (name, content) = *random.pick(&FILES);
            fixture = fixture.with(name, mutate(content, &mut random));
        }
        for _ in 0..random.below(3) {
            let name = *random.pick(&NAMES);
            if !fixture.folder().join(name).is_dir() && parents_are_folders(&fixture, name) {
                fixture = fixture.with(name, mutate("x", &mut random));
            }
        }
        if random.below(6) == 0 {
            let _ = fs::remove_file(fixture.folder().join(random.pick(&FILES).0));
        }
        let start = Instant::now();
        let result = read(&fixture.folder());
        assert!(start.elapsed() < Duration::from_secs(20), "round {round} took {:?}", start.elapsed());
        match result {
            Ok(package) => {
                readable += 1;
                assert!(package.plan.cases().count() > 0);
            }
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
    assert!(readable > ROUNDS as usize / 20, "only {readable} of {ROUNDS} packages were readable: break fewer files");
}

#[test]
fn random_scripts_end() {
    let mut random = Random(2);
    const WORDS: [&str; 30] = [
        "INT(",
        "FLOAT(",
        "REP(",
        "REPI(i,",
        "WHILE(",
        "IF(",
        "END ",
        "ELSE ",
        "SET(a=",
        "UNSET(a)",
        "ASSERT(",
        "REGEX(\"",
        "STRING(\"",
        "\")",
        ")",
        "(",
        ",",
        "1",
        "10^9",
        "a",
        "a[1]",
        "!",
        "&&",
        "ISEOF",
        "MATCH(\"x\")",
        "UNIQUE(a)",
        "INARRAY(1,a)",
        "==",
        "NEWLINE ",
        "SPACE ",
    ];
    for _ in 0..2_000 {
        let script: String = (0..random.below(14)).map(|_| *random.pick(&WORDS)).collect();
        if let Ok(script) = Checktestdata::parse(&script) {
            let _ = script.check(b"1 2\n3 x\n");
        }
    }
}

fn parents_are_folders(fixture: &Fixture, name: &str) -> bool {
    let mut at = fixture.folder();
    let mut parts = name.split('/').peekable();
    while let Some(part) = parts.next() {
        at.push(part);
        if parts.peek().is_some() && at.is_file() {
            return false;
        }
    }
    true
}

/// The text with random fragments inserted, removed or repeated, cut short, or with bytes changed.
fn mutate(text: &str, random: &mut Random) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..=random.below(5) {
        let at = random.below(bytes.len() + 1);
        match random.below(5) {
            0 => {
                let piece = *random.pick(&PIECES);
                bytes.splice(at..at, piece.bytes());
            }
            1 => {
                let end = (at + random.below(8)).min(bytes.len());
                bytes.drain(at..end);
            }
            2 => {
                let end = (at + random.below(30)).min(bytes.len());
                let copy = bytes[at..end].to_vec();
                let times = 1 + random.below(200);
                (0..times).for_each(|_| {
                    bytes.splice(at..at, copy.iter().copied());
                });
            }
            3 => bytes.truncate(at),
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = random.below(256) as u8;
                }
            }
        }
    }
    bytes
}
