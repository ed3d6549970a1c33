use assay_domain::{PeakUsage, Verdict};

use crate::fixture::TestStore;

#[tokio::test]
async fn usage_is_compared_with_accepted_submissions_in_the_same_language() {
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
    let comparison = db.usage_comparison(own).await.unwrap().unwrap();
    let usage = PeakUsage { cpu_ms: 34, memory_kib: 2000 };
    assert_eq!((comparison.own, comparison.all), (usage, vec![usage]), "the other submission is in another language");
    db.raw("UPDATE submissions SET language = 'python3', cpu_ms = 5 WHERE language = 'cpp'").await.unwrap();
    let cpu: Vec<u32> = db.usage_comparison(own).await.unwrap().unwrap().all.iter().map(|usage| usage.cpu_ms).collect();
    assert_eq!(cpu, [5, 34], "newest first");
    assert_eq!(db.usage_comparison(wrong).await.unwrap(), None);
}
