//! Requests to the REST interface.

use std::time::Duration;

use anyhow::{Context as _, Result, anyhow};
use assay_domain::Page;
use reqwest::{Method, RequestBuilder, Response, StatusCode, header};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{endpoint::Endpoint, retries::Retries, saved_login::SavedLogin, terminal::Terminal};

/// The timeout of a request. The server delays answers about a run by up to 10 s, until the run changes.
const TIMEOUT: Duration = Duration::from_secs(45);

/// A server with an API key.
#[derive(Debug)]
pub(super) struct Api {
    http: reqwest::Client,
    server: Endpoint,
    key: String,
}

/// The parts of an error (RFC 9457) that explain it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Problem {
    detail: String,
    errors: Vec<FieldProblem>,
}

#[derive(Debug, Deserialize)]
struct FieldProblem {
    field: String,
    detail: String,
}

/// Why a request failed.
#[derive(Debug)]
pub(super) struct Failure {
    error: anyhow::Error,
    /// The server or the connection failed, so the same request may succeed later.
    pub(super) is_temporary: bool,
    /// The time until the server wants the next request.
    pub(super) retry_after: Option<Duration>,
}

impl Failure {
    pub(super) fn new(error: anyhow::Error, is_temporary: bool, retry_after: Option<Duration>) -> Self {
        Self { error, is_temporary, retry_after }
    }

    fn temporary(error: anyhow::Error) -> Self {
        Self::new(error, true, None)
    }

    fn permanent(error: anyhow::Error) -> Self {
        Self::new(error, false, None)
    }
}

impl Api {
    /// The server of the saved login.
    pub(super) fn of_saved_login() -> Result<Self> {
        let SavedLogin { server, key } = SavedLogin::read()?;
        Self::new(server, key)
    }

    pub(super) fn new(server: Endpoint, key: String) -> Result<Self> {
        let agent = concat!("assay/", env!("CARGO_PKG_VERSION"));
        let http = reqwest::Client::builder().timeout(TIMEOUT).user_agent(agent).build()?;
        Ok(Self { http, server, key })
    }

    pub(super) fn server(&self) -> &Endpoint {
        &self.server
    }

    /// The value of `Authorization`.
    pub(super) fn authorization(&self) -> String {
        format!("Bearer {}", self.key)
    }

    pub(super) async fn get<T: DeserializeOwned>(&self, path: &str, query: &[(&str, &str)]) -> Result<T> {
        self.send(self.request(Method::GET, path).query(query)).await.map_err(|failure| failure.error)
    }

    /// Reads the state of something that the server works on. Retries after temporary failures.
    pub(super) async fn poll<T: DeserializeOwned>(&self, path: &str, query: &[(&str, &str)]) -> Result<T> {
        self.send_until_answered(|| self.request(Method::GET, path).query(query)).await
    }

    /// Creates something. Retries after temporary failures, with a key by which the server recognizes the request.
    pub(super) async fn post<T: DeserializeOwned>(&self, path: &str, body: &impl Serialize) -> Result<T> {
        let key = format!("\"{:032x}\"", rand::random::<u128>());
        self.send_until_answered(|| self.request(Method::POST, path).header("Idempotency-Key", &key).json(body)).await
    }

    /// The first items of a list, at most `max`.
    pub(super) async fn list<T: DeserializeOwned>(
        &self,
        path: &str,
        query: &[(&str, &str)],
        max: usize,
    ) -> Result<Vec<T>> {
        let mut items = Vec::new();
        let mut cursor: Option<String> = None;
        loop {
            let limit = (max - items.len()).min(100).to_string();
            let mut query = query.to_vec();
            query.push(("limit", &limit));
            query.extend(cursor.as_deref().map(|cursor| ("cursor", cursor)));
            let page: Page<T> = self.get(path, &query).await?;
            items.extend(page.items);
            cursor = page.next;
            if cursor.is_none() || items.len() >= max {
                items.truncate(max);
                return Ok(items);
            }
        }
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, self.server.api(path)).header(header::AUTHORIZATION, self.authorization())
    }

    async fn send_until_answered<T: DeserializeOwned>(&self, request: impl Fn() -> RequestBuilder) -> Result<T> {
        let mut retries = Retries::default();
        let mut terminal = Terminal::new();
        loop {
            let failure = match self.send(request()).await {
                Ok(answer) => return Ok(answer),
                Err(failure) => failure,
            };
            let Some(wait) = retries.next_wait(&failure) else { return Err(failure.error) };
            terminal.show(&format!("{}; trying again in {:.1} s", failure.error, wait.as_secs_f64()));
            tokio::time::sleep(wait).await;
            terminal.end();
        }
    }

    async fn send<T: DeserializeOwned>(&self, request: RequestBuilder) -> Result<T, Failure> {
        let answer = request.send().await.with_context(|| format!("cannot reach {}", self.server));
        let answer = answer.map_err(Failure::temporary)?;
        if !answer.status().is_success() {
            return Err(self.failure(answer).await);
        }
        let body = answer.bytes().await.with_context(|| format!("the connection to {} broke", self.server));
        let message = || {
            format!("the answer of {} is not that of an Assay server; check the address and the version", self.server)
        };
        serde_json::from_slice(&body.map_err(Failure::temporary)?).with_context(message).map_err(Failure::permanent)
    }

    /// Explains an answer that is an error.
    async fn failure(&self, answer: Response) -> Failure {
        let status = answer.status();
        let retry_after = answer.headers().get(header::RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse().ok());
        let body = answer.bytes().await.unwrap_or_default();
        let Problem { detail, errors } = serde_json::from_slice(&body).unwrap_or_default();
        let error = match status {
            StatusCode::UNAUTHORIZED => {
                anyhow!("{} does not accept your API key: run `assay login` with a new one", self.server)
            }
            _ if !errors.is_empty() => {
                let errors: Vec<_> = errors.iter().map(|error| format!("{}: {}", error.field, error.detail)).collect();
                anyhow!("{}", errors.join("\n"))
            }
            _ if !detail.is_empty() => anyhow!("{detail}"),
            _ => anyhow!("{} answered with {status}", self.server),
        };
        Failure::new(error, status.is_server_error(), retry_after.map(Duration::from_secs))
    }
}
