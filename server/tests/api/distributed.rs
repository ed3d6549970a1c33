//! Several servers and workers with one PostgreSQL and one Redis.

use assay_broker::{Broker, RedisConfig};
use assay_domain::Verdict;
use assay_server::{Application, Config, Shared};
use assay_store::{Blobs, Store};
use assay_testbed::{Postgres, Redis};
use assay_worker::{SlotBounds, Worker, WorkerConfig, WorkerHandle};
use reqwest::{StatusCode, header};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::time::timeout;

use crate::{
    admin::{Browser, admin},
    app::{LiveSocket, PROBLEM, Person, TIMEOUT, client, config, id_of, person, problem, session_cookie, shipped},
    metrics::{metrics, wait_for_metrics},
};

pub(crate) struct Cluster {
    servers: Vec<Application>,
    workers: Vec<WorkerHandle>,
    pub(crate) store: Store,
    pub(crate) redis: Redis,
    pub(crate) postgres: Postgres,
    folder: TempDir,
}

impl Cluster {
    pub(crate) async fn start(servers: usize, workers: usize) -> Self {
        Self::start_with(servers, workers, |_| {}).await
    }

    pub(crate) async fn start_with(servers: usize, workers: usize, change: impl Fn(&mut Config)) -> Self {
        let mut cluster = Self {
            servers: Vec::new(),
            workers: Vec::new(),
            redis: Redis::start(),
            postgres: Postgres::start_counting(&[]),
            folder: tempfile::tempdir().unwrap(),
            store: Store::connect(tempfile::tempdir().unwrap().path().join("unused.db").to_str().unwrap())
                .await
                .unwrap(),
        };
        // They start at the same time, and one of them creates the tables, the first admin and the shipped content.
        let starting = (0..servers).map(|_| {
            let mut config = cluster.config();
            change(&mut config);
            Application::start(config)
        });
        cluster.servers = futures::future::join_all(starting).await.into_iter().map(Result::unwrap).collect();
        for server in &cluster.servers {
            server.library_loaded().await;
        }
        cluster.store = Store::connect(&cluster.postgres.url()).await.unwrap();
        for _ in 0..workers {
            let worker = cluster.worker().await;
            cluster.workers.push(worker);
        }
        cluster
    }

    fn config(&self) -> Config {
        let shared = Shared { database_url: self.postgres.url(), redis_url: self.redis.url() };
        Config { shared: Some(shared), ..config(self.folder.path()) }
    }

    async fn worker(&self) -> WorkerHandle {
        let store = Store::connect(&self.postgres.url()).await.unwrap();
        assert!(store.is_migrated().await.unwrap());
        let broker = self.broker().await;
        let blobs = Blobs::open(&self.folder.path().join("blobs")).unwrap();
        let mut config =
            WorkerConfig { slots: SlotBounds::exactly(1).unwrap(), ..WorkerConfig::new(store, broker, blobs) };
        config.sandbox.zygote = Some(env!("CARGO_BIN_EXE_assay-server").into());
        Worker::start(config).await.unwrap()
    }

    /// A broker like that of another process.
    pub(crate) async fn broker(&self) -> Broker {
        Broker::redis(RedisConfig::new(self.redis.url())).await.unwrap()
    }

    pub(crate) fn url(&self, server: usize) -> String {
        format!("http://{}", self.servers[server].addr())
    }

    async fn socket(&self, server: usize, person: &Person) -> LiveSocket {
        let bearer = format!("Bearer {}", person.key);
        LiveSocket::open(&self.url(server), &[("authorization", &bearer)]).await.unwrap()
    }

    pub(crate) async fn submit(&self, server: usize, person: &Person, source: &str) -> reqwest::Response {
        let body = json!({ "problem": PROBLEM, "language": "python3", "source": source });
        let url = format!("{}/api/v1/submissions", self.url(server));
        client().post(url).bearer_auth(&person.key).json(&body).send().await.unwrap()
    }

    pub(crate) async fn stop(self) {
        for worker in self.workers {
            worker.shutdown(TIMEOUT).await;
        }
        for server in self.servers {
            server.stop().await.unwrap();
        }
        self.store.close().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_verdict_reaches_the_socket_on_another_server() {
    let cluster = Cluster::start(2, 2).await;
    let ada = person(&cluster.store, "ada").await;
    let mut sockets = [cluster.socket(0, &ada).await, cluster.socket(1, &ada).await];
    for n in 0..10 {
        let (source, verdict) = match n % 2 {
            0 => (format!("{}\n# {n}", shipped("accepted/running_total.py")), Verdict::Accepted),
            _ => (format!("raise SystemExit({n})"), Verdict::RunTimeError),
        };
        let answer = cluster.submit(n % 2, &ada, &source).await;
        assert_eq!(answer.status(), StatusCode::ACCEPTED, "{}", answer.text().await.unwrap());
        let id = id_of(answer).await;
        // The socket on the other server.
        let submission = sockets[(n + 1) % 2].verdict(id).await;
        assert_eq!((submission.verdict, submission.attempt), (Some(verdict), 1));
    }
    cluster.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_with_one_key_to_different_servers_have_one_effect() {
    let cluster = Cluster::start(2, 1).await;
    let ada = person(&cluster.store, "ada").await;
    for resource in ["submissions", "runs"] {
        let requests = (0..20).map(|n| {
            let url = format!("{}/api/v1/{resource}", cluster.url(n % 2));
            let body = json!({ "problem": PROBLEM, "language": "python3", "source": "print(1)" });
            client().post(url).bearer_auth(&ada.key).header("Idempotency-Key", "once").json(&body).send()
        });
        let mut ids = Vec::new();
        for answer in futures::future::join_all(requests).await {
            let answer = answer.unwrap();
            assert_eq!(answer.status(), StatusCode::ACCEPTED);
            ids.push(answer.json::<Value>().await.unwrap()["id"].clone());
        }
        ids.dedup();
        assert_eq!(ids.len(), 1, "{resource}: {ids:?}");
    }
    cluster.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_works_on_every_server_and_survives_a_flush() {
    let cluster = Cluster::start(2, 0).await;
    let ada = person(&cluster.store, "ada").await;
    let cookie = session_cookie(&cluster.store, &ada, 60_000).await;
    for server in [0, 1, 0] {
        let url = format!("{}/api/v1/me", cluster.url(server));
        let answer = client().get(url).header(header::COOKIE, &cookie).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(cluster.redis.command(&["FLUSHALL"]), "OK");
    }
    let tracks = |server: usize| {
        let url = format!("{}/api/v1/tracks", cluster.url(server));
        async move { client().get(url).send().await.unwrap() }
    };
    assert_eq!(tracks(0).await.headers()["x-cache"], "miss");
    let answer = tracks(1).await;
    assert_eq!(answer.headers()["x-cache"], "hit", "filled by the other server");
    let body: Value = answer.json().await.unwrap();
    assert_eq!(body["items"].as_array().unwrap().len(), 2, "shipped tracks are loaded once");
    cluster.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_or_stopped_redis_neither_loses_nor_doubles_submissions() {
    let mut cluster = Cluster::start(1, 2).await;
    let ada = person(&cluster.store, "ada").await;
    let mut sent = Vec::new();
    for n in 0..8 {
        let answer = cluster.submit(0, &ada, &format!("raise SystemExit({n} + 1)")).await;
        assert_eq!(answer.status(), StatusCode::ACCEPTED);
        sent.push(id_of(answer).await);
        match n {
            2 => assert_eq!(cluster.redis.command(&["FLUSHALL"]), "OK"),
            4 => cluster.redis.stop(),
            // The rescuer queues the submissions that were accepted while Redis was stopped.
            6 => cluster.redis.restart(),
            _ => {}
        }
    }
    for id in sent {
        let url = format!("{}/api/v1/submissions/{id}", cluster.url(0));
        let done = async {
            loop {
                let answer = client().get(&url).bearer_auth(&ada.key).send().await.unwrap();
                let submission: Value = answer.json().await.unwrap();
                if submission["state"] == "done" {
                    return submission;
                }
                tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            }
        };
        let submission = timeout(TIMEOUT, done).await.expect("a submission was lost");
        assert_eq!(submission["verdict"], "run_time_error", "{submission}");
    }
    cluster.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn metrics_of_a_failed_part_are_missing() {
    let mut cluster = Cluster::start(1, 1).await;
    let url = cluster.url(0);
    wait_for_metrics(&url, &[("assay_workers", 1.0), ("assay_slots", 1.0)]).await;

    cluster.redis.stop();
    let without = metrics(&url).await;
    assert_eq!((without["assay_up{part=\"broker\"}"], without["assay_up{part=\"store\"}"]), (0.0, 1.0));
    assert!(!without.contains_key("assay_workers") && !without.contains_key("assay_queue_depth{class=\"submit\"}"));
    assert_eq!(without["assay_submissions_queued"], 0.0);
    cluster.redis.restart();
    // The worker's next heartbeat brings its metrics back.
    wait_for_metrics(&url, &[("assay_up{part=\"broker\"}", 1.0), ("assay_workers", 1.0)]).await;

    cluster.postgres.stop();
    let without = metrics(&url).await;
    assert_eq!((without["assay_up{part=\"broker\"}"], without["assay_up{part=\"store\"}"]), (1.0, 0.0));
    assert!(!without.contains_key("assay_submissions_queued") && without.contains_key("assay_workers"));
    cluster.postgres.restart();
    wait_for_metrics(&url, &[("assay_up{part=\"store\"}", 1.0)]).await;

    let worker = cluster.workers.pop().unwrap();
    worker.shutdown(TIMEOUT).await;
    assert_eq!(metrics(&url).await["assay_workers"], 0.0, "a worker that stops is removed at once");
    cluster.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn servers_and_workers_survive_a_restart_of_postgresql() {
    let mut cluster = Cluster::start(2, 1).await;
    let ada = person(&cluster.store, "ada").await;
    let mut socket = cluster.socket(1, &ada).await;
    let id = id_of(cluster.submit(0, &ada, "print(input())").await).await;
    assert_eq!(socket.verdict(id).await.verdict, Some(Verdict::WrongAnswer));
    cluster.postgres.stop();
    cluster.postgres.restart();
    let answer = async {
        loop {
            let answer = cluster.submit(0, &ada, "raise SystemExit(1)").await;
            if answer.status() == StatusCode::ACCEPTED {
                return answer;
            }
        }
    };
    let id = id_of(timeout(TIMEOUT, answer).await.expect("submitting does not work again")).await;
    let mut socket = cluster.socket(1, &ada).await;
    assert_eq!(socket.verdict(id).await.verdict, Some(Verdict::RunTimeError));
    cluster.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_server_shows_old_content_after_an_admins_change() {
    let mut cluster = Cluster::start(2, 0).await;
    let root = admin(&cluster.store).await;
    let browser = Browser::of(&cluster.store, &root).await;
    let title = async |cluster: &Cluster, server: usize| {
        let answer = client().get(format!("{}/api/v1/tracks", cluster.url(server))).send().await.unwrap();
        let body: Value = answer.json().await.unwrap();
        body["items"][0]["title"].as_str().unwrap().to_owned()
    };
    let shows = async |cluster: &Cluster, server: usize, title: &str| {
        let page = client().get(format!("{}/tracks", cluster.url(server))).send().await.unwrap();
        assert!(page.text().await.unwrap().contains(title), "the page of server {server} does not show {title}");
    };
    let rename = async |cluster: &Cluster, title: &str| {
        let revision = cluster.store.managed_track(&"first-steps".parse().unwrap()).await.unwrap().unwrap().revision;
        let revision = revision.to_string();
        let form = [
            ("do", "track.edit"),
            ("slug", "first-steps"),
            ("revision", revision.as_str()),
            ("title", title),
            ("description", ""),
        ];
        browser.post(&cluster.url(0), "/admin/tracks/first-steps", &form).await
    };
    for n in 0..10 {
        // Both servers have the listing in their cache.
        let (_, _) = (title(&cluster, 0).await, title(&cluster, 1).await);
        let (status, text) = rename(&cluster, &format!("Steps {n}")).await;
        assert_eq!(status, StatusCode::OK, "{text}");
        assert!(!text.contains("The old version may be shown"));
        assert_eq!(title(&cluster, 1).await, format!("Steps {n}"));
        assert_eq!(title(&cluster, 0).await, format!("Steps {n}"));
        for server in [0, 1, 0, 1] {
            shows(&cluster, server, &format!("Steps {n}")).await;
        }
    }
    // Redis is stopped during the write: the answer reports it, and the other servers are notified later.
    cluster.redis.stop();
    let (status, text) = rename(&cluster, "Written alone").await;
    assert_eq!(status, StatusCode::OK);
    assert!(text.contains("The old version may be shown"));
    assert_eq!(title(&cluster, 1).await, "Written alone");
    shows(&cluster, 1, "Written alone").await;
    assert_eq!(cluster.store.outbox_take().await.unwrap().len(), 1);
    cluster.redis.restart();
    assert_eq!(title(&cluster, 0).await, "Written alone");
    shows(&cluster, 0, "Written alone").await;
    assert_eq!(title(&cluster, 1).await, "Written alone");
    let delivered = async {
        while !cluster.store.outbox_take().await.unwrap().is_empty() {
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    };
    timeout(TIMEOUT, delivered).await.expect("the other servers are never notified");
    assert_eq!(title(&cluster, 1).await, "Written alone");
    cluster.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_queue_refuses_and_stores_nothing() {
    let mut cluster = Cluster::start_with(2, 1, |config| config.queue_bound = 3).await;
    let ada = person(&cluster.store, "ada").await;
    // The servers offer the worker's languages for a while after it has stopped.
    for server in [0, 1] {
        let languages = client().get(format!("{}/api/v1/languages", cluster.url(server)));
        assert_eq!(languages.send().await.unwrap().status(), StatusCode::OK);
    }
    cluster.workers.pop().unwrap().shutdown(TIMEOUT).await;
    for server in [0, 1, 0] {
        assert_eq!(cluster.submit(server, &ada, "print()").await.status(), StatusCode::ACCEPTED);
    }
    for server in [1, 0] {
        let answer = cluster.submit(server, &ada, "print()").await;
        assert!(answer.headers()[header::RETRY_AFTER].to_str().unwrap().parse::<u32>().unwrap() > 0);
        let refused = problem(answer, StatusCode::SERVICE_UNAVAILABLE).await;
        assert!(refused["detail"].as_str().unwrap().contains("full"), "{refused}");
    }
    assert_eq!(cluster.postgres.query("SELECT state, COUNT(*) FROM submissions GROUP BY state"), [["queued", "3"]]);
    cluster.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sockets_report_verdicts_while_redis_is_stopped() {
    let mut cluster = Cluster::start(1, 1).await;
    let ada = person(&cluster.store, "ada").await;
    let mut socket = cluster.socket(0, &ada).await;
    let running = id_of(cluster.submit(0, &ada, "import time\ntime.sleep(0.5)").await).await;
    socket.judging(running).await;
    cluster.redis.stop();
    // The server reads the verdict from the row.
    assert_eq!(socket.verdict(running).await.verdict, Some(Verdict::WrongAnswer));
    let queued = id_of(cluster.submit(0, &ada, "raise SystemExit(1)").await).await;
    let mut later = cluster.socket(0, &ada).await;
    later.watch(queued).await;
    assert_eq!(later.next().await.unwrap()["submission"]["state"], "queued");
    cluster.redis.restart();
    for socket in [&mut socket, &mut later] {
        assert_eq!(socket.verdict(queued).await.verdict, Some(Verdict::RunTimeError));
    }
    cluster.stop().await;
}
