//! `assay judge`: judges one program by a package.

use std::{fs, path::PathBuf, process::ExitCode};

use anyhow::{Context, Result, bail};
use assay_domain::{CaseReport, Failure, Judgement, LanguageId, Verdict};
use assay_judge::{Judge, Languages, Step};
use serde::Serialize;

use crate::{judging, output};

/// What to judge.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The folder of the problem package.
    package: PathBuf,
    /// The program.
    file: PathBuf,
    /// Its language; by default what its ending says.
    #[arg(long)]
    language: Option<String>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize)]
struct Report {
    language: String,
    verdict: &'static str,
    score: Option<f64>,
    cpu_ms: Option<u32>,
    wall_ms: Option<u32>,
    memory_kib: Option<u32>,
    passed: u32,
    total: u32,
    compile_output: Option<String>,
    failure: Option<Failure>,
    cases: Vec<CaseReport>,
}

/// Judges the program. Ends with 0 when it is accepted, with 1 when it is not.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let package = assay_package::read(&arguments.package).context("cannot read the package")?;
    let language = language(arguments)?;
    let source = fs::read_to_string(&arguments.file)
        .with_context(|| format!("cannot read {} as text", arguments.file.display()))?;
    let mut judge = Judge::start(&judging::config()?).context("cannot judge here; see `assay doctor`")?;
    if !judge.languages().iter().any(|usable| usable.id == language) {
        bail!("{language} is not usable here; `assay doctor` says why");
    }
    let said = !arguments.json;
    let judgement = judge.judge(&judging::task(&package, language.clone(), source)?, &mut |step| {
        if said {
            output::progress(&match step {
                Step::Compiling => "compiling".to_owned(),
                Step::Running { case, total, .. } => format!("case {case} of {total}"),
            });
        }
    });
    if judgement.verdict == Verdict::JudgeError {
        bail!("this is a fault of the judge: {}", judgement.internal.unwrap_or_default());
    }
    let report = report(&language, judgement);
    if arguments.json {
        output::print_json(&report)?;
    } else {
        output::print(&words(&report))?;
    }
    Ok(output::code(report.verdict == Verdict::Accepted.as_str()))
}

fn language(arguments: &Arguments) -> Result<LanguageId> {
    let known = Languages::builtin()?;
    let names = || known.ids().map(LanguageId::as_str).collect::<Vec<_>>().join(", ");
    if let Some(named) = &arguments.language {
        let found = known.ids().find(|id| id.as_str() == named);
        return found.cloned().with_context(|| format!("{named} is no language here: use one of {}", names()));
    }
    let ending = arguments.file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let found = known.by_extension(ending).cloned();
    found.with_context(|| format!("the ending .{ending} names no language: say --language, one of {}", names()))
}

fn report(language: &LanguageId, judgement: Judgement) -> Report {
    Report {
        language: language.to_string(),
        verdict: judgement.verdict.as_str(),
        score: judgement.score,
        cpu_ms: judgement.most(|case| case.cpu_ms),
        wall_ms: judgement.most(|case| case.wall_ms),
        memory_kib: judgement.most(|case| case.memory_kib),
        passed: judgement.passed(),
        total: judgement.total,
        compile_output: judgement.compile_output,
        failure: judgement.failure,
        cases: judgement.cases,
    }
}

fn words(report: &Report) -> String {
    let mut lines: Vec<String> = report
        .cases
        .iter()
        .map(|case| {
            let CaseReport { case, verdict, cpu_ms, memory_kib, .. } = case;
            format!("case {case:>3}  {:<22} {cpu_ms:>6} ms {memory_kib:>8} KiB", verdict.label())
        })
        .collect();
    lines.extend(report.compile_output.iter().map(|said| format!("The compiler says:\n{}", said.trim_end())));
    if let Some(failure) = &report.failure {
        lines.push(format!("Case {} failed first.", failure.case));
        let shown = [("input", &failure.input), ("expected", &failure.expected), ("actual", &failure.actual)];
        let shown = shown.into_iter().filter_map(|(name, text)| Some((name, text.as_ref()?)));
        lines.extend(shown.map(|(name, text)| format!("{name}:\n{}", text.trim_end())));
        lines.extend(failure.message.iter().map(|message| message.trim_end().to_owned()));
    }
    lines.push(format!("{}: {} of {} cases", report.verdict, report.passed, report.total));
    lines.join("\n") + "\n"
}
