//! Function problems through the REST interface and on their page.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::{
    app::{Person, TestApp, id_of, problem, repository},
    runs::done,
};

const PROBLEM: &str = "quiet-houses";

const FUNCTION: &str = "class Solution:\n  def quietHouses(self, noise, limit):\n    print('heard', len(noise))\n    left = total = first = most = 0\n    \
    for right, loud in enumerate(noise):\n      total += loud\n      while total > limit:\n        total -= noise[left]\n        left += 1\n      \
    if right + 1 - left > most: first, most = left, right + 1 - left\n    return [first, most] if most else []\n";

/// A server with a function problem and an ordinary one.
async fn start() -> TestApp {
    let content = tempfile::tempdir().unwrap();
    let problems = content.path().join("problems");
    std::fs::create_dir(&problems).unwrap();
    for slug in [PROBLEM, "coffee-stamps"] {
        std::os::unix::fs::symlink(repository().join("problems").join(slug), problems.join(slug)).unwrap();
    }
    std::fs::create_dir(content.path().join("tracks")).unwrap();
    TestApp::start_with(|config| config.content_dir = Some(content.path().to_owned())).await
}

fn order(language: &str, source: &str, interface: Option<&str>) -> Value {
    json!({ "problem": PROBLEM, "language": language, "source": source, "interface": interface })
}

async fn judged(app: &TestApp, person: &Person, body: &Value) -> Value {
    let mut socket = app.socket(person).await;
    let answer = app.post(Some(person), "/api/v1/submissions", body).await;
    assert_eq!(answer.status(), StatusCode::ACCEPTED, "{}", answer.text().await.unwrap());
    serde_json::to_value(socket.verdict(id_of(answer).await).await).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn problems_have_a_signature_and_starter_code_in_every_language_with_a_driver() {
    let app = start().await;
    let shown: Value = app.get(None, &format!("/api/v1/problems/{PROBLEM}")).await.json().await.unwrap();
    let signature = &shown["signature"];
    assert_eq!((&signature["kind"], &signature["name"]), (&json!("function"), &json!("quietHouses")), "{shown}");
    assert_eq!(signature["params"][0], json!({ "name": "noise", "type": "int[]" }));
    assert_eq!((&signature["returns"], &signature["compare"]), (&json!("int[]"), &json!("exact")));
    let templates = shown["templates"].as_array().unwrap();
    for (language, line) in [
        ("c", "int* quietHouses(int* noise, int noiseSize, int limit, int* returnSize) {"),
        ("cpp", "    vector<int> quietHouses(vector<int>& noise, int limit) {"),
        ("cpp23", "    vector<int> quietHouses(vector<int>& noise, int limit) {"),
        ("python3", "    def quietHouses(self, noise: List[int], limit: int) -> List[int]:"),
        ("rust", "    pub fn quiet_houses(noise: Vec<i32>, limit: i32) -> Vec<i32> {"),
        ("php", "    function quietHouses($noise, $limit) {"),
    ] {
        let template = templates.iter().find(|template| template["language"] == language);
        let source = template.unwrap_or_else(|| panic!("{language}: {shown}"))["source"].as_str().unwrap();
        assert!(source.lines().any(|found| found == line), "{language}: {source}");
    }
    assert!(templates.iter().all(|template| template["language"] != "bash"), "{shown}");
    let ordinary: Value = app.get(None, "/api/v1/problems/coffee-stamps").await.json().await.unwrap();
    assert_eq!((&ordinary["signature"], &ordinary["templates"]), (&Value::Null, &json!([])));
    let languages: Value = app.get(None, "/api/v1/languages").await.json().await.unwrap();
    for (id, functions) in [("python3", true), ("bash", false)] {
        let language = languages["items"].as_array().unwrap().iter().find(|language| language["id"] == id).unwrap();
        assert_eq!(language["functions"], functions, "{language}");
    }
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_submission_names_its_interface() {
    let app = start().await;
    let ada = app.person("ada").await;
    let stdin = "import json\nnoise, limit = json.loads(input()), json.loads(input())\nprint([0, 0])\n";
    for (body, interface, verdict) in [
        (order("python3", FUNCTION, None), "function", "accepted"),
        (order("python3", FUNCTION, Some("function")), "function", "accepted"),
        (order("python3", stdin, Some("stdin")), "stdin", "wrong_answer"),
        // A language without a driver has only one interface.
        (order("bash", "read noise; read limit; echo '[]'", None), "stdin", "wrong_answer"),
    ] {
        let submission = judged(&app, &ada, &body).await;
        assert_eq!(
            (&submission["interface"], &submission["verdict"]),
            (&json!(interface), &json!(verdict)),
            "{submission}"
        );
    }
    let wrong = FUNCTION.replace("left, right + 1", "left, right + 2");
    let failure = judged(&app, &ada, &order("python3", &wrong, None)).await["failure"].clone();
    assert_eq!(failure["stdout"], "heard 5\n", "{failure}");
    assert!(
        failure["message"].as_str().unwrap().contains("The answer differs at [1]: expected 3, found 4"),
        "{failure}"
    );
    let (values, marked) = (&failure["values"], json!({ "before": "[0,", "differs": "4", "after": "]" }));
    assert_eq!((&values["input"], &values["found"]), (&json!("noise = [3,1,2,4,1], limit = 6"), &marked), "{failure}");
    let html = failure["html"].as_str().unwrap();
    assert!(html.contains(r#"<mark class="value-mark">"#) && html.contains(r#"data-copy="[0,4]""#), "{html}");
    let list: Value = app.get(Some(&ada), "/api/v1/submissions").await.json().await.unwrap();
    let interfaces: Vec<_> = list["items"].as_array().unwrap().iter().map(|item| item["interface"].clone()).collect();
    assert_eq!(interfaces, ["function", "stdin", "stdin", "function", "function"]);
    for (body, word) in [
        (order("bash", "echo", Some("function")), "no driver"),
        (json!({ "problem": "coffee-stamps", "language": "python3", "source": "x", "interface": "stdin" }), "only one"),
        (order("python3", FUNCTION, Some("telepathy")), "interface"),
    ] {
        for path in ["/api/v1/submissions", "/api/v1/runs"] {
            let answer = app.post(Some(&ada), path, &body).await;
            let refused = problem(answer, StatusCode::UNPROCESSABLE_ENTITY).await;
            assert!(refused["detail"].as_str().unwrap().contains(word), "{path}: {refused}");
        }
    }
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_shows_answers_and_what_was_printed() {
    let app = start().await;
    let ada = app.person("ada").await;
    let mut body = order("python3", FUNCTION, None);
    body["cases"] = json!(["[1,1]\n1", "[1,\"x\"]\n1", "[]\n1"]);
    let answer = app.post(Some(&ada), "/api/v1/runs", &body).await;
    assert_eq!(answer.status(), StatusCode::ACCEPTED);
    let id = answer.json::<Value>().await.unwrap()["id"].as_i64().unwrap();
    let run = done(&app, Some(&ada), None, id).await;
    let cases = run["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 5, "{run}");
    assert!(cases[..3].iter().all(|case| case["verdict"] == "accepted"), "{run}");
    assert_eq!((&cases[2]["output"], &cases[2]["stdout"]), (&json!("[0,1]"), &json!("heard 2\n")), "{run}");
    assert_eq!(cases[2]["values"]["input"], "noise = [1,1], limit = 1", "{run}");
    assert!(cases[2]["html"].as_str().unwrap().contains("[0,1]</pre>"), "{run}");
    assert_eq!((&cases[3]["values"], &cases[3]["html"]), (&Value::Null, &Value::Null), "{run}");
    assert_eq!(cases[3]["refused"], "Line 1 (noise), element 1: Expected an int, found \"x\".");
    assert!(cases[4]["refused"].as_str().unwrap().contains("1 to 100000 houses"), "{run}");
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn both_interfaces_have_drafts() {
    let app = start().await;
    let ada = app.person("ada").await;
    for (language, status) in [
        ("python3", StatusCode::OK),
        ("python3.stdin", StatusCode::OK),
        ("cobol.stdin", StatusCode::UNPROCESSABLE_ENTITY),
        ("python3.stdin.stdin", StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        let path = format!("{}/api/v1/drafts/{PROBLEM}/{language}", app.url);
        let body = json!({ "source": language, "revision": 0 });
        let answer = app.http.put(path).bearer_auth(&ada.key).json(&body).send().await.unwrap();
        assert_eq!(answer.status(), status, "{language}");
    }
    let drafts: Value = app.get(Some(&ada), &format!("/api/v1/drafts/{PROBLEM}")).await.json().await.unwrap();
    let languages: Vec<_> = drafts["items"].as_array().unwrap().iter().map(|draft| draft["language"].clone()).collect();
    assert_eq!(languages, ["python3", "python3.stdin"]);
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_offers_the_interface_and_shows_samples_with_names() {
    let app = start().await;
    let page = app.get(None, &format!("/problems/{PROBLEM}")).await.text().await.unwrap();
    assert!(page.contains("noise = [3,1,2,4,1], limit = 6"), "{page}");
    assert!(page.contains(r#"<select name="interface""#), "{page}");
    assert!(page.contains("&quot;kind&quot;:&quot;function&quot;"), "{page}");
    let ordinary = app.get(None, "/problems/coffee-stamps").await.text().await.unwrap();
    assert!(!ordinary.contains(r#"name="interface""#));
    app.stop().await;
}
