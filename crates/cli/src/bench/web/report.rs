//! What was measured, as a table or as JSON.

use anyhow::Result;
use serde::Serialize;

use super::{
    fairness::Fairness, idle::until_idle, intake::Intake, listing::Listing, sockets::Sockets, turn::Way,
    verdicts::Verdicts,
};
use crate::bench::statistics::Summary;

/// What was measured.
#[derive(Debug, Default, Serialize)]
pub(super) struct Report {
    pub(super) verdicts: Vec<Verdicts>,
    pub(super) listing: Option<Listing>,
    /// Each page on PostgreSQL and Redis.
    pub(super) pages: Vec<Way>,
    pub(super) intake: Vec<Intake>,
    pub(super) fairness: Vec<Fairness>,
    pub(super) sockets: Option<Sockets>,
    /// Before which parts the machine never came to rest: their numbers are worse than they need be.
    pub(super) disturbed: Vec<&'static str>,
    /// What was not measured, and why.
    pub(super) left_out: Option<String>,
    /// Whether idleness is not waited for.
    #[serde(skip)]
    busy: bool,
}

impl Report {
    /// Nothing measured yet.
    pub(super) fn new(busy: bool) -> Self {
        Self { busy, ..Self::default() }
    }

    /// Waits until nothing else uses the machine, and notes where it does all the same.
    pub(super) async fn wait_for_idleness(&mut self, before: &'static str) -> Result<()> {
        if self.busy || !until_idle().await? {
            self.disturbed.push(before);
        }
        Ok(())
    }
}

/// How a site is run.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Mode {
    Embedded,
    Distributed,
}

impl Mode {
    fn name(self) -> &'static str {
        match self {
            Self::Embedded => "embedded",
            Self::Distributed => "distributed",
        }
    }
}

#[expect(clippy::print_stdout, reason = "a command line tool answers there")]
pub(super) fn print(report: &Report, json: bool) -> Result<()> {
    if json {
        println!("{}", serde_json::to_string_pretty(report)?);
        return Ok(());
    }
    print_verdicts(&report.verdicts);
    if let Some(listing) = &report.listing {
        println!();
        print_listing(listing);
    }
    if !report.pages.is_empty() {
        println!();
        print_ways("page", &report.pages);
    }
    if !report.intake.is_empty() {
        println!();
        print_intake(&report.intake);
    }
    if !report.fairness.is_empty() {
        println!();
        print_fairness(&report.fairness);
    }
    if let Some(sockets) = &report.sockets {
        println!();
        print_sockets(sockets);
    }
    if !report.disturbed.is_empty() {
        println!("\nthe machine was busy with other things, so take these with care: {}", report.disturbed.join(", "));
    }
    if let Some(left_out) = &report.left_out {
        println!("\nleft out: {left_out}");
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "a command line tool answers there")]
fn print_verdicts(verdicts: &[Verdicts]) {
    println!("{:<32} {:>6}   {:<24}   {:<24}", "", "", "submit to verdict, ms", "verdict to socket, ms");
    println!("{:<32} {:>6}   {}   {}", "", "count", titles(), titles());
    for Verdicts { mode, name, submit_to_verdict, verdict_to_socket } in verdicts {
        println!(
            "{:<32} {:>6}   {}   {}",
            format!("{}: {name}", mode.name()),
            submit_to_verdict.count,
            times(submit_to_verdict),
            times(verdict_to_socket)
        );
    }
}

#[expect(clippy::print_stdout, reason = "a command line tool answers there")]
fn print_listing(listing: &Listing) {
    print_ways("listing", &listing.ways);
    println!("hit over bypass {}, over the database {}", listing.hit_over_bypass, listing.hit_over_database);
    if let (Some(cold), Some(warm)) = (listing.statements_per_1000, listing.statements_per_1000_warm) {
        println!("1,000 requests cost {cold} statements of PostgreSQL from a cold cache, {warm} from a warm one");
    }
}

#[expect(clippy::print_stdout, reason = "a command line tool answers there")]
fn print_ways(title: &str, ways: &[Way]) {
    println!("{title:<32} {:>7} {:>9}   {}", "clients", "per s", titles());
    for way in ways {
        println!("{:<32} {:>7} {:>9}   {}", way.name, way.clients, way.per_second, times(&way.times));
    }
}

#[expect(clippy::print_stdout, reason = "a command line tool answers there")]
fn print_intake(intake: &[Intake]) {
    println!("{:<32} {:>7} {:>9}   {}   all judged, s", "intake", "count", "per s", titles());
    for Intake { mode, workers, submissions, taken_per_second, times: taken, judged_s } in intake {
        let name = match workers {
            0 => mode.name().to_owned(),
            _ => format!("{}, {workers} workers", mode.name()),
        };
        println!("{name:<32} {submissions:>7} {taken_per_second:>9}   {}   {judged_s:>13}", times(taken));
    }
}

#[expect(clippy::print_stdout, reason = "a command line tool answers there")]
fn print_fairness(fairness: &[Fairness]) {
    println!("{:<40} {:>7}   {}", "ten people submit beside", "count", titles());
    for Fairness { mode, beside, times: waited } in fairness {
        println!("{:<40} {:>7}   {}", format!("{}: {beside}", mode.name()), waited.count, times(waited));
    }
}

#[expect(clippy::print_stdout, reason = "a command line tool answers there")]
fn print_sockets(sockets: &Sockets) {
    println!("{} sockets, opened in {} s", sockets.count, sockets.open_s);
    println!("{:<50} {:>8}", "  server, KiB each", sockets.server_kib_each);
    println!("{:<50} {:>8}", "  server, KiB each, once all were told something", sockets.server_kib_each_told);
    println!("{:<50} {:>8}", "  kernel, KiB each", sockets.kernel_kib_each);
    println!("{:<50}   {}", "  ms", titles());
    println!("{:<50}   {}", "  push to one", times(&sockets.push_to_one));
    println!("{:<50}   {}", "  push to all", times(&sockets.push_to_all));
}

fn titles() -> String {
    format!("{:>8}{:>8}{:>8}{:>8}", "median", "p90", "p99", "most")
}

fn times(summary: &Summary) -> String {
    let Summary { count: _, median_ms, p90_ms, p99_ms, most_ms } = summary;
    format!("{median_ms:>8.2}{p90_ms:>8.2}{p99_ms:>8.2}{most_ms:>8.2}")
}
