//! Enforces the scopes of API keys. This is the only place, for all routes: REST, live socket, pages and server functions. It does not
//! limit browsers with a session.
//!
//! In addition, an admin who uses a key with a narrower scope has no admin rights (see
//! [`Service::api_key_user`](assay_service::Service::api_key_user)).

use assay_domain::{RequestRefusal, Scope};
use assay_service::Visitor;
use axum::http::{Method, StatusCode};

use crate::problem_json::ProblemJson;

/// What a route requires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Required {
    /// A key with this scope or a wider one.
    Key(Scope),
    /// A session. A person who finds a key must not be able to create another key or to change the password.
    Session,
}

/// Refuses a request that its key does not allow.
pub(crate) fn check(method: &Method, path: &str, visitor: &Visitor) -> Result<(), ProblemJson> {
    let Some(key) = &visitor.key else { return Ok(()) };
    let refusal = match required(method, path) {
        Required::Key(needed) if key.scope >= needed => return Ok(()),
        Required::Key(needed) => RequestRefusal::ScopeTooNarrow { needed, has: key.scope },
        Required::Session => RequestRefusal::SessionNeeded,
    };
    Err(ProblemJson::new(StatusCode::FORBIDDEN, refusal))
}

/// A route that writes needs the scope admin, unless it is listed here.
pub(crate) fn required(method: &Method, path: &str) -> Required {
    let is_at = |root: &str| path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let is_among = |roots: &[&str]| roots.iter().any(|root| is_at(root));
    let reads = matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS);
    if is_among(&SESSION_ONLY) || (*method == Method::POST && path == KEYS) {
        Required::Session
    } else if is_among(&ADMIN_ONLY) || path.starts_with("/api/fn/admin_") {
        Required::Key(Scope::Admin)
    } else if reads {
        Required::Key(Scope::Read)
    } else if is_among(&SUBMIT) {
        Required::Key(Scope::Submit)
    } else {
        Required::Key(Scope::Admin)
    }
}

const KEYS: &str = "/api/v1/keys";

/// The account and the ways to log in.
const SESSION_ONLY: [&str; 12] = [
    "/account",
    "/login",
    "/register",
    "/admin/claim",
    "/api/fn/change_password",
    "/api/fn/create_api_key",
    "/api/fn/get_account",
    "/api/fn/get_api_keys",
    "/api/fn/log_in",
    "/api/fn/log_out",
    "/api/fn/register",
    "/api/fn/revoke_api_key",
];

/// Admin routes, and the list of a person's keys.
const ADMIN_ONLY: [&str; 3] = ["/admin", "/api/v1/admin", KEYS];

/// Writes that belong to solving problems, and to what a person keeps for that.
const SUBMIT: [&str; 12] = [
    "/api/v1/submissions",
    "/api/v1/runs",
    "/api/v1/drafts",
    "/api/v1/stars",
    "/api/v1/lists",
    "/api/v1/notes",
    "/api/v1/reviews",
    "/api/v1/me/reviews",
    "/api/fn/submit_solution",
    "/api/fn/cancel_submission",
    // The forms of the problem page and of the reviews.
    "/problems",
    "/review",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unlisted_writes_need_the_scope_admin() {
        use Scope::{Admin, Read, Submit};
        let key = |method: &str, path: &str| match required(&method.parse().unwrap(), path) {
            Required::Key(scope) => Some(scope),
            Required::Session => None,
        };
        for (method, path, expected) in [
            ("GET", "/api/v1/submissions", Some(Read)),
            ("GET", "/api/v1/live", Some(Read)),
            ("HEAD", "/problems/sum", Some(Read)),
            ("POST", "/api/v1/submissions", Some(Submit)),
            ("POST", "/api/v1/submissions/1/cancel", Some(Submit)),
            ("POST", "/api/v1/submissionsx", Some(Admin)),
            ("DELETE", "/api/v1/submissionsx", Some(Admin)),
            ("POST", "/somewhere/new", Some(Admin)),
            ("GET", "/admin", Some(Admin)),
            ("GET", "/administration", Some(Read)),
            ("POST", "/admin/problems", Some(Admin)),
            ("GET", "/api/v1/admin/submissions", Some(Admin)),
            ("POST", "/api/fn/admin_read", Some(Admin)),
            ("GET", "/api/v1/keys", Some(Admin)),
            ("DELETE", "/api/v1/keys/7", Some(Admin)),
            ("POST", "/api/v1/keys", None),
            ("GET", "/admin/claim", None),
            ("POST", "/account", None),
        ] {
            assert_eq!(key(method, path), expected, "{method} {path}");
        }
    }
}
