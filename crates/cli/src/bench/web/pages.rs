//! Pages, for visitors without an account and for people who are logged in.

use anyhow::{Context as _, Result};
use assay_service::SessionToken;
use assay_store::SubmissionFilter;
use tokio::task::JoinSet;

use super::{
    connection::Connection,
    installation::Installation,
    prepare::PROBLEM,
    turn::{Measured, Turns, Way, join_times},
};

const CLIENTS: usize = 32;
const SESSION_MS: i64 = 60 * 60 * 1000;

/// Measures the pages in turns. Needs at least one submission.
pub(super) async fn measure(installation: &Installation, turns: Turns) -> Result<Vec<Way>> {
    let (store, me) = (&installation.store, installation.me);
    let session = SessionToken::generate().context("cannot generate a session token")?;
    store.create_session(me, session.hash(), SESSION_MS).await?;
    let made = store.submissions(me, &SubmissionFilter::default(), None, 1).await?;
    let made = made.items.first().context("nothing was submitted")?.id;
    let cookie = format!("Cookie: assay_session={}\r\n", session.expose());
    let pages = [
        ("home", "/".to_owned()),
        ("problem list", "/problems".to_owned()),
        ("track", "/tracks/bench-1".to_owned()),
        ("problem", format!("/problems/{PROBLEM}")),
    ];
    let mut ways: Vec<(Measured, String, &str)> = Vec::new();
    for (who, headers) in [("a visitor", ""), ("logged in", &*cookie)] {
        for (page, path) in &pages {
            ways.push((Measured::new(format!("{page}, {who}"), CLIENTS), path.clone(), headers));
        }
    }
    // Visitors cannot see submissions.
    ways.push((Measured::new("submission, logged in", CLIENTS), format!("/submissions/{made}"), &cookie));
    for _ in 0..turns.rounds {
        for (way, path, headers) in &mut ways {
            way.add(request_page(&installation.url, path, headers, turns).await.with_context(|| path.clone())?);
        }
    }
    ways.into_iter().map(|(way, ..)| way.finish()).collect()
}

async fn request_page(url: &str, path: &str, headers: &str, turns: Turns) -> Result<Vec<f64>> {
    let mut asking = JoinSet::new();
    for _ in 0..CLIENTS {
        let (mut connection, path) = (Connection::open(url, headers).await?, path.to_owned());
        asking.spawn(async move {
            let mut turn = turns.begin();
            while turn.lasts() {
                turn.time(async { connection.get(&path).await?.expect(200) }).await?;
            }
            Ok(turn.times)
        });
    }
    join_times(asking).await
}
