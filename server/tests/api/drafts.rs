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
async fn a_draft_is_saved_by_revision_with_its_history() {
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
    let listed = &drafts["items"][0];
    assert_eq!((&listed["language"], &listed["revision"], &listed["bytes"]), (&json!("cpp"), &json!(2), &json!(3)));
    assert_eq!(listed["source"], Value::Null, "the list has no sources");
    let draft: Value = app.get(Some(&ada), &format!("/api/v1/drafts/{of_ada}")).await.json().await.unwrap();
    assert_eq!((&draft["source"], &draft["revision"]), (&json!("two"), &json!(2)));
    let aside = app.post(Some(&ada), &format!("/api/v1/drafts/{of_ada}/history"), &json!({ "source": "aside" })).await;
    assert_eq!(aside.status(), StatusCode::CREATED);
    let earlier: Value = app.get(Some(&ada), &format!("/api/v1/drafts/{of_ada}/history")).await.json().await.unwrap();
    let earlier: Vec<_> = earlier["items"].as_array().unwrap().iter().map(|draft| draft["source"].clone()).collect();
    assert_eq!(earlier, ["aside", "one"]);

    let others: Value = app.get(Some(&eve), &format!("/api/v1/drafts/{PROBLEM}")).await.json().await.unwrap();
    assert_eq!(others["items"], json!([]), "people cannot see drafts of others");
    problem(app.get(Some(&eve), &format!("/api/v1/drafts/{of_ada}")).await, StatusCode::NOT_FOUND).await;
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn invalid_drafts_are_refused() {
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

#[tokio::test(flavor = "multi_thread")]
async fn only_known_languages_have_drafts() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    let draft = json!({ "source": "x", "revision": 0 });
    for language in ["cobol", "cpp-1", "x", "CPP"] {
        let refused = put(&app, Some(&ada), &format!("{PROBLEM}/{language}"), &draft).await;
        let refused = problem(refused, StatusCode::UNPROCESSABLE_ENTITY).await;
        assert_eq!(refused["errors"][0]["field"], "language", "{refused}");
    }
    // Known languages are accepted even if this host does not have them.
    for language in ["lua", "rust", "cpp23"] {
        assert_eq!(put(&app, Some(&ada), &format!("{PROBLEM}/{language}"), &draft).await.status(), StatusCode::OK);
    }
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn drafts_per_person_are_limited() {
    let app = TestApp::start_with(|config| config.quotas.draft_bytes = 200 * 1024).await;
    let (ada, eve) = (app.person("ada").await, app.person("eve").await);
    let text = |kib: usize, revision: i32| json!({ "source": "x".repeat(kib * 1024), "revision": revision });
    let path = |language: &str| format!("{PROBLEM}/{language}");
    assert_eq!(put(&app, Some(&ada), &path("cpp"), &text(128, 0)).await.status(), StatusCode::OK);
    let full = put(&app, Some(&ada), &path("c"), &text(100, 0)).await;
    let full = problem(full, StatusCode::UNPROCESSABLE_ENTITY).await;
    assert!(full["detail"].as_str().unwrap().contains("200 KiB"), "{full}");
    assert_eq!(put(&app, Some(&ada), &path("c"), &text(72, 0)).await.status(), StatusCode::OK);
    // A smaller draft frees space.
    assert_eq!(put(&app, Some(&ada), &path("cpp"), &text(28, 1)).await.status(), StatusCode::OK);
    assert_eq!(put(&app, Some(&ada), &path("c"), &text(100, 1)).await.status(), StatusCode::OK);
    assert_eq!(put(&app, Some(&eve), &path("cpp"), &text(128, 0)).await.status(), StatusCode::OK);
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_size_of_a_history_page_is_limited() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    let path = format!("{PROBLEM}/cpp");
    for revision in 0..12 {
        let body =
            json!({ "source": format!("{}{revision}", "0".repeat(100 * 1024)), "revision": revision, "keep": true });
        assert_eq!(put(&app, Some(&ada), &path, &body).await.status(), StatusCode::OK);
    }
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let answer = app.get(Some(&ada), &format!("/api/v1/drafts/{path}/history{cursor}")).await;
        let text = answer.text().await.unwrap();
        assert!(text.len() < 512 * 1024, "{}", text.len());
        let page: Value = serde_json::from_str(&text).unwrap();
        let sources = page["items"].as_array().unwrap().iter().map(|item| item["source"].as_str().unwrap());
        seen.extend(sources.map(|source| source.trim_start_matches('0').to_owned()));
        match page["next"].as_str() {
            Some(next) => cursor = format!("?cursor={next}"),
            None => break,
        }
    }
    assert_eq!(seen, ["10", "9", "8", "7", "6", "5", "4", "3", "2", "1", ""]);
    app.stop().await;
}
