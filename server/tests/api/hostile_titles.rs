//! Titles, names and descriptions with markup are shown as text on every page.

use assay_domain::{LanguageId, Limits, Me, NewApiKey, Plan, PlannedCase, Role, Scope, Source, Sources};
use assay_store::{NewProblem, NewStatement, NewSubmission, NewTrack, NewUser};
use reqwest::StatusCode;

use crate::{
    admin::{Browser, admin},
    app::{PROBLEM, Person, TestApp},
};

const HOSTILE: &str = "</title></script><x-hostile onload=\"a\">&lt;b";

/// As long as a person's name may be.
const HOSTILE_NAME: &str = "</title></script><x-hostile onload=\"a\">";

#[tokio::test(flavor = "multi_thread")]
async fn hostile_titles_stay_text_on_every_page() {
    let app = TestApp::start().await;
    let plan = Plan::of_cases(Limits::default(), vec![PlannedCase::of("1", true, "a".repeat(64), "b".repeat(64))]);
    let new = NewProblem::new("hostile".parse().unwrap(), HOSTILE, "<p>What is asked.</p>", plan);
    let statements =
        ["en", "de"].map(|language| NewStatement { language: language.to_owned(), ..new.statements[0].clone() });
    let problem = NewProblem { tags: vec![HOSTILE.to_owned()], statements: statements.to_vec(), ..new };
    app.store.put_problem(&problem).await.unwrap();
    let track = NewTrack {
        slug: "hostile".parse().unwrap(),
        title: HOSTILE.to_owned(),
        description: HOSTILE.to_owned(),
        published: true,
        entries: vec![format!("# {HOSTILE}").parse().unwrap(), "hostile".parse().unwrap()],
    };
    app.store.create_track(&track, None).await.unwrap();
    let root = admin(&app.store).await;
    let browser = Browser::of(&app.store, &root).await;
    for path in [
        "/",
        "/problems",
        "/problems?q=hostile",
        "/problems/hostile",
        "/problems/hostile?language=de",
        "/tracks",
        "/tracks/hostile",
        "/submissions?problem=hostile",
        "/admin",
        "/admin/tracks",
        "/admin/tracks/hostile",
        "/admin/problems",
        "/admin/problems/hostile",
        "/admin/audit",
    ] {
        let (status, html) = browser.get(&format!("{}{path}", app.url)).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        assert!(!html.contains("<x-hostile"), "{path}: {html}");
        let title = html.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap();
        assert!(!title.contains('<'), "{path}: {title}");
        if matches!(path, "/problems/hostile" | "/tracks/hostile") {
            assert!(title.starts_with("&lt;/title&gt;") && title.contains("&amp;lt;b"), "{path}: {title}");
        }
    }
    app.stop().await;
}

/// Names of people and of their keys, and languages and messages of their submissions.
#[tokio::test(flavor = "multi_thread")]
async fn hostile_names_stay_text_on_every_page() {
    let app = TestApp::start().await;
    let user = NewUser {
        email: "eve@example.org".parse().unwrap(),
        name: HOSTILE_NAME.parse().unwrap(),
        password_hash: "none".to_owned(),
        role: Role::Admin,
    };
    let id = app.store.create_user(&user).await.unwrap();
    let key = NewApiKey { name: HOSTILE.parse().unwrap(), scope: Scope::Read, days: None };
    app.store.create_api_key(id, [7; 32], &key, Some(id)).await.unwrap();
    let submission = NewSubmission {
        user: id,
        problem: PROBLEM.parse().unwrap(),
        language: LanguageId(HOSTILE.to_owned()),
        sources: Sources::one(&Source::new(HOSTILE.to_owned()).unwrap()),
        interface: None,
        idempotency_key: None,
    };
    let [failed, other] = [(); 2].map(|()| app.store.create_submission(&submission));
    let (failed, other) = (failed.await.unwrap(), other.await.unwrap());
    assert!(app.store.give_up(failed, HOSTILE).await.unwrap());
    let me = Me { id, name: HOSTILE_NAME.to_owned(), email: "eve@example.org".to_owned(), role: Role::Admin };
    let browser = Browser::of(&app.store, &Person { me, key: String::new() }).await;
    for (path, shown) in [
        ("/", true),
        ("/problems", false),
        (&*format!("/problems/{PROBLEM}"), false),
        ("/tracks", false),
        ("/account", true),
        ("/account/keys", true),
        ("/submissions", true),
        (&*format!("/submissions/{failed}"), true),
        (&*format!("/submissions/{other}"), true),
        (&*format!("/compare?with={failed}&with={other}"), true),
        ("/admin", false),
        ("/admin/people", true),
        ("/admin/people?text=eve", true),
        ("/admin/submissions", true),
        ("/admin/submissions?person=eve", true),
        ("/admin/failed", true),
        ("/admin/audit", true),
        ("/admin/audit?actor=eve", true),
    ] {
        let (status, html) = browser.get(&format!("{}{path}", app.url)).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        assert!(!html.contains("<x-hostile"), "{path}: {html}");
        assert!(!shown || html.contains("x-hostile"), "{path} does not show the name: {html}");
    }
    // A refused form repeats its values, and a filter repeats its text.
    for path in ["/admin/people", "/admin/submissions", "/problems", "/submissions", "/admin/audit"] {
        for field in ["text", "person", "problem", "actor", "tag", "track", "language", "cursor"] {
            let address = format!("{}{path}", app.url);
            let request = app.http.get(address).query(&[(field, HOSTILE)]).header("cookie", browser.cookie());
            let html = request.send().await.unwrap().text().await.unwrap();
            assert!(!html.contains("<x-hostile"), "{path}, {field}: {html}");
        }
    }
    let form = [("name", HOSTILE), ("email", HOSTILE), ("password", "short")];
    let request = app.http.post(format!("{}/register", app.url)).form(&form).header("origin", &app.url);
    let html = request.send().await.unwrap().text().await.unwrap();
    assert!(html.contains("x-hostile") && !html.contains("<x-hostile"), "{html}");
    app.stop().await;
}
