//! Refuses writes and sockets that another site's page sends with our cookies. SameSite=Lax stops most; this stops the rest,
//! such as a page on another port of the same host.

use axum::{
    extract::Request,
    http::{HeaderMap, Method, StatusCode, header},
};

use crate::{config::PublicUrl, problem_json::Problem};

/// Refuses unsafe methods from other origins.
pub(crate) fn check(request: &Request, public_url: Option<&PublicUrl>) -> Result<(), Problem> {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || is_ours(request.headers(), public_url) {
        return Ok(());
    }
    Err(Problem::new(
        StatusCode::FORBIDDEN,
        "This request came from another site. If it is yours, set ASSAY_PUBLIC_URL to the address people use.",
    ))
}

/// Whether a request was sent by a page of ours, or by no page at all. Programs send no Origin; browsers always do with
/// unsafe methods and with sockets, and a page cannot forge it.
pub(crate) fn is_ours(headers: &HeaderMap, public_url: Option<&PublicUrl>) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else {
        // A browser that sends no Origin still tells by Sec-Fetch-Site, which pages cannot set.
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
    fn only_our_own_pages_and_programs_pass() {
        let host = ("host", "judge.example.org:3000");
        assert!(is_ours(&headers(&[host]), None));
        assert!(is_ours(&headers(&[host, ("origin", "http://judge.example.org:3000")]), None));
        assert!(!is_ours(&headers(&[host, ("origin", "http://judge.example.org:4000")]), None));
        assert!(!is_ours(&headers(&[host, ("origin", "null")]), None));
        assert!(!is_ours(&headers(&[host, ("sec-fetch-site", "cross-site")]), None));
        let public = PublicUrl { origin: "https://judge.example.org".into() };
        assert!(is_ours(&headers(&[("host", "10.0.0.1"), ("origin", "https://judge.example.org")]), Some(&public)));
        assert!(!is_ours(&headers(&[("host", "10.0.0.1"), ("origin", "http://10.0.0.1")]), Some(&public)));
    }
}
