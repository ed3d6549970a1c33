//! Submit to verdict, and verdict to socket, one submission at a time, with pauses: slots use them to prepare for the next submission.

use std::time::Duration;

use anyhow::{Context as _, Result};
use serde::Serialize;

use super::{
    client::{Client, Measured},
    installation::Installation,
    report::Mode,
};
use crate::bench::statistics::Summary;

#[derive(Debug, Serialize)]
pub(super) struct Verdicts {
    pub(super) mode: Mode,
    pub(super) name: &'static str,
    pub(super) submit_to_verdict: Summary,
    pub(super) verdict_to_socket: Summary,
}

/// Programs that print one word. `{n}` is replaced by a number, so that each source is new and not in a cache.
const PROGRAMS: [(&str, &str, &str); 4] = [
    ("python3", "python3", "print('hello')  # {n}\n"),
    ("javascript", "javascript", "console.log('hello'); // {n}\n"),
    ("cpp, cold", "cpp", "#include <cstdio>\nint main() { puts(\"hello\"); } // {n}\n"),
    ("cpp, cached", "cpp", "#include <cstdio>\nint main() { puts(\"hello\"); }\n"),
];

/// The pause before each submission.
const PAUSE: Duration = Duration::from_millis(50);

pub(super) async fn measure(installation: &Installation, submissions: u32, mode: Mode) -> Result<Vec<Verdicts>> {
    let mut client = Client::connect(installation).await?;
    let mut measured = Vec::new();
    for (name, language, source) in PROGRAMS {
        let mut verdicts = Vec::new();
        let mut sockets = Vec::new();
        // The first one fills the page cache and is not counted.
        for n in 0..=submissions {
            let source = source.replace("{n}", &n.to_string());
            tokio::time::sleep(PAUSE).await;
            let Measured { verdict_ms, socket_ms } = client.submit(language, &source).await.with_context(|| name)?;
            if n > 0 {
                verdicts.push(verdict_ms);
                sockets.push(socket_ms);
            }
        }
        let nothing = "nothing was submitted";
        measured.push(Verdicts {
            mode,
            name,
            submit_to_verdict: Summary::of(verdicts).context(nothing)?,
            verdict_to_socket: Summary::of(sockets).context(nothing)?,
        });
    }
    Ok(measured)
}
