//! `assay doctor`: what this host offers and lacks for judging.

use std::process::ExitCode;

use anyhow::Result;
use assay_judge::survey;
use assay_sandbox::{Check, Probe, probe};
use serde::Serialize;

use crate::{judging, output};

/// What to print.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize)]
struct Report {
    /// Whether programs can be judged here.
    ok: bool,
    /// What enforces the limits.
    rung: Option<String>,
    /// Whether programs are kept apart from the host.
    isolated: bool,
    checks: Vec<Check>,
    languages: Vec<Usable>,
}

#[derive(Debug, Serialize)]
struct Usable {
    id: String,
    usable: bool,
    version: Option<String>,
    reason: Option<String>,
}

/// Tries the sandbox, and each language in it. Ends with 1 where nothing can be judged.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let config = judging::config()?;
    let Probe { ok, rung, isolated, checks } = probe(&config.sandbox);
    let languages = if ok { languages(&config)? } else { Vec::new() };
    let ok = ok && languages.iter().any(|language| language.usable);
    let report = Report { ok, rung: rung.map(|rung| rung.to_string()), isolated, checks, languages };
    if arguments.json {
        output::print_json(&report)?;
    } else {
        output::print(&words(&report))?;
    }
    Ok(output::code(report.ok))
}

fn languages(config: &assay_judge::Config) -> Result<Vec<Usable>> {
    let found = survey(config)?.into_iter().map(|found| match found.usable {
        Ok(language) => {
            Usable { id: found.id.to_string(), usable: true, version: Some(language.version), reason: None }
        }
        Err(reason) => Usable { id: found.id.to_string(), usable: false, version: None, reason: Some(reason) },
    });
    Ok(found.collect())
}

fn words(report: &Report) -> String {
    let mut lines = Vec::new();
    lines.push(match &report.rung {
        Some(rung) => format!("Limits are enforced by {rung}."),
        None => "Nothing can be run here.".to_owned(),
    });
    for check in &report.checks {
        lines.push(format!("{} {}: {}", mark(check.ok), check.name, check.detail));
        lines.extend(check.cost.iter().map(|cost| format!("    costs: {cost}")));
        lines.extend(check.fix.iter().map(|fix| format!("    fix: {fix}")));
    }
    for language in &report.languages {
        let said = language.version.as_ref().or(language.reason.as_ref()).map_or("", String::as_str);
        lines.push(format!("{} {}: {said}", mark(language.usable), language.id));
    }
    lines.push(
        if report.ok { "Submissions can be judged here." } else { "Submissions cannot be judged here." }.to_owned(),
    );
    lines.join("\n") + "\n"
}

fn mark(ok: bool) -> &'static str {
    if ok { "✓" } else { "✗" }
}
