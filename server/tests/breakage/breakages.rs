//! The failures that are caused while people submit.

use std::{pin::Pin, time::Duration};

use assay_domain::{SubmissionId, Verdict};
use rustix::process::Signal;

use crate::{
    crowd::Crowd,
    fleet::{Clock, Fleet},
    programs::{SLOW, SLOWEST},
    wait_until,
};

/// A failure, and its repair as an operator would do it.
pub(crate) struct Breakage {
    pub(crate) name: &'static str,
    cause: Cause,
}

type Cause = for<'a> fn(&'a mut Fleet, &'a Crowd) -> Pin<Box<dyn Future<Output = ()> + 'a>>;

impl Breakage {
    pub(crate) async fn cause(&self, fleet: &mut Fleet, crowd: &Crowd) {
        (self.cause)(fleet, crowd).await;
    }
}

pub(crate) fn all() -> [Breakage; 8] {
    let breakage = |name, cause| Breakage { name, cause };
    [
        breakage(
            "kill -9 a worker during a run; its clock is an hour ahead, the other's an hour behind",
            |fleet, crowd| Box::pin(kill_worker(fleet, crowd)),
        ),
        breakage("kill -9 a server with open sockets, restart it after 2 s", |fleet, crowd| {
            Box::pin(kill_server(fleet, crowd))
        }),
        breakage("restart Redis", |fleet, _| Box::pin(stop_redis(fleet, Duration::ZERO))),
        breakage("FLUSHALL with 20 queued and 2 running", |fleet, crowd| Box::pin(flush_redis(fleet, crowd))),
        breakage("stop Redis for 10 s", |fleet, _| Box::pin(stop_redis(fleet, Duration::from_secs(10)))),
        breakage("Redis hangs for 5 s", |fleet, _| Box::pin(pause_redis(fleet))),
        breakage("restart PostgreSQL", |fleet, _| Box::pin(restart_postgres(fleet))),
        breakage("stop a worker with SIGTERM", |fleet, crowd| Box::pin(stop_worker(fleet, crowd))),
    ]
}

async fn kill_worker(fleet: &mut Fleet, crowd: &Crowd) {
    let interrupted = submission_running_on(fleet, crowd, 0).await;
    fleet.replace_worker(0, Clock::Right);
    wait_until("its submission is judged again", async || {
        let row = fleet.store.submission(interrupted).await.unwrap().unwrap().1;
        row.attempt == 2
    })
    .await;
}

async fn kill_server(fleet: &mut Fleet, crowd: &Crowd) {
    wait_until("the server has open sockets", async || crowd.sockets(0) >= 3).await;
    fleet.kill_server(0);
    // The server stays down for a while, so its pages poll the other one.
    tokio::time::sleep(Duration::from_secs(2)).await;
    fleet.start_server(0);
}

/// `time` is the length of the outage.
async fn stop_redis(fleet: &mut Fleet, time: Duration) {
    fleet.redis.stop();
    tokio::time::sleep(time).await;
    fleet.redis.restart();
}

async fn pause_redis(fleet: &mut Fleet) {
    fleet.redis.pause();
    // Longer than clients wait for an answer.
    tokio::time::sleep(Duration::from_secs(5)).await;
    fleet.redis.resume();
}

async fn flush_redis(fleet: &mut Fleet, crowd: &Crowd) {
    wait_until_idle(fleet, crowd).await;
    let slow = [crowd.send_slow(&SLOWEST).await, crowd.send_slow(&SLOWEST).await];
    wait_until("both slots are busy", async || slow.iter().all(|id| fleet.worker_of(id).is_some())).await;
    crowd.burst(3).await;
    crowd.start_sending();
    // If the slow programs have already ended, this waits until both slots judge others.
    wait_until("20 are queued and 2 are running", async || {
        let state = fleet.store.queue_state().await.unwrap();
        state.queued >= 20 && state.running == 2
    })
    .await;
    assert_eq!(fleet.redis.command(&["FLUSHALL"]), "OK");
}

async fn restart_postgres(fleet: &mut Fleet) {
    fleet.postgres.stop();
    fleet.postgres.restart();
}

async fn stop_worker(fleet: &mut Fleet, crowd: &Crowd) {
    let last = submission_running_on(fleet, crowd, 1).await;
    let program = &mut fleet.workers[1].program;
    program.signal(Signal::TERM);
    let mut status = None;
    wait_until("the worker has ended", async || {
        status = program.ended();
        status.is_some()
    })
    .await;
    assert!(status.unwrap().success(), "{status:?}");
    let row = fleet.store.submission(last).await.unwrap().unwrap().1;
    assert_eq!((row.verdict, row.attempt), (Some(Verdict::Accepted), 1), "it did not finish its submission");
    let begun = format!(
        "SELECT COUNT(*) FROM begun WHERE worker = '{}' AND at > (SELECT at FROM begun WHERE submission = {last})",
        fleet.workers[1].id
    );
    assert_eq!(fleet.postgres.query(&begun), [["0"]], "it claimed another submission");
    fleet.replace_worker(1, Clock::Right);
}

/// Stops all senders, and waits until everything is judged. Otherwise slow programs would wait behind fast ones.
async fn wait_until_idle(fleet: &Fleet, crowd: &Crowd) {
    crowd.stop_sending();
    fleet.wait_until_idle().await;
}

/// Returns a slow submission that this worker is judging. People submit again meanwhile.
async fn submission_running_on(fleet: &Fleet, crowd: &Crowd, number: usize) -> SubmissionId {
    wait_until_idle(fleet, crowd).await;
    let id = &fleet.workers[number].id;
    let mut waiting = Vec::new();
    let mut found = None;
    wait_until("the worker judges a slow submission", async || {
        waiting.retain(|id| fleet.worker_of(id).is_some() || is_queued(fleet, *id));
        found = waiting.iter().find(|sent| fleet.worker_of(sent).as_ref() == Some(id)).copied();
        if found.is_none() && waiting.len() < 2 {
            waiting.push(crowd.send_slow(&SLOW).await);
        }
        found.is_some()
    })
    .await;
    crowd.start_sending();
    found.unwrap()
}

fn is_queued(fleet: &Fleet, id: SubmissionId) -> bool {
    !fleet.postgres.query(&format!("SELECT 1 FROM submissions WHERE id = {id} AND state = 'queued'")).is_empty()
}
