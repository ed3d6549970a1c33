//! Submissions through the REST interface.

use assay_domain::{SubmissionState, Verdict};
use assay_store::SubmissionFilter;
use reqwest::{StatusCode, header};
use serde_json::{Value, json};

use crate::app::{PROBLEM, TestApp, id_of, problem, shipped};

#[tokio::test(flavor = "multi_thread")]
async fn accepted_submissions_count_as_solved() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    for (language, file) in
        [("python3", "running_total.py"), ("cpp", "running_total.cpp"), ("javascript", "running_total.js")]
    {
        let submission = app.judged(&ada, language, &shipped(&format!("accepted/{file}"))).await;
        assert_eq!(submission.verdict, Some(Verdict::Accepted), "{language}: {submission:?}");
        assert_eq!(submission.passed, submission.total);
        assert!(submission.memory_kib.unwrap() > 0 && submission.cpu_ms.is_some() && submission.attempt == 1);
    }
    let problem: Value = app.get(Some(&ada), &format!("/api/v1/problems/{PROBLEM}")).await.json().await.unwrap();
    assert_eq!(problem["state"], "solved");
    let tracks: Value = app.get(Some(&ada), "/api/v1/tracks").await.json().await.unwrap();
    assert!(tracks["items"].as_array().unwrap().iter().any(|track| track["solved"] == 1), "{tracks}");
    let history: Value = app.get(Some(&ada), "/api/v1/submissions?limit=2").await.json().await.unwrap();
    assert_eq!(history["items"].as_array().unwrap().len(), 2);
    let next = history["next"].as_str().unwrap();
    let rest: Value =
        app.get(Some(&ada), &format!("/api/v1/submissions?limit=2&cursor={next}")).await.json().await.unwrap();
    assert_eq!((rest["items"].as_array().unwrap().len(), &rest["next"]), (1, &Value::Null));
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_answer_shows_the_first_failing_case() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    let submission = app.judged(&ada, "python3", "print('nonsense')\n").await;
    assert_eq!(submission.verdict, Some(Verdict::WrongAnswer));
    let failure = submission.failure.unwrap();
    assert_eq!((failure.case, failure.sample), (1, true));
    assert!(failure.input.is_some() && failure.expected.is_some());
    assert_eq!(failure.actual.as_deref(), Some("nonsense\n"));
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_compile_error_has_the_compilers_output() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    let submission = app.judged(&ada, "cpp", "int main() { return nothing; }\n").await;
    assert_eq!(submission.verdict, Some(Verdict::CompileError));
    let output = submission.compile_output.unwrap();
    assert!(output.contains("nothing") && !output.contains("/box/"), "{output}");
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_submission_can_have_files_and_invalid_files_are_refused() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    let source = shipped("accepted/running_total.py");
    let body = json!({ "problem": PROBLEM, "language": "python3", "files": [{ "name": "a.py", "source": source }] });
    let answer = app.post(Some(&ada), "/api/v1/submissions", &body).await;
    assert_eq!(answer.status(), StatusCode::ACCEPTED);
    let id = id_of(answer).await;
    assert_eq!(app.socket(&ada).await.verdict(id).await.verdict, Some(Verdict::Accepted));
    for files in [
        json!([{ "name": "../a.py", "source": "x" }]),
        json!([{ "name": "a.py", "source": "x" }, { "name": "a.py", "source": "y" }]),
        json!([]),
    ] {
        let bad = json!({ "problem": PROBLEM, "language": "python3", "files": files });
        let refused = app.post(Some(&ada), "/api/v1/submissions", &bad).await;
        assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY, "{files}");
    }
    for entry in ["a\0.py".to_owned(), "x".repeat(70_000)] {
        let bad = json!({ "problem": PROBLEM, "language": "python3", "entry_point": entry, "files": [{ "name": "a.py", "source": source }] });
        let refused = app.post(Some(&ada), "/api/v1/submissions", &bad).await;
        assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().await.unwrap().len() < 500, "the answer must not repeat the entry point");
    }
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_running_submission_can_be_cancelled() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    let mut socket = app.socket(&ada).await;
    let id = id_of(app.submit(&ada, "python3", "while True: pass\n").await).await;
    socket.judging(id).await;
    let cancelled: Value =
        app.post(Some(&ada), &format!("/api/v1/submissions/{id}/cancel"), &json!({})).await.json().await.unwrap();
    assert_eq!(cancelled["verdict"], "aborted");
    let submission = socket.verdict(id).await;
    assert_eq!((submission.state, submission.verdict), (SubmissionState::Done, Some(Verdict::Aborted)));
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn submissions_per_day_are_limited() {
    let app = TestApp::start_with(|config| config.quotas.submissions_per_day = 2).await;
    let (ada, eve) = (app.person("ada").await, app.person("eve").await);
    for _ in 0..2 {
        assert_eq!(app.submit(&ada, "python3", "print()").await.status(), StatusCode::ACCEPTED);
    }
    let refused = app.submit(&ada, "python3", "print()").await;
    let wait: u64 = refused.headers()[header::RETRY_AFTER].to_str().unwrap().parse().unwrap();
    assert!((23 * 60 * 60..=24 * 60 * 60).contains(&wait), "{wait}");
    let refused = problem(refused, StatusCode::TOO_MANY_REQUESTS).await;
    assert!(refused["detail"].as_str().unwrap().contains("limit of 2 submissions in 24 hours"), "{refused}");
    let kept = app.store.submissions(ada.me.id, &SubmissionFilter::default(), None, 10).await.unwrap();
    assert_eq!(kept.items.len(), 2);
    assert_eq!(app.submit(&eve, "python3", "print()").await.status(), StatusCode::ACCEPTED);
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_file_that_was_sent_starts_and_is_shown_first() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    let file = |name: &str, source: &str| json!({ "name": name, "source": source });
    let (right, wrong) = (file("zz.py", &shipped("accepted/running_total.py")), file("aa.py", "print('wrong')"));
    let empty = file("__init__.py", "");
    for (files, verdict) in [
        (vec![&right, &wrong], Verdict::Accepted),
        (vec![&empty, &right, &wrong], Verdict::Accepted),
        (vec![&wrong, &right], Verdict::WrongAnswer),
    ] {
        let body = json!({ "problem": PROBLEM, "language": "python3", "files": files });
        let id = id_of(app.post(Some(&ada), "/api/v1/submissions", &body).await).await;
        assert_eq!(app.socket(&ada).await.verdict(id).await.verdict, Some(verdict), "{body}");
        let page = app.get(Some(&ada), &format!("/submissions/{id}")).await.text().await.unwrap();
        let shown = files.iter().filter(|file| file["source"] != "");
        let places: Vec<_> = shown.map(|file| page.find(file["name"].as_str().unwrap()).unwrap()).collect();
        assert!(places.is_sorted(), "{places:?}");
    }
    app.stop().await;
}
