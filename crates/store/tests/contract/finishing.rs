use assay_domain::{CaseMessage, CaseValues, Failure, Judgement, SubmissionState, Verdict};

use crate::fixture::{TestStore, case, judgement};

#[tokio::test]
async fn a_judgement_is_stored_and_read() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let ada = db.user("ada").await;
    let id = db.submit(ada, "sum").await;
    let (owner, row) = db.submission(id).await.unwrap().unwrap();
    assert_eq!((owner, row.state, row.finished_at, row.attempt), (ada, SubmissionState::Queued, None, 0));
    db.begin(id, "w", 60_000).await.unwrap().unwrap();
    let failure = Failure {
        case: 2,
        sample: true,
        input: Some("1 2\n".to_owned()),
        expected: Some("3\n".to_owned()),
        actual: Some("4\0".to_owned()),
        stdout: Some("seen\n".to_owned()),
        values: Some(Box::new(CaseValues { input: "a = 1".into(), ..CaseValues::default() })),
        html: None,
        message: None,
        said: vec![CaseMessage::Exited { exit_code: 3 }, CaseMessage::Said { text: "a\0b".to_owned() }],
        truncated: true,
    };
    let told = Judgement {
        score: Some(12.5),
        compile_output: Some("a\0b".to_owned()),
        failure: Some(failure.clone()),
        internal: Some("for admins\0".to_owned()),
        ..judgement(Verdict::WrongAnswer)
    };
    assert!(db.finish(id, 1, &told).await.unwrap());
    let (_, row) = db.submission(id).await.unwrap().unwrap();
    assert_eq!((row.state, row.verdict, row.score), (SubmissionState::Done, Some(Verdict::WrongAnswer), Some(12.5)));
    assert_eq!((row.cpu_ms, row.wall_ms, row.memory_kib), (Some(34), Some(39), Some(2000)));
    assert_eq!((row.passed, row.total, row.failure), (1, 2, Some(failure)));
    assert_eq!(row.compile_output.as_deref(), Some("a\u{FFFD}b"));
    assert!(row.finished_at.unwrap() >= row.created_at);
    assert_eq!(db.case_reports(id).await.unwrap(), told.cases);
}

#[tokio::test]
async fn only_one_verdict_is_written() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let ada = db.user("ada").await;
    let id = db.submit(ada, "sum").await;
    assert!(!db.finish(id, 0, &judgement(Verdict::Accepted)).await.unwrap());
    db.begin(id, "w", 60_000).await.unwrap().unwrap();
    assert!(!db.finish(id, 2, &judgement(Verdict::Accepted)).await.unwrap());
    let (one, two) = (judgement(Verdict::Accepted), judgement(Verdict::WrongAnswer));
    let (one, two) = tokio::join!(db.finish(id, 1, &one), db.finish(id, 1, &two));
    let (one, two) = (one.unwrap(), two.unwrap());
    assert!(one != two, "{one} {two}");
    let (_, row) = db.submission(id).await.unwrap().unwrap();
    assert_eq!(row.verdict, Some(if one { Verdict::Accepted } else { Verdict::WrongAnswer }));
    assert!(!db.renew(id, 1, 60_000).await.unwrap());
}

#[tokio::test]
async fn cases_of_an_earlier_attempt_are_replaced() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let ada = db.user("ada").await;
    let id = db.judged(ada, "sum", Verdict::Accepted).await;
    // As a rejudge would do.
    db.raw("UPDATE submissions SET state = 'queued', verdict = NULL, finished_at = NULL, cpu_ms = NULL, wall_ms = NULL, memory_kib = NULL")
        .await
        .unwrap();
    let begun = db.begin(id, "w", 60_000).await.unwrap().unwrap();
    let told = Judgement { cases: vec![case(1, Verdict::WrongAnswer, 1)], total: 1, ..judgement(Verdict::WrongAnswer) };
    assert!(db.finish(id, begun.attempt, &told).await.unwrap());
    assert_eq!(db.case_reports(id).await.unwrap(), told.cases);
}

#[tokio::test]
async fn thousands_of_cases_are_stored() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let ada = db.user("ada").await;
    let id = db.submit(ada, "sum").await;
    db.begin(id, "w", 60_000).await.unwrap().unwrap();
    let cases: Vec<_> = (1..=2500).map(|number| case(number, Verdict::Accepted, 1)).collect();
    let told = Judgement { total: 2500, cases, ..judgement(Verdict::Accepted) };
    assert!(db.finish(id, 1, &told).await.unwrap());
    assert_eq!(db.case_reports(id).await.unwrap(), told.cases);
}

#[tokio::test]
async fn giving_up_needs_an_expired_lease() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let ada = db.user("ada").await;
    let id = db.submit(ada, "sum").await;
    db.begin(id, "w", 60_000).await.unwrap().unwrap();
    assert!(!db.give_up(id, "a worker holds it").await.unwrap());
    // The lease of the third attempt expires.
    db.raw("UPDATE submissions SET lease_until = lease_until - 60001, attempt = 3").await.unwrap();
    assert!(db.give_up(id, "attempts exhausted").await.unwrap());
    let (_, row) = db.submission(id).await.unwrap().unwrap();
    assert_eq!((row.state, row.verdict, row.attempt), (SubmissionState::Done, Some(Verdict::JudgeError), 3));
    assert!(!db.give_up(id, "again").await.unwrap());
    assert!(!db.finish(id, 3, &judgement(Verdict::Accepted)).await.unwrap());
    assert_eq!(db.raw("UPDATE submissions SET worker = NULL WHERE internal = 'attempts exhausted'").await.unwrap(), 1);
}

#[tokio::test]
async fn the_cause_of_a_judge_error_is_not_shown_to_the_submitter() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let ada = db.user("ada").await;
    let id = db.submit(ada, "sum").await;
    db.begin(id, "w", 60_000).await.unwrap().unwrap();
    assert!(db.finish(id, 1, &Judgement::judge_error("no space left".to_owned())).await.unwrap());
    let (_, row) = db.submission(id).await.unwrap().unwrap();
    assert_eq!((row.verdict, row.passed, row.total, row.cpu_ms), (Some(Verdict::JudgeError), 0, 0, None));
    assert!(!format!("{row:?}").contains("no space left"));
}
