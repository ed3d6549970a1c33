use assay_domain::{LanguageId, Verdict};

use crate::fixture::{TestStore, judgement};

#[tokio::test]
async fn what_could_be_begun_waits_for_those_who_know_its_language() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let ada = db.user("ada").await;
    let (python, cpp) = (LanguageId::from("python3"), LanguageId::from("cpp"));
    let both = [cpp.clone(), python.clone()];
    assert!(!db.anything_waits(&both).await.unwrap());

    let id = db.submit(ada, "sum").await;
    assert!(db.anything_waits(&both).await.unwrap());
    assert!(db.anything_waits(&[python]).await.unwrap());
    assert!(!db.anything_waits(&[cpp]).await.unwrap());
    assert!(!db.anything_waits(&[]).await.unwrap());

    // By a worker that dies at once.
    db.begin(id, "dies", 0).await.unwrap().unwrap();
    assert!(db.anything_waits(&both).await.unwrap());
    let begun = db.begin(id, "w", 60_000).await.unwrap().unwrap();
    assert!(!db.anything_waits(&both).await.unwrap());
    assert!(db.finish(id, begun.attempt, &judgement(Verdict::Accepted)).await.unwrap());
    assert!(!db.anything_waits(&both).await.unwrap());
}
