//! The runs' part of the contract.

use std::time::Duration;

use assay_domain::{Phase, Run, RunCase, RunOrder, RunOutcome};

use crate::host::Host;

const LONG: Duration = Duration::from_secs(600);

pub(crate) async fn an_order_is_read_by_whoever_works_on_it(host: &impl Host) {
    let broker = host.broker(1).await;
    assert_eq!((broker.run_order(7).await.unwrap(), broker.run(7).await.unwrap()), (None, None));
    broker.create_run(7, &order(), LONG).await.unwrap();
    let another = broker.clone();
    assert_eq!(another.run_order(7).await.unwrap(), Some(order()));
    assert_eq!(another.run(7).await.unwrap(), Some(Run::queued(7)));
    assert_eq!(another.run_order(8).await.unwrap(), None);
}

pub(crate) async fn the_first_end_is_the_last_word(host: &impl Host) {
    let broker = host.broker(1).await;
    broker.create_run(7, &order(), LONG).await.unwrap();
    broker.report_run(&step(1)).await.unwrap();
    assert_eq!(broker.run(7).await.unwrap(), Some(step(1)));
    // Another worker begins again.
    broker.report_run(&step(0)).await.unwrap();
    assert_eq!(broker.run(7).await.unwrap(), Some(step(0)));
    let end = Run { phase: Phase::Done, outcome: Some(RunOutcome::Ran), ..step(3) };
    broker.report_run(&end).await.unwrap();
    broker.report_run(&step(2)).await.unwrap();
    broker.report_run(&Run { outcome: Some(RunOutcome::JudgeError), ..end.clone() }).await.unwrap();
    assert_eq!(broker.run(7).await.unwrap(), Some(end));
}

pub(crate) async fn a_run_passes_with_its_order(host: &impl Host) {
    let broker = host.broker(1).await;
    broker.create_run(7, &order(), host.unit() * 3).await.unwrap();
    host.pass(2).await;
    broker.report_run(&step(1)).await.unwrap();
    assert!(broker.run(7).await.unwrap().is_some());
    host.pass(2).await;
    broker.report_run(&step(2)).await.unwrap();
    assert_eq!(
        (broker.run_order(7).await.unwrap(), broker.run(7).await.unwrap()),
        (None, None),
        "a report does not bring it back"
    );
}

fn order() -> RunOrder {
    RunOrder {
        owner: "user:1".into(),
        problem: "sum".parse().unwrap(),
        language: "cpp".into(),
        source: "int main() {}\n\u{1f600}".into(),
        cases: vec!["1 2\n".into(), String::new()],
    }
}

fn step(seq: u32) -> Run {
    let case = RunCase { output: "a:b\n".into(), ..RunCase::default() };
    Run { seq, phase: Phase::Running, total: 3, cases: vec![case], ..Run::queued(7) }
}
