//! What requests with an API key may do. This is the one place that enforces scopes, for every route: REST, live socket, pages and
//! server functions. Browsers with a session are not limited here.
//!
//! What an admin's key may do as an admin is not decided by routes alone: with a narrower scope its owner counts as no admin at all
//! (see [`Service::api_key_user`](assay_service::Service::api_key_user)).

use assay_domain::Scope;
use assay_service::Visitor;
use axum::http::{Method, StatusCode};

use crate::problem_json::Problem;

/// What a route takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Takes {
    /// A key of this scope, or of a wider one.
    Key(Scope),
    /// A browser: whoever finds a key must not be able to make another one, or to change the password.
    Browser,
}

/// Refuses what the request's key may not do.
pub(crate) fn check(method: &Method, path: &str, visitor: &Visitor) -> Result<(), Problem> {
    let Some(key) = &visitor.key else { return Ok(()) };
    let detail = match takes(method, path) {
        Takes::Key(scope) if key.scope >= scope => return Ok(()),
        Takes::Key(scope) => {
            format!(
                "This takes a key with the scope {scope}; yours has {}. Create one on your account page.",
                key.scope
            )
        }
        Takes::Browser => "API keys cannot do this. Log in with a browser.".to_owned(),
    };
    Err(Problem::new(StatusCode::FORBIDDEN, detail))
}

/// Whoever adds a route that writes gets the scope admin, unless it is named here.
fn takes(method: &Method, path: &str) -> Takes {
    let is_at = |root: &str| path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let is_among = |roots: &[&str]| roots.iter().any(|root| is_at(root));
    let reads = matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS);
    if is_among(&BROWSERS) || (*method == Method::POST && path == KEYS) {
        Takes::Browser
    } else if is_among(&ADMINS) || path.starts_with("/api/fn/admin_") {
        Takes::Key(Scope::Admin)
    } else if reads {
        Takes::Key(Scope::Read)
    } else if is_among(&SUBMITTERS) {
        Takes::Key(Scope::Submit)
    } else {
        Takes::Key(Scope::Admin)
    }
}

const KEYS: &str = "/api/v1/keys";

/// Who somebody is, and the ways to prove it.
const BROWSERS: [&str; 12] = [
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

/// What only admins may do, and a person's own keys.
const ADMINS: [&str; 3] = ["/admin", "/api/v1/admin", KEYS];

/// Writes that belong to solving problems.
const SUBMITTERS: [&str; 6] = [
    "/api/v1/submissions",
    "/api/v1/runs",
    "/api/v1/drafts",
    "/api/fn/submit_solution",
    "/api/fn/cancel_submission",
    // The form of the problem page.
    "/problems",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_named_takes_the_widest_scope_to_write() {
        use Scope::{Admin, Read, Submit};
        let key = |method: &str, path: &str| match takes(&method.parse().unwrap(), path) {
            Takes::Key(scope) => Some(scope),
            Takes::Browser => None,
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
