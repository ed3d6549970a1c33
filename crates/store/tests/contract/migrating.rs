use assay_domain::{Part, PlannedCase, ShippedKind};
use assay_migrations::Migrator;
use assay_store::{Error, Store};
use sea_orm::{ConnectionTrait, QueryResult, Statement};
use sea_orm_migration::MigratorTrait;

use crate::fixture::{TestStore, slug};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn several_processes_can_migrate_at_the_same_time() {
    let db = TestStore::empty().await;
    let migrations = (0..4).map(|_| {
        let url = db.url.clone();
        tokio::spawn(async move { Store::connect(&url).await.unwrap().migrate().await.unwrap() })
    });
    for migration in futures::future::join_all(migrations).await {
        migration.unwrap();
    }
    db.user("ada").await;
}

#[tokio::test]
async fn a_newer_database_is_rejected() {
    let db = TestStore::fresh().await;
    db.raw("INSERT INTO seaql_migrations (version, applied_at) VALUES ('m29990101_000001_later', 0)").await.unwrap();
    assert!(matches!(db.migrate().await, Err(Error::Newer(_))));
}

#[tokio::test]
async fn migrations_can_be_reverted() {
    let db = TestStore::fresh().await;
    Migrator::down(db.connection(), None).await.unwrap();
    assert!(db.raw("DELETE FROM users").await.is_err());
    db.migrate().await.unwrap();
    db.user("ada").await;
}

#[tokio::test]
async fn a_closed_store_cannot_be_pinged() {
    let db = TestStore::fresh().await;
    db.ping().await.unwrap();
    db.close().await.unwrap();
    assert!(db.ping().await.is_err());
}

#[tokio::test]
async fn editions_from_before_plans_get_one() {
    let db = TestStore::empty().await;
    Migrator::up(db.connection(), Some(6)).await.unwrap();
    let hash = |letter: &str| letter.repeat(64);
    let sql = format!(
        r#"INSERT INTO users (email, name, password_hash, role, created_at) VALUES ('a@example.org', 'Ada', 'x', 'learner', 1);
        INSERT INTO problems (slug, published, version, created_at) VALUES ('sum', TRUE, 1, 1);
        INSERT INTO problem_versions (problem_id, version, title, search, statement_html, time_ms, memory_kib, output_kib,
            comparison, samples, package_hash, created_at) VALUES (1, 1, 'Sum', 'sum', '<p>Add.</p>', 1500, 4096, 64,
            '{{"case_sensitive":true,"space_change_sensitive":false,"float_relative":1e-6,"float_absolute":null}}', '[]', 'h', 1);
        INSERT INTO problem_cases (problem_id, version, position, name, sample, shown, input_hash, answer_hash, input_bytes,
            answer_bytes) VALUES (1, 1, 1, 'sample/1', TRUE, TRUE, '{a}', '{b}', 1, 1), (1, 1, 2, 'secret/1', FALSE, FALSE, '{c}', '{b}', 1, 1);
        INSERT INTO submissions (user_id, problem_id, problem_version, language, source, state, attempt, passed, total, created_at)
            VALUES (1, 1, 1, 'python3', 'print(3)', 'queued', 0, 0, 0, 1);"#,
        a = hash("a"),
        b = hash("b"),
        c = hash("c"),
    );
    db.raw(&sql).await.unwrap();
    db.migrate().await.unwrap();

    let begun = db.begin(assay_domain::SubmissionId(1), "w", 60_000).await.unwrap().unwrap();
    let flags = ["case_sensitive", "float_relative_tolerance", "1e-6"].map(str::to_owned);
    let case = |name: &str, sample, letter: &str| PlannedCase {
        shown: sample,
        validator_args: flags.to_vec(),
        ..PlannedCase::of(name, sample, hash(letter), hash("b"))
    };
    let cases: Vec<_> = begun.plan.cases().cloned().collect();
    assert_eq!(cases, [case("sample/1", true, "a"), case("secret/1", false, "c")]);
    assert_eq!(begun.plan.limits.time_ms, 1500);
    let groups = begun.plan.root.parts.iter().filter_map(|part| match part {
        Part::Group(group) => Some(group.name.as_str()),
        Part::Case(_) => None,
    });
    assert_eq!(groups.collect::<Vec<_>>(), ["sample", "secret"]);
    let problem = db.problem(&slug("sum")).await.unwrap().unwrap().in_language(&[]);
    assert_eq!((problem.title.as_str(), problem.statement_html.as_str()), ("Sum", "<p>Add.</p>"));
    assert!(db.package_of(&slug("sum")).await.unwrap().unwrap().files.is_none());
}

#[tokio::test]
async fn editions_with_a_report_get_their_languages() {
    let db = TestStore::empty().await;
    Migrator::up(db.connection(), Some(17)).await.unwrap();
    let report = r#"{"submissions": [
        {"language": "cpp", "permitted": ["accepted"], "ok": true}, {"language": "java", "permitted": ["accepted"], "ok": true},
        {"language": "java", "permitted": ["accepted"], "ok": false}, {"language": "c", "permitted": ["wrong_answer"], "ok": true}]}"#;
    let sql = format!(
        "INSERT INTO problems (slug, published, version, created_at) VALUES ('sum', TRUE, 1, 1);
        INSERT INTO problem_versions (problem_id, version, title, search, time_ms, memory_kib, output_kib, samples, package_hash, created_at)
            VALUES (1, 1, 'Sum', 'sum', 1500, 4096, 64, '[]', 'h', 1);
        INSERT INTO problem_statements (problem_id, version, position, language, title, html) VALUES (1, 1, 1, 'en', 'Sum', '<p>');
        INSERT INTO problem_origins (problem_id, version, file_name, files, report) VALUES (1, 1, 'sum.zip', '[]', '{report}');"
    );
    db.raw(&sql).await.unwrap();
    db.migrate().await.unwrap();
    let problem = db.problem(&slug("sum")).await.unwrap().unwrap().in_language(&[]);
    assert_eq!(problem.verified, ["cpp".into()]);
}

/// The migration reads 16 reports at once.
#[tokio::test]
async fn every_edition_with_a_report_gets_its_languages_once() {
    let db = TestStore::empty().await;
    Migrator::up(db.connection(), Some(17)).await.unwrap();
    let mut expected = Vec::new();
    for problem in 1..=40 {
        let mut sql =
            format!("INSERT INTO problems (slug, published, version, created_at) VALUES ('p{problem}', TRUE, 1, 1);");
        for version in 1..=(problem % 3 + 1) {
            // Each edition has a language of its own, and some have no report.
            let language = (expected.len() % 3 < 2).then(|| format!("l{problem}_{version}"));
            let report = language.as_ref().map_or("NULL".to_owned(), |language| {
                format!(r#"'{{"submissions": [{{"language": "{language}", "permitted": ["accepted"], "ok": true}}]}}'"#)
            });
            sql += &format!(
                "INSERT INTO problem_versions (problem_id, version, title, search, time_ms, memory_kib, output_kib, samples, package_hash,
                    created_at) VALUES ({problem}, {version}, 'Sum', 'sum', 1500, 4096, 64, '[]', 'h{version}', 1);
                INSERT INTO problem_origins (problem_id, version, file_name, files, report)
                    VALUES ({problem}, {version}, 'a.zip', '[]', {report});"
            );
            expected.push((i64::from(problem), version, language.map(|language| format!("[\"{language}\"]"))));
        }
        db.raw(&sql).await.unwrap();
    }
    let reports = expected.iter().filter(|(.., verified)| verified.is_some()).count();
    assert!(reports > 3 * 16 && reports % 16 != 0, "{reports}");
    let verified = async || {
        let sql = "SELECT problem_id, version, verified FROM problem_versions ORDER BY problem_id, version";
        let statement = Statement::from_string(db.connection().get_database_backend(), sql);
        let rows = db.connection().query_all_raw(statement).await.unwrap();
        let row = |row: &QueryResult| row.try_get_many_by_index().unwrap();
        rows.iter().map(row).collect::<Vec<(i64, i32, Option<String>)>>()
    };
    db.migrate().await.unwrap();
    assert_eq!(verified().await, expected);

    db.raw("UPDATE problem_versions SET verified = NULL").await.unwrap();
    db.migrate().await.unwrap();
    assert!(verified().await.iter().all(|(.., verified)| verified.is_none()), "a finished step does not run again");
}

#[tokio::test]
async fn content_that_left_before_the_migration_is_marked() {
    let db = TestStore::empty().await;
    Migrator::up(db.connection(), Some(18)).await.unwrap();
    db.raw(
        "INSERT INTO shipped (kind, slug, fingerprint, state, version, error, at) VALUES ('problem', 'sum', 'h', 'applied', 1, NULL, 1),
            ('problem', 'product', NULL, 'failed', NULL, 'broken', 1), ('track', 'way', 'h', 'undone', NULL, NULL, 1)",
    )
    .await
    .unwrap();
    db.migrate().await.unwrap();
    let states = async || {
        let (_, page) = db.shipped(None, None, 10).await.unwrap();
        page.items.iter().map(|item| format!("{} {}", item.slug, item.state.as_str())).collect::<Vec<_>>()
    };
    assert_eq!(states().await, ["product failed", "sum deleted", "way deleted"]);
    let library = [slug("sum")].into();
    let marked = db.mark_left(ShippedKind::Problem, &library).await.unwrap();
    assert_eq!(marked, [slug("product")]);
    assert_eq!(states().await, ["sum deleted", "way deleted", "product left"]);
    Migrator::down(db.connection(), Some(1)).await.unwrap();
    db.migrate().await.unwrap();
    assert_eq!(states().await, ["product failed", "sum deleted", "way deleted"]);
}
