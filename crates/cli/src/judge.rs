//! `assay judge`: judges one program with a package.

use std::{fs, path::PathBuf, process::ExitCode, sync::Arc};

use anyhow::{Context, Result, bail};
use assay_domain::{CaseReport, Failure, GroupReport, Judgement, LanguageId, Verdict};
use assay_judge::{Judge, Languages, SourceFile, Step, Stop, Submission, Task};
use serde::Serialize;

use crate::{case_text::CaseText, judging, language, output};

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The problem package: a folder or a zip file.
    package: PathBuf,
    /// The program's files.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The program's language. Default: detected from the file extensions.
    #[arg(long)]
    language: Option<String>,
    /// The file or class that starts the program. Default: the file called main, otherwise the first file; for Java, a class with main.
    #[arg(long)]
    entry_point: Option<String>,
    /// Run every case, even after the verdict is clear.
    #[arg(long)]
    all: bool,
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
    groups: Vec<GroupReport>,
}

/// Exits with 0 if the program is accepted, with 1 if not.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let package = assay_package::read(&arguments.package).context("cannot read the package")?;
    let answers = package.plan.kind.submit_answer;
    let language = if answers { LanguageId::answers() } else { language(arguments)? };
    let mut judge = Judge::start(&judging::config()?).context(judging::CANNOT_JUDGE)?;
    if !answers && !judge.languages().iter().any(|usable| usable.id == language) {
        bail!("this host cannot judge {language}: run `assay doctor` to see why");
    }
    let submission = Submission {
        files: arguments.files.iter().map(file).collect::<Result<_>>()?,
        language: language.clone(),
        entry_point: arguments.entry_point.clone(),
        interface: None,
    };
    let stop = if arguments.all { Stop::Never } else { Stop::Decided };
    let task = Task { submission, plan: Arc::new(package.plan.clone()), stop };
    let show_progress = !arguments.json;
    let judgement = judge.judge(&task, &mut |step| {
        if show_progress {
            output::progress(&match step {
                Step::Compiling => "compiling".to_owned(),
                Step::Running { case, total, .. } => format!("case {case} of {total}"),
            });
        }
    });
    if judgement.verdict == Verdict::JudgeError {
        bail!("the judge or the package failed: {}", judgement.internal.unwrap_or_default());
    }
    let report = report(&language, judgement);
    if arguments.json {
        output::print_json(&report)?;
    } else {
        output::print(&render(&report))?;
    }
    Ok(output::exit_code(report.verdict == Verdict::Accepted.as_str()))
}

fn file(path: &PathBuf) -> Result<SourceFile> {
    let content = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let name = path.file_name().with_context(|| format!("{} is not a file", path.display()))?;
    Ok(SourceFile::new(name.to_string_lossy(), content))
}

/// The language from `--language`, or of the first file with a known extension.
fn language(arguments: &Arguments) -> Result<LanguageId> {
    let Some(named) = &arguments.language else { return language::of_files(&arguments.files) };
    let known = Languages::builtin()?;
    let found = known.ids().find(|id| id.as_str() == named);
    found.cloned().with_context(|| format!("unknown language {named}: use one of {}", language::names(&known)))
}

fn report(language: &LanguageId, judgement: Judgement) -> Report {
    Report {
        language: language.to_string(),
        verdict: judgement.verdict.as_str(),
        score: judgement.score,
        cpu_ms: judgement.max_of(|case| case.cpu_ms),
        wall_ms: judgement.max_of(|case| case.wall_ms),
        memory_kib: judgement.max_of(|case| case.memory_kib),
        passed: judgement.passed(),
        total: judgement.total,
        compile_output: judgement.compile_output,
        // The codes are for the server, which says them in the language of the site.
        failure: judgement.failure.map(|failure| Failure { said: Vec::new(), ..failure }),
        cases: judgement.cases,
        groups: judgement.groups,
    }
}

fn render(report: &Report) -> String {
    let mut lines = Vec::new();
    for case in &report.cases {
        let CaseReport { case: number, verdict, cpu_ms, memory_kib, score, .. } = case;
        let score = score.map(|score| format!("  {score} points")).unwrap_or_default();
        lines.push(format!("case {number:>3}  {:<22} {cpu_ms:>6} ms {memory_kib:>8} KiB{score}", verdict.label()));
        let messages = [("to judges", &case.judge_message), ("to the submitter", &case.team_message)];
        let present = messages.into_iter().filter_map(|(to, message)| Some((to, message.as_ref()?)));
        lines.extend(present.map(|(to, message)| format!("          {to}: {}", message.replace('\n', "\n          "))));
    }
    for GroupReport { name, verdict, score } in &report.groups {
        if let Some(score) = score.filter(|_| !name.is_empty()) {
            lines.push(format!("{name}: {}, {score} points", verdict.label()));
        }
    }
    lines.extend(report.compile_output.iter().map(|text| format!("Compiler output:\n{}", text.trim_end())));
    if let Some(failure) = &report.failure {
        lines.push(format!("First failing case: {}", failure.case));
        let (input, expected, actual) = match failure.values.as_deref().map(CaseText::of) {
            Some(CaseText { input, expected, found }) => (input, expected, found.or_else(|| failure.actual.clone())),
            None => (failure.input.clone(), failure.expected.clone(), failure.actual.clone()),
        };
        let printed = failure.stdout.clone().filter(|text| !text.is_empty());
        let shown = [("input", input), ("expected", expected), ("actual", actual), ("standard output", printed)];
        let shown = shown.into_iter().filter_map(|(name, text)| Some((name, text?)));
        lines.extend(shown.map(|(name, text)| format!("{name}:\n{}", text.trim_end())));
        lines.extend(failure.message.iter().map(|message| message.trim_end().to_owned()));
    }
    let score = report.score.map(|score| format!(" with {score} points")).unwrap_or_default();
    lines.push(format!("{}{score}: {} of {} cases", report.verdict, report.passed, report.total));
    lines.join("\n") + "\n"
}
