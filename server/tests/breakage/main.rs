//! Causes failures while people submit, with real processes: two servers and two workers with one PostgreSQL and one Redis.

#![expect(clippy::unwrap_used, reason = "a panic fails the test")]

mod accounts;
mod breakages;
mod crowd;
mod fleet;
mod ledger;
mod page;
mod programs;
mod table;

use std::{path::Path, time::Duration};

use crate::{crowd::Crowd, fleet::Fleet, table::Table};

/// The timeout of every wait.
const TIMEOUT: Duration = Duration::from_secs(90);
/// How many submissions get a 202 around each breakage.
const SUBMISSIONS: usize = 60;

/// After each breakage, every submission that got a 202 has ended exactly once with its verdict, and its sender saw the verdict. Nothing
/// is left in the queue, and refused submissions have no row.
#[tokio::test(flavor = "multi_thread")]
async fn failures_neither_lose_nor_double_submissions() {
    let mut fleet = Fleet::start().await;
    let crowd = Crowd::start(&fleet).await;
    let mut table = Table::default();
    for breakage in breakages::all() {
        crowd.start_sending();
        breakage.cause(&mut fleet, &crowd).await;
        crowd.send_until(SUBMISSIONS).await;
        crowd.wait_for_verdicts().await;
        fleet.wait_until_idle().await;
        let row = accounts::check(breakage.name, &fleet, &crowd);
        println!("{row}");
        table.add(row);
    }
    // The temporary folder is `target/HOST/tmp`, because the build names its target.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).ancestors().nth(2).unwrap();
    std::fs::write(target.join("breakages.md"), table.to_string()).unwrap();
    println!("{table}");
    table.check();
    assert!(table.submissions() >= 500, "{} submissions were too few", table.submissions());
    crowd.stop().await;
    fleet.stop().await;
}

async fn wait_until(what: &str, mut condition: impl AsyncFnMut() -> bool) {
    let polling = async {
        while !condition().await {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    assert!(tokio::time::timeout(TIMEOUT, polling).await.is_ok(), "timeout while waiting: {what}");
}
