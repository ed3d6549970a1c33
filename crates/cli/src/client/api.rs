//! Requests to the REST interface.

use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use assay_domain::Page;
use reqwest::{Method, RequestBuilder, StatusCode, header};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{endpoint::Endpoint, saved_login::SavedLogin};

/// How long an answer may take. The server waits up to 10 s for news of a run.
const TIMEOUT: Duration = Duration::from_secs(45);

/// A server, and the key to it.
#[derive(Debug)]
pub(super) struct Api {
    http: reqwest::Client,
    server: Endpoint,
    key: String,
}

/// The parts of an error (RFC 9457) that say more than its status.
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
        self.send(self.request(Method::GET, path).query(query)).await
    }

    pub(super) async fn post<T: DeserializeOwned>(&self, path: &str, body: &impl Serialize) -> Result<T> {
        self.send(self.request(Method::POST, path).json(body)).await
    }

    /// A list, from its beginning: at most so many items.
    pub(super) async fn list<T: DeserializeOwned>(
        &self,
        path: &str,
        query: &[(&str, &str)],
        most: usize,
    ) -> Result<Vec<T>> {
        let mut items = Vec::new();
        let mut cursor: Option<String> = None;
        loop {
            let limit = (most - items.len()).min(100).to_string();
            let mut query = query.to_vec();
            query.push(("limit", &limit));
            query.extend(cursor.as_deref().map(|cursor| ("cursor", cursor)));
            let page: Page<T> = self.get(path, &query).await?;
            items.extend(page.items);
            cursor = page.next;
            if cursor.is_none() || items.len() >= most {
                items.truncate(most);
                return Ok(items);
            }
        }
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, self.server.api(path)).header(header::AUTHORIZATION, self.authorization())
    }

    async fn send<T: DeserializeOwned>(&self, request: RequestBuilder) -> Result<T> {
        let answer = request.send().await.with_context(|| format!("cannot reach {}", self.server))?;
        let status = answer.status();
        let body = answer.bytes().await.with_context(|| format!("the answer of {} broke off", self.server))?;
        if status.is_success() {
            let strange = || format!("{} does not answer as an Assay server does", self.server);
            return serde_json::from_slice(&body).with_context(strange);
        }
        let Problem { detail, errors } = serde_json::from_slice(&body).unwrap_or_default();
        match status {
            StatusCode::UNAUTHORIZED => {
                bail!("{} does not accept your API key: run `assay login` with a new one", self.server)
            }
            _ if !errors.is_empty() => {
                let errors: Vec<_> = errors.iter().map(|error| format!("{}: {}", error.field, error.detail)).collect();
                bail!("{}", errors.join("\n"))
            }
            _ if !detail.is_empty() => bail!("{detail}"),
            _ => bail!("{} answered with {status}", self.server),
        }
    }
}
