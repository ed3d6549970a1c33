//! `assay bench web`: starts a server with an empty data folder and a problem of one case, submits, and waits at the socket as
//! a browser would.

mod client;
mod server;

use anyhow::{Context, Result};
use clap::Args;
use serde::Serialize;

use self::{
    client::{Client, Measured},
    server::Server,
};
use super::statistics::Summary;

/// How to measure.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Submissions a language.
    #[arg(long, default_value_t = 30)]
    submissions: usize,
    /// Prints JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize)]
struct Report {
    languages: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Line {
    name: &'static str,
    submit_to_verdict: Summary,
    verdict_to_socket: Summary,
}

/// What is submitted: programs that print one word. The number makes each source new, so that nothing comes from a cache,
/// except where the cache is what is measured.
const PROGRAMS: [(&str, &str, &str); 4] = [
    ("python3", "python3", "print('hello')  # {n}\n"),
    ("javascript", "javascript", "console.log('hello'); // {n}\n"),
    ("cpp, compiled anew", "cpp", "#include <cstdio>\nint main() { puts(\"hello\"); } // {n}\n"),
    ("cpp, same source", "cpp", "#include <cstdio>\nint main() { puts(\"hello\"); }\n"),
];

pub(crate) async fn run(arguments: Arguments) -> Result<()> {
    let server = Server::start().await?;
    let outcome = measure(&server, arguments.submissions).await;
    server.stop().await?;
    let report = outcome?;
    print(&report, arguments.json)
}

async fn measure(server: &Server, submissions: usize) -> Result<Report> {
    let mut client = Client::connect(server).await?;
    let mut languages = Vec::new();
    for (name, language, source) in PROGRAMS {
        let mut verdicts = Vec::new();
        let mut sockets = Vec::new();
        // The first one warms up: page cache, and the compiler's.
        for n in 0..=submissions {
            let source = source.replace("{n}", &n.to_string());
            let Measured { verdict_ms, socket_ms } = client.submit(language, &source).await.with_context(|| name)?;
            if n > 0 {
                verdicts.push(verdict_ms);
                sockets.push(socket_ms);
            }
        }
        let nothing = "give at least one of --submissions";
        languages.push(Line {
            name,
            submit_to_verdict: Summary::of(verdicts).context(nothing)?,
            verdict_to_socket: Summary::of(sockets).context(nothing)?,
        });
    }
    Ok(Report { languages })
}

#[expect(clippy::print_stdout, reason = "a command line tool answers there")]
fn print(report: &Report, json: bool) -> Result<()> {
    if json {
        println!("{}", serde_json::to_string_pretty(report)?);
        return Ok(());
    }
    println!("{:<20} {:>6}   {:>24}   {:>24}", "", "", "submit to verdict, ms", "verdict to socket, ms");
    println!(
        "{:<20} {:>6}   {:>8}{:>8}{:>8}   {:>8}{:>8}{:>8}",
        "", "count", "median", "p90", "most", "median", "p90", "most"
    );
    for Line { name, submit_to_verdict: a, verdict_to_socket: b } in &report.languages {
        println!(
            "{name:<20} {:>6}   {:>8.1}{:>8.1}{:>8.1}   {:>8.1}{:>8.1}{:>8.1}",
            a.count, a.median_ms, a.p90_ms, a.most_ms, b.median_ms, b.p90_ms, b.most_ms
        );
    }
    Ok(())
}
