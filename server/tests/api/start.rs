//! The start of a server, and its errors.

use std::{cell::Cell, fs, os::unix::fs::PermissionsExt};

use assay_server::{Application, FirstAdmin};
use futures::future::join_all;
use reqwest::StatusCode;

use crate::app::{TestApp, config};

#[tokio::test(flavor = "multi_thread")]
async fn the_first_start_creates_admin_and_content_and_a_restart_keeps_them() {
    let admin = || FirstAdmin {
        email: "root@example.org".parse().unwrap(),
        password: "correct horse battery".parse().unwrap(),
    };
    let app = TestApp::start_with(|config| config.admin = Some(admin())).await;
    assert_eq!(app.get(None, "/readyz").await.status(), StatusCode::OK);
    assert!(app.store.has_admin().await.unwrap());
    let tracks = app.store.tracks(None, 10).await.unwrap();
    assert_eq!(tracks.page.items.len(), 2);
    let version = tracks.version;

    let data = app.data.path().to_owned();
    let again = Application::start(config(&data)).await.unwrap_err();
    assert!(format!("{again:#}").contains("another server uses the data folder"), "{again:#}");

    app.store.close().await.unwrap();
    let keep = stop_keeping_data(app).await;
    let second = Application::start(config(&data)).await.unwrap();
    second.library_loaded().await;
    let store = crate::app::open_store(&data).await;
    assert_eq!(store.tracks(None, 10).await.unwrap().version, version, "a restart must not write the tracks again");
    store.close().await.unwrap();
    second.stop().await.unwrap();
    drop(keep);
}

async fn stop_keeping_data(app: TestApp) -> tempfile::TempDir {
    let (data, application) = app.into_parts();
    application.stop().await.unwrap();
    data
}

#[tokio::test(flavor = "multi_thread")]
async fn a_port_in_use_is_named() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let data = tempfile::tempdir().unwrap();
    let mut config = config(data.path());
    config.addr = taken.local_addr().unwrap();
    let error = format!("{:#}", Application::start(config).await.unwrap_err());
    assert!(error.contains("ASSAY_ADDR") && error.contains(&taken.local_addr().unwrap().to_string()), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unwritable_data_folder_is_named() {
    let data = tempfile::tempdir().unwrap();
    // Even root cannot create a folder below a file.
    let file = data.path().join("file");
    fs::write(&file, "").unwrap();
    let error = format!("{:#}", Application::start(config(&file.join("data"))).await.unwrap_err());
    assert!(error.contains("ASSAY_DATA_DIR"), "{error}");

    let closed = data.path().join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o500)).unwrap();
    if fs::write(closed.join("probe"), "").is_err() {
        let error = format!("{:#}", Application::start(config(&closed)).await.unwrap_err());
        assert!(error.contains("ASSAY_DATA_DIR"), "{error}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_data_folder_inside_the_site_is_refused() {
    let site = tempfile::tempdir().unwrap();
    let mut config = config(&site.path().join("data"));
    config.site_dir = Some(site.path().to_owned());
    let error = format!("{:#}", Application::start(config).await.unwrap_err());
    assert!(error.contains("ASSAY_DATA_DIR") && error.contains("served to anyone"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_folder_without_a_build_is_named() {
    let data = tempfile::tempdir().unwrap();
    let mut config = config(data.path());
    let site = data.path().join("site");
    fs::create_dir(&site).unwrap();
    config.site_dir = Some(site.clone());
    let error = format!("{:#}", Application::start(config).await.unwrap_err());
    assert!(error.contains(site.to_str().unwrap()) && error.contains("make build"), "{error}");
}

/// Leptos generates the routes by rendering the app, and meanwhile no resource in the process can load.
#[tokio::test(flavor = "multi_thread")]
async fn a_starting_server_does_not_block_pages_of_another() {
    let app = TestApp::start().await;
    let starting = Cell::new(true);
    let pages = async {
        while starting.get() {
            let requests =
                (0..8).map(|_| async { assert_eq!(app.get(None, "/problems").await.status(), StatusCode::OK) });
            join_all(requests).await;
        }
    };
    let starts = async {
        let data = stop_keeping_data(TestApp::start().await).await;
        for _ in 0..10 {
            Application::start(config(data.path())).await.unwrap().stop().await.unwrap();
        }
        starting.set(false);
    };
    tokio::join!(pages, starts);
    app.stop().await;
}
