//! The session cookie: HttpOnly, SameSite=Lax, and Secure where the site is served over https.

use crate::{NewSession, SessionToken};

/// The cookie's name. `__Host-` would demand https, which a classroom's machine may not have.
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
pub fn visitor_of<'a>(headers: impl IntoIterator<Item = &'a str>) -> Option<SessionToken> {
    named(VISITOR, headers)
}

/// The value of `Set-Cookie` that begins a session.
#[must_use]
pub fn set_session(session: &NewSession, secure: bool) -> String {
    render(NAME, session.token.expose(), session.max_age_s, secure)
}

/// Says that a browser logged in before. It stays when the session ends.
pub const DEVICE: &str = "assay_device";

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
pub fn session_of<'a>(headers: impl IntoIterator<Item = &'a str>) -> Option<SessionToken> {
    named(NAME, headers)
}

fn named<'a>(wanted: &str, headers: impl IntoIterator<Item = &'a str>) -> Option<SessionToken> {
    headers
        .into_iter()
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(name, _)| *name == wanted)
        .find_map(|(_, value)| value.parse().ok())
}

fn render(name: &str, value: &str, max_age_s: i64, secure: bool) -> String {
    let secure = if secure { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={max_age_s}; HttpOnly; SameSite=Lax{secure}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_is_found_among_other_cookies() {
        let token = SessionToken::generate().unwrap();
        let header = format!("theme=dark; {NAME}={}; x=y", token.expose());
        assert_eq!(session_of([header.as_str()]).map(|t| t.hash()), Some(token.hash()));
        assert!(session_of(["assay_session=rubbish"]).is_none());
        assert!(clear_session(true).ends_with("; Secure"));
    }
}
