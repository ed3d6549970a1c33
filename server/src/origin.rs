//! Refuses writes and sockets that pages of other sites send with our cookies. SameSite=Lax stops most of them. This stops the rest,
//! for example pages on another port of the same host.

use assay_domain::RequestRefusal;
use axum::{
    extract::Request,
    http::{HeaderMap, Method, StatusCode, header},
};

use crate::{config::PublicUrl, problem_json::ProblemJson};

/// Refuses unsafe methods from other origins.
pub(crate) fn check(request: &Request, public_url: Option<&PublicUrl>) -> Result<(), ProblemJson> {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || is_own(request.headers(), public_url) {
        return Ok(());
    }
    Err(ProblemJson::new(StatusCode::FORBIDDEN, RequestRefusal::ForeignOrigin))
}

/// Whether the request comes from our own page or from a program. Programs send no Origin. Browsers always send it with unsafe methods
/// and sockets, and pages cannot forge it.
pub(crate) fn is_own(headers: &HeaderMap, public_url: Option<&PublicUrl>) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else {
        // Without Origin, a browser sends Sec-Fetch-Site. Pages cannot set it.
        return headers.get("sec-fetch-site").is_none_or(|site| site == "same-origin" || site == "none");
    };
    let Ok(origin) = origin.to_str() else { return false };
    match public_url {
        Some(public_url) => origin.eq_ignore_ascii_case(&public_url.origin),
        None => {
            let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
            let origin_host = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
            host.is_some()
                && origin_host.is_some_and(|origin| host.is_some_and(|host| origin.eq_ignore_ascii_case(host)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let pair = |(name, value): &(&'static str, &'static str)| {
            (header::HeaderName::from_static(name), header::HeaderValue::from_static(value))
        };
        pairs.iter().map(pair).collect()
    }

    #[test]
    fn only_own_pages_and_programs_pass() {
        let host = ("host", "judge.example.org:3000");
        assert!(is_own(&headers(&[host]), None));
        assert!(is_own(&headers(&[host, ("origin", "http://judge.example.org:3000")]), None));
        assert!(!is_own(&headers(&[host, ("origin", "http://judge.example.org:4000")]), None));
        assert!(!is_own(&headers(&[host, ("origin", "null")]), None));
        assert!(!is_own(&headers(&[host, ("sec-fetch-site", "cross-site")]), None));
        let public = PublicUrl { origin: "https://judge.example.org".into() };
        assert!(is_own(&headers(&[("host", "10.0.0.1"), ("origin", "https://judge.example.org")]), Some(&public)));
        assert!(!is_own(&headers(&[("host", "10.0.0.1"), ("origin", "http://10.0.0.1")]), Some(&public)));
    }
}
