//! Titles, names and descriptions with markup are shown as text on every page.

use assay_domain::{Limits, Plan, PlannedCase};
use assay_store::{NewProblem, NewStatement, NewTrack};
use reqwest::StatusCode;

use crate::{
    admin::{Browser, admin},
    app::TestApp,
};

const HOSTILE: &str = "</title></script><x-hostile onload=\"a\">&lt;b";

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
