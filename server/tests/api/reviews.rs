//! Reviews through the REST interface and the forms of the page.

use assay_domain::{Grade, Review};
use assay_testbed::on_one_day;
use reqwest::{Method, Response, StatusCode, header};
use serde_json::{Value, json};

use crate::app::{PROBLEM, Person, TestApp, problem, session_cookie, shipped};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

async fn list(app: &TestApp, person: &Person) -> Vec<Review> {
    let body: Value = app.get(Some(person), "/api/v1/reviews").await.json().await.unwrap();
    serde_json::from_value(body["items"].clone()).unwrap()
}

async fn act(app: &TestApp, person: &Person, action: &str, body: &Value) -> Response {
    app.post(Some(person), &format!("/api/v1/reviews/{PROBLEM}/{action}"), body).await
}

async fn review(answer: Response) -> Review {
    assert_eq!(answer.status(), StatusCode::OK, "{}", answer.text().await.unwrap_or_default());
    answer.json().await.unwrap()
}

async fn set(app: &TestApp, person: &Person, enabled: bool) {
    let request = app.http.request(Method::PUT, format!("{}/api/v1/me/reviews", app.url)).bearer_auth(&person.key);
    let answer = request.json(&json!({ "enabled": enabled })).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
}

/// Posts a form to the page, as a browser without scripts does.
async fn post_form(app: &TestApp, person: &Person, fields: &[(&str, &str)]) -> Response {
    let cookie = session_cookie(&app.store, person, 600_000).await;
    let request = app.http.post(format!("{}/review", app.url)).header("cookie", cookie).header("origin", &app.url);
    request.form(fields).send().await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_solved_problem_is_reviewed_and_graded() {
    on_one_day(async || {
        let app = TestApp::start().await;
        let (ada, eve) = (app.person("ada").await, app.person("eve").await);
        assert!(list(&app, &ada).await.is_empty());
        problem(act(&app, &ada, "start", &json!({})).await, StatusCode::NOT_FOUND).await;
        app.judged(&ada, "python3", "print(0)").await;
        assert!(list(&app, &ada).await.is_empty(), "a wrong submission changes nothing");
        app.judged(&ada, "python3", &shipped("accepted/running_total.py")).await;
        let listed = list(&app, &ada).await;
        let [first] = listed.as_slice() else { panic!("{listed:?}") };
        assert_eq!((first.problem.as_str(), first.due, first.reviews, &first.started), (PROBLEM, false, 0, &None));
        assert_eq!(first.due_at.0 / DAY_MS, first.solved_at.0 / DAY_MS + 3);
        assert!(list(&app, &eve).await.is_empty(), "people cannot see reviews of others");

        problem(act(&app, &ada, "grade", &json!({ "grade": "good" })).await, StatusCode::CONFLICT).await;
        problem(act(&app, &ada, "skip", &json!({})).await, StatusCode::CONFLICT).await;
        let started = review(act(&app, &ada, "start", &json!({})).await).await.started.unwrap();
        assert_eq!((started.solved_at, started.grades.len(), started.grades[0].grade), (None, 1, Grade::Again));
        problem(act(&app, &ada, "grade", &json!({ "grade": "easy" })).await, StatusCode::CONFLICT).await;

        app.judged(&ada, "python3", "print(0)").await;
        app.judged(&ada, "python3", &shipped("accepted/running_total.py")).await;
        let path = format!("/api/v1/reviews/{PROBLEM}");
        let shown = review(app.get(Some(&ada), &path).await).await.started.unwrap();
        assert!(shown.solved_at.is_some() && shown.wrong == 1, "{shown:?}");
        assert_eq!(shown.grades.iter().map(|choice| choice.grade).collect::<Vec<_>>(), Grade::ALL);
        let proposed: Vec<_> =
            shown.grades.iter().filter(|choice| choice.proposed).map(|choice| choice.grade).collect();
        assert_eq!(proposed, [Grade::Good], "one wrong submission");
        let unknown = act(&app, &ada, "grade", &json!({ "grade": "great" })).await;
        problem(unknown, StatusCode::UNPROCESSABLE_ENTITY).await;
        let graded = review(act(&app, &ada, "grade", &json!({ "grade": "hard" })).await).await;
        assert_eq!((graded.reviews, &graded.started, graded.due), (1, &None, false));
        let promised = shown.grades.iter().find(|choice| choice.grade == Grade::Hard).unwrap().due_at;
        assert_eq!(graded.due_at.0 / DAY_MS, promised.0 / DAY_MS);
        problem(act(&app, &ada, "grade", &json!({ "grade": "hard" })).await, StatusCode::CONFLICT).await;
        problem(app.get(None, "/api/v1/reviews").await, StatusCode::UNAUTHORIZED).await;
        problem(app.get(Some(&ada), "/api/v1/reviews?cursor=zz").await, StatusCode::UNPROCESSABLE_ENTITY).await;
        app.stop().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn hints_and_the_editorial_change_the_suggested_grade() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    let accepted = shipped("accepted/running_total.py");
    app.judged(&ada, "python3", &accepted).await;
    for (aid, expected) in [("hints/1", Grade::Hard), ("editorial", Grade::Again)] {
        review(act(&app, &ada, "start", &json!({})).await).await;
        let answer = app.get(Some(&ada), &format!("/api/v1/problems/{PROBLEM}/{aid}")).await;
        assert_eq!(answer.status(), StatusCode::OK);
        app.judged(&ada, "python3", &accepted).await;
        let started = review(app.get(Some(&ada), &format!("/api/v1/reviews/{PROBLEM}")).await).await.started.unwrap();
        let proposed = started.grades.iter().find(|choice| choice.proposed).unwrap();
        assert_eq!(proposed.grade, expected, "{aid}");
    }
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn reviews_can_be_turned_off() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    set(&app, &ada, false).await;
    app.judged(&ada, "python3", &shipped("accepted/running_total.py")).await;
    assert!(list(&app, &ada).await.is_empty());
    problem(app.get(Some(&ada), &format!("/api/v1/reviews/{PROBLEM}")).await, StatusCode::NOT_FOUND).await;
    problem(act(&app, &ada, "start", &json!({})).await, StatusCode::NOT_FOUND).await;
    let page = app.get(Some(&ada), "/review").await.text().await.unwrap();
    assert!(page.contains("Reviews are off") && page.contains("Turn reviews on"), "{page}");
    let setting: Value = app.get(Some(&ada), "/api/v1/me/reviews").await.json().await.unwrap();
    assert_eq!(setting, json!({ "enabled": false }));

    set(&app, &ada, true).await;
    assert_eq!(list(&app, &ada).await.len(), 1, "what was solved meanwhile enters");
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_forms_of_the_page_work_without_scripts() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    let accepted = shipped("accepted/running_total.py");
    app.judged(&ada, "python3", &accepted).await;
    let to = |answer: &Response| answer.headers()[header::LOCATION].to_str().unwrap().to_owned();
    let started = post_form(&app, &ada, &[("problem", PROBLEM), ("do", "start")]).await;
    assert_eq!((started.status(), to(&started)), (StatusCode::SEE_OTHER, format!("/problems/{PROBLEM}?review=start")));
    let page = app.get(Some(&ada), &to(&started)).await.text().await.unwrap();
    assert!(page.contains("data-fresh"), "the editor starts empty");
    let page = app.get(Some(&ada), "/review").await.text().await.unwrap();
    assert!(page.contains("value=\"again\"") && page.contains("value=\"skip\"") && !page.contains("value=\"easy\""));

    app.judged(&ada, "python3", &accepted).await;
    let page = app.get(Some(&ada), &to(&started)).await.text().await.unwrap();
    assert!(!page.contains("data-fresh"), "an old link does not replace the code");
    let graded = post_form(&app, &ada, &[("problem", PROBLEM), ("do", "grade"), ("grade", "easy"), ("page", "")]).await;
    assert_eq!((graded.status(), to(&graded)), (StatusCode::SEE_OTHER, format!("/review?done={PROBLEM}")));
    let page = app.get(Some(&ada), &to(&graded)).await.text().await.unwrap();
    assert!(page.contains("comes back on"), "{page}");
    let twice = post_form(&app, &ada, &[("problem", PROBLEM), ("do", "grade"), ("grade", "easy")]).await;
    assert_eq!(twice.status(), StatusCode::CONFLICT);
    assert!(twice.text().await.unwrap().contains("role=\"alert\""));

    let off = post_form(&app, &ada, &[("page", "account"), ("do", "off")]).await;
    assert_eq!((off.status(), to(&off)), (StatusCode::SEE_OTHER, "/account".to_owned()));
    for fields in [&[("do", "start"), ("problem", "no-such-problem")][..], &[("do", "fly"), ("problem", PROBLEM)], &[]]
    {
        assert_eq!(post_form(&app, &ada, fields).await.status(), StatusCode::NOT_FOUND, "{fields:?}");
    }
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_accepted_submission_shows_what_follows() {
    let app = TestApp::start().await;
    let (ada, eve) = (app.person("ada").await, app.person("eve").await);
    let wrong = app.judged(&ada, "python3", "print(0)").await.id;
    let right = app.judged(&ada, "python3", &shipped("accepted/running_total.py")).await.id;
    let follow_up = async |person: &Person, id, place: &str| {
        let answer = app.get(Some(person), &format!("/api/fn/get_follow_up?id={id}&place={place}")).await;
        (answer.status(), answer.text().await.unwrap())
    };
    for place in ["", "track%3Dfirst-steps", "track%3Dno-such-track", "list%3D1"] {
        let (_, html) = follow_up(&ada, right, place).await;
        assert!(html.contains("Next: Lantern Walk") && html.contains("track=first-steps"), "{place}: {html}");
        assert!(html.contains("Editorial") && html.contains("Comes back for review on"), "{place}: {html}");
    }
    assert_eq!(follow_up(&ada, wrong, "").await, (StatusCode::OK, "\"\"".to_owned()));
    assert_eq!(follow_up(&eve, right, "").await.0, StatusCode::NOT_FOUND);
    // The page shows it after a reload, too.
    let page = app.get(Some(&ada), &format!("/submissions/{right}")).await.text().await.unwrap();
    assert!(page.contains("Next: Lantern Walk"), "{page}");

    review(act(&app, &ada, "start", &json!({})).await).await;
    assert!(
        !follow_up(&ada, right, "").await.1.contains("grades__choice"),
        "an older submission is not of this review"
    );
    let again = app.judged(&ada, "python3", &shipped("accepted/running_total.py")).await.id;
    let (_, html) = follow_up(&ada, again, "").await;
    assert!(html.contains("How well did you remember it?") && html.contains("value=\\\"easy\\\""), "{html}");
    app.stop().await;
}
