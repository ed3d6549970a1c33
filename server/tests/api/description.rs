//! The description of the REST interface, and whether the server behaves as described.

use std::{collections::BTreeMap, process::Stdio};

use reqwest::{Method, StatusCode, header};
use serde_json::{Value, json};

use crate::app::{PROBLEM, TestApp, shipped};

/// The seconds that a run of schemathesis may take.
const MAX_SECONDS: &str = "40";

#[tokio::test(flavor = "multi_thread")]
async fn the_description_lists_exactly_the_methods_that_each_address_supports() {
    let app = TestApp::start().await;
    let answer = app.get(None, "/api/v1/openapi.json").await;
    assert_eq!(answer.headers()[header::CONTENT_TYPE], "application/json");
    let description: Value = answer.json().await.unwrap();
    assert_eq!(description["openapi"], "3.1.0");
    let paths: BTreeMap<String, BTreeMap<String, Value>> =
        serde_json::from_value(description["paths"].clone()).unwrap();
    assert!(paths.len() > 20, "{paths:?}");
    for (path, described) in paths {
        let address = format!("{}/api/v1{}", app.url, path.replace(['{', '}'], ""));
        for method in ["GET", "PUT", "POST", "PATCH", "DELETE"] {
            let answer = app.http.request(method.parse::<Method>().unwrap(), &address).send().await.unwrap();
            let is_described = described.contains_key(&method.to_lowercase());
            let is_supported = answer.status() != StatusCode::METHOD_NOT_ALLOWED;
            assert_eq!(is_described, is_supported, "{method} {path}: {}", answer.status());
        }
    }
    app.stop().await;
}

/// The reference has everything from the description, and links only to itself.
#[tokio::test(flavor = "multi_thread")]
async fn the_reference_shows_every_operation_and_type() {
    let app = TestApp::start().await;
    let description: Value = app.get(None, "/api/v1/openapi.json").await.json().await.unwrap();
    let answer = app.get(None, "/docs/api").await;
    assert_eq!(answer.status(), StatusCode::OK);
    let policy = answer.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
    assert!(policy.contains("script-src 'self' 'nonce-"), "{policy}");
    let page = answer.text().await.unwrap();
    assert!(page.contains("<title>REST API · Assay</title>") && page.contains("site-header"), "{page}");
    assert!(!page.contains("style=\"") && !page.contains(".wasm"), "neither inline styles nor the wasm");
    for methods in description["paths"].as_object().unwrap().values() {
        for operation in methods.as_object().unwrap().values() {
            let id = operation["operationId"].as_str().unwrap();
            assert!(page.contains(&format!("id=\"{id}\"")) && page.contains(&format!("href=\"#{id}\"")), "{id}");
        }
    }
    for name in description["components"]["schemas"].as_object().unwrap().keys() {
        assert!(page.contains(&format!("id=\"type-{name}\"")), "{name}");
    }
    let anchors = page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next());
    for anchor in anchors {
        assert!(page.contains(&format!("id=\"{anchor}\"")), "nothing has the id {anchor}");
    }
    app.stop().await;
}

/// Schemathesis sends valid and invalid requests to each operation, and checks the answers against the description.
#[tokio::test(flavor = "multi_thread")]
async fn schemathesis_finds_no_difference_between_description_and_behavior() {
    let app = TestApp::start_with(|config| config.rate_limits = false).await;
    let ada = app.person("ada").await;
    app.judged(&ada, "python3", &shipped("accepted/running_total.py")).await;
    let draft = format!("{}/api/v1/drafts/{PROBLEM}/python3", app.url);
    let saved = app.http.put(draft).bearer_auth(&ada.key).json(&json!({ "source": "print(1)", "revision": 0 }));
    assert_eq!(saved.send().await.unwrap().status(), StatusCode::OK);

    let folder = tempfile::tempdir().unwrap();
    let output = tokio::process::Command::new("schemathesis")
        .args(["--config-file", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/api/schemathesis.toml")])
        .args(["run", &format!("{}/api/v1/openapi.json", app.url), "--max-time", MAX_SECONDS])
        .args(["--header", &format!("Authorization: Bearer {}", ada.key)])
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .output()
        .await
        .expect("cannot start schemathesis: run `make setup-test` to install it");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{text}\n{}", String::from_utf8_lossy(&output.stderr));
    app.stop().await;
}
