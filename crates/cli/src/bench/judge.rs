//! `assay bench judge`: submissions with 20 cases per second, cold and cached.

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use assay_domain::{Language, Limits, Verdict};
use assay_judge::{Config, Judge, Plain, PlainCase, Task};
use serde::Serialize;

use super::rounds::{median, timed};
use crate::{judging, output};

const CASES: u32 = 20;
const SLOTS: usize = 2;
const CPP: &str = "#include <bits/stdc++.h>\nint main() {\n  long long a, b;\n  std::cin >> a >> b;\n  std::cout << a + b << '\\n';\n}\n";
const PYTHON: &str = "a, b = map(int, input().split())\nprint(a + b)\n";

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Submissions per slot and kind.
    #[arg(long, default_value_t = 15)]
    submissions: usize,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize)]
struct Report {
    problems: Vec<Row>,
}

/// Times are medians. Rates count all slots together.
#[derive(Debug, Serialize)]
struct Row {
    name: &'static str,
    slots: usize,
    /// Each submission is a new program and must be compiled.
    cold_ms: f64,
    cold_per_second: f64,
    /// All submissions are the same program.
    cached_ms: f64,
    cached_per_second: f64,
}

pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let folder = tempfile::tempdir().context("cannot create a folder for the cases")?;
    let cases = cases(folder.path())?;
    judging::share_prepared(folder.path())?;
    // A cache folder of its own, so that the cache is empty at first.
    let config = Config { cache_dir: Some(folder.path().join("compiled")), ..judging::config()? };
    let mut first = Judge::start(&config).context(judging::CANNOT_JUDGE)?;
    output::progress("preparing the compilers");
    first.prepare().context("cannot prepare the compilers")?;
    let languages = first.languages().to_vec();
    let mut judges = vec![first];
    while judges.len() < SLOTS {
        judges.push(Judge::start_with(&config, languages.clone())?);
    }
    let mut problems = Vec::new();
    for (name, language, source) in [("cpp-20-cases", "cpp", CPP), ("python-20-cases", "python3", PYTHON)] {
        if !usable(&languages, language) {
            output::progress(&format!(
                "{language} is skipped, because this host cannot judge it: run `assay doctor` to see why"
            ));
            continue;
        }
        for slots in 1..=judges.len() {
            output::progress(&format!("{name}, {slots} at once"));
            let judges = &mut judges[..slots];
            let bench = Bench { language, source, cases: &cases, submissions: arguments.submissions.max(1) };
            // Compile the program of the cached runs before they are timed.
            bench.judge(&mut judges[0], source.to_owned())?;
            let (cold_ms, cold_per_second) = bench.timed(judges, true)?;
            let (cached_ms, cached_per_second) = bench.timed(judges, false)?;
            problems.push(Row { name, slots, cold_ms, cold_per_second, cached_ms, cached_per_second });
        }
    }
    let report = Report { problems };
    if arguments.json { output::print_json(&report) } else { output::print(&render(&report)) }
}

fn usable(languages: &[Language], id: &str) -> bool {
    languages.iter().any(|language| language.id.as_str() == id)
}

struct Bench<'a> {
    language: &'static str,
    source: &'static str,
    cases: &'a [PlainCase],
    submissions: usize,
}

impl Bench<'_> {
    /// The median time per submission in ms, and the submissions per second of all slots together.
    fn timed(&self, judges: &mut [Judge], cold: bool) -> Result<(f64, f64)> {
        let slots = judges.len();
        let each = std::sync::Mutex::new(Vec::new());
        let numbered: Vec<_> = judges.iter_mut().enumerate().collect();
        let whole = timed(numbered, |(slot, judge)| {
            for number in 0..self.submissions {
                let source = if cold { self.changed_source(slots, slot, number) } else { self.source.to_owned() };
                let took = self.judge(judge, source)?;
                each.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(took.as_secs_f64() * 1000.0);
            }
            Ok(())
        })?;
        let each = each.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        #[expect(clippy::cast_precision_loss, reason = "a handful")]
        let per_second = each.len() as f64 / whole.as_secs_f64();
        Ok((tenths(median(each)), tenths(per_second)))
    }

    /// A program that does the same and is not in the cache.
    fn changed_source(&self, slots: usize, slot: usize, number: usize) -> String {
        let comment = if self.language == "cpp" { "//" } else { "#" };
        format!("{}{comment} {slots} {slot} {number}\n", self.source)
    }

    fn judge(&self, judge: &mut Judge, source: String) -> Result<Duration> {
        let task: Task = Plain {
            language: self.language.into(),
            source,
            limits: Limits::default(),
            cases: self.cases.to_vec(),
            flags: Vec::new(),
            stop_at_first_failure: true,
        }
        .into();
        let begun = Instant::now();
        let judgement = judge.judge(&task, &mut |_| {});
        let took = begun.elapsed();
        ensure!(
            judgement.verdict == Verdict::Accepted,
            "the benchmark's program must be accepted, and was judged {judgement:?}"
        );
        Ok(took)
    }
}

fn cases(folder: &Path) -> Result<Vec<PlainCase>> {
    (1..=CASES)
        .map(|number| {
            let file = |ending: &str| folder.join(format!("{number}.{ending}"));
            let case = PlainCase {
                name: number.to_string(),
                sample: false,
                shown: true,
                input: file("in"),
                answer: file("ans"),
            };
            fs::write(&case.input, format!("{number} {}\n", number * 7))?;
            fs::write(&case.answer, format!("{}\n", number * 8))?;
            Ok(case)
        })
        .collect()
}

fn tenths(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

fn render(report: &Report) -> String {
    let mut text = format!(
        "{:<16} {:>5} {:>9} {:>9} {:>10} {:>10}\n",
        "problem", "slots", "cold ms", "cold /s", "cached ms", "cached /s"
    );
    for row in &report.problems {
        let Row { name, slots, cold_ms, cold_per_second, cached_ms, cached_per_second } = row;
        text += &format!(
            "{name:<16} {slots:>5} {cold_ms:>9.1} {cold_per_second:>9.1} {cached_ms:>10.1} {cached_per_second:>10.1}\n"
        );
    }
    text
}
