//! The live socket.

use assay_domain::{Role, ServerMessage};
use assay_service::SessionToken;
use assay_store::Revoke;
use reqwest::StatusCode;
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Error as SocketError;

use crate::app::{LiveSocket, TestApp, id_of, session_cookie, shipped};

#[tokio::test(flavor = "multi_thread")]
async fn progress_arrives_in_order_and_ends_with_the_verdict() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    let mut socket = app.socket(&ada).await;
    let id = id_of(app.submit(&ada, "cpp", &shipped("accepted/running_total.cpp")).await).await;
    socket.watch(id).await;
    let mut order = Vec::new();
    let mut phases = Vec::new();
    loop {
        let message = socket.next().await.unwrap();
        match message["type"].as_str().unwrap() {
            // The first progress may be part of the snapshot.
            "snapshot" => phases.extend(message["progress"]["phase"].as_str().map(str::to_owned)),
            "progress" => {
                order.push((message["attempt"].as_i64().unwrap(), message["seq"].as_i64().unwrap()));
                phases.push(message["phase"].as_str().unwrap().to_owned());
            }
            "done" => {
                assert_eq!(message["submission"]["verdict"], "accepted");
                break;
            }
            _ => {}
        }
    }
    assert!(order.is_sorted_by(|a, b| a < b), "{order:?}");
    assert!(phases.contains(&"compiling".to_owned()) && phases.contains(&"running".to_owned()), "{phases:?}");
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sockets_need_a_login_and_our_own_origin() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    let refused = |result: Result<LiveSocket, SocketError>| match result {
        Err(SocketError::Http(answer)) => answer.status().as_u16(),
        _ => 0,
    };
    assert_eq!(refused(LiveSocket::open(&app.url, &[]).await), StatusCode::UNAUTHORIZED);
    let cookie = session_cookie(&app.store, &ada, 60_000).await;
    let foreign = [("cookie", cookie.as_str()), ("origin", "http://evil.example")];
    assert_eq!(refused(LiveSocket::open(&app.url, &foreign).await), StatusCode::FORBIDDEN);
    let ours = [("cookie", cookie.as_str()), ("origin", app.url.as_str())];
    assert!(LiveSocket::open(&app.url, &ours).await.is_ok());
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn too_many_invalid_messages_close_the_socket() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    let mut socket = app.socket(&ada).await;
    for _ in 0..10 {
        socket.send("{\"type\":").await;
        assert_eq!(socket.next().await.unwrap()["type"], "error");
    }
    socket.send("more").await;
    assert_eq!(socket.next().await, None);
    assert_eq!(app.get(None, "/healthz").await.status(), StatusCode::OK);
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn errors_have_the_codes_of_the_rest_interface() {
    let app = TestApp::start().await;
    let (ada, eve) = (app.person("ada").await, app.person("eve").await);
    let id = app.judged(&eve, "python3", &shipped("accepted/running_total.py")).await.id;
    let mut socket = app.socket(&ada).await;
    for (message, code) in [
        (
            format!(r#"{{"type":"watch","submission":{id}}}"#),
            json!({"code": "not_found", "parameters": {"what": "submission"}}),
        ),
        ("{\"type\":".to_owned(), json!({"code": "not_json"})),
        (r#"{"type":"unwatch","submission":1}"#.to_owned(), json!({"code": "unexpected_json"})),
    ] {
        socket.send(&message).await;
        let answer = socket.next().await.unwrap();
        assert_eq!((&answer["type"], &answer["code"]), (&json!("error"), &code["code"]), "{answer}");
        assert!(!answer["detail"].as_str().unwrap().is_empty(), "{answer}");
        if !code["parameters"].is_null() {
            assert_eq!(answer["parameters"], code["parameters"], "{answer}");
        }
        // Clients in Rust read the same message.
        let read: ServerMessage = serde_json::from_value(answer).unwrap();
        assert!(matches!(read, ServerMessage::Error { code: read, .. } if code["code"] == read), "{message}");
    }
    // The same code as the REST interface.
    let rest: Value = app.get(Some(&ada), &format!("/api/v1/submissions/{id}")).await.json().await.unwrap();
    assert_eq!((&rest["code"], &rest["parameters"]["what"]), (&json!("not_found"), &json!("submission")));
    // A watch counts as a read, and reads are limited.
    let limited = loop {
        // More at a time than the limit allows in the time that this machine needs for them.
        for _ in 0..100 {
            socket.watch(id).await;
        }
        let mut others = Vec::new();
        while others.len() < 100 {
            let answer = socket.next().await.unwrap();
            if answer["type"] != "ping" {
                others.push(answer);
            }
        }
        if let Some(limited) = others.into_iter().find(|answer| answer["code"] != "not_found") {
            break limited;
        }
    };
    assert_eq!(limited["code"], "too_many_requests", "{limited}");
    assert!(limited["parameters"]["retry_after_s"].as_u64().is_some(), "{limited}");
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_socket_loses_rights_together_with_its_person() {
    let app = TestApp::start().await;
    let (ada, eve) = (app.person("ada").await, app.person("eve").await);
    let id = app.judged(&ada, "python3", &shipped("accepted/running_total.py")).await.id;
    // A demoted admin can no longer read submissions of others.
    app.store.change_role(eve.me.id, Role::Admin, None).await.unwrap();
    let root = app.person("root").await;
    app.store.change_role(root.me.id, Role::Admin, None).await.unwrap();
    let mut socket = app.socket(&eve).await;
    socket.watch(id).await;
    assert_eq!(socket.next().await.unwrap()["type"], "snapshot");
    app.store.change_role(eve.me.id, Role::Learner, None).await.unwrap();
    socket.watch(id).await;
    assert_eq!(socket.next().await.unwrap()["type"], "error");
    // After a log-out elsewhere, the socket reports nothing, not even the person's own submissions.
    let cookie = session_cookie(&app.store, &ada, 60_000).await;
    let mut socket = LiveSocket::open(&app.url, &[("cookie", &cookie)]).await.unwrap();
    socket.watch(id).await;
    assert_eq!(socket.next().await.unwrap()["type"], "snapshot");
    let logged_out = app.http.get(format!("{}/api/v1/me", app.url)).header("cookie", &cookie);
    let token: SessionToken = cookie.split_once('=').unwrap().1.parse().unwrap();
    app.store.delete_session(token.hash()).await.unwrap();
    assert_eq!(logged_out.send().await.unwrap().status(), StatusCode::UNAUTHORIZED);
    socket.watch(id).await;
    assert_eq!(socket.next().await, None);
    // A revoked key.
    let mut socket = app.socket(&ada).await;
    socket.watch(id).await;
    assert_eq!(socket.next().await.unwrap()["type"], "snapshot");
    assert_eq!(app.store.revoke_api_keys(ada.me.id, Revoke::All, None).await.unwrap(), 1);
    socket.watch(id).await;
    assert_eq!(socket.next().await, None);
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stopping_server_closes_its_sockets() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    let mut socket = app.socket(&ada).await;
    app.stop().await;
    assert_eq!(socket.next().await, None);
}
