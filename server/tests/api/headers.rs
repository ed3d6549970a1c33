//! Headers of all answers.

use reqwest::StatusCode;
use serde_json::json;

use crate::app::{TestApp, problem, session_cookie};

#[tokio::test(flavor = "multi_thread")]
async fn each_page_has_a_policy_with_its_own_nonce() {
    let app = TestApp::start().await;
    let policy = async || {
        let answer = app.get(None, "/tracks").await;
        assert_eq!(answer.status(), StatusCode::OK);
        let policy = answer.headers()["content-security-policy"].to_str().unwrap().to_owned();
        let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap().to_owned();
        assert!(answer.text().await.unwrap().contains(&nonce), "the page does not use its nonce");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
        nonce
    };
    assert_ne!(policy().await, policy().await);
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn other_answers_forbid_loading_and_caching() {
    let app = TestApp::start().await;
    let answer = app.get(None, "/api/v1/languages").await;
    let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
    assert!(header("content-security-policy").starts_with("default-src 'none'"));
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert_eq!(header("cache-control"), "no-store");
    assert!(!header("x-request-id").is_empty());
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn writes_from_another_site_are_refused() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    let cookie = session_cookie(&app.store, &ada, 60_000).await;
    let post = |origin: &str| {
        let request = app.http.post(format!("{}/api/v1/submissions", app.url)).header("cookie", &cookie);
        request.header("origin", origin).json(&json!({ "problem": "x", "language": "python3", "source": "x" })).send()
    };
    problem(post("http://evil.example").await.unwrap(), StatusCode::FORBIDDEN).await;
    problem(post(&app.url).await.unwrap(), StatusCode::NOT_FOUND).await;
    app.stop().await;
}
