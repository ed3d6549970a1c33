//! A program that answers requests, with every means of enforcing limits that works here.

use std::fmt::Debug;

use assay_sandbox::{Answer, Ending, Exchange, Outcome, Run, Rung, Slot};

use crate::support::{payload, rungs, slot_with, until_within};

const KEY: u64 = 7;

/// Long enough for a busy host, where programs wait for a processor.
const WALL_MS: u32 = 4000;

fn answers() -> Run {
    let mut run = payload("answers", &[]);
    (run.limits.cpu_ms, run.limits.wall_ms) = (500, WALL_MS);
    run
}

/// Opens the program on every rung, and measures. If the result is not `within` its upper bounds, opens the program and measures again.
fn within_on_every_rung<T: Debug>(run: &Run, measure: impl Fn(Rung, &mut Slot) -> T, within: impl Fn(&T) -> bool) {
    for rung in rungs() {
        let mut slot = slot_with(rung);
        let opened = || {
            open(&mut slot, run);
            measure(rung, &mut slot)
        };
        let measured = until_within(opened, &within);
        assert!(within(&measured), "{rung}: {measured:?}");
    }
}

/// Opens the program on every rung.
fn on_every_rung(change: impl Fn(&mut Run), check: impl Fn(Rung, &mut Slot)) {
    let mut run = answers();
    change(&mut run);
    for rung in rungs() {
        let mut slot = slot_with(rung);
        open(&mut slot, &run);
        check(rung, &mut slot);
    }
}

fn open(slot: &mut Slot, run: &Run) {
    assert_eq!(answer(slot.open(run, KEY, 1000).unwrap()).message, b"ready");
}

fn ask(slot: &mut Slot, request: &str) -> Exchange {
    slot.request(request.as_bytes()).unwrap()
}

fn answer(exchange: Exchange) -> Answer {
    match exchange {
        Exchange::Answered(answer) => answer,
        other => panic!("{other:?}"),
    }
}

fn ended(exchange: Exchange) -> Outcome {
    match exchange {
        Exchange::Ended(outcome) => outcome,
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_answer_has_its_own_cpu_time_and_output() {
    const REQUESTS: [&str; 6] = ["a", "burn", "a", "burn", "out", "a"];
    let most = |request: &str| if request == "burn" { 280_000 } else { 40_000 };
    within_on_every_rung(
        &answers(),
        |rung, slot| {
            let each = REQUESTS.map(|request| {
                let answer = answer(ask(slot, request));
                assert_eq!(answer.message, request.as_bytes(), "{rung}");
                assert!(request != "burn" || answer.cpu_us >= 190_000, "{rung}: {} µs", answer.cpu_us);
                assert_eq!(answer.stdout, if request == "out" { &b"printed"[..] } else { b"" }, "{rung} {request}");
                answer.cpu_us
            });
            let whole = slot.close().unwrap().unwrap().cpu_us;
            assert!(whole >= 490_000, "{rung}: {whole} µs");
            (each, whole)
        },
        |(each, whole)| {
            REQUESTS.into_iter().zip(each).all(|(request, cpu_us)| *cpu_us < most(request)) && *whole < 640_000
        },
    );
}

#[test]
fn work_of_threads_and_children_counts_toward_the_request_that_waits_for_it() {
    within_on_every_rung(
        &answers(),
        |rung, slot| {
            [("thread", "join"), ("fork", "wait")].map(|(begin, wait)| {
                let first = answer(ask(slot, begin)).cpu_us;
                let second = answer(ask(slot, wait)).cpu_us;
                assert!(first + second >= 190_000, "{rung} {begin}: {first} + {second} µs");
                first + second
            })
        },
        |both| both.iter().all(|cpu_us| *cpu_us < 300_000),
    );
}

#[test]
fn limits_apply_to_each_request() {
    let mut run = answers();
    run.limits.cpu_ms = 300;
    within_on_every_rung(
        &run,
        |rung, slot| {
            // More than the limit together.
            for _ in 0..3 {
                answer(ask(slot, "burn"));
            }
            let outcome = ended(ask(slot, "sleep"));
            assert_eq!(outcome.ending, Ending::WallLimit, "{rung}");
            assert!(outcome.wall_ms >= WALL_MS, "{rung}: {outcome:?}");
            assert!(!slot.is_open(KEY), "{rung}");
            outcome
        },
        |outcome| outcome.wall_ms < WALL_MS + 500 && outcome.cpu_ms < 50,
    );
}

#[test]
fn memory_is_the_peak_of_the_process() {
    on_every_rung(
        |_| {},
        |rung, slot| {
            assert!(answer(ask(slot, "a")).memory_kib < 50 << 10, "{rung}");
            assert!(answer(ask(slot, "memory")).memory_kib > 90 << 10, "{rung}");
            assert!(answer(ask(slot, "a")).memory_kib > 90 << 10, "{rung}");
        },
    );
}

#[test]
fn an_end_without_an_answer_is_reported() {
    on_every_rung(|_| {}, |rung, slot| assert_eq!(ended(ask(slot, "exit")).ending, Ending::Exited(0), "{rung}"));
}

#[test]
fn messages_that_nobody_asked_for_are_reported() {
    on_every_rung(
        |_| {},
        |rung, slot| {
            answer(ask(slot, "2"));
            let next = ask(slot, "a");
            assert!(matches!(next, Exchange::Unsolicited), "{rung}: {next:?}");
            assert!(slot.is_open(KEY), "{rung}");
        },
    );
}

#[test]
fn an_answer_that_is_too_long_is_reported_before_it_is_read() {
    on_every_rung(
        |_| {},
        |rung, slot| {
            let long = ask(slot, "long");
            assert!(matches!(long, Exchange::TooLong(length) if length == 1 << 20), "{rung}: {long:?}");
        },
    );
}

#[test]
fn a_program_that_closes_its_socket_is_stopped_and_reported() {
    for request in ["close", "x"] {
        on_every_rung(
            |_| {},
            |rung, slot| match ask(slot, request) {
                Exchange::Closed(outcome) => assert_eq!(outcome.ending, Ending::WallLimit, "{rung}"),
                other => panic!("{rung} {request}: {other:?}"),
            },
        );
    }
}

#[test]
fn nothing_is_left_for_the_next_process() {
    on_every_rung(
        |_| {},
        |rung, slot| {
            answer(ask(slot, "put"));
            assert_eq!(answer(ask(slot, "q")).message, b"y", "{rung}: the same process");
            open(slot, &answers());
            assert_eq!(answer(ask(slot, "q")).message, b"n", "{rung}: the next process");
        },
    );
}
