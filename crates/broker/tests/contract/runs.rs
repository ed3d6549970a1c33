//! The contract of runs.

use std::time::Duration;

use assay_broker::{Broker, Error, RunBytes, RunCreation, RunKey, RunTimes};
use assay_domain::{Owner, Phase, Run, RunAccess, RunCase, RunOrder, RunOutcome, UserId};

use crate::host::Host;

const LONG: RunTimes = RunTimes { ttl: Duration::from_secs(600), unpolled_ttl: Duration::from_secs(600) };

pub(crate) async fn an_order_is_read_by_its_worker(host: &impl Host) {
    let broker = host.broker(1).await;
    assert_eq!((broker.begin_run(7).await.unwrap(), broker.run(7).await.unwrap()), (None, None));
    broker.create_run(7, &order(), &owner(1), LONG, None).await.unwrap();
    let another = broker.clone();
    assert_eq!(another.begin_run(7).await.unwrap(), Some(order()));
    assert_eq!(another.run(7).await.unwrap(), Some(Run::queued(7)));
    let access = RunAccess { owner: order().owner, language: order().language };
    assert_eq!(another.run_access(7).await.unwrap(), Some(access));
    assert_eq!(another.begin_run(8).await.unwrap(), None);
    assert_eq!(another.run_access(8).await.unwrap(), None);
}

pub(crate) async fn the_first_end_of_a_run_is_final(host: &impl Host) {
    let broker = host.broker(1).await;
    broker.create_run(7, &order(), &owner(1), LONG, None).await.unwrap();
    assert!(broker.report_run(&step(1)).await.unwrap());
    assert_eq!(broker.run(7).await.unwrap(), Some(step(1)));
    // Another worker begins again.
    assert!(broker.report_run(&step(0)).await.unwrap());
    assert_eq!(broker.run(7).await.unwrap(), Some(step(0)));
    let end = Run { phase: Phase::Done, outcome: Some(RunOutcome::Ran), ..step(3) };
    assert!(broker.report_run(&end).await.unwrap());
    assert!(broker.report_run(&step(2)).await.unwrap());
    broker.report_run(&Run { outcome: Some(RunOutcome::JudgeError), ..end.clone() }).await.unwrap();
    assert_eq!(broker.run(7).await.unwrap(), Some(end));
}

pub(crate) async fn a_run_expires_with_its_order(host: &impl Host) {
    let broker = host.broker(1).await;
    broker.create_run(7, &order(), &owner(1), RunTimes { ttl: host.unit() * 6, ..LONG }, None).await.unwrap();
    host.pass(2).await;
    assert!(broker.report_run(&step(1)).await.unwrap());
    broker.touch_run(7, LONG.unpolled_ttl).await.unwrap();
    assert!(broker.run(7).await.unwrap().is_some());
    host.pass(5).await;
    assert!(!broker.report_run(&step(2)).await.unwrap());
    broker.touch_run(7, LONG.unpolled_ttl).await.unwrap();
    assert_eq!(gone(&broker, 7).await, (true, true), "neither a report nor polling brings it back");
}

pub(crate) async fn an_unpolled_run_is_dropped_before_it_begins(host: &impl Host) {
    let broker = host.broker(1).await;
    broker.create_run(7, &order(), &owner(1), RunTimes { unpolled_ttl: host.unit() * 2, ..LONG }, None).await.unwrap();
    host.pass(3).await;
    assert_eq!(broker.begin_run(7).await.unwrap(), None);
    assert_eq!(gone(&broker, 7).await, (true, true));
}

pub(crate) async fn an_unpolled_run_is_dropped_between_its_steps(host: &impl Host) {
    let broker = host.broker(1).await;
    broker.create_run(7, &order(), &owner(1), RunTimes { unpolled_ttl: host.unit() * 6, ..LONG }, None).await.unwrap();
    assert!(broker.begin_run(7).await.unwrap().is_some());
    assert!(broker.report_run(&step(1)).await.unwrap());
    host.pass(7).await;
    assert!(!broker.report_run(&step(2)).await.unwrap());
    assert_eq!(gone(&broker, 7).await, (true, true));
}

pub(crate) async fn a_polled_run_is_kept(host: &impl Host) {
    let broker = host.broker(1).await;
    broker.create_run(7, &order(), &owner(1), RunTimes { unpolled_ttl: host.unit() * 6, ..LONG }, None).await.unwrap();
    // Both loops last longer than an unpolled run is kept.
    for _ in 0..4 {
        host.pass(2).await;
        broker.touch_run(7, host.unit() * 6).await.unwrap();
    }
    assert_eq!(broker.begin_run(7).await.unwrap(), Some(order()));
    for seq in 1..5 {
        host.pass(2).await;
        broker.touch_run(7, host.unit() * 6).await.unwrap();
        assert!(broker.report_run(&step(seq)).await.unwrap());
    }
}

pub(crate) async fn an_ended_run_is_kept_without_polling(host: &impl Host) {
    let broker = host.broker(1).await;
    broker.create_run(7, &order(), &owner(1), RunTimes { unpolled_ttl: host.unit() * 2, ..LONG }, None).await.unwrap();
    let end = Run { phase: Phase::Done, outcome: Some(RunOutcome::Ran), ..step(3) };
    host.pass(3).await;
    // The result is kept although no client polls, for clients that only poll once per minute.
    assert!(broker.report_run(&end).await.unwrap());
    host.pass(3).await;
    assert_eq!(broker.run(7).await.unwrap(), Some(end));
}

pub(crate) async fn runs_of_one_owner_leave_room_for_others(host: &impl Host) {
    let broker = host.broker_with(1, RunBytes { per_owner: 100_000, total: 220_000 }).await;
    let large = RunOrder { source: "x".repeat(40_000), ..order() };
    for id in [1, 2] {
        broker.create_run(id, &large, &owner(1), LONG, None).await.unwrap();
    }
    let full = broker.create_run(3, &large, &owner(1), LONG, None).await;
    assert!(matches!(full, Err(Error::OwnerRunsFull)), "{full:?}");
    for id in [4, 5] {
        broker.create_run(id, &large, &owner(2), LONG, None).await.unwrap();
    }
    broker.create_run(6, &large, &owner(3), LONG, None).await.unwrap();
    let full = broker.create_run(7, &large, &owner(3), LONG, None).await;
    assert!(matches!(full, Err(Error::RunsFull)), "{full:?}");
    assert_eq!(gone(&broker, 7).await, (true, true), "a rejected run is not stored");
    for id in [1, 2, 4, 5, 6] {
        assert_eq!(gone(&broker, id).await, (false, false), "{id} waits, so it is kept");
    }
}

pub(crate) async fn expired_runs_make_room(host: &impl Host) {
    let broker = host.broker_with(1, RunBytes { per_owner: 60_000, total: 60_000 }).await;
    let large = RunOrder { source: "x".repeat(40_000), ..order() };
    broker.create_run(1, &large, &owner(1), RunTimes { ttl: host.unit() * 6, ..LONG }, None).await.unwrap();
    assert!(broker.create_run(2, &large, &owner(1), LONG, None).await.is_err());
    assert!(broker.create_run(2, &large, &owner(2), LONG, None).await.is_err());
    host.pass(7).await;
    broker.create_run(2, &large, &owner(2), LONG, None).await.unwrap();
}

pub(crate) async fn ended_runs_make_room(host: &impl Host) {
    let broker = host.broker_with(1, RunBytes { per_owner: 100_000, total: 170_000 }).await;
    let large = RunOrder { source: "x".repeat(40_000), ..order() };
    let end = |id| Run {
        id,
        phase: Phase::Done,
        cases: vec![RunCase { output: "y".repeat(40_000), ..RunCase::default() }],
        ..step(3)
    };
    // Together, these runs exceed the owner's budget many times.
    for id in 1..=10 {
        broker.create_run(id, &large, &owner(1), LONG, None).await.unwrap();
        assert!(broker.report_run(&end(id)).await.unwrap());
    }
    assert_eq!(gone(&broker, 10).await, (false, false), "the newest is still stored");
    assert_eq!(gone(&broker, 1).await, (true, true), "the oldest made room");
    // The same for the total budget.
    for id in 11..=20 {
        broker.create_run(id, &large, &owner(id), LONG, None).await.unwrap();
        assert!(broker.report_run(&end(id)).await.unwrap());
    }
    assert_eq!((gone(&broker, 10).await, gone(&broker, 20).await), ((true, true), (false, false)));
}

pub(crate) async fn a_repeated_request_creates_one_run(host: &impl Host) {
    let broker = host.broker(1).await;
    let create = |id, order: RunOrder, key: RunKey| {
        let broker = broker.clone();
        async move { broker.create_run(id, &order, &owner(1), LONG, Some(&key)).await.unwrap() }
    };
    let (first, other) = (key("k", "1"), key("k", "2"));
    assert_eq!(broker.repeated_run("user:1", &first).await.unwrap(), None);
    assert_eq!(create(1, order(), first.clone()).await, RunCreation::Created(1));
    assert_eq!(create(2, order(), first.clone()).await, RunCreation::Repeated(1));
    assert_eq!(broker.repeated_run("user:1", &first).await.unwrap(), Some(RunCreation::Repeated(1)));
    assert_eq!(gone(&broker, 2).await, (true, true));
    assert_eq!(create(3, order(), other.clone()).await, RunCreation::KeyReused);
    assert_eq!(broker.repeated_run("user:1", &other).await.unwrap(), Some(RunCreation::KeyReused));
    assert_eq!(gone(&broker, 3).await, (true, true));
    // The same key of another owner, and another key.
    let eve = RunOrder { owner: "browser:ab".into(), ..order() };
    assert_eq!(broker.repeated_run("browser:ab", &first).await.unwrap(), None);
    assert_eq!(create(4, eve, first.clone()).await, RunCreation::Created(4));
    assert_eq!(create(5, order(), key("l", "1")).await, RunCreation::Created(5));
    // It stays the same run after its end.
    let end = Run { id: 1, phase: Phase::Done, outcome: Some(RunOutcome::Ran), ..step(3) };
    assert!(broker.report_run(&end).await.unwrap());
    assert_eq!(create(6, order(), first).await, RunCreation::Repeated(1));
    assert_eq!(broker.run(1).await.unwrap(), Some(end));
}

pub(crate) async fn a_key_is_forgotten_with_its_run(host: &impl Host) {
    let broker = host.broker_with(1, RunBytes { per_owner: 60_000, total: 60_000 }).await;
    let large = RunOrder { source: "x".repeat(40_000), ..order() };
    let key = key("k", "1");
    let times = RunTimes { ttl: host.unit() * 3, ..LONG };
    broker.create_run(1, &large, &owner(1), times, Some(&key)).await.unwrap();
    host.pass(4).await;
    assert_eq!(broker.repeated_run("user:1", &key).await.unwrap(), None, "the run has expired");
    let created = broker.create_run(2, &large, &owner(1), LONG, Some(&key)).await.unwrap();
    assert_eq!(created, RunCreation::Created(2));
    let cases = vec![RunCase { output: "y".repeat(40_000), ..RunCase::default() }];
    let end = Run { id: 2, phase: Phase::Done, outcome: Some(RunOutcome::Ran), cases, ..step(3) };
    assert!(broker.report_run(&end).await.unwrap());
    // This run removes the ended one to make room.
    broker.create_run(3, &large, &owner(1), LONG, None).await.unwrap();
    assert!(broker.report_run(&Run { id: 3, ..end }).await.unwrap());
    let created = broker.create_run(4, &large, &owner(1), LONG, Some(&key)).await.unwrap();
    assert_eq!(created, RunCreation::Created(4), "the run was removed");
}

pub(crate) async fn concurrent_requests_with_one_key_create_one_run(host: &impl Host) {
    let broker = host.broker(1).await;
    let requests = (1..=20).map(|id| {
        let broker = broker.clone();
        async move { (id, broker.create_run(id, &order(), &owner(1), LONG, Some(&key("k", "1"))).await.unwrap()) }
    });
    let mut winner = None;
    let mut answered = Vec::new();
    for (id, creation) in futures::future::join_all(requests).await {
        match creation {
            RunCreation::Created(_) => assert_eq!(winner.replace(id), None, "two runs"),
            RunCreation::Repeated(id) => answered.push(id),
            RunCreation::KeyReused => panic!("it is the same request"),
        }
    }
    assert_eq!(answered, [winner.unwrap(); 19]);
}

async fn gone(broker: &Broker, id: i64) -> (bool, bool) {
    (broker.run_access(id).await.unwrap().is_none(), broker.run(id).await.unwrap().is_none())
}

fn owner(id: i64) -> Owner {
    Owner::user(UserId(id))
}

fn key(key: &str, fingerprint: &str) -> RunKey {
    RunKey { key: key.parse().unwrap(), fingerprint: fingerprint.into() }
}

fn order() -> RunOrder {
    RunOrder {
        owner: "user:1".into(),
        problem: "sum".parse().unwrap(),
        language: "cpp".into(),
        source: "int main() {}\n\u{1f600}".into(),
        interface: None,
        cases: vec!["1 2\n".into(), String::new()],
    }
}

fn step(seq: u32) -> Run {
    let case = RunCase { output: "a:b\n".into(), ..RunCase::default() };
    Run { seq, phase: Phase::Running, total: 3, cases: vec![case], ..Run::queued(7) }
}
