//! What was measured, as a table or as JSON.

use anyhow::Result;
use serde::Serialize;

use super::{idle::until_idle, listing::Listing, sockets::Sockets, verdicts::Verdicts};
use crate::bench::statistics::Summary;

/// What was measured.
#[derive(Debug, Default, Serialize)]
pub(super) struct Report {
    pub(super) verdicts: Vec<Verdicts>,
    pub(super) listing: Option<Listing>,
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
        let mode = match mode {
            Mode::Embedded => "embedded",
            Mode::Distributed => "distributed",
        };
        println!(
            "{:<32} {:>6}   {}   {}",
            format!("{mode}: {name}"),
            submit_to_verdict.count,
            times(submit_to_verdict),
            times(verdict_to_socket)
        );
    }
}

#[expect(clippy::print_stdout, reason = "a command line tool answers there")]
fn print_listing(listing: &Listing) {
    println!("{:<32} {:>7} {:>9}   {}", "listing", "clients", "a second", titles());
    for way in &listing.ways {
        println!("{:<32} {:>7} {:>9}   {}", way.name, way.clients, way.per_second, times(&way.times));
    }
    println!("hit over bypass {}, over the database {}", listing.hit_over_bypass, listing.hit_over_database);
    if let (Some(cold), Some(warm)) = (listing.statements_per_1000, listing.statements_per_1000_warm) {
        println!("1,000 requests cost {cold} statements of PostgreSQL from a cold cache, {warm} from a warm one");
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
