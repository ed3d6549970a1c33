//! Drafts through the REST interface.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::app::{PROBLEM, Person, TestApp, problem};

async fn put(app: &TestApp, person: Option<&Person>, path: &str, body: &Value) -> reqwest::Response {
    let mut request = app.http.request(Method::PUT, format!("{}/api/v1/drafts/{path}", app.url)).json(body);
    if let Some(person) = person {
        request = request.bearer_auth(&person.key);
    }
    request.send().await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_saved_by_revision_and_what_it_was_is_kept() {
    let app = TestApp::start().await;
    let (ada, eve) = (app.person("ada").await, app.person("eve").await);
    let of_ada = format!("{PROBLEM}/cpp");
    let saved: Value =
        put(&app, Some(&ada), &of_ada, &json!({ "source": "one", "revision": 0 })).await.json().await.unwrap();
    assert_eq!((&saved["revision"], &saved["source"], &saved["language"]), (&json!(1), &json!("one"), &json!("cpp")));
    let late = put(&app, Some(&ada), &of_ada, &json!({ "source": "other", "revision": 0 })).await;
    problem(late, StatusCode::CONFLICT).await;
    let body = json!({ "source": "two", "revision": 1, "keep": true });
    assert_eq!(put(&app, Some(&ada), &of_ada, &body).await.status(), StatusCode::OK);

    let drafts: Value = app.get(Some(&ada), &format!("/api/v1/drafts/{PROBLEM}")).await.json().await.unwrap();
    assert_eq!((&drafts["items"][0]["source"], &drafts["items"][0]["revision"]), (&json!("two"), &json!(2)));
    let aside = app.post(Some(&ada), &format!("/api/v1/drafts/{of_ada}/history"), &json!({ "source": "aside" })).await;
    assert_eq!(aside.status(), StatusCode::CREATED);
    let earlier: Value = app.get(Some(&ada), &format!("/api/v1/drafts/{of_ada}/history")).await.json().await.unwrap();
    let earlier: Vec<_> = earlier["items"].as_array().unwrap().iter().map(|draft| draft["source"].clone()).collect();
    assert_eq!(earlier, ["aside", "one"]);

    let others: Value = app.get(Some(&eve), &format!("/api/v1/drafts/{PROBLEM}")).await.json().await.unwrap();
    assert_eq!(others["items"], json!([]), "nobody sees another's");
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_draft_is_refused_with_what_to_do() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    let draft = json!({ "source": "x", "revision": 0 });
    problem(put(&app, None, &format!("{PROBLEM}/cpp"), &draft).await, StatusCode::UNAUTHORIZED).await;
    problem(put(&app, Some(&ada), "no-such-problem/cpp", &draft).await, StatusCode::NOT_FOUND).await;
    problem(put(&app, Some(&ada), &format!("{PROBLEM}/c%20x"), &draft).await, StatusCode::UNPROCESSABLE_ENTITY).await;
    let large = json!({ "source": "x".repeat(128 * 1024 + 1), "revision": 0 });
    let refused =
        problem(put(&app, Some(&ada), &format!("{PROBLEM}/cpp"), &large).await, StatusCode::PAYLOAD_TOO_LARGE).await;
    assert!(refused["detail"].as_str().unwrap().contains("128 KiB"), "{refused}");
    let none = app.post(Some(&ada), &format!("/api/v1/drafts/{PROBLEM}/go/history"), &json!({ "source": "x" })).await;
    problem(none, StatusCode::NOT_FOUND).await;
    app.stop().await;
}
