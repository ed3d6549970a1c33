//! Keys, sessions and registration.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::app::{TestApp, problem, session_cookie};

#[tokio::test(flavor = "multi_thread")]
async fn a_key_and_a_session_identify_the_same_person() {
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
async fn visitors_can_read_problems_tracks_and_languages() {
    let app = TestApp::start().await;
    for path in ["problems", "tracks", "languages"] {
        let answer = app.get(None, &format!("/api/v1/{path}")).await;
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        let body: Value = answer.json().await.unwrap();
        assert!(!body["items"].as_array().unwrap().is_empty() && body.get("next").is_some(), "{path}: {body}");
    }
    app.stop().await;
}

/// An answer without the parts that differ between equal answers.
async fn comparable(answer: reqwest::Response, email: &str) -> (StatusCode, Vec<(String, String)>, String) {
    let status = answer.status();
    let changing = ["date", "x-request-id", "content-security-policy", "content-length"];
    let headers = answer.headers().iter().filter(|(name, _)| !changing.contains(&name.as_str()));
    let mut headers: Vec<_> =
        headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned())).collect();
    headers.sort();
    let mut text = answer.text().await.unwrap().replace(email, "EMAIL");
    for attribute in ["nonce=\"", "data-now=\""] {
        let value = text.split(attribute).nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned);
        text = value.map_or(text.clone(), |value| text.replace(&value, "VALUE"));
    }
    (status, headers, text)
}

#[tokio::test(flavor = "multi_thread")]
async fn registering_does_not_reveal_whether_an_account_exists() {
    let app = TestApp::start().await;
    app.person("ada").await;
    let (taken, free) = ("ada@example.org", "new@example.org");
    let by_script = async |email: &str| {
        let body = json!({ "name": "New Person", "email": email, "password": "staple battery horse" });
        let request = app.http.post(format!("{}/api/fn/register", app.url)).json(&body);
        comparable(request.header("origin", &app.url).send().await.unwrap(), email).await
    };
    let by_form = async |email: &str| {
        let form = [("name", "New Person"), ("email", email), ("password", "staple battery horse")];
        let request = app.http.post(format!("{}/register?next=/tracks", app.url)).form(&form);
        comparable(request.header("origin", &app.url).send().await.unwrap(), email).await
    };
    let first = by_script(taken).await;
    assert_eq!(first, by_script(free).await);
    assert_eq!(first.0, StatusCode::OK);
    let (status, headers, page) = by_form("also-new@example.org").await;
    assert_eq!((status, headers.clone(), page.clone()), by_form(taken).await);
    assert_eq!(status, StatusCode::OK);
    assert!(headers.iter().all(|(name, _)| name != "set-cookie"), "registering must not log in: {headers:?}");
    assert!(page.contains("action=\"/login?next=/tracks\"") && page.contains("value=\"EMAIL\""), "{page}");
    // Only the password of the account works.
    for (email, password, expected) in [
        (free, "staple battery horse", StatusCode::SEE_OTHER),
        (taken, "staple battery horse", StatusCode::UNAUTHORIZED),
        (taken, "correct horse battery", StatusCode::SEE_OTHER),
    ] {
        let form = [("email", email), ("password", password)];
        let request = app.http.post(format!("{}/login", app.url)).form(&form).header("origin", &app.url);
        assert_eq!(request.send().await.unwrap().status(), expected, "{email}");
    }
    app.stop().await;
}
