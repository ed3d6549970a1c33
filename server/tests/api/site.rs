//! The server keeps the site's files from its start. A build in the same folder must not change them.

use std::{fs, path::Path};

use reqwest::StatusCode;
use tempfile::TempDir;

use crate::app::TestApp;

/// Creates a built site. Its files contain `word`, and their names `hash`.
fn build(folder: &Path, hash: &str, word: &str) {
    if folder.exists() {
        fs::remove_dir_all(folder).unwrap();
    }
    fs::create_dir_all(folder.join("pkg")).unwrap();
    fs::create_dir_all(folder.join("editor")).unwrap();
    let names = ["js", "wasm", "css", "parts"].map(|kind| format!("{kind}: {hash}\n"));
    fs::write(folder.join("hash.txt"), names.concat()).unwrap();
    for kind in ["js", "wasm", "css"] {
        fs::write(folder.join(format!("pkg/assay.{hash}.{kind}")), format!("{word} {kind}")).unwrap();
        fs::write(folder.join(format!("pkg/assay.{hash}.{kind}.br")), format!("{word} {kind} packed")).unwrap();
    }
    let files = format!(r#"{{"lists": ["shared.{hash}.bin"]}}"#);
    fs::write(folder.join(format!("pkg/parts.{hash}.json")), files).unwrap();
    fs::write(folder.join(format!("pkg/shared.{hash}.bin")), word).unwrap();
    fs::write(folder.join("editor/site-ABCD1234.js"), word).unwrap();
    fs::write(folder.join("favicon.svg"), word).unwrap();
}

/// The addresses of a page's bundle, styles and modules.
fn parts(page: &str) -> Vec<String> {
    let quoted = page.split(['"', '\'']).filter(|text| text.starts_with("/pkg/") || text.starts_with("/editor/"));
    let mut parts: Vec<String> = quoted.map(str::to_owned).collect();
    parts.sort();
    parts.dedup();
    parts
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_replaced_while_the_server_runs_still_loads() {
    let folder = TempDir::new().unwrap();
    let site = folder.path().join("site");
    build(&site, "first-hash_of_22_chars", "first");
    let app = TestApp::start_with(|config| config.site_dir = Some(site.clone())).await;
    let before = app.get(None, "/tracks").await.text().await.unwrap();
    // Replace the site after one page was rendered, and later delete it.
    build(&site, "second-hash-of_22_chars", "second");
    let check = async |path: &str| {
        let page = app.get(None, path).await.text().await.unwrap();
        let parts = parts(&page);
        for kind in [".css", ".js", ".wasm"] {
            assert!(parts.iter().any(|part| part.ends_with(kind)), "{path} has no {kind}: {parts:?}");
        }
        let has_lazy_part = parts.iter().any(|part| part.ends_with(".bin"));
        assert_eq!(has_lazy_part, matches!(path, "/tracks" | "/login"), "{path}: {parts:?}");
        for part in parts {
            let plain = app.get(None, &part).await;
            assert_eq!(plain.status(), StatusCode::OK, "{part}");
            assert!(plain.text().await.unwrap().starts_with("first"), "{part}");
            let request = app.http.get(format!("{}{part}", app.url)).header("accept-encoding", "br");
            assert!(request.send().await.unwrap().text().await.unwrap().starts_with("first"), "{part}");
        }
    };
    check("/tracks").await;
    check("/login").await;
    fs::remove_dir_all(&site).unwrap();
    check("/").await;
    check("/problems/coffee-stamps").await;
    assert_eq!(parts(&before), parts(&app.get(None, "/tracks").await.text().await.unwrap()));
    assert_eq!(app.get(None, "/favicon.svg").await.text().await.unwrap(), "first");
    app.stop().await;
}
