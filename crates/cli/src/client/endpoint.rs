//! The address of a server, as people type it.

use std::{fmt, str::FromStr};

use anyhow::{Context as _, Result, bail};
use reqwest::Url;
use serde::{Deserialize, Serialize};

/// Where a server is: `https://judge.example.org`, without a slash at the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Endpoint(String);

impl Endpoint {
    /// The address of a page.
    pub(super) fn page(&self, path: &str) -> String {
        format!("{}/{path}", self.0)
    }

    /// The address of a part of the REST interface.
    pub(super) fn api(&self, path: &str) -> String {
        format!("{}/api/v1/{path}", self.0)
    }

    /// The address of the live socket.
    pub(super) fn live(&self) -> String {
        self.api("live").replacen("http", "ws", 1)
    }
}

impl FromStr for Endpoint {
    type Err = anyhow::Error;

    /// Without a scheme it is `https`, on this machine `http`.
    fn from_str(text: &str) -> Result<Self> {
        let text = text.trim().trim_end_matches('/');
        let is_local = ["localhost", "127.0.0.1", "[::1]"].iter().any(|host| text.starts_with(host));
        let address = match text {
            _ if text.contains("://") => text.to_owned(),
            _ if is_local => format!("http://{text}"),
            _ => format!("https://{text}"),
        };
        let url: Url = address.parse().with_context(|| format!("{text:?} is not the address of a server"))?;
        if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
            bail!("{text:?} is not the address of a server: use one such as https://judge.example.org");
        }
        let address = address.strip_suffix("/api/v1").map(str::to_owned).unwrap_or(address);
        Ok(Self(address))
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_completed() {
        let read = |text: &str| text.parse::<Endpoint>().map(|endpoint| endpoint.to_string()).ok();
        assert_eq!(read("judge.example.org/").as_deref(), Some("https://judge.example.org"));
        assert_eq!(read("127.0.0.1:3000").as_deref(), Some("http://127.0.0.1:3000"));
        assert_eq!(read("http://localhost:3000/api/v1/").as_deref(), Some("http://localhost:3000"));
        assert_eq!(read("https://example.org/judge").as_deref(), Some("https://example.org/judge"));
        assert_eq!(read("ftp://example.org"), None);
        assert_eq!(read(""), None);
    }

    #[test]
    fn the_live_socket_is_as_safe_as_the_server() {
        let live = |text: &str| text.parse::<Endpoint>().unwrap().live();
        assert_eq!(live("judge.example.org"), "wss://judge.example.org/api/v1/live");
        assert_eq!(live("localhost:3000"), "ws://localhost:3000/api/v1/live");
    }
}
