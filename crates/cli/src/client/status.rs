//! `assay status`.

use std::process::ExitCode;

use anyhow::Result;
use assay_domain::{Submission, SubmissionId, SubmissionState, SubmissionSummary};

use super::{api::Api, follow::follow, submissions, terminal::Terminal};
use crate::output::{print, print_json};

/// Which submission.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The number of a submission. Without it, your newest submissions are listed.
    id: Option<SubmissionId>,
    /// Wait until it is judged.
    #[arg(long, requires = "id")]
    wait: bool,
    /// How many submissions to list.
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=10_000), conflicts_with = "id")]
    limit: u32,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(arguments: Arguments) -> Result<ExitCode> {
    let api = Api::of_saved_login()?;
    match arguments.id {
        Some(id) => show(&api, id, &arguments).await?,
        None => list(&api, &arguments).await?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn show(api: &Api, id: SubmissionId, arguments: &Arguments) -> Result<()> {
    let mut submission: Submission = api.get(&format!("submissions/{id}"), &[]).await?;
    if arguments.wait && submission.state != SubmissionState::Done {
        submission = follow(api, id, &mut Terminal::new()).await?;
    }
    if arguments.json { print_json(&submission) } else { print(&submissions::words(&submission, api.server())) }
}

async fn list(api: &Api, arguments: &Arguments) -> Result<()> {
    let submissions: Vec<SubmissionSummary> = api.list("submissions", &[], arguments.limit as usize).await?;
    if arguments.json {
        return print_json(&submissions);
    }
    if submissions.is_empty() {
        return print("You have not submitted anything yet.\n");
    }
    submissions.iter().try_for_each(|submission| print(&format!("{}\n", submissions::line(submission))))
}
