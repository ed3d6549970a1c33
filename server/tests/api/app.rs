//! A server for one test: on a free port, with an empty data folder and three of the shipped problems.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    time::Duration,
};

use assay_domain::{
    FieldError, Me, NewApiKey, Refusal, RequestRefusal, Role, Scope, Submission, SubmissionId, SubmissionState,
};
use assay_server::{Application, Config, ConnectionCaps, TrustedProxies};
use assay_service::{ApiKey, Quotas, SessionToken, hash_password};
use assay_store::{BlobsConfig, NewUser, Store};
use assay_worker::SlotBounds;
use futures::{SinkExt, StreamExt};
use reqwest::{Client, Response, StatusCode, header};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpStream;
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Error as SocketError, Message, client::IntoClientRequest},
};

/// The timeout of every wait.
pub(crate) const TIMEOUT: Duration = Duration::from_secs(60);
/// A shipped problem.
pub(crate) const PROBLEM: &str = "coffee-stamps";

pub(crate) struct TestApp {
    pub(crate) url: String,
    pub(crate) data: TempDir,
    pub(crate) store: Store,
    pub(crate) http: Client,
    application: Option<Application>,
}

pub(crate) struct Person {
    pub(crate) me: Me,
    pub(crate) key: String,
}

impl TestApp {
    pub(crate) async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    pub(crate) async fn start_with(change: impl FnOnce(&mut Config)) -> Self {
        let data = tempfile::tempdir().unwrap();
        let mut config = config(data.path());
        change(&mut config);
        let application = Application::start(config).await.unwrap();
        application.library_loaded().await;
        let url = format!("http://{}", application.addr());
        let store = open_store(data.path()).await;
        Self { url, data, store, http: client(), application: Some(application) }
    }

    pub(crate) async fn stop(mut self) {
        self.store.close().await.unwrap();
        self.application.take().unwrap().stop().await.unwrap();
    }

    /// The data folder and the running server, for tests that start another server with the same data.
    pub(crate) fn into_parts(mut self) -> (TempDir, Application) {
        (self.data, self.application.take().unwrap())
    }

    pub(crate) async fn person(&self, name: &str) -> Person {
        person(&self.store, name).await
    }

    pub(crate) async fn get(&self, person: Option<&Person>, path: &str) -> Response {
        let mut request = self.http.get(format!("{}{path}", self.url));
        if let Some(person) = person {
            request = request.bearer_auth(&person.key);
        }
        request.send().await.unwrap()
    }

    pub(crate) async fn post(&self, person: Option<&Person>, path: &str, body: &Value) -> Response {
        let mut request = self.http.post(format!("{}{path}", self.url)).json(body);
        if let Some(person) = person {
            request = request.bearer_auth(&person.key);
        }
        request.send().await.unwrap()
    }

    pub(crate) async fn submit(&self, person: &Person, language: &str, source: &str) -> Response {
        let body = json!({ "problem": PROBLEM, "language": language, "source": source });
        self.post(Some(person), "/api/v1/submissions", &body).await
    }

    /// Submits, and waits for the verdict at the live socket.
    pub(crate) async fn judged(&self, person: &Person, language: &str, source: &str) -> Submission {
        let mut socket = self.socket(person).await;
        let answer = self.submit(person, language, source).await;
        assert_eq!(answer.status(), StatusCode::ACCEPTED, "{}", answer.text().await.unwrap());
        let id = id_of(answer).await;
        socket.verdict(id).await
    }

    pub(crate) async fn socket(&self, person: &Person) -> LiveSocket {
        LiveSocket::open(&self.url, &[("authorization", &format!("Bearer {}", person.key))]).await.unwrap()
    }
}

pub(crate) struct LiveSocket(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl LiveSocket {
    pub(crate) async fn open(url: &str, headers: &[(&'static str, &str)]) -> Result<Self, SocketError> {
        let mut request = format!("{}/api/v1/live", url.replacen("http", "ws", 1)).into_client_request().unwrap();
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse().unwrap());
        }
        connect_async(request).await.map(|(socket, _)| Self(socket))
    }

    pub(crate) async fn send(&mut self, text: &str) {
        self.0.send(Message::text(text)).await.unwrap();
    }

    pub(crate) async fn watch(&mut self, id: SubmissionId) {
        self.send(&json!({ "type": "watch", "submission": id }).to_string()).await;
    }

    /// The next message other than a ping. None after the server has closed the socket.
    pub(crate) async fn next(&mut self) -> Option<Value> {
        let next = async {
            loop {
                match self.0.next().await? {
                    Ok(Message::Text(text)) => {
                        let message: Value = serde_json::from_str(&text).unwrap();
                        if message["type"] != "ping" {
                            return Some(message);
                        }
                    }
                    Ok(Message::Close(_)) | Err(_) => return None,
                    Ok(_) => {}
                }
            }
        };
        tokio::time::timeout(TIMEOUT, next).await.expect("timeout while waiting for a message")
    }

    /// Watches a submission until it, or another submission of the person, is being judged. The first progress may be part of the
    /// snapshot.
    pub(crate) async fn judging(&mut self, id: SubmissionId) {
        self.watch(id).await;
        loop {
            let message = self.next().await.expect("the socket was closed");
            let ended = message["submission"]["id"] == id.0 && message["submission"]["state"] == "done";
            assert!(!ended, "it ended before any progress arrived");
            if message["type"] == "progress" || !message["progress"].is_null() {
                return;
            }
        }
    }

    /// Watches a submission until it is done.
    pub(crate) async fn verdict(&mut self, id: SubmissionId) -> Submission {
        self.watch(id).await;
        loop {
            let message = self.next().await.expect("the socket was closed");
            if matches!(message["type"].as_str(), Some("snapshot" | "done")) {
                let submission: Submission = serde_json::from_value(message["submission"].clone()).unwrap();
                if submission.id == id && submission.state == SubmissionState::Done {
                    return submission;
                }
            }
        }
    }
}

pub(crate) fn config(data: &Path) -> Config {
    Config {
        addr: SocketAddr::from(([127, 0, 0, 1], 0)),
        public_url: None,
        trusted_proxies: TrustedProxies::default(),
        data_dir: data.to_owned(),
        blobs: BlobsConfig::of_data_folder(data),
        shared: None,
        upload_bytes: 64 * 1024 * 1024,
        unpacked_bytes: 64 * 1024 * 1024,
        connections: ConnectionCaps::default(),
        quotas: Quotas::default(),
        queue_bound: 10_000,
        slots: SlotBounds::exactly(2).unwrap(),
        rate_limits: true,
        admin: None,
        site_dir: None,
        content_dir: Some(content()),
        cache_dir: None,
        // The test program cannot be started as a sandbox's process; the server can.
        sandbox: assay_sandbox::Config {
            zygote: Some(env!("CARGO_BIN_EXE_assay-server").into()),
            ..assay_sandbox::Config::default()
        },
    }
}

/// Three problems in two tracks. The whole library would take seconds at each start.
pub(crate) fn content() -> PathBuf {
    repository().join("crates/testbed/content")
}

/// The folder that holds problems/ and tracks/.
pub(crate) fn repository() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// The source of a shipped submission.
pub(crate) fn shipped(path: &str) -> String {
    let file = repository().join("problems").join(PROBLEM).join("submissions").join(path);
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

pub(crate) async fn open_store(data: &Path) -> Store {
    Store::connect(&data.join("assay.sqlite").to_string_lossy()).await.unwrap()
}

pub(crate) fn client() -> Client {
    // It fails if another test was faster, with the same choice.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder().redirect(reqwest::redirect::Policy::none()).timeout(TIMEOUT).build().unwrap()
}

pub(crate) async fn person(store: &Store, name: &str) -> Person {
    let email = format!("{name}@example.org");
    let password_hash = hash_password("correct horse battery".parse().unwrap()).await.unwrap();
    let role = Role::Learner;
    let user = NewUser { email: email.parse().unwrap(), name: name.parse().unwrap(), password_hash, role };
    let id = store.create_user(&user).await.unwrap();
    let key = ApiKey::generate().unwrap();
    let new = NewApiKey { name: "test".parse().unwrap(), scope: Scope::Admin, days: None };
    store.create_api_key(id, key.hash(), &new, None).await.unwrap();
    Person { me: Me { id, name: name.into(), email, role }, key: key.expose().to_owned() }
}

/// Creates a session, and returns the value of the `Cookie` header.
pub(crate) async fn session_cookie(store: &Store, person: &Person, ttl_ms: i64) -> String {
    let token = SessionToken::generate().unwrap();
    store.create_session(person.me.id, token.hash(), ttl_ms).await.unwrap();
    format!("assay_session={}", token.expose())
}

pub(crate) async fn id_of(answer: Response) -> SubmissionId {
    let body: Value = answer.json().await.unwrap();
    serde_json::from_value(body["id"].clone()).unwrap()
}

/// Asserts a problem+json answer with this status, and returns it.
pub(crate) async fn problem(answer: Response, status: StatusCode) -> Value {
    assert_eq!(answer.status(), status);
    assert_eq!(answer.headers()[header::CONTENT_TYPE], "application/problem+json");
    let body: Value = answer.json().await.unwrap();
    assert_eq!(body["status"], status.as_u16());
    assert!(body["title"].is_string() && body["detail"].is_string(), "{body}");
    let is_known = serde_json::from_value::<Refusal>(body.clone()).is_ok()
        || serde_json::from_value::<RequestRefusal>(body.clone()).is_ok();
    assert!(is_known, "a code with its parameters: {body}");
    for error in body["errors"].as_array().into_iter().flatten() {
        assert!(serde_json::from_value::<FieldError>(error.clone()).is_ok(), "a code with its parameters: {error}");
    }
    body
}
