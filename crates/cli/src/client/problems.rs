//! `assay problems`.

use std::process::ExitCode;

use anyhow::Result;
use assay_domain::{Difficulty, ProblemSummary, SolveState};

use super::api::Api;
use crate::output::{print, print_json};

/// No site has more problems.
const MOST: usize = 100_000;

/// Which problems.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Part of the title or the URL name.
    text: Option<String>,
    /// easy, medium or hard.
    #[arg(long)]
    difficulty: Option<String>,
    /// untouched, tried or solved.
    #[arg(long)]
    state: Option<String>,
    /// The URL name of a track.
    #[arg(long)]
    track: Option<String>,
    /// A tag.
    #[arg(long)]
    tag: Option<String>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(arguments: Arguments) -> Result<ExitCode> {
    let Arguments { text, difficulty, state, track, tag, json } = &arguments;
    let filters = [("text", text), ("difficulty", difficulty), ("state", state), ("track", track), ("tag", tag)];
    let query: Vec<_> = filters.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?))).collect();
    let problems: Vec<ProblemSummary> = Api::of_saved_login()?.list("problems", &query, MOST).await?;
    if *json {
        print_json(&problems)?;
    } else if problems.is_empty() {
        print("No problems match.\n")?;
    } else {
        let width = problems.iter().map(|problem| problem.slug.as_str().len()).max().unwrap_or_default();
        for problem in &problems {
            print(&line(problem, width))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn line(problem: &ProblemSummary, width: usize) -> String {
    let state = match problem.state {
        SolveState::Untouched => "",
        SolveState::Tried => "tried",
        SolveState::Solved => "solved",
    };
    let difficulty = problem.difficulty.map_or("", Difficulty::as_str);
    format!("{state:<7} {difficulty:<7} {:<width$}  {}\n", problem.slug.as_str(), problem.title)
}
