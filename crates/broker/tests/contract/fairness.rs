//! The contract of the queue's fairness. Costs and waits are in units of the host.

use std::{collections::HashMap, time::Duration};

use assay_broker::{
    Broker, Claim,
    Serves::{self, Everything, Reserved},
};
use assay_domain::{Class, Job, Owner, SubmissionId, UserId};

use crate::host::Host;

const LEASE: Duration = Duration::from_secs(600);

pub(crate) async fn owners_take_turns_by_usage(host: &impl Host) {
    let broker = host.broker(100).await;
    // Each job of the first owner takes six units, each of the other takes one. A pause of this process adds to the usage of both, so the
    // difference is large.
    for n in 0..4 {
        add(&broker, Class::Submit, 1, n).await;
    }
    for n in 0..8 {
        add(&broker, Class::Submit, 2, n).await;
    }
    let mut used = HashMap::new();
    for _ in 0..7 {
        let claim = next(&broker).await;
        let owner = owner_of(&claim);
        let cost = if owner == 1 { 6 } else { 1 };
        *used.entry(owner).or_insert(0) += cost;
        end(host, &broker, &claim, cost).await;
    }
    let (one, two) = (used[&1], used[&2]);
    assert!(one <= 12 && two >= 5, "turns go by cost, not by count: {used:?}");
}

pub(crate) async fn a_pause_gives_no_credit_and_an_idle_queue_resets_usage(host: &impl Host) {
    let broker = host.broker(100).await;
    // The first owner uses much time, but no other owner waits.
    add(&broker, Class::Submit, 1, 0).await;
    let claim = next(&broker).await;
    end(host, &broker, &claim, 20).await;
    for n in 1..4 {
        add(&broker, Class::Submit, 1, n).await;
        add(&broker, Class::Submit, 2, n).await;
    }
    let mut served = Vec::new();
    for _ in 0..2 {
        let claim = next(&broker).await;
        served.push(owner_of(&claim));
        end(host, &broker, &claim, 1).await;
    }
    served.sort_unstable();
    assert_eq!(served, [1, 2], "the usage was reset");
    // The third owner comes later, and gets only its turns.
    for n in 0..4 {
        add(&broker, Class::Submit, 3, n).await;
    }
    let mut of_third = 0;
    for _ in 0..4 {
        let claim = next(&broker).await;
        of_third += i32::from(owner_of(&claim) == 3);
        end(host, &broker, &claim, 1).await;
    }
    assert!(of_third <= 3, "{of_third}");
}

pub(crate) async fn a_long_job_is_charged_while_it_runs(host: &impl Host) {
    let broker = host.broker(100).await;
    for n in 0..2 {
        add(&broker, Class::Submit, 1, n).await;
    }
    let long = next(&broker).await;
    // Much longer than the estimate.
    host.pass(30).await;
    assert!(broker.renew(&long).await.unwrap());
    add(&broker, Class::Submit, 2, 0).await;
    let first = next(&broker).await;
    assert_eq!(owner_of(&first), 2, "although the other owner's job has waited longer");
    end(host, &broker, &first, 1).await;
    add(&broker, Class::Submit, 2, 1).await;
    assert_eq!(owner_of(&next(&broker).await), 2, "the other owner has used thirty units");
}

pub(crate) async fn an_owner_has_one_account_for_runs_and_submissions(host: &impl Host) {
    let broker = host.broker(100).await;
    for n in 0..3 {
        add(&broker, Class::Run, 1, n).await;
    }
    add(&broker, Class::Submit, 2, 0).await;
    let run = next(&broker).await;
    assert_eq!((owner_of(&run), run.class), (1, Class::Run));
    end(host, &broker, &run, 20).await;
    // The submissions and runs of an owner with low usage go before more runs of the other owner.
    add(&broker, Class::Run, 2, 0).await;
    for class in [Class::Submit, Class::Run] {
        let claim = next(&broker).await;
        assert_eq!((owner_of(&claim), claim.class), (2, class));
        end(host, &broker, &claim, 1).await;
    }
}

pub(crate) async fn submissions_get_half_of_the_time_of_a_slot(host: &impl Host) {
    let broker = host.broker(100).await;
    // Eight owners run and one submits. With turns of owners alone, submissions would get a ninth.
    for owner in 1..=8 {
        for n in 0..2 {
            add(&broker, Class::Run, owner, n).await;
        }
    }
    for n in 0..8 {
        add(&broker, Class::Submit, 9, n).await;
    }
    let mut served = Vec::new();
    for _ in 0..8 {
        let claim = next(&broker).await;
        served.push(claim.class);
        end(host, &broker, &claim, 2).await;
    }
    let submissions = served.iter().filter(|class| **class == Class::Submit).count();
    assert!((3..=5).contains(&submissions), "{served:?}");
}

pub(crate) async fn an_owner_has_at_most_two_running_runs(host: &impl Host) {
    let broker = host.broker(100).await;
    for n in 0..4 {
        add(&broker, Class::Run, 1, n).await;
        add(&broker, Class::Submit, 1, n).await;
    }
    add(&broker, Class::Submit, 1, 4).await;
    end_fast(&broker).await;
    let mut claims = Vec::new();
    while let Some(claim) = broker.try_claim("w", LEASE, Everything).await.unwrap() {
        claims.push(claim);
    }
    let runs: Vec<_> = claims.iter().filter(|claim| claim.class == Class::Run).collect();
    assert_eq!((runs.len(), claims.len()), (2, 6), "submissions have no such limit");
    add(&broker, Class::Run, 2, 0).await;
    assert_eq!(owner_of(&next(&broker).await), 2);
    // A waiting claimer is woken.
    let waiting = tokio::spawn({
        let broker = broker.clone();
        async move { broker.claim("x", LEASE, Everything).await.unwrap() }
    });
    tokio::task::yield_now().await;
    assert!(broker.ack(runs[0]).await.unwrap());
    let next = tokio::time::timeout(host.patience(), waiting).await.unwrap().unwrap();
    assert_eq!((owner_of(&next), next.class), (1, Class::Run));
    assert_eq!(broker.try_claim("w", LEASE, Everything).await.unwrap(), None);
    assert_eq!(broker.depth(Class::Run).await.unwrap(), 4);
}

pub(crate) async fn a_reserved_slot_takes_no_runs(host: &impl Host) {
    let broker = host.broker(100).await;
    add(&broker, Class::Run, 1, 0).await;
    add(&broker, Class::Batch, 1, 0).await;
    assert_eq!(broker.try_claim("w", LEASE, Reserved).await.unwrap().unwrap().class, Class::Batch);
    assert_eq!(broker.try_claim("w", LEASE, Reserved).await.unwrap(), None);
    let waiting = tokio::spawn({
        let broker = broker.clone();
        async move { broker.claim("w", LEASE, Reserved).await.unwrap() }
    });
    tokio::task::yield_now().await;
    add(&broker, Class::Submit, 1, 0).await;
    let claim = tokio::time::timeout(host.patience(), waiting).await.unwrap().unwrap();
    assert_eq!(claim.class, Class::Submit);
}

pub(crate) async fn a_lost_run_counts_once(host: &impl Host) {
    let broker = host.broker(100).await;
    for n in 0..4 {
        add(&broker, Class::Run, 1, n).await;
    }
    for _ in 0..2 {
        broker.try_claim("dies", host.unit() * 6, Everything).await.unwrap().unwrap();
    }
    assert_eq!(broker.try_claim("w", LEASE, Everything).await.unwrap(), None);
    host.pass(7).await;
    // Both are claimed again, and still only two run.
    let first = next(&broker).await;
    let second = next(&broker).await;
    assert_eq!(broker.try_claim("w", LEASE, Everything).await.unwrap(), None);
    assert!(broker.ack(&first).await.unwrap() && broker.ack(&second).await.unwrap());
    for _ in 0..2 {
        let claim = next(&broker).await;
        assert!(broker.ack(&claim).await.unwrap());
    }
    assert_eq!(broker.depth(Class::Run).await.unwrap(), 0);
}

pub(crate) async fn a_lost_claim_says_nothing_about_its_owner(host: &impl Host) {
    let broker = host.broker(100).await;
    for n in 0..4 {
        add(&broker, Class::Submit, 1, n).await;
    }
    end_fast(&broker).await;
    let lost = broker.try_claim("dies", host.unit() * SLOW, Everything).await.unwrap().unwrap();
    host.pass(SLOW + 1).await;
    let again = next(&broker).await;
    assert_eq!(again.job, lost.job);
    // They still run side by side.
    let [second, third] = [next(&broker).await, next(&broker).await];
    // An owner whose submissions are slow is still slow after a lost claim.
    for claim in [&second, &third] {
        assert!(broker.ack(claim).await.unwrap());
    }
    for n in 4..6 {
        add(&broker, Class::Submit, 1, n).await;
    }
    end(host, &broker, &again, SLOW).await;
    broker.try_claim("dies", host.unit(), Everything).await.unwrap().unwrap();
    host.pass(2).await;
    next(&broker).await;
    assert_eq!(broker.try_claim("w", LEASE, Everything).await.unwrap(), None, "its owner holds a slot");
}

pub(crate) async fn a_class_reports_whether_a_job_can_be_claimed(host: &impl Host) {
    let broker = host.broker(100).await;
    assert!(!broker.has_waiting(Class::Run).await.unwrap());
    for n in 0..3 {
        add(&broker, Class::Run, 1, n).await;
    }
    assert!(broker.has_waiting(Class::Run).await.unwrap());
    let claim = next(&broker).await;
    next(&broker).await;
    assert!(!broker.has_waiting(Class::Run).await.unwrap(), "its owner has two running runs");
    assert!(!broker.has_waiting(Class::Submit).await.unwrap());
    assert!(broker.ack(&claim).await.unwrap());
    assert!(broker.has_waiting(Class::Run).await.unwrap());
}

pub(crate) async fn slow_submissions_of_one_owner_run_one_after_the_other(host: &impl Host) {
    let broker = host.broker(100).await;
    for n in 0..4 {
        add(&broker, Class::Submit, 1, n).await;
    }
    end_fast(&broker).await;
    let (first, second) = (next(&broker).await, next(&broker).await);
    end(host, &broker, &first, SLOW).await;
    add(&broker, Class::Run, 1, 0).await;
    assert_eq!(broker.try_claim("w", LEASE, Everything).await.unwrap(), None, "its owner uses a slot");
    add(&broker, Class::Submit, 2, 0).await;
    assert_eq!(owner_of(&next(&broker).await), 2);
    // Its submission does not run at the same time as its run.
    assert!(broker.ack(&second).await.unwrap());
    let run = next(&broker).await;
    assert_eq!((owner_of(&run), run.class), (1, Class::Run));
    assert_eq!(broker.try_claim("w", LEASE, Everything).await.unwrap(), None, "its owner uses a slot");
    assert!(broker.ack(&run).await.unwrap());
}

pub(crate) async fn the_first_submission_of_an_owner_runs_alone(host: &impl Host) {
    let broker = host.broker(100).await;
    for n in 0..3 {
        add(&broker, Class::Submit, 1, n).await;
    }
    let first = next(&broker).await;
    assert_eq!(broker.try_claim("w", LEASE, Everything).await.unwrap(), None, "its cost is not known yet");
    assert!(broker.ack(&first).await.unwrap());
    assert_eq!([owner_of(&next(&broker).await), owner_of(&next(&broker).await)], [1, 1]);
    // The same with a run that was first.
    add(&broker, Class::Run, 2, 0).await;
    add(&broker, Class::Submit, 2, 0).await;
    assert_eq!(next(&broker).await.class, Class::Run);
    assert_eq!(broker.try_claim("w", LEASE, Everything).await.unwrap(), None);
}

pub(crate) async fn one_fast_submission_does_not_hide_a_slow_one(host: &impl Host) {
    let broker = host.broker(100).await;
    for n in 0..40 {
        add(&broker, Class::Submit, 1, n).await;
    }
    let slow = next(&broker).await;
    end(host, &broker, &slow, 2 * SLOW).await;
    let mut ended = 0;
    // While the owner gets only one slot.
    loop {
        let claim = next(&broker).await;
        if broker.try_claim("w", LEASE, Everything).await.unwrap().is_some() {
            break;
        }
        assert!(broker.ack(&claim).await.unwrap());
        ended += 1;
    }
    assert!((4..30).contains(&ended), "{ended}");
}

pub(crate) async fn a_run_that_is_put_back_frees_a_slow_submission(host: &impl Host) {
    let broker = host.broker(100).await;
    for n in 0..4 {
        add(&broker, Class::Submit, 1, n).await;
    }
    end_fast(&broker).await;
    let (first, second) = (next(&broker).await, next(&broker).await);
    end(host, &broker, &first, SLOW).await;
    add(&broker, Class::Run, 1, 0).await;
    assert!(broker.ack(&second).await.unwrap());
    let run = next(&broker).await;
    assert_eq!(run.class, Class::Run);
    assert_eq!(broker.try_claim("w", LEASE, Reserved).await.unwrap(), None);
    assert!(broker.put_back(&run).await.unwrap());
    let claim = broker.try_claim("w", LEASE, Reserved).await.unwrap().expect("the submission can be claimed");
    assert_eq!(claim.class, Class::Submit);
}

/// The cost of a slow job, in units. It is more than a second on every host.
const SLOW: u32 = 11;

/// There are two slots. First, the flooder adds forty slow jobs. Then ten owners add two jobs of one unit each. It makes no difference whether
/// one of the flooder's jobs has ended before.
pub(crate) async fn one_flooder_at_most_doubles_the_wait_of_ten_others(host: &impl Host) {
    for (flood, people) in [(Class::Run, Class::Submit), (Class::Submit, Class::Submit), (Class::Run, Class::Run)] {
        let alone = average_wait(host, None, people).await;
        for is_known in [false, true] {
            let flooded = average_wait(host, Some((flood, is_known)), people).await;
            assert!(
                flooded <= 2.0 * alone,
                "{flood:?} beside {people:?}, known: {is_known}: {flooded} units instead of {alone}"
            );
        }
    }
}

/// The average time until the jobs of the ten owners end, in units.
async fn average_wait(host: &impl Host, flood: Option<(Class, bool)>, people: Class) -> f64 {
    const FLOODER: i64 = 99;
    let broker = host.broker(1000).await;
    let slots = [Reserved, Everything];
    let mut running: [Option<(Claim, u32)>; 2] = [None, None];
    let mut now = 0;
    if let Some((class, is_known)) = flood {
        for n in 0..40 {
            add(&broker, class, FLOODER, n).await;
        }
        if is_known {
            let first = next(&broker).await;
            end(host, &broker, &first, SLOW).await;
        }
        fill(&broker, slots, &mut running, FLOODER, now).await;
        host.pass(1).await;
        now += 1;
    }
    let start = now;
    for n in 0..2 {
        for person in 1..=10 {
            add(&broker, people, person, n).await;
        }
    }
    let mut ended = Vec::new();
    while ended.len() < 20 {
        fill(&broker, slots, &mut running, FLOODER, now).await;
        host.pass(1).await;
        now += 1;
        for slot in &mut running {
            if let Some((claim, until)) = slot
                && *until <= now
            {
                assert!(broker.ack(claim).await.unwrap());
                if owner_of(claim) != FLOODER {
                    ended.push(f64::from(now - start));
                }
                *slot = None;
            }
        }
        assert!(now < 300, "the others are never served");
    }
    // Empty the queue for the next round on this host.
    for (claim, _) in running.into_iter().flatten() {
        broker.ack(&claim).await.unwrap();
    }
    while let Some(claim) = broker.try_claim("w", LEASE, Everything).await.unwrap() {
        broker.ack(&claim).await.unwrap();
    }
    ended.iter().sum::<f64>() / ended.len() as f64
}

async fn fill(broker: &Broker, slots: [Serves; 2], running: &mut [Option<(Claim, u32)>; 2], flooder: i64, now: u32) {
    for (slot, serves) in running.iter_mut().zip(slots) {
        if slot.is_none()
            && let Some(claim) = broker.try_claim("w", LEASE, serves).await.unwrap()
        {
            let cost = if owner_of(&claim) == flooder { SLOW } else { 1 };
            *slot = Some((claim, now + cost));
        }
    }
}

/// Adds a job whose id encodes its owner, class and number.
async fn add(broker: &Broker, class: Class, owner: i64, number: i64) {
    let id = owner * 1000 + number + 100 * class as i64;
    let job = if class == Class::Run { Job::run(id) } else { Job::submission(SubmissionId(id)) };
    broker.enqueue(class, job, &Owner::user(UserId(owner))).await.unwrap();
}

fn owner_of(claim: &Claim) -> i64 {
    claim.job.id / 1000
}

async fn next(broker: &Broker) -> Claim {
    broker.try_claim("w", LEASE, Everything).await.unwrap().expect("a job waits")
}

/// Ends a submission at once. Its owner is then known to send fast submissions.
async fn end_fast(broker: &Broker) {
    let claim = broker.try_claim("w", LEASE, Reserved).await.unwrap().expect("a submission waits");
    assert!(broker.ack(&claim).await.unwrap());
}

async fn end(host: &impl Host, broker: &Broker, claim: &Claim, cost: u32) {
    host.pass(cost).await;
    assert!(broker.ack(claim).await.unwrap());
}
