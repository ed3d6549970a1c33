//! Stars, personal lists, notes and profiles, through the REST interface and through forms without scripts.

use reqwest::{Method, StatusCode, header};
use serde_json::{Value, json};

use crate::app::{PROBLEM, Person, TestApp, problem, session_cookie, shipped};

const OTHER: &str = "lantern-walk";

async fn send(app: &TestApp, person: &Person, method: Method, path: &str, body: Option<Value>) -> reqwest::Response {
    let request = app.http.request(method, format!("{}/api/v1{path}", app.url)).bearer_auth(&person.key);
    let request = match body {
        Some(body) => request.json(&body),
        None => request,
    };
    request.send().await.unwrap()
}

async fn read(app: &TestApp, person: &Person, path: &str) -> Value {
    let answer = app.get(Some(person), &format!("/api/v1{path}")).await;
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    answer.json().await.unwrap()
}

fn slugs(problems: &Value) -> Vec<&str> {
    problems.as_array().unwrap().iter().map(|problem| problem["slug"].as_str().unwrap()).collect()
}

/// Posts a form as a browser without scripts.
async fn post_form(app: &TestApp, cookie: &str, path: &str, fields: &[(&str, &str)]) -> reqwest::Response {
    let request = app.http.post(format!("{}{path}", app.url)).form(fields);
    request.header(header::COOKIE, cookie).header(header::ORIGIN, &app.url).send().await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn stars_and_lists_are_kept_per_person() {
    let app = TestApp::start().await;
    let (ada, eve) = (app.person("ada").await, app.person("eve").await);
    for _ in 0..2 {
        let starred = send(&app, &ada, Method::PUT, &format!("/stars/{PROBLEM}"), None).await;
        assert_eq!(starred.status(), StatusCode::NO_CONTENT);
    }
    assert_eq!(slugs(&read(&app, &ada, "/problems?starred=true").await["items"]), [PROBLEM]);
    assert_eq!(read(&app, &eve, "/problems?starred=true").await["items"], json!([]));
    let removed = send(&app, &ada, Method::DELETE, &format!("/stars/{PROBLEM}"), None).await;
    assert_eq!(removed.status(), StatusCode::NO_CONTENT);
    assert_eq!(read(&app, &ada, "/problems?starred=true").await["items"], json!([]));
    problem(send(&app, &ada, Method::PUT, "/stars/nowhere", None).await, StatusCode::NOT_FOUND).await;

    let created = send(&app, &ada, Method::POST, "/lists", Some(json!({ "name": " Exam " }))).await;
    assert_eq!(created.status(), StatusCode::CREATED);
    let created: Value = created.json().await.unwrap();
    let list = format!("/lists/{}", created["id"]);
    for (slug, body) in [(PROBLEM, json!({})), (OTHER, json!({ "position": 1 })), (OTHER, json!({}))] {
        let put = send(&app, &ada, Method::PUT, &format!("{list}/problems/{slug}"), Some(body)).await;
        assert_eq!(put.status(), StatusCode::NO_CONTENT);
    }
    let found = read(&app, &ada, &list).await;
    assert_eq!((found["name"].as_str(), slugs(&found["problems"])), (Some("Exam"), vec![OTHER, PROBLEM]));
    let lists = read(&app, &ada, "/lists").await;
    assert_eq!(lists["items"], json!([{ "id": created["id"], "name": "Exam", "problems": 2, "solved": 0 }]));

    problem(app.get(Some(&eve), &format!("/api/v1{list}")).await, StatusCode::NOT_FOUND).await;
    for method in [Method::PUT, Method::DELETE] {
        let other = send(&app, &eve, method, &format!("{list}/problems/{PROBLEM}"), Some(json!({}))).await;
        problem(other, StatusCode::NOT_FOUND).await;
    }
    problem(send(&app, &eve, Method::DELETE, &list, None).await, StatusCode::NOT_FOUND).await;

    let renamed = send(&app, &ada, Method::PATCH, &list, Some(json!({ "name": "May" }))).await;
    assert_eq!(renamed.status(), StatusCode::NO_CONTENT);
    let removed = send(&app, &ada, Method::DELETE, &format!("{list}/problems/{OTHER}"), None).await;
    assert_eq!(removed.status(), StatusCode::NO_CONTENT);
    let found = read(&app, &ada, &list).await;
    assert_eq!((found["name"].as_str(), slugs(&found["problems"])), (Some("May"), vec![PROBLEM]));
    assert_eq!(send(&app, &ada, Method::DELETE, &list, None).await.status(), StatusCode::NO_CONTENT);
    problem(app.get(Some(&ada), &format!("/api/v1{list}")).await, StatusCode::NOT_FOUND).await;
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn quotas_of_lists_have_clear_messages() {
    let app = TestApp::start_with(|config| {
        config.quotas.lists = 1;
        config.quotas.list_problems = 1;
    })
    .await;
    let ada = app.person("ada").await;
    let create = async |name: &str| send(&app, &ada, Method::POST, "/lists", Some(json!({ "name": name }))).await;
    let created: Value = create("one").await.json().await.unwrap();
    let full = problem(create("two").await, StatusCode::CONFLICT).await;
    assert!(full["detail"].as_str().unwrap().contains("already have 1 lists"), "{full}");
    let bad = problem(create("  ").await, StatusCode::UNPROCESSABLE_ENTITY).await;
    assert_eq!(bad["errors"][0]["field"], "name", "{bad}");
    let put = async |slug: &str, body: Value| {
        send(&app, &ada, Method::PUT, &format!("/lists/{}/problems/{slug}", created["id"]), Some(body)).await
    };
    assert_eq!(put(PROBLEM, json!({})).await.status(), StatusCode::NO_CONTENT);
    let full = problem(put(OTHER, json!({})).await, StatusCode::CONFLICT).await;
    assert!(full["detail"].as_str().unwrap().contains("already has 1 problems"), "{full}");
    problem(put(PROBLEM, json!({ "position": 0 })).await, StatusCode::UNPROCESSABLE_ENTITY).await;
    problem(put("nowhere", json!({})).await, StatusCode::NOT_FOUND).await;
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_is_saved_by_revision_and_rendered_safely() {
    let app = TestApp::start_with(|config| config.quotas.note_bytes = 4096).await;
    let (ada, eve) = (app.person("ada").await, app.person("eve").await);
    let path = format!("/notes/{PROBLEM}");
    problem(app.get(Some(&ada), &format!("/api/v1{path}")).await, StatusCode::NOT_FOUND).await;
    let save = async |text: &str, revision: i32| {
        let body = json!({ "markdown": text, "revision": revision });
        send(&app, &ada, Method::PUT, &path, Some(body)).await
    };
    let hostile = "*Sort* $n^2$ <script>alert(1)</script><img src=x onerror=alert(2)>\n\n\
        [click](javascript:alert(3)) <a href=\"data:text/html,x\" style=\"color:red\">b</a> <iframe src=/></iframe>";
    let saved: Value = save(hostile, 0).await.json().await.unwrap();
    let html = saved["html"].as_str().unwrap();
    assert!(html.contains("<em>Sort</em>") && html.contains("<math"), "{html}");
    for bad in ["<script", "onerror", "javascript:", "data:", "style=", "<iframe", "src=\"x\""] {
        assert!(!html.contains(bad), "{bad}: {html}");
    }
    assert_eq!((&saved["revision"], saved["markdown"].as_str()), (&json!(1), Some(hostile)));
    let conflict = problem(save("another tab", 0).await, StatusCode::CONFLICT).await;
    assert!(conflict["detail"].as_str().unwrap().contains("newer revision"), "{conflict}");
    assert_eq!(save("short", 1).await.status(), StatusCode::OK);
    let full = problem(save(&"long ".repeat(800), 2).await, StatusCode::UNPROCESSABLE_ENTITY).await;
    assert!(full["detail"].as_str().unwrap().contains("4 KiB"), "{full}");
    let long = problem(save(&"x".repeat(32 * 1024 + 1), 2).await, StatusCode::UNPROCESSABLE_ENTITY).await;
    assert!(long["detail"].as_str().unwrap().contains("32 KiB"), "{long}");
    assert_eq!(read(&app, &ada, &path).await["markdown"], "short");
    problem(app.get(Some(&eve), &format!("/api/v1{path}")).await, StatusCode::NOT_FOUND).await;
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_private_profile_looks_like_one_that_does_not_exist() {
    let app = TestApp::start().await;
    let (ada, eve) = (app.person("ada").await, app.person("eve").await);
    app.judged(&ada, "python3", &shipped("accepted/running_total.py")).await;
    let address = format!("/api/v1/profiles/{}", ada.me.id);
    let missing = problem(app.get(Some(&eve), "/api/v1/profiles/999999").await, StatusCode::NOT_FOUND).await;
    for person in [None, Some(&eve), Some(&ada)] {
        assert_eq!(problem(app.get(person, &address).await, StatusCode::NOT_FOUND).await, missing);
    }
    for path in [format!("/profile/{}", ada.me.id), "/profile/999999".to_owned(), "/profile/x".to_owned()] {
        let page = app.get(None, &path).await;
        assert_eq!(page.status(), StatusCode::NOT_FOUND, "{path}");
        assert!(!page.text().await.unwrap().contains(&ada.me.name), "{path}");
    }

    let settings = async |body: Value| send(&app, &ada, Method::PUT, "/profile/settings", Some(body)).await;
    assert_eq!(read(&app, &ada, "/profile/settings").await, json!({ "public": false, "utc_offset": 0 }));
    // The test's keys have all scopes. A narrower key must not make a profile public: see `scopes`.
    assert_eq!(settings(json!({ "public": true, "utc_offset": 345 })).await.status(), StatusCode::NO_CONTENT);
    problem(settings(json!({ "public": true, "utc_offset": 1000 })).await, StatusCode::UNPROCESSABLE_ENTITY).await;

    let own = read(&app, &ada, "/profile").await;
    let public: Value = app.get(None, &address).await.json().await.unwrap();
    assert_eq!(own, public);
    assert_eq!((&public["utc_offset"], &public["current_streak"]), (&json!(345), &json!(1)));
    assert_eq!(
        (&public["recent"][0]["slug"], &public["languages"][0]["language"]),
        (&json!(PROBLEM), &json!("python3"))
    );
    assert!(!public.to_string().contains(&ada.me.email), "{public}");
    let page = app.get(None, &format!("/profile/{}", ada.me.id)).await;
    assert_eq!(page.status(), StatusCode::OK);
    let page = page.text().await.unwrap();
    assert!(page.contains("heat__day") && !page.contains(&ada.me.email), "{page}");
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn forms_work_without_scripts_and_keep_what_was_typed() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    let cookie = session_cookie(&app.store, &ada, 600_000).await;
    let address = format!("/problems/{PROBLEM}?track=first-steps");
    let starred = post_form(&app, &cookie, &address, &[("do", "star")]).await;
    assert_eq!(
        (starred.status(), starred.headers()[header::LOCATION].to_str().unwrap()),
        (StatusCode::SEE_OTHER, &*address)
    );
    let new = post_form(&app, &cookie, &address, &[("do", "list.new"), ("name", "Exam")]).await;
    assert_eq!(new.status(), StatusCode::SEE_OTHER);
    let again = post_form(&app, &cookie, &address, &[("do", "list.new"), ("name", "Exam")]).await;
    assert_eq!(again.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = again.text().await.unwrap();
    assert!(page.contains("You already have a list with this name.") && page.contains("value=\"Exam\""), "{page}");

    let note = |text: &'static str, revision: &'static str| [("do", "note"), ("note", text), ("revision", revision)];
    let saved = post_form(&app, &cookie, &address, &note("first", "0")).await;
    assert_eq!(saved.status(), StatusCode::SEE_OTHER);
    let conflict = post_form(&app, &cookie, &address, &note("typed in another tab", "0")).await;
    assert_eq!(conflict.status(), StatusCode::CONFLICT);
    let page = conflict.text().await.unwrap();
    assert!(page.contains("typed in another tab") && page.contains("first") && page.contains("Not saved:"), "{page}");
    assert!(page.contains(r#"name="revision" value="1""#), "saving again replaces the newer text: {page}");

    let lists = read(&app, &ada, "/lists").await;
    let id = lists["items"][0]["id"].to_string();
    let place = format!("/lists/{id}");
    let added = post_form(
        &app,
        &cookie,
        &place,
        &[("do", "list.add"), ("list", &id), ("problem", OTHER), ("title", "Lantern Walk")],
    )
    .await;
    let page = added.text().await.unwrap();
    assert!(page.contains("Added Lantern Walk."), "{page}");
    assert_eq!(slugs(&read(&app, &ada, &place).await["problems"]), [PROBLEM, OTHER]);
    let up = [("do", "list.up"), ("list", &*id), ("problem", OTHER), ("position", "2"), ("title", "Lantern Walk")];
    assert_eq!(post_form(&app, &cookie, &place, &up).await.status(), StatusCode::OK);
    assert_eq!(slugs(&read(&app, &ada, &place).await["problems"]), [OTHER, PROBLEM]);
    let deleted = post_form(&app, &cookie, &place, &[("do", "list.delete"), ("list", &id)]).await;
    assert_eq!(
        (deleted.status(), deleted.headers()[header::LOCATION].to_str().unwrap()),
        (StatusCode::SEE_OTHER, "/lists")
    );

    let stars = post_form(&app, &cookie, "/problems?sort=newest", &[("problem", OTHER), ("starred", "true")]).await;
    assert_eq!(&stars.headers()[header::LOCATION], "/problems?sort=newest");
    assert_eq!(read(&app, &ada, "/problems?starred=true").await["items"].as_array().unwrap().len(), 2);
    let settings = [("do", "profile"), ("public", "1"), ("utc_offset", "60")];
    let page = post_form(&app, &cookie, "/account", &settings).await.text().await.unwrap();
    assert!(page.contains("Profile settings saved."), "{page}");
    assert_eq!(read(&app, &ada, "/profile/settings").await, json!({ "public": true, "utc_offset": 60 }));
    app.stop().await;
}
