//! The shipped library: what a start loads, what an upgrade changes, and what admins choose.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use assay_broker::{Broker, RedisConfig};
use assay_domain::{ShippedItem, ShippedKind, ShippedLibrary, ShippedState};
use assay_server::{Application, Config, Shared};
use assay_store::{NewProblem, Store};
use assay_testbed::{Postgres, Redis};
use reqwest::StatusCode;
use serde_json::Value;
use tempfile::TempDir;

use crate::{
    admin::{Browser, admin},
    app::{Person, TIMEOUT, client, config, open_store, repository},
    crash::Server,
};

/// Files of an installation, whose library a test changes between two starts.
pub(crate) struct Site {
    folder: TempDir,
}

impl Site {
    pub(crate) fn new() -> Self {
        let site = Self { folder: tempfile::tempdir().unwrap() };
        for slug in ["one", "two"] {
            site.write_problem(slug, "first");
        }
        site.write_track("Way", "Read this.");
        site
    }

    pub(crate) fn content(&self) -> PathBuf {
        self.folder.path().join("content")
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.content().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// A small problem whose title and statement have this word.
    pub(crate) fn write_problem(&self, slug: &str, word: &str) {
        let file = |path: &str, text: &str| self.write(&format!("problems/{slug}/{path}"), text);
        file(
            "problem.yaml",
            &format!("problem_format_version: 2025-09\nname: {slug} {word}\nlimits:\n  time_limit: 2\n"),
        );
        file("statement/problem.en.md", &format!("Print the {word} number.\n"));
        for (name, text) in
            [("sample/1.in", "1\n"), ("sample/1.ans", "1\n"), ("secret/1.in", "2\n"), ("secret/1.ans", "2\n")]
        {
            file(&format!("data/{name}"), text);
        }
    }

    pub(crate) fn write_track(&self, title: &str, lesson: &str) {
        let yaml = format!(
            "title: {title}\ndescription: In order.\nsections:\n- title: Start\n  lesson: way/start.md\n  problems: [one, two]\n"
        );
        self.write("tracks/way.yaml", &yaml);
        self.write("tracks/way/start.md", lesson);
    }

    /// Removes a file or folder of the library.
    pub(crate) fn remove(&self, path: &str) {
        let path = self.content().join(path);
        if path.is_dir() { fs::remove_dir_all(path).unwrap() } else { fs::remove_file(path).unwrap() }
    }

    pub(crate) async fn start(&self) -> Running {
        let config = Config { content_dir: Some(self.content()), ..config(&self.data()) };
        let application = Application::start(config).await.unwrap();
        application.library_loaded().await;
        let url = format!("http://{}", application.addr());
        Running { store: open_store(&self.data()).await, url, application }
    }
}

/// A server with the library of a [`Site`].
pub(crate) struct Running {
    application: Application,
    pub(crate) store: Store,
    pub(crate) url: String,
}

impl Running {
    pub(crate) async fn stop(self) {
        self.store.close().await.unwrap();
        self.application.stop().await.unwrap();
    }

    pub(crate) async fn item(&self, slug: &str) -> ShippedItem {
        let (_, page) = self.store.shipped(None, None, 100).await.unwrap();
        page.items.into_iter().find(|item| item.slug.as_str() == slug).unwrap()
    }

    /// What the REST interface answers.
    pub(crate) async fn get(&self, path: &str, person: &Person) -> Value {
        let request = client().get(format!("{}/api/v1{path}", self.url)).bearer_auth(&person.key);
        request.send().await.unwrap().json().await.unwrap()
    }

    /// The title that visitors see, and the number of editions.
    pub(crate) async fn problem(&self, slug: &str) -> (String, usize) {
        let answer = client().get(format!("{}/api/v1/problems/{slug}", self.url)).send().await.unwrap();
        let shown: Value = answer.json().await.unwrap();
        let details = self.store.problem_details(&slug.parse().unwrap(), None, 100).await.unwrap().unwrap();
        (shown["title"].as_str().unwrap_or_default().to_owned(), details.editions.items.len())
    }

    /// The languages that the REST interface names.
    pub(crate) async fn verified(&self, slug: &str) -> Vec<String> {
        let answer = client().get(format!("{}/api/v1/problems/{slug}", self.url)).send().await.unwrap();
        serde_json::from_value(answer.json::<Value>().await.unwrap()["verified"].clone()).unwrap()
    }

    pub(crate) async fn import(&self, slug: &str, title: &str, by: &Person) {
        let stored = self.store.problem(&slug.parse().unwrap()).await.unwrap().unwrap().in_language(&[]);
        let plan = assay_domain::Plan::of_cases(stored.limits, Vec::new());
        let new =
            NewProblem { package_hash: title.to_owned(), ..NewProblem::new(stored.slug, title, "<p>Mine.", plan) };
        self.store.import_problem(&new, None, Some(by.me.id)).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upgrade_replaces_unchanged_content_and_admins_choose() {
    let site = Site::new();
    let running = site.start().await;
    assert_eq!(running.problem("one").await, ("one first".to_owned(), 1));
    assert_eq!(running.verified("one").await, Vec::<String>::new());
    let root = admin(&running.store).await;
    running.import("two", "two of mine", &root).await;
    let version = running.store.tracks_version().await.unwrap();
    running.stop().await;

    // Nothing has changed, so nothing is written.
    let running = site.start().await;
    assert_eq!(running.store.tracks_version().await.unwrap(), version);
    let hash = running.store.package_of(&"one".parse().unwrap()).await.unwrap().unwrap().package_hash;
    running.stop().await;

    // The record of the verification changes without the problem.
    site.write("verified.tsv", &format!("# problem\tpackage\tjudge\tlanguages\none\t{hash}\tj\tcpp python3\n"));
    let running = site.start().await;
    assert_eq!(running.verified("one").await, ["cpp", "python3"]);
    let page = client().get(format!("{}/problems/one", running.url)).send().await.unwrap().text().await.unwrap();
    assert!(page.contains("Limits verified in "), "{page}");
    assert_eq!(running.item("one").await.state, ShippedState::Added);
    running.stop().await;

    for slug in ["one", "two", "three"] {
        site.write_problem(slug, "second");
    }
    site.write_track("Long way", "Read this slowly.");
    let running = site.start().await;
    assert_eq!(running.problem("one").await, ("one second".to_owned(), 2));
    assert_eq!(running.problem("two").await, ("two of mine".to_owned(), 3));
    assert_eq!(running.problem("three").await, ("three second".to_owned(), 1));
    let kept = running.item("two").await;
    assert_eq!((kept.state, kept.used_version, kept.shipped_version), (ShippedState::Kept, Some(2), Some(3)));
    let answer = client().get(format!("{}/api/v1/tracks/way", running.url)).send().await.unwrap();
    let track: Value = answer.json().await.unwrap();
    assert_eq!(track["title"], "Long way");
    assert_eq!(track["sections"][0]["lesson"], "<p>Read this slowly.</p>\n");

    // On the page, without scripts.
    let browser = Browser::of(&running.store, &root).await;
    let (status, page) = browser.get(&format!("{}/admin/shipped", running.url)).await;
    assert_eq!(status, StatusCode::OK);
    for words in
        ["Use the shipped version: two of mine", "Undo: one second", "Undo: Long way", "Checked at the last start: 4"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    let form =
        |action: &'static str, kind: &'static str, slug: &'static str| [("do", action), ("kind", kind), ("slug", slug)];
    for (form, words) in [
        (form("shipped.use", "problem", "two"), "two: the shipped version is in use."),
        (form("shipped.undo", "problem", "one"), "one: the previous version is in use again."),
        (form("shipped.undo", "track", "way"), "way: the previous version is in use again."),
    ] {
        let (status, page) = browser.post(&running.url, "/admin/shipped", &form).await;
        assert_eq!(status, StatusCode::OK);
        assert!(page.contains(words), "{words}: {page}");
    }
    assert_eq!(running.problem("two").await, ("two second".to_owned(), 3));
    assert_eq!(running.problem("one").await, ("one first".to_owned(), 2));
    let (_, page) = browser.post(&running.url, "/admin/shipped", &form("shipped.undo", "problem", "one")).await;
    assert!(page.contains("This was changed in the meantime."), "{page}");
    running.stop().await;

    // An undone upgrade does not come back, and the next one waits.
    let running = site.start().await;
    assert_eq!(running.problem("one").await, ("one first".to_owned(), 2));
    running.stop().await;
    site.write_problem("one", "third");
    let running = site.start().await;
    assert_eq!(running.problem("one").await, ("one first".to_owned(), 3));
    assert_eq!(running.item("way").await.state, ShippedState::Undone);

    // The REST interface does the same.
    let get = || client().get(format!("{}/api/v1/admin/shipped?limit=1", running.url)).bearer_auth(&root.key);
    let library: ShippedLibrary = get().send().await.unwrap().json().await.unwrap();
    assert_eq!(library.page.items[0].slug.as_str(), "one");
    assert!(library.page.next.is_some());
    let post = |action: &str| {
        let url = format!("{}/api/v1/admin/shipped/{action}", running.url);
        client().post(url).bearer_auth(&root.key).send()
    };
    for (action, status) in [
        ("problem/one/use", StatusCode::NO_CONTENT),
        ("problem/one/use", StatusCode::CONFLICT),
        ("problem/one/undo", StatusCode::NO_CONTENT),
        ("track/way/use", StatusCode::NO_CONTENT),
        ("problem/none/use", StatusCode::NOT_FOUND),
        ("poem/one/use", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(post(action).await.unwrap().status(), status, "{action}");
    }
    assert_eq!(running.item("way").await.title.as_deref(), Some("Long way"));
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_package_does_not_stop_the_others_and_is_loaded_when_it_is_fixed() {
    let site = Site::new();
    site.write("problems/one/problem.yaml", "name: [");
    site.write("tracks/worse.yaml", "title: [");
    let running = site.start().await;
    assert_eq!(running.problem("two").await.1, 1);
    for slug in ["one", "way", "worse"] {
        let failed = running.item(slug).await;
        assert_eq!(failed.state, ShippedState::Failed, "{failed:?}");
        let folder = site.content().display().to_string();
        assert!(!failed.error.clone().unwrap().contains(&folder), "it names a path of the server: {failed:?}");
    }
    let root = admin(&running.store).await;
    let browser = Browser::of(&running.store, &root).await;
    let (_, page) = browser.get(&format!("{}/admin/shipped", running.url)).await;
    assert!(page.contains("Not loaded") && page.contains("problem.yaml"), "{page}");
    running.stop().await;

    site.write_problem("one", "first");
    site.remove("tracks/worse.yaml");
    let running = site.start().await;
    assert_eq!(
        (running.item("one").await.state, running.item("way").await.state),
        (ShippedState::Added, ShippedState::Added)
    );
    let gone = running.item("worse").await;
    assert_eq!((gone.state, gone.title, gone.error), (ShippedState::Left, None, None));

    // A broken upgrade leaves what is in use.
    running.stop().await;
    site.write("problems/one/problem.yaml", "name: [");
    let running = site.start().await;
    assert_eq!(running.item("one").await.state, ShippedState::Failed);
    assert_eq!(running.problem("one").await, ("one first".to_owned(), 1));
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_dies_while_it_loads_is_continued() {
    /// More than a server loads before this test, on a busy machine, sees the first one.
    const MORE: usize = 150;
    const ALL: usize = MORE + 2;
    // On a very busy machine, a server may still load all of them first. Then a new site is tried.
    for _ in 0..5 {
        let site = Site::new();
        for number in 0..MORE {
            site.write_problem(&format!("more-{number:03}"), "first");
        }
        let start = || {
            let mut command = Command::new(env!("CARGO_BIN_EXE_assay-server"));
            command.env("ASSAY_CONTENT_DIR", site.content());
            command
        };
        let server = Server::start_while_loading(start(), site.folder.path());
        let store = open_store(&site.data()).await;
        let some_loaded = async {
            while store.shipped_fingerprints().await.unwrap().is_empty() {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        };
        tokio::time::timeout(TIMEOUT, some_loaded).await.unwrap();
        // Dropping sends SIGKILL.
        drop(server);
        let loaded = store.shipped_fingerprints().await.unwrap().len();
        if loaded >= ALL {
            continue;
        }

        let server = Server::start_by(start(), site.folder.path());
        let (_, page) = store.shipped(None, None, 200).await.unwrap();
        assert_eq!(page.items.len(), ALL + 1);
        assert!(page.items.iter().all(|item| item.state == ShippedState::Added), "{page:?}");
        let is_first = |item: &ShippedItem| item.kind == ShippedKind::Track || item.used_version == Some(1);
        assert!(page.items.iter().all(is_first), "{page:?}");
        store.close().await.unwrap();
        drop(server);
        return;
    }
    panic!("each server loaded everything before it was killed");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_answer_while_they_wait_and_load_once() {
    let site = Site::new();
    let (redis, postgres) = (Redis::start(), Postgres::start_counting(&[]));
    let broker = Broker::redis(RedisConfig::new(redis.url())).await.unwrap();
    // As if a third server were loading.
    let lock = broker.try_lock("shipped-library", TIMEOUT).await.unwrap().unwrap();
    let starting = ["a", "b"].map(|name| {
        let shared = Shared { database_url: postgres.url(), redis_url: redis.url() };
        let data = site.folder.path().join(name);
        let mut config = Config { shared: Some(shared), content_dir: Some(site.content()), ..config(&data) };
        config.blobs = assay_store::BlobsConfig::of_data_folder(site.folder.path());
        Application::start(config)
    });
    let servers: Vec<_> = futures::future::join_all(starting).await.into_iter().map(Result::unwrap).collect();
    let get = async |server: &Application, path: &str| {
        client().get(format!("http://{}{path}", server.addr())).send().await.unwrap()
    };
    for server in &servers {
        assert_eq!(get(server, "/problems").await.status(), StatusCode::OK);
        assert_eq!(get(server, "/readyz").await.status(), StatusCode::SERVICE_UNAVAILABLE);
        let problems: Value = get(server, "/api/v1/problems").await.json().await.unwrap();
        assert_eq!(problems["items"].as_array().unwrap().len(), 0);
    }
    broker.unlock(&lock).await.unwrap();
    for server in &servers {
        tokio::time::timeout(TIMEOUT, server.library_loaded()).await.unwrap();
        assert_eq!(get(server, "/readyz").await.status(), StatusCode::OK);
    }
    let store = Store::connect(&postgres.url()).await.unwrap();
    let (_, page) = store.shipped(None, None, 10).await.unwrap();
    assert_eq!(page.items.len(), 3);
    assert!(page.items.iter().all(|item| item.state == ShippedState::Added), "{page:?}");
    let log = store.audit_log(&assay_store::AuditFilter::default(), None, 100).await.unwrap();
    let loads = log.items.iter().filter(|entry| entry.action.as_str().ends_with(".shipped")).count();
    assert_eq!(loads, 3, "{log:?}");
    store.close().await.unwrap();
    for server in servers {
        server.stop().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_without_the_library_says_so() {
    let site = Site::new();
    let mut command = Command::new(env!("CARGO_BIN_EXE_assay-server"));
    command.env("ASSAY_SHIPPED_LIBRARY", "off");
    let server = Server::start_while_loading(command, site.folder.path());
    let ready = client().get(format!("{}/readyz", server.url)).send().await.unwrap();
    assert_eq!(ready.status(), StatusCode::OK);
    let store = open_store(&site.data()).await;
    let root = admin(&store).await;
    let answer = client().get(format!("{}/api/v1/admin/shipped", server.url)).bearer_auth(&root.key).send();
    let library: Value = answer.await.unwrap().json().await.unwrap();
    assert_eq!((&library["progress"]["state"], library["page"]["items"].as_array().unwrap().len()), (&"off".into(), 0));
    assert!(store.problem_details(&"coffee-stamps".parse().unwrap(), None, 1).await.unwrap().is_none());
    store.close().await.unwrap();
}

/// The whole library, as it is shipped.
#[tokio::test(flavor = "multi_thread")]
async fn every_shipped_problem_and_track_is_loaded() {
    let data = tempfile::tempdir().unwrap();
    let config = Config { content_dir: Some(repository().to_owned()), ..config(data.path()) };
    let application = Application::start(config).await.unwrap();
    application.library_loaded().await;
    let store = open_store(data.path()).await;
    let (counts, _) = store.shipped(None, None, 1).await.unwrap();
    let counts: Vec<_> = counts.iter().map(|count| (count.state, count.problems, count.tracks)).collect();
    assert_eq!(counts, [(ShippedState::Added, shipped("problems"), shipped("tracks"))]);
    let url = format!("http://{}", application.addr());
    let get =
        async |path: &str| client().get(format!("{url}{path}")).send().await.unwrap().json::<Value>().await.unwrap();
    let listed = get("/api/v1/problems?limit=100").await;
    assert_eq!(listed["items"].as_array().unwrap().len(), shipped("problems").min(100) as usize);
    let track = get("/api/v1/tracks/first-programs").await;
    assert!(track["sections"][0]["lesson"].as_str().unwrap().contains("<h3>"), "{track}");
    assert_eq!(track["hours"], 8);
    store.close().await.unwrap();
    application.stop().await.unwrap();
}

/// The number of shipped problems or tracks.
fn shipped(what: &str) -> u32 {
    let entries = fs::read_dir(repository().join(what)).unwrap().map(|entry| entry.unwrap().path());
    let is_shipped =
        |path: &PathBuf| path.join("problem.yaml").is_file() || Path::extension(path).is_some_and(|end| end == "yaml");
    entries.filter(is_shipped).count().try_into().unwrap()
}
