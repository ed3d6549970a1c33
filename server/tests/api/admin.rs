//! Changes by admins. The tests post the forms as a browser without scripts does.

use assay_domain::{Role, Source, Sources, SubmissionState, UserId, Verdict};
use assay_store::{AuditFilter, NewSubmission, Store};
use reqwest::{Client, StatusCode, header};
use serde_json::{Value, json};

use crate::app::{PROBLEM, Person, TestApp, client, person, session_cookie, shipped};

/// A browser with a session.
pub(crate) struct Browser {
    http: Client,
    cookie: String,
}

impl Browser {
    pub(crate) async fn of(store: &Store, person: &Person) -> Self {
        Self { http: client(), cookie: session_cookie(store, person, 600_000).await }
    }

    /// The value of its `Cookie` header.
    pub(crate) fn cookie(&self) -> &str {
        &self.cookie
    }

    /// Starts a POST request of this browser.
    pub(crate) fn request(&self, url: &str) -> reqwest::RequestBuilder {
        self.http.post(url).header(header::COOKIE, &self.cookie)
    }

    pub(crate) async fn get(&self, url: &str) -> (StatusCode, String) {
        let answer = self.http.get(url).header(header::COOKIE, &self.cookie).send().await.unwrap();
        (answer.status(), answer.text().await.unwrap())
    }

    /// Posts a form to its page. Returns the body, or for a redirect its target.
    pub(crate) async fn post(&self, server: &str, path: &str, form: &[(&str, &str)]) -> (StatusCode, String) {
        let request = self.http.post(format!("{server}{path}")).form(form);
        let request = request.header(header::COOKIE, &self.cookie).header(header::ORIGIN, server);
        let answer = request.send().await.unwrap();
        let status = answer.status();
        let target = answer.headers().get(header::LOCATION).map(|target| target.to_str().unwrap().to_owned());
        (status, target.unwrap_or(answer.text().await.unwrap()))
    }
}

/// Creates an admin.
pub(crate) async fn admin(store: &Store) -> Person {
    let person = person(store, "root").await;
    store.change_role(person.me.id, Role::Admin, None).await.unwrap();
    person
}

async fn revision(store: &Store, slug: &str) -> String {
    store.managed_track(&slug.parse().unwrap()).await.unwrap().unwrap().revision.to_string()
}

async fn listed(server: &str, slug: &str) -> Option<Value> {
    let answer = client().get(format!("{server}/api/v1/tracks")).send().await.unwrap();
    let body: Value = answer.json().await.unwrap();
    body["items"].as_array().unwrap().iter().find(|track| track["slug"] == slug).cloned()
}

#[tokio::test(flavor = "multi_thread")]
async fn only_admins_can_open_admin_pages() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    let browser = Browser::of(&app.store, &ada).await;
    let pages = [
        "",
        "/tracks",
        "/new-track",
        "/tracks/first-steps",
        "/people",
        "/failed",
        "/audit",
        "/problems",
        "/problems/coffee-stamps",
        "/imports/1",
        "/shipped",
    ];
    for page in pages {
        let url = format!("{}/admin{page}", app.url);
        let visitor = client().get(&url).send().await.unwrap();
        assert_eq!(visitor.status(), StatusCode::SEE_OTHER, "{url}");
        assert!(visitor.headers()[header::LOCATION].to_str().unwrap().starts_with("/login?next=/admin"), "{url}");
        let (status, page) = browser.get(&url).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{url}");
        assert!(page.contains("Not allowed") && !page.contains("first-steps"), "{url}");
    }
    let form = [("do", "user.role"), ("user", &*ada.me.id.to_string()), ("role", "admin")];
    let (status, _) = browser.post(&app.url, "/admin/people", &form).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let act = format!("{}/api/fn/admin_act", app.url);
    let body = json!({ "fields": form });
    let request = client().post(act).json(&body).header(header::COOKIE, &browser.cookie);
    assert_eq!(request.header(header::ORIGIN, &app.url).send().await.unwrap().status(), StatusCode::FORBIDDEN);
    assert_eq!(app.store.people(Some("ada"), None, 1).await.unwrap().items[0].role, Role::Learner);
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_listing_is_current_after_every_edit_of_a_track() {
    let app = TestApp::start().await;
    let root = admin(&app.store).await;
    let browser = Browser::of(&app.store, &root).await;
    let form = [("do", "track.create"), ("title", "Two Sums!"), ("slug", ""), ("description", "Sums.")];
    let (status, place) = browser.post(&app.url, "/admin/new-track", &form).await;
    assert_eq!((status, place.as_str()), (StatusCode::SEE_OTHER, "/admin/tracks/two-sums"));
    assert_eq!(listed(&app.url, "two-sums").await, None, "it is not published yet");

    let page = "/admin/tracks/two-sums";
    let act = async |what: &str, problem: &[&str]| {
        let revision = revision(&app.store, "two-sums").await;
        let mut form = vec![("do", what), ("slug", "two-sums"), ("revision", revision.as_str())];
        form.extend(problem.iter().map(|problem| ("problem", *problem)));
        browser.post(&app.url, page, &form).await
    };
    let order = async || {
        let draft = app.store.managed_track(&"two-sums".parse().unwrap()).await.unwrap().unwrap();
        draft.entries.into_iter().map(|entry| entry.entry().to_string()).collect::<Vec<_>>()
    };
    for problem in [PROBLEM, "lantern-walk"] {
        let (status, text) = act("track.add", &[problem]).await;
        assert_eq!(status, StatusCode::OK);
        assert!(text.contains(&format!("{problem} added.")) && text.contains("Undo"));
    }
    assert_eq!(act("track.publish", &[]).await.0, StatusCode::OK);
    assert_eq!(listed(&app.url, "two-sums").await.unwrap()["problems"], 2);
    assert_eq!(act("track.up", &["lantern-walk"]).await.0, StatusCode::OK);
    assert_eq!(order().await, ["lantern-walk", PROBLEM]);
    assert_eq!(act("track.problems", &[PROBLEM, "lantern-walk"]).await.0, StatusCode::OK);
    assert_eq!(order().await, [PROBLEM, "lantern-walk"]);
    let revision_now = revision(&app.store, "two-sums").await;
    let section = async |title: &str| {
        let revision = revision(&app.store, "two-sums").await;
        let form = [("do", "track.section"), ("slug", "two-sums"), ("revision", &revision), ("section", title)];
        browser.post(&app.url, page, &form).await
    };
    let (status, text) = section(" ").await;
    assert!(status == StatusCode::UNPROCESSABLE_ENTITY && text.contains("1 to 100 characters"), "{status} {text}");
    assert_eq!(revision(&app.store, "two-sums").await, revision_now);
    let (status, text) = section("Going on").await;
    assert!(status == StatusCode::OK && text.contains("Section added.") && text.contains("Undo"), "{status} {text}");
    let (status, text) = section("Going on").await;
    assert!(status == StatusCode::UNPROCESSABLE_ENTITY && text.contains("already"), "{status} {text}");
    assert_eq!(act("track.up", &["# Going on"]).await.0, StatusCode::OK);
    assert_eq!(order().await, [PROBLEM, "# Going on", "lantern-walk"]);
    let track: Value = app.get(None, "/api/v1/tracks/two-sums").await.json().await.unwrap();
    assert_eq!(track["sections"], json!([{ "title": "Going on", "first": 2 }]));
    let (_, text) = browser.get(&format!("{}/tracks/two-sums", app.url)).await;
    assert!(text.contains("Going on"), "{text}");
    let revision_now = revision(&app.store, "two-sums").await;
    let form = [
        ("do", "track.rename"),
        ("slug", "two-sums"),
        ("revision", &revision_now),
        ("problem", "# Going on"),
        ("section", "Further"),
    ];
    assert_eq!(browser.post(&app.url, page, &form).await.0, StatusCode::OK);
    assert_eq!(order().await, [PROBLEM, "# Further", "lantern-walk"]);
    let (_, text) = act("track.remove", &["# Further"]).await;
    assert!(text.contains("Its problems stay"), "{text}");
    assert_eq!(order().await, [PROBLEM, "lantern-walk"]);

    assert_eq!(act("track.remove", &[PROBLEM]).await.0, StatusCode::OK);
    assert_eq!(listed(&app.url, "two-sums").await.unwrap()["problems"], 1);

    let (status, place) = act("track.delete", &[]).await;
    assert_eq!((status, place.as_str()), (StatusCode::SEE_OTHER, "/admin/tracks"));
    assert_eq!(listed(&app.url, "two-sums").await, None);
    let (_, text) = browser.get(&format!("{}/admin/tracks", app.url)).await;
    assert!(text.contains("Restore Two Sums!"));
    let form = [("do", "track.restore"), ("slug", "two-sums")];
    assert_eq!(browser.post(&app.url, "/admin/tracks", &form).await.0, StatusCode::OK);
    assert_eq!(listed(&app.url, "two-sums").await.unwrap()["problems"], 1);

    let filter = AuditFilter { action: Some("track.".into()), actor: Some("root@".into()), ..AuditFilter::default() };
    let logged = app.store.audit_log(&filter, None, 50).await.unwrap().items;
    let mut actions: Vec<&str> = logged.iter().map(|entry| entry.action.as_str()).collect();
    actions.reverse();
    let expected = [
        "track.create",
        "track.add_problem",
        "track.add_problem",
        "track.publish",
        "track.reorder",
        "track.reorder",
        "track.sections",
        "track.sections",
        "track.sections",
        "track.sections",
        "track.remove_problem",
        "track.delete",
        "track.restore",
    ];
    assert_eq!(actions, expected);
    let (status, text) = browser.get(&format!("{}/admin/audit?action=track.", app.url)).await;
    assert_eq!(status, StatusCode::OK);
    assert!(text.contains("root@example.org") && text.contains("Removed a problem from track"));
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn invalid_and_outdated_forms_are_refused_with_the_reason() {
    let app = TestApp::start().await;
    let root = admin(&app.store).await;
    let browser = Browser::of(&app.store, &root).await;
    let page = "/admin/tracks/first-steps";
    let old = revision(&app.store, "first-steps").await;
    let edit = async |title: &str, revision: &str| {
        let form = [
            ("do", "track.edit"),
            ("slug", "first-steps"),
            ("revision", revision),
            ("title", title),
            ("description", "Other words"),
        ];
        browser.post(&app.url, page, &form).await
    };
    assert_eq!(edit("Steps", &old).await.0, StatusCode::OK);
    // A form from a page that was loaded before this edit.
    let (status, text) = edit("Mine", &old).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(text.contains("Another admin changed this track"));
    assert!(text.contains("value=\"Mine\""), "the form keeps the typed title");
    let (status, text) = edit(" ", &revision(&app.store, "first-steps").await).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text.contains("Write a title of 1 to 100 characters."));
    assert_eq!(listed(&app.url, "first-steps").await.unwrap()["title"], "Steps");

    let form = [("do", "track.create"), ("title", "Again"), ("slug", "first-steps"), ("description", "Kept words")];
    let (status, text) = browser.post(&app.url, "/admin/new-track", &form).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text.contains("Another track uses this URL name") && text.contains("Kept words"));
    let me = root.me.id.to_string();
    let form = [("do", "user.role"), ("user", me.as_str()), ("role", "learner")];
    let (status, text) = browser.post(&app.url, "/admin/people", &form).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(text.contains("This is the last admin"));
    for invalid in [&[("do", "nothing.known")][..], &[("do", "user.role"), ("user", "x")], &[("slug", "../..")]] {
        assert_eq!(browser.post(&app.url, page, invalid).await.0, StatusCode::CONFLICT, "{invalid:?}");
    }
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rejudge_is_shown_to_the_author_live() {
    let app = TestApp::start().await;
    let root = admin(&app.store).await;
    let browser = Browser::of(&app.store, &root).await;
    let ada = app.person("ada").await;
    let submission = NewSubmission {
        user: ada.me.id,
        problem: PROBLEM.parse().unwrap(),
        language: "python3".into(),
        sources: Sources::one(&Source::new(shipped("accepted/running_total.py")).unwrap()),
        interface: None,
        idempotency_key: None,
    };
    let id = app.store.create_submission(&submission).await.unwrap();
    assert!(app.store.give_up(id, "the disk is full").await.unwrap());
    let mut socket = app.socket(&ada).await;
    assert_eq!(socket.verdict(id).await.verdict, Some(Verdict::JudgeError));

    let (status, text) = browser.get(&format!("{}/admin/failed", app.url)).await;
    assert_eq!(status, StatusCode::OK);
    assert!(text.contains("the disk is full") && text.contains("ada@example.org"));
    let form = [("do", "submission.retry"), ("submission", &*id.to_string())];
    assert_eq!(browser.post(&app.url, "/admin/failed", &form).await.0, StatusCode::OK);
    // The same socket receives the rejudge without a new watch.
    let done = loop {
        let message = socket.next().await.expect("the socket was closed");
        if message["type"] == "done" {
            break message;
        }
        assert_eq!(message["type"], "progress", "{message}");
    };
    assert_eq!((&done["submission"]["id"], &done["submission"]["verdict"]), (&id.0.into(), &"accepted".into()));
    let (status, text) = browser.post(&app.url, "/admin/failed", &form).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(text.contains("Only submissions with a judge error can be rejudged"));
    let (_, row) = app.store.submission(id).await.unwrap().unwrap();
    assert_eq!((row.state, row.verdict), (SubmissionState::Done, Some(Verdict::Accepted)));
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_role_applies_from_the_next_request() {
    let app = TestApp::start().await;
    let root = admin(&app.store).await;
    let browser = Browser::of(&app.store, &root).await;
    let ada = app.person("ada").await;
    let ada_browser = Browser::of(&app.store, &ada).await;
    let role = async |user: UserId, role: &str| {
        let user = user.to_string();
        let form = [("do", "user.role"), ("user", user.as_str()), ("role", role)];
        browser.post(&app.url, "/admin/people", &form).await
    };
    let page = format!("{}/admin", app.url);
    assert_eq!(ada_browser.get(&page).await.0, StatusCode::FORBIDDEN);
    let (status, text) = role(ada.me.id, "admin").await;
    assert_eq!(status, StatusCode::OK);
    assert!(text.contains("ada@example.org is now an admin."));
    let (status, text) = ada_browser.get(&page).await;
    assert_eq!(status, StatusCode::OK);
    assert!(text.contains("Workers and queue") && text.contains("slots busy"));
    assert_eq!(role(ada.me.id, "learner").await.0, StatusCode::OK);
    assert_eq!(ada_browser.get(&page).await.0, StatusCode::FORBIDDEN);
    assert_eq!(role(UserId(4711), "admin").await.0, StatusCode::NOT_FOUND);
    app.stop().await;
}
