//! Caches pages for visitors without an account. They are the same for all of them, so they are rendered once and kept for seconds.
//!
//! The cache reads the content's version before it renders a page, and keeps it with the page. A page is served only if its version is
//! not older than the oldest version that may be shown. So a page never shows old content, as for the listing of tracks. Reading this
//! version is the only round trip of a request. If it is not known, the cache is not used.

use std::{
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use assay_app::PageVariant;
use assay_service::{Bytes, Kept, Service};
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::Response,
};
use leptos::nonce::Nonce;

use crate::security_headers;

/// Pages show the languages of the workers, which have no version. So pages are kept only briefly.
const TTL: Duration = Duration::from_secs(5);
/// The limit of all pages together.
const MAX_BYTES: u64 = 32 * 1024 * 1024;
/// A larger page is not kept.
const MAX_PAGE_BYTES: usize = 1024 * 1024;
/// The attribute that holds the time of the answer.
const TIME: &str = " data-now=\"";

#[derive(Debug)]
pub(crate) struct PageCache(Kept<PageVariant, Page>);

impl Default for PageCache {
    fn default() -> Self {
        Self(Kept::new(TTL, MAX_BYTES))
    }
}

/// A rendered page, split at the nonces and the time, which differ in each answer.
#[derive(Debug)]
struct Page {
    pieces: Vec<Piece>,
    bytes: usize,
}

#[derive(Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Nonce,
    Time,
}

/// The result of a lookup.
pub(crate) enum Found {
    Page(Response),
    /// The page must be rendered. The result may be [kept](PageCache::keep).
    Missing(PageVariant, i64),
    NotCacheable,
}

impl PageCache {
    /// Looks up the page for a visitor without an account. The future does not borrow the request, because a body cannot be shared.
    pub(crate) fn find(&self, service: &Service, request: &Request) -> impl Future<Output = Found> + Send {
        let variant = PageVariant::of(request.uri(), request.headers()).filter(|_| request.method() == Method::GET);
        async move {
            let Some(variant) = variant else { return Found::NotCacheable };
            // Rendering the page shows the error, or works without the version.
            let Ok(Some(version)) = service.content_version().await else { return Found::NotCacheable };
            match self.0.get(&variant, version) {
                Some(page) => Found::Page(page.answer()),
                None => Found::Missing(variant, version),
            }
        }
    }

    /// Keeps a page that was rendered after `version` was read, if it is the same for all visitors. Returns the page.
    pub(crate) async fn keep(&self, variant: PageVariant, version: i64, response: Response) -> Response {
        let Some(nonce) = nonce_of_plain_page(&response) else { return response };
        let (parts, body) = response.into_parts();
        let html = match to_bytes(body, usize::MAX).await {
            Ok(html) => html,
            // Nothing has been sent yet, so the answer can be an error.
            Err(error) => {
                tracing::error!(%error, "a page could not be rendered");
                let mut failed = Response::new(Body::empty());
                *failed.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                return failed;
            }
        };
        if let Some(page) = std::str::from_utf8(&html).ok().and_then(|html| Page::split(html, &nonce))
            && page.bytes <= MAX_PAGE_BYTES
        {
            self.0.put(variant, Arc::new(page), version);
        }
        Response::from_parts(parts, Body::from(html))
    }
}

impl Bytes for Page {
    fn bytes(&self) -> usize {
        self.bytes
    }
}

impl Page {
    /// Splits a page at its nonces and its time. None if it does not have both.
    fn split(html: &str, nonce: &str) -> Option<Self> {
        let (before, after) = html.split_once(TIME)?;
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let mut pieces = Vec::new();
        split_at_nonces(&format!("{before}{TIME}"), nonce, &mut pieces);
        pieces.push(Piece::Time);
        split_at_nonces(&after[digits..], nonce, &mut pieces);
        let whole = digits > 0 && pieces.contains(&Piece::Nonce);
        whole.then_some(Self { pieces, bytes: html.len() })
    }

    fn answer(&self) -> Response {
        let nonce = Nonce::new();
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let now = since.as_millis().to_string();
        let mut html = String::with_capacity(self.bytes + 16);
        for piece in &self.pieces {
            html.push_str(match piece {
                Piece::Text(text) => text,
                Piece::Nonce => &nonce,
                Piece::Time => &now,
            });
        }
        let mut response = Response::new(Body::from(html));
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        match HeaderValue::from_str(&security_headers::page_policy(&nonce)) {
            Ok(policy) => headers.insert(header::CONTENT_SECURITY_POLICY, policy),
            // Without this header, the default policy forbids everything.
            Err(_) => None,
        };
        response
    }
}

fn split_at_nonces(text: &str, nonce: &str, pieces: &mut Vec<Piece>) {
    for (number, part) in text.split(nonce).enumerate() {
        if number > 0 {
            pieces.push(Piece::Nonce);
        }
        if !part.is_empty() {
            pieces.push(Piece::Text(part.to_owned()));
        }
    }
}

/// The page's nonce. None if the page has another status or more headers, because then it is not for other visitors.
fn nonce_of_plain_page(response: &Response) -> Option<String> {
    let expected = |headers: &HeaderMap| {
        headers.keys().all(|name| *name == header::CONTENT_TYPE || *name == header::CONTENT_SECURITY_POLICY)
    };
    if response.status() != StatusCode::OK || !expected(response.headers()) {
        return None;
    }
    let policy = response.headers().get(header::CONTENT_SECURITY_POLICY)?.to_str().ok()?;
    let (nonce, _) = policy.split_once("'nonce-")?.1.split_once('\'')?;
    (nonce.len() >= 16).then(|| nonce.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONCE: &str = "0123456789abcdefghijkl";

    fn page(text: &str) -> Page {
        let html =
            format!("<html data-now=\"17\"><script nonce=\"{NONCE}\">{text}</script><link crossorigin=\"{NONCE}\">");
        Page::split(&html, NONCE).unwrap()
    }

    #[tokio::test]
    async fn each_answer_has_its_own_nonce() {
        let page = page("let a = 1;");
        let answer = page.answer();
        let nonce = nonce_of_plain_page(&answer).unwrap();
        let html = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        let html = std::str::from_utf8(&html).unwrap();
        assert!(!html.contains(NONCE) && !html.contains("data-now=\"17\""), "{html}");
        assert_eq!(html.matches(&nonce).count(), 2, "{html}");
        assert_ne!(nonce_of_plain_page(&page.answer()).unwrap(), nonce);
        assert!(Page::split("<html data-now=\"17\">", NONCE).is_none());
        assert!(Page::split(&format!("<html><script nonce=\"{NONCE}\">"), NONCE).is_none());
    }

    #[test]
    fn a_page_with_a_cookie_or_an_error_is_not_kept() {
        let plain = || page("").answer();
        assert!(nonce_of_plain_page(&plain()).is_some());
        let mut with_cookie = plain();
        with_cookie.headers_mut().insert(header::SET_COOKIE, HeaderValue::from_static("a=b"));
        assert!(nonce_of_plain_page(&with_cookie).is_none());
        let mut missing = plain();
        *missing.status_mut() = StatusCode::NOT_FOUND;
        assert!(nonce_of_plain_page(&missing).is_none());
    }
}
