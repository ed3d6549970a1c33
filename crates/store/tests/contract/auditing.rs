use assay_domain::{AuditAction, Judgement, Verdict};
use assay_store::{AuditFilter, Error};
use serde_json::json;

use crate::fixture::{TestStore, entries, judgement, new_problem, slug};

#[tokio::test]
async fn entries_are_filtered_by_action_and_person_newest_first() {
    let db = TestStore::fresh().await;
    let (ada, bob) = (db.user("ada").await, db.user("bob").await);
    db.audit(Some(ada), AuditAction::TrackEdit, "t", Some(json!({ "title": "A" })), Some(json!({ "title": "B" })))
        .await
        .unwrap();
    db.audit(Some(bob), AuditAction::TrackPublish, "t", None, None).await.unwrap();
    db.audit(None, AuditAction::UserCreate, "ada@example.org", None, None).await.unwrap();
    let actions = async |action: Option<&str>, actor: Option<&str>| {
        let filter = AuditFilter {
            action: action.map(str::to_owned),
            actor: actor.map(str::to_owned),
            ..AuditFilter::default()
        };
        let page = db.audit_log(&filter, None, 10).await.unwrap();
        page.items.into_iter().map(|record| record.action.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(actions(None, None).await, ["user.create", "track.publish", "track.edit"]);
    assert_eq!(actions(Some("track."), None).await, ["track.publish", "track.edit"]);
    assert_eq!(actions(Some("track."), Some("ADA@")).await, ["track.edit"]);
    assert_eq!(actions(Some("%"), None).await, [""; 0]);
    let all = AuditFilter::default();
    let first = db.audit_log(&all, None, 2).await.unwrap();
    let second = db.audit_log(&all, first.next.as_deref(), 2).await.unwrap();
    assert_eq!((first.items[0].actor.as_deref(), first.items.len()), (None, 2));
    assert_eq!(second.items[0].actor.as_deref(), Some("ada@example.org"));
    assert_eq!(second.items[0].before, Some(json!({ "title": "A" })));
    assert!(matches!(db.audit_log(&all, Some("00"), 2).await, Err(Error::BadCursor)));
}

#[tokio::test]
async fn entries_of_a_problem_include_tracks_and_retries() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    db.import_problem(&new_problem("two_sum"), None, Some(ada)).await.unwrap();
    // This slug would match if `_` were a wildcard.
    db.import_problem(&new_problem("twoxsum"), None, Some(ada)).await.unwrap();
    db.add_track("t", &["twoxsum"]).await;
    for list in [&["twoxsum", "two_sum"][..], &["two_sum", "twoxsum"], &["twoxsum"]] {
        db.set_track_entries(&db.key("t").await, &entries(list), Some(ada)).await.unwrap();
    }
    db.edit_track(&db.key("t").await, "Sums", "For two_sum.", Some(ada)).await.unwrap();
    for problem in ["twoxsum", "two_sum"] {
        let id = db.submit(ada, problem).await;
        let begun = db.begin(id, "w", 60_000).await.unwrap().unwrap();
        let failed = Judgement { internal: Some("the disk is full".into()), ..judgement(Verdict::JudgeError) };
        assert!(db.finish(id, begun.attempt, &failed).await.unwrap());
        db.retry(id, Some(ada)).await.unwrap().unwrap();
    }
    db.publish_problem(&slug("two_sum"), false, Some(ada)).await.unwrap();
    db.audit(Some(ada), AuditAction::ProblemDiscard, "gone", None, None).await.unwrap();

    let actions = async |problem: &str| {
        let filter = AuditFilter { problem: Some(problem.to_owned()), ..AuditFilter::default() };
        let page = db.audit_log(&filter, None, 20).await.unwrap();
        page.items.into_iter().map(|record| format!("{} {}", record.action, record.target)).collect::<Vec<_>>()
    };
    let of_two_sum = [
        "problem.unpublish two_sum",
        "submission.retry 2",
        "track.remove_problem t",
        "track.reorder t",
        "track.add_problem t",
        "problem.import two_sum",
    ];
    assert_eq!(actions("two_sum").await, of_two_sum);
    assert_eq!(actions("The TWO_").await, of_two_sum, "by title, ignoring case");
    assert_eq!(
        actions("twoxsum").await,
        ["submission.retry 1", "track.reorder t", "track.create t", "problem.import twoxsum"]
    );
    assert_eq!(actions("gone").await, ["problem.discard gone"], "although the problem does not exist");
    assert_eq!(actions("Sums").await, [""; 0]);

    let filter = AuditFilter { problem: Some("two_sum".into()), ..AuditFilter::default() };
    let first = db.audit_log(&filter, None, 4).await.unwrap();
    let second = db.audit_log(&filter, first.next.as_deref(), 4).await.unwrap();
    assert_eq!((first.items.len(), second.items.len(), second.next), (4, 2, None));
}
