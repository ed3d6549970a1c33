//! The session cookie: HttpOnly, SameSite=Lax, and Secure where the site is served over https.

use crate::{NewSession, SessionToken};

/// The cookie's name. `__Host-` would demand https, which a classroom's machine may not have.
const NAME: &str = "assay_session";

/// The value of `Set-Cookie` that begins a session.
#[must_use]
pub fn set_session(session: &NewSession, secure: bool) -> String {
    render(session.token.expose(), session.max_age_s, secure)
}

/// The value of `Set-Cookie` that ends a session.
#[must_use]
pub fn clear_session(secure: bool) -> String {
    render("", 0, secure)
}

/// The session token among the cookies of a request, given the values of its `Cookie` headers.
pub fn session_of<'a>(headers: impl IntoIterator<Item = &'a str>) -> Option<SessionToken> {
    headers
        .into_iter()
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(name, _)| *name == NAME)
        .find_map(|(_, value)| value.parse().ok())
}

fn render(value: &str, max_age_s: i64, secure: bool) -> String {
    let secure = if secure { "; Secure" } else { "" };
    format!("{NAME}={value}; Path=/; Max-Age={max_age_s}; HttpOnly; SameSite=Lax{secure}")
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
