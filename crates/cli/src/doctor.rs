//! `assay doctor`: checks whether this host can judge, and how to fix what is missing.

use std::process::ExitCode;

use anyhow::Result;
use assay_judge::survey;
use assay_sandbox::{Check, Probe, probe};
use serde::Serialize;

use crate::{judging, output};

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize)]
struct Report {
    /// Whether this host can judge.
    ok: bool,
    /// The mechanism that enforces the limits.
    rung: Option<String>,
    /// Whether programs are isolated from the host.
    isolated: bool,
    checks: Vec<Check>,
    languages: Vec<LanguageReport>,
}

#[derive(Debug, Serialize)]
struct LanguageReport {
    id: String,
    usable: bool,
    version: Option<String>,
    reason: Option<String>,
}

/// Tries the sandbox, and each language in it. Exits with 1 if this host cannot judge.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let config = judging::config()?;
    let Probe { ok, rung, isolated, checks } = probe(&config.sandbox);
    let languages = if ok { languages(&config)? } else { Vec::new() };
    let ok = ok && languages.iter().any(|language| language.usable);
    let report = Report { ok, rung: rung.map(|rung| rung.to_string()), isolated, checks, languages };
    if arguments.json {
        output::print_json(&report)?;
    } else {
        output::print(&render(&report))?;
    }
    Ok(output::exit_code(report.ok))
}

fn languages(config: &assay_judge::Config) -> Result<Vec<LanguageReport>> {
    let found = survey(config)?.into_iter().map(|found| match found.usable {
        Ok(language) => {
            LanguageReport { id: found.id.to_string(), usable: true, version: Some(language.version), reason: None }
        }
        Err(reason) => {
            LanguageReport { id: found.id.to_string(), usable: false, version: None, reason: Some(reason.to_string()) }
        }
    });
    Ok(found.collect())
}

fn render(report: &Report) -> String {
    let mut lines = Vec::new();
    lines.push(match &report.rung {
        Some(rung) => format!("Limits are enforced by {rung}."),
        None => "This host cannot run programs in a sandbox.".to_owned(),
    });
    for check in &report.checks {
        lines.push(format!("{} {}: {}", mark(check.ok), check.name, check.detail));
        lines.extend(check.cost.iter().map(|cost| format!("    cost: {cost}")));
        lines.extend(check.fix.iter().map(|fix| format!("    fix: {fix}")));
    }
    for language in &report.languages {
        let detail = language.version.as_ref().or(language.reason.as_ref()).map_or("", String::as_str);
        lines.push(format!("{} {}: {detail}", mark(language.usable), language.id));
    }
    lines.push(
        if report.ok { "This host can judge submissions." } else { "This host cannot judge submissions." }.to_owned(),
    );
    lines.join("\n") + "\n"
}

fn mark(ok: bool) -> &'static str {
    if ok { "✓" } else { "✗" }
}
