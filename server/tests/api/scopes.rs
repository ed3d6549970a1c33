//! Scopes of API keys, on every route.

use std::{fs, path::Path};

use assay_domain::{FieldError, FieldName, FieldProblem, NewApiKey, Role, Scope};
use assay_service::ApiKey;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Error as SocketError;

use crate::{
    admin::admin,
    app::{LiveSocket, Person, TestApp, id_of, problem, session_cookie},
};

use Required::{Key, Session};
use Scope::{Admin, Read, Submit};

/// What a route requires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Required {
    Key(Scope),
    Session,
}

/// Every route of the REST interface.
const ROUTES: [(&str, &str, Required); 52] = [
    ("GET", "/problems", Key(Read)),
    ("GET", "/problems/{slug}", Key(Read)),
    ("GET", "/problems/{slug}/hints/{number}", Key(Read)),
    ("GET", "/problems/{slug}/editorial", Key(Read)),
    ("GET", "/tracks", Key(Read)),
    ("GET", "/tracks/{slug}", Key(Read)),
    ("GET", "/languages", Key(Read)),
    ("GET", "/me", Key(Read)),
    ("GET", "/submissions", Key(Read)),
    ("POST", "/submissions", Key(Submit)),
    ("GET", "/submissions/{id}", Key(Read)),
    ("POST", "/submissions/{id}/cancel", Key(Submit)),
    ("POST", "/runs", Key(Submit)),
    ("GET", "/runs/{id}", Key(Read)),
    ("POST", "/runs/{id}/cancel", Key(Submit)),
    ("GET", "/drafts/{problem}", Key(Read)),
    ("GET", "/drafts/{problem}/{language}", Key(Read)),
    ("PUT", "/drafts/{problem}/{language}", Key(Submit)),
    ("GET", "/drafts/{problem}/{language}/history", Key(Read)),
    ("POST", "/drafts/{problem}/{language}/history", Key(Submit)),
    ("PUT", "/stars/{problem}", Key(Submit)),
    ("DELETE", "/stars/{problem}", Key(Submit)),
    ("GET", "/lists", Key(Read)),
    ("POST", "/lists", Key(Submit)),
    ("GET", "/lists/{id}", Key(Read)),
    ("PATCH", "/lists/{id}", Key(Submit)),
    ("DELETE", "/lists/{id}", Key(Submit)),
    ("PUT", "/lists/{id}/problems/{problem}", Key(Submit)),
    ("DELETE", "/lists/{id}/problems/{problem}", Key(Submit)),
    ("GET", "/notes/{problem}", Key(Read)),
    ("PUT", "/notes/{problem}", Key(Submit)),
    ("GET", "/profile", Key(Read)),
    ("GET", "/profile/settings", Key(Read)),
    ("PUT", "/profile/settings", Key(Admin)),
    ("GET", "/profiles/{id}", Key(Read)),
    ("GET", "/me/reviews", Key(Read)),
    ("PUT", "/me/reviews", Key(Submit)),
    ("GET", "/reviews", Key(Read)),
    ("GET", "/reviews/{problem}", Key(Read)),
    ("POST", "/reviews/{problem}/start", Key(Submit)),
    ("POST", "/reviews/{problem}/grade", Key(Submit)),
    ("POST", "/reviews/{problem}/skip", Key(Submit)),
    ("GET", "/keys", Key(Admin)),
    ("POST", "/keys", Session),
    ("DELETE", "/keys/{id}", Key(Admin)),
    ("GET", "/admin/submissions", Key(Admin)),
    ("GET", "/admin/shipped", Key(Admin)),
    ("POST", "/admin/shipped/{kind}/{slug}/use", Key(Admin)),
    ("POST", "/admin/shipped/{kind}/{slug}/undo", Key(Admin)),
    ("GET", "/live", Key(Read)),
    ("GET", "/openapi.json", Key(Read)),
    ("PATCH", "/not-there-yet", Key(Admin)),
];

/// Server functions that require a session.
const SESSION_ONLY: [&str; 8] = [
    "change_password",
    "create_api_key",
    "get_account",
    "get_api_keys",
    "log_in",
    "log_out",
    "register",
    "revoke_api_key",
];

/// The routes and the scopes in the description of the interface, which lists every route.
async fn described_routes(app: &TestApp) -> Vec<(String, String, Required)> {
    let description: Value = app.get(None, "/api/v1/openapi.json").await.json().await.unwrap();
    let mut routes = Vec::new();
    for (path, methods) in description["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let ways = operation["security"].as_array().unwrap();
            let scope = ways.iter().find_map(|way| way["key"][0].as_str());
            let required = scope.map_or(Session, |scope| Key(scope.parse().unwrap()));
            routes.push((method.to_uppercase(), path.clone(), required));
        }
    }
    routes
}

/// Collects the names of the pages' server functions, and whether they use GET.
fn server_functions(folder: &Path, found: &mut Vec<(String, bool)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            server_functions(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            for line in fs::read_to_string(&path).unwrap().lines().filter(|line| line.starts_with("#[server(")) {
                let name = line.split("endpoint = \"").nth(1).unwrap().split('"').next().unwrap();
                found.push((name.to_owned(), line.contains("GetUrl")));
            }
        }
    }
}

/// Creates one key per scope.
async fn keys(app: &TestApp, person: &Person) -> [(Scope, Person); 3] {
    let mut keys = Vec::new();
    for scope in Scope::ALL {
        let key = ApiKey::generate().unwrap();
        let new = NewApiKey { name: "test".parse().unwrap(), scope, days: None };
        app.store.create_api_key(person.me.id, key.hash(), &new, None).await.unwrap();
        keys.push((scope, Person { me: person.me.clone(), key: key.expose().to_owned() }));
    }
    keys.try_into().unwrap_or_else(|_| panic!("three scopes"))
}

/// Whether a request was refused because of its key's scope.
async fn is_refused(app: &TestApp, person: &Person, method: &str, path: &str) -> bool {
    let request = app.http.request(method.parse::<Method>().unwrap(), format!("{}{path}", app.url));
    let answer = request.bearer_auth(&person.key).json(&json!({})).send().await.unwrap();
    let status = answer.status();
    let text = answer.text().await.unwrap();
    let refused = ["needs a key with the scope", "API keys cannot do this"].iter().any(|words| text.contains(words));
    assert_eq!(refused, status == StatusCode::FORBIDDEN, "{method} {path}: {status} {text}");
    refused
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_is_in_the_table_and_names_its_scope() {
    let app = TestApp::start().await;
    let sorted = |mut routes: Vec<(String, String, Required)>| {
        routes.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
        routes
    };
    let known = ROUTES.map(|(method, path, required)| (method.to_owned(), path.to_owned(), required));
    let known = known.into_iter().filter(|(_, path, _)| path != "/not-there-yet").collect();
    assert_eq!(sorted(described_routes(&app).await), sorted(known));
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn scopes_are_enforced_on_every_rest_route() {
    let app = TestApp::start_with(|config| config.rate_limits = false).await;
    let root = admin(&app.store).await;
    for (scope, person) in keys(&app, &root).await {
        for (method, path, required) in ROUTES {
            let path = path
                .replace("{slug}", "coffee-stamps")
                .replace("{problem}", "coffee-stamps")
                .replace("{kind}", "problem")
                .replace("{language}", "python3")
                .replace("{number}", "1")
                .replace("{id}", "999999");
            let allowed = matches!(required, Key(least) if scope >= least);
            let refused = is_refused(&app, &person, method, &format!("/api/v1{path}")).await;
            assert_eq!(refused, !allowed, "{method} {path} with {scope}");
        }
    }
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn scopes_are_enforced_on_pages_and_server_functions() {
    let app = TestApp::start_with(|config| config.rate_limits = false).await;
    let root = admin(&app.store).await;
    let mut functions = Vec::new();
    server_functions(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../app/src")), &mut functions);
    assert!(functions.len() > 15, "{functions:?}");
    for (scope, person) in keys(&app, &root).await {
        for (name, reads) in &functions {
            let least = match name.as_str() {
                "submit_solution" | "cancel_submission" => Submit,
                _ if *reads => Read,
                _ => Admin,
            };
            let allowed = scope >= least && !SESSION_ONLY.contains(&name.as_str());
            let method = if *reads { "GET" } else { "POST" };
            assert_eq!(
                is_refused(&app, &person, method, &format!("/api/fn/{name}")).await,
                !allowed,
                "{name} with {scope}"
            );
        }
        for (method, path, required) in [
            ("GET", "/problems/coffee-stamps", Key(Read)),
            ("POST", "/problems/coffee-stamps", Key(Submit)),
            ("GET", "/submissions", Key(Read)),
            ("GET", "/review", Key(Read)),
            ("POST", "/review", Key(Submit)),
            ("GET", "/admin", Key(Admin)),
            ("GET", "/admin/submissions", Key(Admin)),
            ("GET", "/admin/shipped", Key(Admin)),
            ("POST", "/admin/shipped/{kind}/{slug}/use", Key(Admin)),
            ("POST", "/admin/shipped/{kind}/{slug}/undo", Key(Admin)),
            ("POST", "/admin/problems", Key(Admin)),
            ("GET", "/account", Session),
            ("GET", "/account/keys", Session),
            ("POST", "/account/keys", Session),
            ("POST", "/login", Session),
            ("GET", "/admin/claim?token=once_1", Session),
        ] {
            let allowed = matches!(required, Key(least) if scope >= least);
            assert_eq!(is_refused(&app, &person, method, path).await, !allowed, "{method} {path} with {scope}");
        }
    }
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_admin_keys_of_admins_read_submissions_of_others() {
    let app = TestApp::start().await;
    let (ada, root) = (app.person("ada").await, admin(&app.store).await);
    let id = id_of(app.submit(&ada, "python3", "print(1)").await).await;
    for (scope, person) in keys(&app, &root).await {
        let status = app.get(Some(&person), &format!("/api/v1/submissions/{id}")).await.status();
        let expected = if scope == Admin { StatusCode::OK } else { StatusCode::NOT_FOUND };
        assert_eq!(status, expected, "{scope}");
        let mut socket = app.socket(&person).await;
        socket.watch(id).await;
        let message = socket.next().await.unwrap();
        assert_eq!(message["type"], if scope == Admin { "snapshot" } else { "error" }, "{scope}");
        let me: Value = app.get(Some(&person), "/api/v1/me").await.json().await.unwrap();
        assert_eq!(me["role"], if scope == Admin { "admin" } else { "learner" }, "{scope}");
    }
    // An admin key of a learner gives no admin rights.
    for (_, person) in keys(&app, &ada).await {
        let status = app.get(Some(&person), "/api/v1/admin/submissions").await.status();
        assert_eq!(status, StatusCode::FORBIDDEN);
    }
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_created_listed_and_revoked() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    let cookie = session_cookie(&app.store, &ada, 600_000).await;
    let request = |method: Method, path: &str| {
        app.http.request(method, format!("{}/api/v1/keys{path}", app.url)).header("cookie", &cookie)
    };
    let wanted = json!({ "name": "robot", "scope": "submit", "days": 30 });
    let created = request(Method::POST, "").json(&wanted).send().await.unwrap();
    assert_eq!(
        (created.status(), &created.headers()["cache-control"]),
        (StatusCode::CREATED, &"no-store".parse().unwrap())
    );
    let created: Value = created.json().await.unwrap();
    let robot = Person { me: ada.me.clone(), key: created["key"].as_str().unwrap().to_owned() };
    assert_eq!(app.get(Some(&robot), "/api/v1/me").await.status(), StatusCode::OK);

    let listed: Value = request(Method::GET, "").send().await.unwrap().json().await.unwrap();
    let key = &listed["items"][0];
    assert_eq!((&key["id"], &key["name"], &key["scope"]), (&created["id"], &json!("robot"), &json!("submit")));
    let life = key["expires_at"].as_i64().unwrap() - key["created_at"].as_i64().unwrap();
    assert_eq!(life, 30 * 24 * 60 * 60 * 1000);
    assert!(key["last_used_at"].is_i64() && !listed.to_string().contains(&robot.key), "{listed}");

    for (bad, expected) in [
        (json!({ "name": " ", "scope": "read" }), FieldProblem::InvalidName { most: 100 }.of(FieldName::Name)),
        (json!({ "name": "x", "scope": "admin" }), FieldProblem::AdminScope.of(FieldName::Scope)),
        (
            json!({ "name": "x", "scope": "read", "days": 0 }),
            FieldProblem::DaysOutOfRange { most: 3650 }.of(FieldName::Days),
        ),
    ] {
        let refused = request(Method::POST, "").json(&bad).send().await.unwrap();
        let body = problem(refused, StatusCode::UNPROCESSABLE_ENTITY).await;
        assert_eq!(body["code"], "invalid_fields");
        let error: FieldError = serde_json::from_value(body["errors"][0].clone()).unwrap();
        assert_eq!(error, expected, "{body}");
    }

    let path = format!("/{}", created["id"]);
    let eve = app.person("eve").await;
    let others = app.http.delete(format!("{}/api/v1/keys{path}", app.url)).bearer_auth(&eve.key).send().await.unwrap();
    problem(others, StatusCode::NOT_FOUND).await;
    assert_eq!(request(Method::DELETE, &path).send().await.unwrap().status(), StatusCode::NO_CONTENT);
    problem(app.get(Some(&robot), "/api/v1/me").await, StatusCode::UNAUTHORIZED).await;
    let headers = [("authorization", format!("Bearer {}", robot.key))];
    let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert!(
        matches!(LiveSocket::open(&app.url, &headers).await, Err(SocketError::Http(answer)) if answer.status() == 401)
    );
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn admins_list_submissions_of_all_people() {
    let app = TestApp::start().await;
    let (ada, eve, root) = (app.person("ada").await, app.person("eve").await, admin(&app.store).await);
    let first = id_of(app.submit(&ada, "python3", "print(1)").await).await;
    let second = id_of(app.submit(&eve, "python3", "print(2)").await).await;
    let ids = async |query: &str| {
        let body: Value =
            app.get(Some(&root), &format!("/api/v1/admin/submissions{query}")).await.json().await.unwrap();
        let items = body["items"].as_array().unwrap().iter();
        items.map(|item| (item["id"].as_i64().unwrap(), item["person"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(ids("").await, [(second.0, json!("eve")), (first.0, json!("ada"))]);
    assert_eq!(ids("?person=ada").await, [(first.0, json!("ada"))]);
    assert_eq!(ids("?problem=coffee-stamps&language=python3").await.len(), 2);
    assert_eq!(ids("?language=cpp").await, []);
    assert_eq!(ada.me.role, Role::Learner);
    problem(app.get(Some(&ada), "/api/v1/admin/submissions").await, StatusCode::FORBIDDEN).await;
    problem(app.get(None, "/api/v1/admin/submissions").await, StatusCode::UNAUTHORIZED).await;
    app.stop().await;
}
