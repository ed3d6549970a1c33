//! `assay submit`.

use std::process::ExitCode;

use anyhow::Result;
use assay_domain::{SubmissionId, Verdict};
use serde::Deserialize;
use serde_json::json;

use super::{api::Api, follow::follow, program::Program, submissions, terminal::Terminal};
use crate::output::{exit_code, print, print_json};

/// The program.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    program: Program,
    /// The file or class that starts the program. Default: the file called main, otherwise the first file; for Java, a class with main.
    #[arg(long)]
    entry_point: Option<String>,
    /// Do not wait for the verdict.
    #[arg(long)]
    no_wait: bool,
    /// Print the submission as JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Deserialize)]
struct Stored {
    id: SubmissionId,
}

/// Submits the program. The exit code is 0 if it is accepted, otherwise 1.
pub(super) async fn run(arguments: Arguments) -> Result<ExitCode> {
    let Arguments { program, entry_point, no_wait, json } = arguments;
    let api = Api::of_saved_login()?;
    let body = json!({
        "problem": program.problem,
        "language": program.language()?,
        "files": program.sources()?,
        "entry_point": entry_point,
        "interface": program.interface(),
    });
    let Stored { id } = api.post("submissions", &body).await?;
    if no_wait {
        if json {
            print_json(&json!({ "id": id }))?;
        } else {
            print(&format!("Submitted as {id}: see `assay status {id}`.\n"))?;
        }
        return Ok(ExitCode::SUCCESS);
    }
    let mut terminal = Terminal::new();
    terminal.show(&format!("Submitted as {id}"));
    let submission = follow(&api, id, &mut terminal).await?;
    if json {
        print_json(&submission)?;
    } else {
        print(&submissions::details(&submission, api.server()))?;
    }
    Ok(exit_code(submission.verdict == Some(Verdict::Accepted)))
}
