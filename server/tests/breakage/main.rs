//! What must hold whatever breaks, tried on real processes: two servers and two workers over a PostgreSQL and a Redis, and people who
//! submit all the while.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop there")]

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

/// How long anything may take that must come.
const PATIENCE: Duration = Duration::from_secs(90);
/// How many submissions are answered with 202 around each breakage.
const EACH: usize = 60;

/// Breaks one thing after the other. After each, every submission that was answered with 202 has ended once, with its verdict, and
/// whoever sent it was told; nothing waits, and of what was refused there is no trace.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_or_doubled_whatever_breaks() {
    let mut fleet = Fleet::start().await;
    let crowd = Crowd::gather(&fleet).await;
    let mut table = Table::default();
    for breakage in breakages::all() {
        crowd.start_sending();
        breakage.happen(&mut fleet, &crowd).await;
        crowd.send_until(EACH).await;
        crowd.until_told().await;
        fleet.until_at_rest().await;
        let row = accounts::settle(breakage.name, &fleet, &crowd);
        println!("{row}");
        table.add(row);
    }
    // `target/HOST/tmp`: the build names its target.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).ancestors().nth(2).unwrap();
    std::fs::write(target.join("breakages.md"), table.to_string()).unwrap();
    println!("{table}");
    table.check();
    assert!(table.submissions() >= 500, "{} submissions were too few", table.submissions());
    crowd.disperse().await;
    fleet.stop().await;
}

/// Waits until something holds.
async fn until(what: &str, mut holds: impl AsyncFnMut() -> bool) {
    let looking = async {
        while !holds().await {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    assert!(tokio::time::timeout(PATIENCE, looking).await.is_ok(), "still not so: {what}");
}
