//! Cached pages and parts of pages never show old content.

use assay_domain::{Limits, Plan, PlannedCase, Slug};
use assay_store::NewProblem;
use reqwest::StatusCode;
use serde_json::Value;

use crate::app::{Person, TestApp, session_cookie};

const PAGE: &str = "/problems/kept";

fn edition(title: &str) -> NewProblem {
    let slug: Slug = "kept".parse().unwrap();
    let plan = Plan::of_cases(Limits::default(), vec![PlannedCase::of("1", true, "a".repeat(64), "b".repeat(64))]);
    NewProblem { package_hash: title.to_owned(), ..NewProblem::new(slug, title, "<p>What is asked.</p>", plan) }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_shown_on_the_next_page() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    let session = session_cookie(&app.store, &ada, 60_000).await;
    let page_of = async |cookie: &str, path: &str| {
        let answer = app.http.get(format!("{}{path}", app.url)).header("cookie", cookie).send().await.unwrap();
        (answer.status(), answer.text().await.unwrap())
    };
    let page = async |path: &str| page_of("a=b", path).await;
    assert_eq!(page(PAGE).await.0, StatusCode::NOT_FOUND);
    for n in 0..5 {
        let title = format!("Edition {n}");
        app.store.put_problem(&edition(&title)).await.unwrap();
        // The first page is rendered, the second may come from the cache.
        for _ in 0..2 {
            let (status, html) = page(PAGE).await;
            assert_eq!(status, StatusCode::OK);
            assert!(html.contains(&title), "the page shows an older edition than {title}");
            assert!(page("/problems").await.1.contains(&title), "the list shows an older edition than {title}");
            for path in [PAGE, "/problems"] {
                assert!(page_of(&session, path).await.1.contains(&title), "a user sees an older edition than {title}");
            }
        }
    }
    app.store.publish_problem(&"kept".parse().unwrap(), false, None).await.unwrap();
    for cookie in ["a=b", &session] {
        assert_eq!(page_of(cookie, PAGE).await.0, StatusCode::NOT_FOUND, "it is hidden");
    }
    assert!(!page("/problems").await.1.contains("Edition 4"));
    app.stop().await;
}

/// Pages for people with an account are not kept, but the tags in their filter are.
#[tokio::test(flavor = "multi_thread")]
async fn the_tags_of_the_filter_are_those_after_the_last_write() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    let session = session_cookie(&app.store, &ada, 60_000).await;
    let offers = async |tag: &str| {
        let request = app.http.get(format!("{}/problems", app.url)).header("cookie", &session);
        request.send().await.unwrap().text().await.unwrap().contains(&format!("<option value=\"{tag}\""))
    };
    for n in 0..3 {
        let (tag, before) = (format!("tag {n}"), format!("tag {}", n - 1));
        app.store.put_problem(&NewProblem { tags: vec![tag.clone()], ..edition(&tag) }).await.unwrap();
        for _ in 0..2 {
            assert!(offers(&tag).await && !offers(&before).await, "{tag}");
        }
    }
    app.store.publish_problem(&"kept".parse().unwrap(), false, None).await.unwrap();
    assert!(!offers("tag 2").await, "no published problem has it");
    app.stop().await;
}

/// The content is the same for all users, and kept. Progress is not.
#[tokio::test(flavor = "multi_thread")]
async fn each_user_sees_their_own_progress_at_once() {
    let app = TestApp::start().await;
    app.store.put_problem(&edition("For all")).await.unwrap();
    let slug: Slug = "kept".parse().unwrap();
    let (ada, eve) = (app.person("ada").await, app.person("eve").await);
    let starred = async |person: &Person| {
        let listed: Value = app.get(Some(person), "/api/v1/problems").await.json().await.unwrap();
        let item = listed["items"].as_array().unwrap().iter().find(|item| item["slug"] == "kept").unwrap();
        item["starred"].as_bool().unwrap()
    };
    for _ in 0..2 {
        app.store.star(ada.me.id, &slug).await.unwrap();
        assert!(starred(&ada).await && !starred(&eve).await);
        app.store.unstar(ada.me.id, &slug).await.unwrap();
        assert!(!starred(&ada).await && !starred(&eve).await);
    }
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cached_page_is_only_for_visitors_with_the_same_settings() {
    let app = TestApp::start().await;
    app.store.put_problem(&edition("For visitors")).await.unwrap();
    let ada = app.person("ada").await;
    let session = session_cookie(&app.store, &ada, 60_000).await;
    let page = async |cookie: &str| {
        let request = app.http.get(format!("{}{PAGE}", app.url)).header("cookie", cookie);
        request.send().await.unwrap().text().await.unwrap()
    };
    for _ in 0..2 {
        assert!(!page("a=b").await.contains("data-theme=\"dark\""));
        assert!(page("theme=dark").await.contains("data-theme=\"dark\""));
        assert!(page("hide_difficulty=1").await.contains("data-hide-difficulty"));
        let owner = format!("data-owner=\"{}\"", ada.me.id);
        assert!(page(&session).await.contains(&owner), "a logged-in person gets a visitor's page");
        assert!(page("a=b").await.contains("data-owner=\"visitor\""), "a visitor gets a logged-in person's page");
    }
    app.stop().await;
}
