//! Keys, sessions and who one is.

use reqwest::StatusCode;
use serde_json::Value;

use crate::app::{TestApp, problem, session_cookie};

#[tokio::test(flavor = "multi_thread")]
async fn a_key_and_a_session_are_the_same_person() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    let by_key: Value = app.get(Some(&ada), "/api/v1/me").await.json().await.unwrap();
    let cookie = session_cookie(&app.store, &ada, 60_000).await;
    let request = app.http.get(format!("{}/api/v1/me", app.url)).header("cookie", cookie);
    let by_session: Value = request.send().await.unwrap().json().await.unwrap();
    assert_eq!(by_key, by_session);
    assert_eq!(by_key["email"], "ada@example.org");
    assert!(by_key.get("password_hash").is_none());
    problem(app.get(None, "/api/v1/me").await, StatusCode::UNAUTHORIZED).await;
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_may_read_problems_tracks_and_languages() {
    let app = TestApp::start().await;
    for path in ["problems", "tracks", "languages"] {
        let answer = app.get(None, &format!("/api/v1/{path}")).await;
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        let body: Value = answer.json().await.unwrap();
        assert!(!body["items"].as_array().unwrap().is_empty() && body.get("next").is_some(), "{path}: {body}");
    }
    app.stop().await;
}
