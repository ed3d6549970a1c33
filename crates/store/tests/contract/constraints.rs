use assay_domain::Verdict;

use crate::fixture::TestStore;

/// The constraints of the database also reject rows that our code never writes.
#[tokio::test]
async fn contradictory_submissions_are_rejected() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let ada = db.user("ada").await;
    let done = db.judged(ada, "sum", Verdict::Accepted).await;
    let queued = db.submit(ada, "sum").await;
    let running = db.submit(ada, "sum").await;
    db.begin(running, "w", 60_000).await.unwrap().unwrap();
    for (id, change) in [
        (done, "verdict = NULL"),
        (done, "finished_at = NULL"),
        (done, "state = 'queued'"),
        (done, "state = 'finished'"),
        (done, "verdict = 'great'"),
        (done, "passed = 3"),
        (done, "passed = -1"),
        (done, "cpu_ms = -1"),
        (done, "lease_until = 1"),
        (done, "worker = 'w'"),
        (queued, "verdict = 'accepted'"),
        (queued, "verdict = 'accepted', finished_at = 1"),
        (queued, "state = 'running'"),
        (queued, "state = 'running', lease_until = 1, worker = 'w'"),
        (queued, "attempt = -1"),
        (queued, "lease_until = 1"),
        (queued, "cpu_ms = 1"),
        (queued, "failure = '{}'"),
        (queued, "source = ''"),
        (queued, "problem_version = 2"),
        (queued, "user_id = 99"),
        (running, "lease_until = NULL"),
        (running, "worker = NULL"),
        (running, "attempt = 0"),
        (running, "finished_at = 1"),
        (running, "state = 'done', worker = NULL, lease_until = NULL"),
    ] {
        let result = db.raw(&format!("UPDATE submissions SET {change} WHERE id = {id}")).await;
        assert!(result.is_err(), "{change}");
    }
    // A valid statement of the same kind works.
    assert_eq!(db.raw(&format!("UPDATE submissions SET attempt = 2 WHERE id = {queued}")).await.unwrap(), 1);
}

#[tokio::test]
async fn invalid_rows_of_other_tables_are_rejected() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    db.add_track("t", &["sum"]).await;
    let ada = db.user("ada").await;
    db.create_session(ada, [1; 32], 60_000).await.unwrap();
    let id = db.judged(ada, "sum", Verdict::Accepted).await;
    for statement in [
        "UPDATE users SET email = 'Ada@example.org'",
        "UPDATE users SET role = 'king'",
        "UPDATE sessions SET ttl_ms = 0",
        "UPDATE sessions SET expires_at = created_at",
        "UPDATE sessions SET user_id = 99",
        "UPDATE problems SET version = 0",
        "UPDATE problem_versions SET time_ms = 0",
        "UPDATE problem_versions SET difficulty = 'brutal'",
        "UPDATE problem_versions SET code_kib = 0",
        "UPDATE problem_statements SET title = ''",
        "UPDATE problem_statements SET pdf_hash = 'abc'",
        "UPDATE problem_statements SET version = 2",
        "INSERT INTO statement_files (hash, extension, problem_id, version) VALUES ('abc', 'png', 1, 1)",
        "UPDATE track_items SET position = 0",
        "UPDATE track_items SET problem_id = 99",
        "INSERT INTO listing_version (id, version) VALUES (2, 1)",
        "UPDATE listing_version SET version = 0",
        "UPDATE case_results SET verdict = 'great'",
        "UPDATE case_results SET position = 0",
        "INSERT INTO stars (user_id, problem_id, created_at) VALUES (1, 99, 1)",
        "INSERT INTO lists (user_id, name, created_at) VALUES (1, '', 1)",
        "INSERT INTO notes (user_id, problem_id, markdown, html, revision, saved_at) VALUES (1, 1, '', '', 0, 1)",
        "INSERT INTO profiles (user_id, public, utc_offset_min) VALUES (1, FALSE, 900)",
        "DELETE FROM problems",
        "DELETE FROM users",
    ] {
        assert!(db.raw(statement).await.is_err(), "{statement}");
    }
    let repeated = format!(
        "INSERT INTO case_results (submission_id, position, verdict, cpu_ms, wall_ms, memory_kib)
        VALUES ({id}, 1, 'accepted', 1, 1, 1)"
    );
    assert!(db.raw(&repeated).await.is_err());
}
