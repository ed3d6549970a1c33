use assay_domain::{Measured, Verdict};

use crate::fixture::TestStore;

#[tokio::test]
async fn the_place_in_line_counts_those_that_wait_before() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let (ada, eve) = (db.user("ada").await, db.user("eve").await);
    let first = db.submit(eve, "sum").await;
    let second = db.submit(ada, "sum").await;
    let third = db.submit(ada, "sum").await;
    let places = async || {
        let mut places = Vec::new();
        for id in [first, second, third] {
            places.push(db.queued_before(id).await.unwrap());
        }
        places
    };
    assert_eq!(places().await, [Some(0), Some(1), Some(2)]);
    db.begin(first, "w", 60_000).await.unwrap().unwrap();
    assert_eq!(places().await, [None, Some(0), Some(1)]);
}

#[tokio::test]
async fn people_take_turns_whoever_has_sent_more() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let (flooder, ada, eve) = (db.user("flooder").await, db.user("ada").await, db.user("eve").await);
    for _ in 0..20 {
        db.submit(flooder, "sum").await;
    }
    let (one, two) = (db.submit(ada, "sum").await, db.submit(ada, "sum").await);
    let three = db.submit(eve, "sum").await;
    let last = db.submit(flooder, "sum").await;
    let mut places = Vec::new();
    for id in [one, two, three, last] {
        places.push(db.queued_before(id).await.unwrap());
    }
    assert_eq!(places, [Some(1), Some(3), Some(2), Some(23)]);
}

#[tokio::test]
async fn only_accepted_ones_of_the_problem_and_language_are_compared() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    db.add_problem("sort").await;
    let (ada, eve) = (db.user("ada").await, db.user("eve").await);
    let own = db.judged(ada, "sum", Verdict::Accepted).await;
    db.judged(eve, "sum", Verdict::Accepted).await;
    db.judged(eve, "sort", Verdict::Accepted).await;
    let wrong = db.judged(eve, "sum", Verdict::WrongAnswer).await;
    db.raw("UPDATE submissions SET language = 'cpp' WHERE user_id = 2 AND verdict = 'accepted' AND problem_id = 1")
        .await
        .unwrap();
    let standing = db.standing(own).await.unwrap().unwrap();
    let measured = Measured { cpu_ms: 34, memory_kib: 2000 };
    assert_eq!((standing.own, standing.all), (measured, vec![measured]), "the other one is in another language");
    db.raw("UPDATE submissions SET language = 'python3', cpu_ms = 5 WHERE language = 'cpp'").await.unwrap();
    let cpu: Vec<u32> = db.standing(own).await.unwrap().unwrap().all.iter().map(|it| it.cpu_ms).collect();
    assert_eq!(cpu, [5, 34], "the newest first");
    assert_eq!(db.standing(wrong).await.unwrap(), None);
}
