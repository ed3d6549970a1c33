//! Prints the results, as tables or as JSON.

use anyhow::Result;
use serde::Serialize;

use super::{
    fairness::Fairness, idle::wait_until_idle, intake::Intake, listing::Listing, sockets::Sockets, turn::Way,
    verdicts::Verdicts,
};
use crate::bench::statistics::Summary;

#[derive(Debug, Default, Serialize)]
pub(super) struct Report {
    pub(super) verdicts: Vec<Verdicts>,
    pub(super) listing: Option<Listing>,
    /// Pages in distributed mode.
    pub(super) pages: Vec<Way>,
    pub(super) intake: Vec<Intake>,
    pub(super) fairness: Vec<Fairness>,
    pub(super) sockets: Option<Sockets>,
    /// Parts before which the machine did not become idle. Their numbers are worse than on an idle machine.
    pub(super) disturbed: Vec<&'static str>,
    /// Parts that were not measured, and the reason.
    pub(super) left_out: Option<String>,
    /// Whether to skip the wait for an idle machine.
    #[serde(skip)]
    busy: bool,
}

impl Report {
    pub(super) fn new(busy: bool) -> Self {
        Self { busy, ..Self::default() }
    }

    /// Waits until the machine is idle before this part. If it does not become idle, the report says so.
    pub(super) async fn wait_until_idle(&mut self, part: &'static str) -> Result<()> {
        if self.busy || !wait_until_idle().await? {
            self.disturbed.push(part);
        }
        Ok(())
    }
}

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

#[expect(clippy::print_stdout, reason = "the command's output")]
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
        println!("\nThe machine was not idle, so these numbers may be too bad: {}", report.disturbed.join(", "));
    }
    if let Some(left_out) = &report.left_out {
        println!("\nNot measured: {left_out}");
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "the command's output")]
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

#[expect(clippy::print_stdout, reason = "the command's output")]
fn print_listing(listing: &Listing) {
    print_ways("listing", &listing.ways);
    println!("hit / bypass: {}, hit / database: {}", listing.hit_over_bypass, listing.hit_over_database);
    if let (Some(cold), Some(warm)) = (listing.statements_per_1000, listing.statements_per_1000_warm) {
        println!("PostgreSQL statements per 1,000 requests: {cold} from a cold cache, {warm} from a warm one");
    }
}

#[expect(clippy::print_stdout, reason = "the command's output")]
fn print_ways(title: &str, ways: &[Way]) {
    println!("{title:<32} {:>7} {:>9}   {}", "clients", "per s", titles());
    for way in ways {
        println!("{:<32} {:>7} {:>9}   {}", way.name, way.clients, way.per_second, times(&way.times));
    }
}

#[expect(clippy::print_stdout, reason = "the command's output")]
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

#[expect(clippy::print_stdout, reason = "the command's output")]
fn print_fairness(fairness: &[Fairness]) {
    println!("{:<40} {:>7}   {}", "ten people submit while another sends", "count", titles());
    for Fairness { mode, beside, times: waited } in fairness {
        println!("{:<40} {:>7}   {}", format!("{}: {beside}", mode.name()), waited.count, times(waited));
    }
}

#[expect(clippy::print_stdout, reason = "the command's output")]
fn print_sockets(sockets: &Sockets) {
    println!("{} sockets, opened in {} s", sockets.count, sockets.open_s);
    println!("{:<50} {:>8}", "  server, KiB each", sockets.server_kib_each);
    println!("{:<50} {:>8}", "  server, KiB each, after a message to all", sockets.server_kib_each_told);
    println!("{:<50} {:>8}", "  kernel, KiB each", sockets.kernel_kib_each);
    println!("{:<50}   {}", "  ms", titles());
    println!("{:<50}   {}", "  push to one", times(&sockets.push_to_one));
    println!("{:<50}   {}", "  push to all", times(&sockets.push_to_all));
    println!("{:<50} {:>8}", "  CPU per push to all, ms: server", sockets.push_server_cpu_ms);
    println!("{:<50} {:>8}", "  CPU per push to all, ms: this benchmark", sockets.push_client_cpu_ms);
}

fn titles() -> String {
    format!("{:>8}{:>8}{:>8}{:>8}", "median", "p90", "p99", "max")
}

fn times(summary: &Summary) -> String {
    let Summary { count: _, median_ms, p90_ms, p99_ms, most_ms } = summary;
    format!("{median_ms:>8.2}{p90_ms:>8.2}{p99_ms:>8.2}{most_ms:>8.2}")
}
