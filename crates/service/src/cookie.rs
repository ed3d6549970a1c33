//! The session cookie: HttpOnly, SameSite=Lax, and Secure where the site is served over https.
//!
//! Over https its name begins with `__Host-`. Browsers then take it only from this host, so a page on another subdomain cannot log people
//! in as somebody else. Over http browsers refuse such names, so the plain names are used; a plain cookie is not accepted over https.

use crate::{NewSession, SessionToken};

/// What browsers take only over https and only from the host itself.
const HOST_PREFIX: &str = "__Host-";

/// The cookie's name.
const NAME: &str = "assay_session";

/// Names the browser of somebody without an account, so that nobody else reads what it runs.
const VISITOR: &str = "assay_visitor";
/// A day: runs live for minutes.
const VISITOR_S: i64 = 24 * 60 * 60;

/// The value of `Set-Cookie` that names a visitor's browser.
#[must_use]
pub fn set_visitor(token: &SessionToken, secure: bool) -> String {
    render(VISITOR, token.expose(), VISITOR_S, secure)
}

/// The visitor's token among the cookies of a request.
pub fn visitor_of<'a>(headers: impl IntoIterator<Item = &'a str>, secure: bool) -> Option<SessionToken> {
    named(VISITOR, headers, secure)
}

/// The value of `Set-Cookie` that begins a session.
#[must_use]
pub fn set_session(session: &NewSession, secure: bool) -> String {
    render(NAME, session.token.expose(), session.max_age_s, secure)
}

/// Says that a browser logged in before. It stays when the session ends.
const DEVICE: &str = "assay_device";

/// The name of the cookie by which a browser is known.
#[must_use]
pub fn device_name(secure: bool) -> String {
    full_name(DEVICE, secure)
}

/// The value of `Set-Cookie` that lets a browser be known at its next log-in.
#[must_use]
pub fn set_device(session: &NewSession, secure: bool) -> String {
    render(DEVICE, &session.device, session.max_age_s, secure)
}

/// The value of `Set-Cookie` that ends a session.
#[must_use]
pub fn clear_session(secure: bool) -> String {
    render(NAME, "", 0, secure)
}

/// The session token among the cookies of a request, given the values of its `Cookie` headers.
pub fn session_of<'a>(headers: impl IntoIterator<Item = &'a str>, secure: bool) -> Option<SessionToken> {
    named(NAME, headers, secure)
}

fn named<'a>(name: &str, headers: impl IntoIterator<Item = &'a str>, secure: bool) -> Option<SessionToken> {
    let wanted = full_name(name, secure);
    headers
        .into_iter()
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(name, _)| *name == wanted.as_str())
        .find_map(|(_, value)| value.parse().ok())
}

fn render(name: &str, value: &str, max_age_s: i64, secure: bool) -> String {
    let name = full_name(name, secure);
    let secure = if secure { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={max_age_s}; HttpOnly; SameSite=Lax{secure}")
}

fn full_name(name: &str, secure: bool) -> String {
    let prefix = if secure { HOST_PREFIX } else { "" };
    format!("{prefix}{name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_is_found_among_other_cookies() {
        let token = SessionToken::generate().unwrap();
        let header = format!("theme=dark; {NAME}={}; x=y", token.expose());
        assert_eq!(session_of([header.as_str()], false).map(|t| t.hash()), Some(token.hash()));
        assert!(session_of(["assay_session=rubbish"], false).is_none());
    }

    #[test]
    fn over_https_only_cookies_of_this_host_count() {
        let token = SessionToken::generate().unwrap();
        let set = set_visitor(&token, true);
        assert!(
            set.starts_with("__Host-assay_visitor=")
                && set.ends_with("; Path=/; Max-Age=86400; HttpOnly; SameSite=Lax; Secure"),
            "{set}"
        );
        assert!(clear_session(true).starts_with("__Host-assay_session=;"));
        assert_eq!((device_name(true), device_name(false)), ("__Host-assay_device".into(), "assay_device".into()));
        let sent = set.split(';').next().unwrap();
        assert!(visitor_of([sent], true).is_some() && visitor_of([sent], false).is_none());
        let planted = format!("assay_session={}", token.expose());
        assert!(session_of([planted.as_str()], true).is_none(), "another subdomain can plant this one");
    }
}
