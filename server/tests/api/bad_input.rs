//! Invalid requests get a clear answer with the right status, and nothing is stored.

use assay_store::{NewProblem, SubmissionFilter};
use reqwest::StatusCode;
use serde_json::json;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpSocket,
};

use crate::{
    admin::{Browser, admin},
    app::{PROBLEM, TIMEOUT, TestApp, problem, session_cookie, shipped},
};

#[tokio::test(flavor = "multi_thread")]
async fn sources_that_cannot_be_judged_are_refused() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;

    let empty = problem(app.submit(&ada, "python3", " \n").await, StatusCode::UNPROCESSABLE_ENTITY).await;
    assert_eq!(empty["errors"][0]["field"], "source");

    let large =
        problem(app.submit(&ada, "python3", &"x".repeat(129 * 1024)).await, StatusCode::PAYLOAD_TOO_LARGE).await;
    assert!(large["detail"].as_str().unwrap().contains("128 KiB"), "{large}");
    problem(app.submit(&ada, "python3", &"x".repeat(1024 * 1024)).await, StatusCode::PAYLOAD_TOO_LARGE).await;

    let mut body = br#"{"problem":"coffee-stamps","language":"python3","source":""#.to_vec();
    body.extend_from_slice(b"\xff\xfe\"}");
    let request = app.http.post(format!("{}/api/v1/submissions", app.url)).bearer_auth(&ada.key);
    let answer = request.header("content-type", "application/json").body(body).send().await.unwrap();
    let not_text = problem(answer, StatusCode::BAD_REQUEST).await;
    assert!(not_text["detail"].as_str().unwrap().contains("UTF-8"), "{not_text}");

    let history = app.store.submissions(ada.me.id, &SubmissionFilter::default(), None, 10).await.unwrap();
    assert_eq!(history.items, []);
    app.stop().await;
}

/// The server reads what it refuses. Otherwise it would close the connection while the client still sends, and the client would not see the
/// answer.
#[tokio::test(flavor = "multi_thread")]
async fn clients_see_why_a_large_body_is_refused() {
    let app = TestApp::start().await;
    let body = vec![b'x'; 3 * 1024 * 1024];
    let head = format!(
        "POST /api/v1/submissions HTTP/1.1\r\nHost: judge\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    let address = app.url.strip_prefix("http://").unwrap().parse().unwrap();
    let socket = TcpSocket::new_v4().unwrap();
    // The kernel must not take the whole body at once.
    socket.set_send_buffer_size(64 * 1024).unwrap();
    let mut stream = socket.connect(address).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(&body).await.unwrap();
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).await.unwrap();
    let answer = String::from_utf8_lossy(&answer);
    assert!(answer.starts_with("HTTP/1.1 4"), "{answer}");
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn unknown_languages_and_problems_are_named() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;

    let language = problem(app.submit(&ada, "cobol", "x").await, StatusCode::UNPROCESSABLE_ENTITY).await;
    assert!(language["detail"].as_str().unwrap().contains("python3"), "{language}");

    let body = json!({ "problem": "no-such", "language": "python3", "source": "x" });
    problem(app.post(Some(&ada), "/api/v1/submissions", &body).await, StatusCode::NOT_FOUND).await;

    let shapeless = json!({ "problem": PROBLEM });
    problem(app.post(Some(&ada), "/api/v1/submissions", &shapeless).await, StatusCode::UNPROCESSABLE_ENTITY).await;
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unpublished_problem_is_hidden() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    let plan = assay_domain::Plan::of_cases(assay_domain::Limits::default(), Vec::new());
    let hidden = NewProblem {
        published: Some(false),
        ..NewProblem::new("hidden".parse().unwrap(), "Hidden", "<p>Soon.</p>", plan)
    };
    app.store.put_problem(&hidden).await.unwrap();

    problem(app.get(Some(&ada), "/api/v1/problems/hidden").await, StatusCode::NOT_FOUND).await;
    let body = json!({ "problem": "hidden", "language": "python3", "source": "x" });
    problem(app.post(Some(&ada), "/api/v1/submissions", &body).await, StatusCode::NOT_FOUND).await;
    assert_eq!(app.get(None, "/problems/hidden").await.status(), StatusCode::NOT_FOUND);
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn people_cannot_read_or_cancel_submissions_of_others() {
    let app = TestApp::start().await;
    let (ada, eve) = (app.person("ada").await, app.person("eve").await);
    let id = app.judged(&ada, "python3", &shipped("accepted/running_total.py")).await.id;

    problem(app.get(Some(&eve), &format!("/api/v1/submissions/{id}")).await, StatusCode::NOT_FOUND).await;
    problem(app.get(None, &format!("/api/v1/submissions/{id}")).await, StatusCode::UNAUTHORIZED).await;
    let cancel = format!("/api/v1/submissions/{id}/cancel");
    problem(app.post(Some(&eve), &cancel, &json!({})).await, StatusCode::NOT_FOUND).await;

    let mut socket = app.socket(&eve).await;
    socket.watch(id).await;
    assert_eq!(socket.next().await.unwrap()["type"], "error");
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ended_sessions_and_wrong_keys_are_refused() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    let me = |cookie: String| app.http.get(format!("{}/api/v1/me", app.url)).header("cookie", cookie).send();

    let open = session_cookie(&app.store, &ada, 60_000).await;
    assert_eq!(me(open).await.unwrap().status(), StatusCode::OK);
    // The shortest session. It ends with the next millisecond of the database's clock.
    let ended = session_cookie(&app.store, &ada, 1).await;
    let refused = async {
        loop {
            let answer = me(ended.clone()).await.unwrap();
            if answer.status() != StatusCode::OK {
                return answer;
            }
        }
    };
    let answer = tokio::time::timeout(TIMEOUT, refused).await.expect("the session never ends");
    problem(answer, StatusCode::UNAUTHORIZED).await;

    let request = app.http.get(format!("{}/api/v1/me", app.url)).bearer_auth("assay_wrong");
    problem(request.send().await.unwrap(), StatusCode::UNAUTHORIZED).await;
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn submissions_over_the_rate_limit_are_refused_and_not_stored() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    let mut accepted = 0;
    loop {
        // The limit refills once per second, so a slow machine gets a few more accepted, but never this many.
        assert!(accepted < 400, "nothing was refused");
        let answer = app.submit(&ada, "python3", &format!("print({accepted})")).await;
        if answer.status() == StatusCode::TOO_MANY_REQUESTS {
            let wait: u64 = answer.headers()["retry-after"].to_str().unwrap().parse().unwrap();
            assert!((1..=60).contains(&wait));
            break;
        }
        assert_eq!(answer.status(), StatusCode::ACCEPTED);
        accepted += 1;
    }
    assert!(accepted >= 60, "only {accepted} were accepted");
    let stored = app.store.submissions(ada.me.id, &SubmissionFilter::default(), None, 500).await.unwrap().items.len();
    assert_eq!(stored, accepted);
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn invalid_addresses_cursors_and_methods_are_refused() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    problem(app.get(Some(&ada), "/api/v1/nothing").await, StatusCode::NOT_FOUND).await;
    problem(app.get(Some(&ada), "/api/v1/submissions/abc").await, StatusCode::NOT_FOUND).await;
    problem(app.get(Some(&ada), "/api/v1/problems/..%2Fetc").await, StatusCode::NOT_FOUND).await;
    problem(app.get(Some(&ada), "/api/v1/submissions?cursor=rubbish").await, StatusCode::UNPROCESSABLE_ENTITY).await;
    problem(app.get(Some(&ada), "/api/v1/submissions?limit=many").await, StatusCode::BAD_REQUEST).await;
    problem(app.post(Some(&ada), "/api/v1/languages", &json!({})).await, StatusCode::METHOD_NOT_ALLOWED).await;
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_with_an_invalid_cursor_show_their_first_page() {
    let app = TestApp::start().await;
    let browser = Browser::of(&app.store, &admin(&app.store).await).await;
    for path in [
        "/problems",
        "/tracks",
        "/submissions",
        "/admin",
        "/admin/tracks",
        "/admin/problems",
        "/admin/people",
        "/admin/submissions",
        "/admin/failed",
        "/admin/audit",
    ] {
        for cursor in ["cursor=zz", "cursor=7a31303031", "cursor=%00"] {
            let (status, _) = browser.get(&format!("{}{path}?{cursor}", app.url)).await;
            assert_eq!(status, StatusCode::OK, "{path}?{cursor}");
        }
    }
    assert_eq!(browser.get(&format!("{}/admin/tracks?deleted=zz", app.url)).await.0, StatusCode::OK);
    app.stop().await;
}
