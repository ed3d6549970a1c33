//! NUL characters in every text that a client sends. PostgreSQL cannot store them, but they must never cause a server error.

use assay_domain::Role;
use assay_store::Store;
use reqwest::{Client, Method};
use serde_json::{Value, json};

use crate::{
    app::{PROBLEM, Person, TestApp, client, id_of, person, session_cookie, shipped},
    distributed::Cluster,
};

/// Copies of the body. In each, another text ends with NUL.
fn with_nul(body: &Value) -> Vec<Value> {
    fn visit(value: &Value, path: &str, found: &mut Vec<String>) {
        match value {
            Value::String(_) => found.push(path.to_owned()),
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(at, item)| visit(item, &format!("{path}/{at}"), found));
            }
            Value::Object(fields) => {
                fields.iter().for_each(|(name, field)| visit(field, &format!("{path}/{name}"), found));
            }
            _ => {}
        }
    }
    let mut texts = Vec::new();
    visit(body, "", &mut texts);
    let changed = texts.iter().map(|path| {
        let mut body = body.clone();
        let text = body.pointer_mut(path).unwrap();
        *text = format!("{}\0", text.as_str().unwrap()).into();
        body
    });
    changed.collect()
}

async fn check(http: &Client, url: &str, store: &Store, ada: &Person, submission: &str) {
    store.change_role(ada.me.id, Role::Admin, None).await.unwrap();
    let cookie = &session_cookie(store, ada, 60_000).await;
    let send = async |method: Method, path: &str, body: Option<&Value>| {
        let mut request = http.request(method.clone(), format!("{url}{path}")).bearer_auth(&ada.key);
        if let Some(body) = body {
            request = request.json(body);
        }
        let answer = request.send().await.unwrap();
        let status = answer.status();
        let text = answer.text().await.unwrap();
        assert!(!status.is_server_error(), "{method} {path} {body:?}: {status} {text}");
    };
    // Every query parameter of every list, and cursors that look valid: a list's letter before NUL.
    let problem = format!("problems/{PROBLEM}");
    let (hint, editorial) = (format!("{problem}/hints/1"), format!("{problem}/editorial"));
    let history = format!("drafts/{PROBLEM}/cpp/history");
    let lists = [
        ("problems", &["text", "difficulty", "state", "track", "tag", "sort", "cursor", "limit"][..]),
        ("submissions", &["problem", "verdict", "language", "cursor", "limit"][..]),
        ("tracks", &["cursor", "limit"][..]),
        (problem.as_str(), &["lang"][..]),
        (hint.as_str(), &["lang"][..]),
        (editorial.as_str(), &["lang"][..]),
        (history.as_str(), &["cursor"][..]),
        ("runs/1", &["after"][..]),
        ("admin/submissions", &["person", "problem", "verdict", "language", "cursor", "limit"][..]),
    ];
    for (list, parameters) in lists {
        for parameter in parameters {
            send(Method::GET, &format!("/api/v1/{list}?{parameter}=a%00b"), None).await;
            send(Method::GET, &format!("/api/v1/{list}?{parameter}=%00"), None).await;
        }
        for letter in b'a'..=b'z' {
            for sort in ["title", "difficulty", "newest"] {
                send(Method::GET, &format!("/api/v1/{list}?sort={sort}&cursor={letter:02x}00"), None).await;
                send(Method::GET, &format!("/api/v1/{list}?sort={sort}&cursor={letter:02x}310031"), None).await;
            }
        }
    }
    // Every part of an address.
    for path in [
        "problems/%00",
        "problems/%00/hints/1",
        "problems/a/hints/%00",
        "problems/%00/editorial",
        "tracks/%00",
        "submissions/%00",
        "drafts/%00",
        "drafts/%00/cpp",
        "drafts/coffee-stamps/c%00",
        "drafts/coffee-stamps/c%00/history",
        "runs/%00",
        "%00",
    ] {
        send(Method::GET, &format!("/api/v1/{path}"), None).await;
    }
    send(Method::POST, "/api/v1/submissions/%00/cancel", None).await;
    send(Method::POST, &format!("/api/v1/submissions/{submission}/cancel"), None).await;
    for path in
        ["/statement-files/%00.png", "/random-problem?tag=%00&text=%00", "/admin/claim?token=%00", "/problems?tag=%00"]
    {
        send(Method::GET, path, None).await;
    }
    send(Method::DELETE, "/api/v1/keys/%00", None).await;
    // Creating a key needs a session.
    for body in with_nul(&json!({ "name": "laptop", "scope": "read", "days": 1 })) {
        let request = http.post(format!("{url}/api/v1/keys")).header("cookie", cookie).json(&body);
        let status = request.send().await.unwrap().status();
        assert!(status.is_client_error(), "{body}: {status}");
    }
    // Every text of every body.
    let single = json!({ "problem": PROBLEM, "language": "python3", "source": "print()", "entry_point": "main.py" });
    let files = json!({
        "problem": PROBLEM,
        "language": "python3",
        "files": [{ "name": "main.py", "source": "print()" }, { "name": "other.py", "source": "" }],
        "entry_point": "main.py",
    });
    let run = json!({ "problem": PROBLEM, "language": "python3", "source": "print()", "cases": ["1", "2"] });
    for (path, body) in [("submissions", &single), ("submissions", &files), ("runs", &run)] {
        for body in with_nul(body) {
            send(Method::POST, &format!("/api/v1/{path}"), Some(&body)).await;
        }
    }
    for body in with_nul(&json!({ "source": "print()", "revision": 0 })) {
        send(Method::PUT, &format!("/api/v1/drafts/{PROBLEM}/cpp"), Some(&body)).await;
        send(Method::PUT, &format!("/api/v1/drafts/{PROBLEM}/c%00"), Some(&body)).await;
        send(Method::PUT, "/api/v1/drafts/a%00/cpp", Some(&body)).await;
    }
    for body in with_nul(&json!({ "source": "print()" })) {
        send(Method::POST, &format!("/api/v1/drafts/{PROBLEM}/cpp/history"), Some(&body)).await;
        send(Method::POST, &format!("/api/v1/drafts/{PROBLEM}/c%00/history"), Some(&body)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nul_causes_no_server_error_with_sqlite() {
    let app = TestApp::start_with(|config| config.rate_limits = false).await;
    let ada = app.person("ada").await;
    let id = id_of(app.submit(&ada, "python3", &shipped("accepted/running_total.py")).await).await;
    check(&app.http, &app.url, &app.store, &ada, &id.to_string()).await;
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nul_causes_no_server_error_with_postgresql() {
    let cluster = Cluster::start_with(1, 1, |config| config.rate_limits = false).await;
    let ada = person(&cluster.store, "ada").await;
    let id = id_of(cluster.submit(0, &ada, "print()").await).await;
    check(&client(), &cluster.url(0), &cluster.store, &ada, &id.to_string()).await;
    cluster.stop().await;
}
