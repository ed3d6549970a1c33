use assay_domain::{LanguageId, Verdict};

use crate::fixture::{TestStore, judgement};

#[tokio::test]
async fn waiting_submissions_are_found_by_language() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let ada = db.user("ada").await;
    let (python, cpp) = (LanguageId::from("python3"), LanguageId::from("cpp"));
    let both = [cpp.clone(), python.clone()];
    assert!(!db.has_waiting(&both).await.unwrap());

    let id = db.submit(ada, "sum").await;
    assert!(db.has_waiting(&both).await.unwrap());
    assert!(db.has_waiting(&[python]).await.unwrap());
    assert!(!db.has_waiting(&[cpp]).await.unwrap());
    assert!(!db.has_waiting(&[]).await.unwrap());

    // A worker begins it and dies.
    db.begin(id, "dies", 0).await.unwrap().unwrap();
    assert!(db.has_waiting(&both).await.unwrap());
    let begun = db.begin(id, "w", 60_000).await.unwrap().unwrap();
    assert!(!db.has_waiting(&both).await.unwrap());
    assert!(db.finish(id, begun.attempt, &judgement(Verdict::Accepted)).await.unwrap());
    assert!(!db.has_waiting(&both).await.unwrap());
}
