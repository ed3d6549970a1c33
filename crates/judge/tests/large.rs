//! Inputs and answers of 100 MB: this process must not hold them in memory. In a separate test program, because other tests would count too.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "clippy does not know the functions that tests call for tests"
)]

mod support;

use std::{
    fs::{self, File},
    io::{BufWriter, Write as _},
    path::Path,
    time::Instant,
};

use assay_domain::{Limits, Verdict};
use assay_judge::{Judge, Plain, PlainCase, Task};

/// The allowed growth of this process, in KiB: far less than an input.
const GROWTH_KIB: u64 = 24 * 1024;

const LINES: u32 = 10_000_000;

const SUM: &str = "#include <cstdio>
int main() {
    static char buffer[1 << 16];
    unsigned long long sum = 0;
    for (size_t n; (n = fread(buffer, 1, sizeof buffer, stdin));)
        for (size_t i = 0; i < n; i++) sum += buffer[i];
    printf(\"%llu\\n\", sum);
}
";

#[test]
fn large_inputs_and_answers_are_not_held_in_memory() {
    let folder = tempfile::tempdir().unwrap();
    let (input, answer) = (folder.path().join("1.in"), folder.path().join("1.ans"));
    let sum = write_lines(&input);
    let mut judge = Judge::start(&support::config()).unwrap();
    fs::write(&answer, format!("{sum}\n")).unwrap();
    let small = task(&input, &answer);
    let before = memory_kib("VmHWM:").max(memory_kib("VmRSS:"));
    let began = Instant::now();
    let judgement = judge.judge(&small, &mut |_| {});
    assert_eq!(judgement.verdict, Verdict::Accepted, "{judgement:#?}");
    println!(
        "an input of 100 MB: {} ms, of these {} ms in the box",
        began.elapsed().as_millis(),
        judgement.cases[0].wall_ms
    );

    // An answer as long as the input. The output differs from the second line on.
    write_lines(&answer);
    let began = Instant::now();
    let judgement = judge.judge(&task(&input, &answer), &mut |_| {});
    assert_eq!(judgement.verdict, Verdict::WrongAnswer, "{judgement:#?}");
    println!("and an answer of 100 MB: {} ms", began.elapsed().as_millis());
    let grown = memory_kib("VmHWM:") - before;
    println!("this process grew by {grown} KiB at most");
    assert!(grown < GROWTH_KIB, "{grown} KiB");
}

/// Writes lines of 10 bytes and returns the sum of all bytes.
fn write_lines(path: &Path) -> u64 {
    let mut file = BufWriter::new(File::create(path).unwrap());
    let mut sum = 0;
    for number in 0..LINES {
        let line = format!("{:09}\n", u64::from(number) * 7919 % 1_000_000_000);
        sum += line.bytes().map(u64::from).sum::<u64>();
        file.write_all(line.as_bytes()).unwrap();
    }
    file.flush().unwrap();
    sum
}

fn task(input: &Path, answer: &Path) -> Task {
    Plain {
        language: "cpp".into(),
        source: SUM.to_owned(),
        limits: Limits { time_ms: 5000, ..Limits::default() },
        cases: vec![PlainCase {
            name: "1".to_owned(),
            sample: false,
            shown: true,
            input: input.to_owned(),
            answer: answer.to_owned(),
        }],
        flags: Vec::new(),
        stop_at_first_failure: true,
    }
    .into()
}

fn memory_kib(key: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix(key)).unwrap();
    line.split_whitespace().next().unwrap().parse().unwrap()
}
