//! Runs through the REST interface.

use reqwest::{StatusCode, header};
use serde_json::{Value, json};

use crate::app::{PROBLEM, Person, TestApp, problem, shipped};

/// Polls until the run is done, each time for a newer report.
pub(crate) async fn done(app: &TestApp, person: Option<&Person>, cookie: Option<&str>, id: i64) -> Value {
    let mut seen = -1;
    loop {
        let mut request = app.http.get(format!("{}/api/v1/runs/{id}?after={seen}", app.url));
        if let Some(person) = person {
            request = request.bearer_auth(&person.key);
        }
        if let Some(cookie) = cookie {
            request = request.header(header::COOKIE, cookie);
        }
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
        let run: Value = answer.json().await.unwrap();
        assert!(run["seq"].as_i64().unwrap() >= seen, "{run}");
        if run["phase"] == "done" {
            return run;
        }
        seen = run["seq"].as_i64().unwrap();
    }
}

fn order(language: &str, source: &str, cases: &[&str]) -> Value {
    json!({ "problem": PROBLEM, "language": language, "source": source, "cases": cases })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_runs_on_the_samples_and_on_own_cases() {
    let app = TestApp::start().await;
    let (ada, eve) = (app.person("ada").await, app.person("eve").await);
    let source = shipped("accepted/running_total.cpp");
    let answer = app.post(Some(&ada), "/api/v1/runs", &order("cpp", &source, &["1 1 5\r\n3", "no numbers"])).await;
    assert_eq!(answer.status(), StatusCode::ACCEPTED);
    let location = answer.headers()[header::LOCATION].to_str().unwrap().to_owned();
    let id = answer.json::<Value>().await.unwrap()["id"].as_i64().unwrap();
    assert_eq!(location, format!("/api/v1/runs/{id}"));
    let run = done(&app, Some(&ada), None, id).await;
    assert_eq!(run["outcome"], "ran", "{run}");
    let cases = run["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 5, "three samples and two own cases");
    assert!(cases[..3].iter().all(|case| case["verdict"] == "accepted"), "{run}");
    let own = &cases[3];
    assert_eq!((&own["refused"], &own["verdict"]), (&Value::Null, &json!("accepted")), "{run}");
    assert_eq!(own["output"], own["expected"], "the model solution gives the expected output");
    assert!(cases[4]["refused"].as_str().unwrap().starts_with("expected two lines: n, k and p"), "{}", cases[4]);
    assert_eq!(cases[4]["verdict"], Value::Null);
    problem(app.get(Some(&eve), &format!("/api/v1/runs/{id}")).await, StatusCode::NOT_FOUND).await;
    problem(app.get(None, &format!("/api/v1/runs/{id}")).await, StatusCode::NOT_FOUND).await;
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_needs_no_account_and_is_private() {
    let app = TestApp::start().await;
    let answer = app.post(None, "/api/v1/runs", &order("python3", "print(1", &[])).await;
    assert_eq!(answer.status(), StatusCode::ACCEPTED);
    let cookie = answer.headers()[header::SET_COOKIE].to_str().unwrap().to_owned();
    assert!(cookie.starts_with("assay_visitor=") && cookie.contains("HttpOnly"), "{cookie}");
    let cookie = cookie.split(';').next().unwrap().to_owned();
    let id = answer.json::<Value>().await.unwrap()["id"].as_i64().unwrap();
    let run = done(&app, None, Some(&cookie), id).await;
    assert_eq!((&run["outcome"], run["cases"].as_array().unwrap().len()), (&json!("compile_error"), 0));
    assert!(run["messages"].as_array().unwrap().iter().any(|line| line["at"]["line"] == 1), "{run}");
    let stranger = app.http.get(format!("{}/api/v1/runs/{id}", app.url));
    let stranger = stranger.header(header::COOKIE, format!("assay_visitor={}", "0".repeat(64))).send().await.unwrap();
    problem(stranger, StatusCode::NOT_FOUND).await;
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_owner_can_cancel_a_run() {
    let app = TestApp::start().await;
    let (ada, eve) = (app.person("ada").await, app.person("eve").await);
    let answer = app.post(Some(&ada), "/api/v1/runs", &order("python3", "while True: pass", &["1 1 5\n3"])).await;
    let id = answer.json::<Value>().await.unwrap()["id"].as_i64().unwrap();
    let path = format!("/api/v1/runs/{id}/cancel");
    problem(app.post(Some(&eve), &path, &json!({})).await, StatusCode::NOT_FOUND).await;
    let answer = app.post(Some(&ada), &path, &json!({})).await;
    assert_eq!(answer.status(), StatusCode::OK);
    let run: Value = answer.json().await.unwrap();
    assert_eq!((&run["phase"], &run["outcome"]), (&json!("done"), &json!("cancelled")), "{run}");
    // Cancelling again changes nothing, and the next run gets the slot.
    assert_eq!(app.post(Some(&ada), &path, &json!({})).await.json::<Value>().await.unwrap(), run);
    let answer = app.post(Some(&ada), "/api/v1/runs", &order("python3", "print(1)", &[])).await;
    let next = answer.json::<Value>().await.unwrap()["id"].as_i64().unwrap();
    assert_eq!(done(&app, Some(&ada), None, next).await["outcome"], "ran");
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn invalid_runs_are_refused_with_the_reason() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    for (body, status, word) in [
        (order("python3", " ", &[]), StatusCode::UNPROCESSABLE_ENTITY, "empty"),
        (order("python3", "x", &["1"; 11]), StatusCode::UNPROCESSABLE_ENTITY, "at most 10"),
        (order("python3", "x", &["a", &"1".repeat(64 * 1024 + 1)]), StatusCode::UNPROCESSABLE_ENTITY, "Case 2"),
        (order("python3", "x", &["\0"]), StatusCode::UNPROCESSABLE_ENTITY, "NUL"),
        (order("cobol", "x", &[]), StatusCode::UNPROCESSABLE_ENTITY, "python3"),
        (json!({ "problem": "no-such", "language": "python3", "source": "x" }), StatusCode::NOT_FOUND, "problem"),
        (json!({ "problem": PROBLEM }), StatusCode::UNPROCESSABLE_ENTITY, "language"),
    ] {
        let refused = problem(app.post(Some(&ada), "/api/v1/runs", &body).await, status).await;
        assert!(refused["detail"].as_str().unwrap().contains(word), "{refused}");
    }
    problem(app.get(Some(&ada), "/api/v1/runs/1").await, StatusCode::NOT_FOUND).await;
    problem(app.get(Some(&ada), "/api/v1/runs/x").await, StatusCode::NOT_FOUND).await;
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_size_of_runs_per_person_is_limited() {
    let app = TestApp::start().await;
    let (ada, eve) = (app.person("ada").await, app.person("eve").await);
    let large = "1".repeat(60 * 1024);
    let body = order("python3", "while True: pass", &[large.as_str(); 8]);
    let mut accepted = 0;
    let refused = loop {
        let answer = app.post(Some(&ada), "/api/v1/runs", &body).await;
        match answer.status() {
            StatusCode::ACCEPTED => accepted += 1,
            _ => break answer,
        }
        assert!(accepted < 30, "never refused");
    };
    assert!(accepted >= 10, "{accepted}");
    assert!(refused.headers().contains_key(header::RETRY_AFTER));
    let refused = problem(refused, StatusCode::TOO_MANY_REQUESTS).await;
    assert!(refused["detail"].as_str().unwrap().contains("too many waiting runs"), "{refused}");
    // Other people can still run programs.
    let answer = app.post(Some(&eve), "/api/v1/runs", &order("python3", "print(1)", &[])).await;
    assert_eq!(answer.status(), StatusCode::ACCEPTED);
    let id = answer.json::<Value>().await.unwrap()["id"].as_i64().unwrap();
    assert_eq!(done(&app, Some(&eve), None, id).await["outcome"], "ran");
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn runs_of_visitors_are_limited_by_address() {
    let app = TestApp::start().await;
    let mut statuses = Vec::new();
    for _ in 0..25 {
        statuses.push(app.post(None, "/api/v1/runs", &order("python3", "print(1)", &[])).await.status());
    }
    assert_eq!(statuses[..20], [StatusCode::ACCEPTED; 20]);
    assert!(statuses.contains(&StatusCode::TOO_MANY_REQUESTS), "{statuses:?}");
    app.stop().await;
}
