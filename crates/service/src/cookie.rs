//! Cookies. They are HttpOnly, SameSite=Lax, and Secure if the site uses https.
//!
//! Over https, names begin with `__Host-`. Browsers accept these only from this host, so another subdomain cannot plant a
//! session. Over http, browsers reject such names, so plain names are used. Over https, plain names are ignored.

use cookie::{Cookie, SameSite, time::Duration};

use crate::{NewSession, SessionToken};

/// Browsers accept names with this prefix only over https and from the host itself.
const HOST_PREFIX: &str = "__Host-";

/// The session cookie.
const NAME: &str = "assay_session";

/// Identifies the browser of a visitor who is not logged in, so that only this browser can read its runs.
const VISITOR: &str = "assay_visitor";
/// One day. Runs only last minutes.
const VISITOR_S: i64 = 24 * 60 * 60;

/// The value of `Set-Cookie` that identifies a visitor's browser.
#[must_use]
pub fn set_visitor(token: &SessionToken, secure: bool) -> String {
    render(VISITOR, token.expose(), VISITOR_S, secure)
}

/// The visitor's token among the cookies of a request.
pub fn visitor_of<'a>(headers: impl IntoIterator<Item = &'a str>, secure: bool) -> Option<SessionToken> {
    find(VISITOR, headers, secure)
}

/// The value of `Set-Cookie` that begins a session.
#[must_use]
pub fn set_session(session: &NewSession, secure: bool) -> String {
    render(NAME, session.token.expose(), session.max_age_s, secure)
}

/// Proves that a browser has logged in before. It stays when the session ends.
const DEVICE: &str = "assay_device";

/// The name of the device cookie.
#[must_use]
pub fn device_name(secure: bool) -> String {
    full_name(DEVICE, secure)
}

/// The value of `Set-Cookie` for the device cookie.
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
    find(NAME, headers, secure)
}

/// The value of a cookie of a request, given the values of its `Cookie` headers.
pub fn value_of<'a>(name: &str, headers: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    values(name, headers).next()
}

fn find<'a>(name: &str, headers: impl IntoIterator<Item = &'a str>, secure: bool) -> Option<SessionToken> {
    values(&full_name(name, secure), headers).find_map(|value| value.parse().ok())
}

fn values<'a>(name: &str, headers: impl IntoIterator<Item = &'a str>) -> impl Iterator<Item = &'a str> {
    // Cookies that cannot be read are those of other programs on this host.
    let cookies = headers.into_iter().flat_map(Cookie::split_parse).filter_map(Result::ok);
    cookies.filter(move |cookie| cookie.name() == name).filter_map(|cookie| cookie.value_raw())
}

fn render(name: &str, value: &str, max_age_s: i64, secure: bool) -> String {
    let cookie = Cookie::build((full_name(name, secure), value)).path("/").max_age(Duration::seconds(max_age_s));
    cookie.http_only(true).same_site(SameSite::Lax).secure(secure).to_string()
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
    fn a_value_is_found_in_any_header_beside_unreadable_cookies() {
        let headers = ["a; =b; ;c=1", " theme = dark ;d=\"x\"; theme=light"];
        assert_eq!(value_of("theme", headers), Some("dark"), "the first one counts");
        assert_eq!(value_of("c", headers), Some("1"));
        assert_eq!(value_of("d", headers), Some("\"x\""));
        assert_eq!((value_of("a", headers), value_of("e", headers)), (None, None));
    }

    #[test]
    fn over_https_only_cookies_with_the_host_prefix_are_used() {
        let token = SessionToken::generate().unwrap();
        let set = set_visitor(&token, true);
        assert!(
            set.starts_with("__Host-assay_visitor=")
                && set.ends_with("; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=86400"),
            "{set}"
        );
        let over_http = set_visitor(&token, false);
        assert!(over_http.ends_with("; HttpOnly; SameSite=Lax; Path=/; Max-Age=86400"), "{over_http}");
        assert!(clear_session(true).starts_with("__Host-assay_session=;"));
        assert!(clear_session(true).ends_with("; Path=/; Max-Age=0"), "ends it at once");
        assert_eq!((device_name(true), device_name(false)), ("__Host-assay_device".into(), "assay_device".into()));
        let sent = set.split(';').next().unwrap();
        assert!(visitor_of([sent], true).is_some() && visitor_of([sent], false).is_none());
        let planted = format!("assay_session={}", token.expose());
        assert!(session_of([planted.as_str()], true).is_none(), "another subdomain can plant this cookie");
    }
}
