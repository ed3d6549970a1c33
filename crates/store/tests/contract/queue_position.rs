use crate::fixture::TestStore;

#[tokio::test]
async fn earlier_submissions_are_judged_first() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let (ada, eve) = (db.user("ada").await, db.user("eve").await);
    let first = db.submit(eve, "sum").await;
    let second = db.submit(ada, "sum").await;
    let third = db.submit(ada, "sum").await;
    let positions = async || {
        let mut positions = Vec::new();
        for id in [first, second, third] {
            positions.push(db.queued_before(id).await.unwrap());
        }
        positions
    };
    assert_eq!(positions().await, [Some(0), Some(1), Some(2)]);
    db.begin(first, "w", 60_000).await.unwrap().unwrap();
    assert_eq!(positions().await, [None, Some(0), Some(1)]);
}

#[tokio::test]
async fn users_take_turns_however_many_submissions_they_have() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let (flooder, ada, eve) = (db.user("flooder").await, db.user("ada").await, db.user("eve").await);
    for _ in 0..20 {
        db.submit(flooder, "sum").await;
    }
    let (one, two) = (db.submit(ada, "sum").await, db.submit(ada, "sum").await);
    let three = db.submit(eve, "sum").await;
    let last = db.submit(flooder, "sum").await;
    let mut positions = Vec::new();
    for id in [one, two, three, last] {
        positions.push(db.queued_before(id).await.unwrap());
    }
    assert_eq!(positions, [Some(1), Some(3), Some(2), Some(23)]);
}
