//! Requests with `Idempotency-Key`: a client that repeats a request submits or runs once.

use assay_store::SubmissionFilter;
use futures::future::join_all;
use reqwest::{RequestBuilder, Response, StatusCode, header};
use serde_json::{Value, json};

use crate::app::{PROBLEM, Person, TestApp, problem};

const KEY: &str = "8e03978e-40d5-43dd-bc93-6894a57f9324";

fn request(app: &TestApp, person: Option<&Person>, resource: &str, key: &str, source: &str) -> RequestBuilder {
    let body = json!({ "problem": PROBLEM, "language": "python3", "source": source });
    let request = app.http.post(format!("{}/api/v1/{resource}", app.url)).json(&body).header("Idempotency-Key", key);
    match person {
        Some(person) => request.bearer_auth(&person.key),
        None => request,
    }
}

async fn send(request: RequestBuilder) -> Response {
    request.send().await.unwrap()
}

/// The id in an answer that accepts the request.
async fn accepted(answer: Response) -> i64 {
    assert_eq!(answer.status(), StatusCode::ACCEPTED);
    let location = answer.headers()[header::LOCATION].to_str().unwrap().to_owned();
    let id = answer.json::<Value>().await.unwrap()["id"].as_i64().unwrap();
    assert!(location.ends_with(&format!("/{id}")), "{location}");
    id
}

async fn stored(app: &TestApp, person: &Person) -> usize {
    app.store.submissions(person.me.id, &SubmissionFilter::default(), None, 100).await.unwrap().items.len()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repeated_request_gets_the_first_answer() {
    let app = TestApp::start().await;
    let (ada, eve) = (app.person("ada").await, app.person("eve").await);
    for resource in ["submissions", "runs"] {
        let post = |person, key: &str, source| send(request(&app, Some(person), resource, key, source));
        let first = accepted(post(&ada, KEY, "print(1)").await).await;
        assert_eq!(accepted(post(&ada, KEY, "print(1)").await).await, first);
        assert_eq!(accepted(post(&ada, &format!("\"{KEY}\""), "print(1)").await).await, first, "quotes do not matter");
        let refused = problem(post(&ada, KEY, "print(2)").await, StatusCode::UNPROCESSABLE_ENTITY).await;
        assert!(refused["detail"].as_str().unwrap().contains("Use a new key"), "{refused}");
        assert_eq!(refused["errors"][0]["field"], "Idempotency-Key");
        assert_ne!(accepted(post(&ada, "another", "print(1)").await).await, first);
        assert_ne!(accepted(post(&eve, KEY, "print(1)").await).await, first);
    }
    assert_eq!((stored(&app, &ada).await, stored(&app, &eve).await), (2, 1));
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_concurrent_requests_with_one_key_have_one_effect() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    for resource in ["submissions", "runs"] {
        for person in [Some(&ada), None] {
            if person.is_none() && resource == "submissions" {
                continue;
            }
            let requests = (0..20).map(|_| send(request(&app, person, resource, KEY, "print(1)")));
            let mut ids = join_all(join_all(requests).await.into_iter().map(accepted)).await;
            ids.dedup();
            assert_eq!(ids.len(), 1, "{resource}: {ids:?}");
        }
    }
    assert_eq!(stored(&app, &ada).await, 1);
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_who_lost_the_cookie_with_the_answer_gets_the_same_run() {
    let app = TestApp::start().await;
    let post = |key, source| send(request(&app, None, "runs", key, source));
    let cookie = |answer: &Response| answer.headers()[header::SET_COOKIE].to_str().unwrap().to_owned();
    let lost = post(KEY, "print(1)").await;
    let answer = post(KEY, "print(1)").await;
    assert_eq!(cookie(&lost), cookie(&answer));
    let owner = cookie(&answer).split(';').next().unwrap().to_owned();
    let id = accepted(lost).await;
    assert_eq!(accepted(answer).await, id);
    // With the cookie, too.
    let again = request(&app, None, "runs", KEY, "print(1)").header(header::COOKIE, &owner);
    assert_eq!(accepted(send(again).await).await, id);
    let run = app.http.get(format!("{}/api/v1/runs/{id}", app.url)).header(header::COOKIE, &owner);
    assert_eq!(send(run).await.status(), StatusCode::OK);
    problem(post(KEY, "print(2)").await, StatusCode::UNPROCESSABLE_ENTITY).await;
    let other = post("another", "print(1)").await;
    assert_ne!(cookie(&other).split(';').next().unwrap(), owner, "another key is another browser");
    assert_ne!(accepted(other).await, id);
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repeated_request_is_answered_when_new_ones_are_refused() {
    let app = TestApp::start_with(|config| config.quotas.submissions_per_day = 1).await;
    let ada = app.person("ada").await;
    let post = |key| send(request(&app, Some(&ada), "submissions", key, "print(1)"));
    let first = accepted(post(KEY).await).await;
    problem(post("another").await, StatusCode::TOO_MANY_REQUESTS).await;
    assert_eq!(accepted(post(KEY).await).await, first);
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn invalid_keys_are_refused() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    let long = "k".repeat(256);
    for resource in ["submissions", "runs"] {
        for bad in ["", "a b", "\"", "ä", &long] {
            let answer = send(request(&app, Some(&ada), resource, bad, "print(1)")).await;
            let refused = problem(answer, StatusCode::BAD_REQUEST).await;
            assert!(refused["detail"].as_str().unwrap().contains("Idempotency-Key"), "{refused}");
        }
        let two = request(&app, Some(&ada), resource, "a", "print(1)").header("Idempotency-Key", "b");
        problem(send(two).await, StatusCode::BAD_REQUEST).await;
    }
    assert_eq!(stored(&app, &ada).await, 0);
    app.stop().await;
}
