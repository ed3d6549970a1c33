//! Compares the answers and verdicts that people got with the database.

use std::{collections::BTreeMap, time::Duration};

use assay_domain::SubmissionId;

use crate::{
    crowd::Crowd,
    fleet::Fleet,
    ledger::{Answer, Sent, Way},
    table::Row,
};

/// A submission in the database.
struct Stored {
    id: SubmissionId,
    verdict: String,
    attempts: usize,
    ends: usize,
}

/// Checks the submissions of one breakage, and clears the ledger for the next.
pub(crate) fn check(name: &'static str, fleet: &Fleet, crowd: &Crowd) -> Row {
    let sent = crowd.ledger.take();
    let mut stored = stored(fleet);
    let mut row = Row { name, ..Row::default() };
    for (mark, sent) in &sent {
        let rows = stored.remove(mark).unwrap_or_default();
        count(&mut row, mark, sent, &rows);
    }
    // Earlier breakages have already been checked.
    let unknown = stored.into_keys().filter(|mark| !is_earlier(mark, &sent));
    row.wrong.extend(unknown.map(|mark| format!("{mark} was never sent")));
    row
}

fn is_earlier(mark: &str, sent: &BTreeMap<String, Sent>) -> bool {
    let number = |mark: &str| mark.trim_start_matches("mark-").trim_end_matches('.').parse::<u64>().unwrap();
    sent.keys().map(|mark| number(mark)).min().is_some_and(|first| number(mark) < first)
}

fn count(row: &mut Row, mark: &str, sent: &Sent, rows: &[Stored]) {
    let mut wrong = |what: String| row.wrong.push(format!("{mark}: {what}"));
    match sent.answer {
        Answer::Refused => {
            row.refused += 1;
            if !rows.is_empty() {
                wrong("was refused but has a row".into());
            }
        }
        Answer::Unknown => row.unknown += 1,
        Answer::Accepted(id, _) => {
            row.submissions += 1;
            if !rows.iter().any(|stored| stored.id == id && stored.ends >= 1) {
                row.lost += 1;
                wrong(format!("submission {id} never ended"));
            }
            match sent.seen {
                None => wrong(format!("the sender never saw the verdict of submission {id}")),
                Some(seen) => {
                    if seen.verdict != sent.expected {
                        wrong(format!("submission {id}: the sender saw {}, which is wrong", seen.verdict));
                    }
                    match seen.by {
                        Way::Socket => row.by_socket += 1,
                        Way::Poll => row.by_poll += 1,
                    }
                    row.longest = Duration::max(row.longest, seen.after);
                }
            }
        }
    }
    if rows.len() > 1 {
        row.doubled += 1;
        wrong(format!("has {} rows", rows.len()));
    }
    for stored in rows {
        if stored.verdict != sent.expected.as_str() {
            wrong(format!("submission {} ended {}, not {}", stored.id, stored.verdict, sent.expected));
        }
        if stored.ends != 1 {
            row.doubled += usize::from(stored.ends > 1);
            wrong(format!("submission {} ended {} times", stored.id, stored.ends));
        }
        row.judged_again += usize::from(stored.attempts > 1);
    }
}

/// All rows by their marks.
fn stored(fleet: &Fleet) -> BTreeMap<String, Vec<Stored>> {
    let rows = fleet.postgres.query(
        "SELECT substring(source FROM 'mark-[0-9]+\\.'), id, COALESCE(verdict, state),
            (SELECT COUNT(*) FROM begun WHERE submission = id), (SELECT COUNT(*) FROM ended WHERE submission = id)
        FROM submissions ORDER BY id",
    );
    let mut stored: BTreeMap<String, Vec<Stored>> = BTreeMap::new();
    for row in rows {
        let [mark, id, verdict, attempts, ends]: [String; 5] = row.try_into().unwrap();
        stored.entry(mark).or_default().push(Stored {
            id: SubmissionId(id.parse().unwrap()),
            verdict,
            attempts: attempts.parse().unwrap(),
            ends: ends.parse().unwrap(),
        });
    }
    stored
}
