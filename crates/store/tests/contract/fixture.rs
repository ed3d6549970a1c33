//! A fresh database for a test, and functions that create rows.

use std::sync::atomic::{AtomicU32, Ordering};

use assay_domain::{
    CaseReport, Judgement, LanguageId, Limits, Plan, PlannedCase, ProblemId, Role, Sample, Slug, Source, Sources,
    SubmissionId, TrackEntry, UserId, Verdict,
};
use assay_store::{NewProblem, NewStatement, NewSubmission, NewTrack, NewUser, Store, TrackKey};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbErr};
use tempfile::TempDir;

/// The variable with the URL of the PostgreSQL database. If it is not set, tests run on SQLite.
pub(crate) const DATABASE: &str = "ASSAY_TEST_DATABASE_URL";

/// A database for one test.
pub(crate) struct TestStore {
    pub(crate) store: Store,
    /// Opens the same database again.
    pub(crate) url: String,
    /// For changes that the store does not offer, such as moving rows into the past or writing invalid rows.
    raw: DatabaseConnection,
    _folder: Option<TempDir>,
}

impl std::ops::Deref for TestStore {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

static SCHEMAS: AtomicU32 = AtomicU32::new(0);

impl TestStore {
    pub(crate) async fn fresh() -> Self {
        let empty = Self::empty().await;
        empty.store.migrate().await.unwrap();
        empty
    }

    /// A database without tables.
    pub(crate) async fn empty() -> Self {
        let (url, folder) = match std::env::var(DATABASE) {
            Ok(server) => (fresh_schema(&server).await, None),
            Err(_) => {
                let folder = tempfile::tempdir().unwrap();
                (format!("sqlite://{}", folder.path().join("assay.db").display()), Some(folder))
            }
        };
        let store = Store::connect(&url).await.unwrap();
        let raw = Database::connect(&url).await.unwrap();
        Self { store, url, raw, _folder: folder }
    }

    pub(crate) fn connection(&self) -> &DatabaseConnection {
        &self.raw
    }

    /// Runs a plain SQL statement.
    pub(crate) async fn raw(&self, sql: &str) -> Result<u64, DbErr> {
        Ok(self.raw.execute_unprepared(sql).await?.rows_affected())
    }

    pub(crate) async fn user(&self, name: &str) -> UserId {
        self.create_user(&new_user(name)).await.unwrap()
    }

    pub(crate) async fn add_problem(&self, name: &str) -> (ProblemId, i32) {
        self.put_problem(&new_problem(name)).await.unwrap()
    }

    /// Creates a published track, and returns the new version of the list of tracks.
    pub(crate) async fn add_track(&self, name: &str, problems: &[&str]) -> i64 {
        self.create_track(&new_track(name, problems), None).await.unwrap().version
    }

    /// The key for a change to the current revision of a track.
    pub(crate) async fn key(&self, name: &str) -> TrackKey {
        let slug = slug(name);
        let revision = self.managed_track(&slug).await.unwrap().unwrap().revision;
        TrackKey { slug, revision }
    }

    pub(crate) async fn submit(&self, user: UserId, problem: &str) -> SubmissionId {
        self.create_submission(&new_submission(user, problem)).await.unwrap()
    }

    /// Creates a submission with this verdict.
    pub(crate) async fn judged(&self, user: UserId, problem: &str, verdict: Verdict) -> SubmissionId {
        let id = self.submit(user, problem).await;
        let begun = self.begin(id, "w", 60_000).await.unwrap().unwrap();
        assert!(self.finish(id, begun.attempt, &judgement(verdict)).await.unwrap());
        id
    }
}

async fn fresh_schema(server: &str) -> String {
    let number = SCHEMAS.fetch_add(1, Ordering::Relaxed);
    let schema = format!("contract_{}_{number}", std::process::id());
    let connection = Database::connect(server).await.unwrap();
    connection
        .execute_unprepared(&format!("DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}"))
        .await
        .unwrap();
    connection.close().await.unwrap();
    let separator = if server.contains('?') { '&' } else { '?' };
    format!("{server}{separator}options[search_path]={schema}")
}

pub(crate) fn slug(text: &str) -> Slug {
    text.parse().unwrap()
}

pub(crate) fn new_user(name: &str) -> NewUser {
    NewUser {
        email: format!("{name}@example.org").parse().unwrap(),
        name: name.parse().unwrap(),
        password_hash: format!("hash of {name}"),
        role: Role::Learner,
    }
}

/// A published problem with two cases. The first is a sample.
pub(crate) fn new_problem(name: &str) -> NewProblem {
    let sample = Sample {
        name: "1".to_owned(),
        input: "1 2\n".to_owned(),
        answer: "3\n".to_owned(),
        interaction: None,
        in_statement: false,
    };
    NewProblem {
        samples: vec![sample],
        package_hash: "first".to_owned(),
        ..NewProblem::new(
            slug(name),
            &format!("The {name}"),
            "<p>Do it.</p>",
            plan(vec![new_case("sample/1", true), new_case("secret/2", false)]),
        )
    }
}

pub(crate) fn plan(cases: Vec<PlannedCase<String>>) -> Plan<String> {
    Plan::of_cases(Limits { time_ms: 1500, memory_kib: 65_536, output_kib: 1024 }, cases)
}

pub(crate) fn statement(language: &str, title: &str) -> NewStatement {
    NewStatement {
        language: language.to_owned(),
        title: title.to_owned(),
        html: format!("<p>{title}.</p>"),
        pdf: None,
        files: Vec::new(),
        samples: Vec::new(),
    }
}

pub(crate) fn new_case(name: &str, sample: bool) -> PlannedCase<String> {
    let case = PlannedCase::of(name, sample, "a".repeat(64), "b".repeat(64));
    PlannedCase { shown: sample, validator_args: vec!["case_sensitive".to_owned()], ..case }
}

pub(crate) fn new_track(name: &str, problems: &[&str]) -> NewTrack {
    NewTrack {
        slug: slug(name),
        title: format!("Track {name}"),
        description: "In order.".to_owned(),
        published: true,
        entries: entries(problems),
    }
}

/// Parses slugs of problems and headings with `# `.
pub(crate) fn entries(texts: &[&str]) -> Vec<TrackEntry> {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}

pub(crate) fn new_submission(user: UserId, problem: &str) -> NewSubmission {
    NewSubmission {
        user,
        problem: slug(problem),
        language: LanguageId::from("python3"),
        sources: Sources::one(&Source::new("print(3)".to_owned()).unwrap()),
        interface: None,
        idempotency_key: None,
    }
}

/// A judgement with two cases: the first is accepted, the second has `verdict`.
pub(crate) fn judgement(verdict: Verdict) -> Judgement {
    Judgement {
        verdict,
        score: None,
        total: 2,
        cases: vec![case(1, Verdict::Accepted, 12), case(2, verdict, 34)],
        groups: Vec::new(),
        compile_output: None,
        failure: None,
        internal: None,
    }
}

pub(crate) fn case(number: u32, verdict: Verdict, cpu_ms: u32) -> CaseReport {
    CaseReport { cpu_ms, wall_ms: cpu_ms + 5, memory_kib: 1000 * number, ..CaseReport::new(number, verdict) }
}
