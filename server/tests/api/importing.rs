//! Problem packages: uploaded as by a browser without scripts, verified by the worker, published, and solved.

use std::{fs, path::Path, process::Command};

use assay_domain::{Import, ImportId, SubmissionState, Verdict};
use reqwest::{StatusCode, header};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    admin::{Browser, admin},
    app::{PROBLEM, TIMEOUT, TestApp},
};

const RIGHT: &str = "a, b = map(int, input().split())\nprint(a + b)\n";
const WRONG: &str = "a, b = map(int, input().split())\nprint(a - b)\n";

/// A file of a package and its content. None removes one of the usual files.
type File<'a> = (&'a str, Option<&'a str>);

/// The zip file of a package that adds two numbers. `files` replace or remove the usual files.
fn zipped(folder: &TempDir, name: &str, files: &[File<'_>]) -> Vec<u8> {
    let root = folder.path().join(name);
    let usual: [File<'_>; 9] = [
        ("problem.yaml", Some("problem_format_version: 2025-09\nname: Sum\nlimits:\n  time_limit: 2\n")),
        ("statement/problem.en.md", Some("Add two numbers. ![A box](box.svg)\n")),
        ("statement/box.svg", Some("<svg xmlns=\"http://www.w3.org/2000/svg\"><rect width=\"9\" height=\"9\"/></svg>")),
        ("data/sample/1.in", Some("1 2\n")),
        ("data/sample/1.ans", Some("3\n")),
        ("data/secret/1.in", Some("20 22\n")),
        ("data/secret/1.ans", Some("42\n")),
        ("submissions/accepted/right.py", Some(RIGHT)),
        ("submissions/wrong_answer/minus.py", Some(WRONG)),
    ];
    for (path, text) in usual.iter().chain(files) {
        let path = root.join(path);
        match text {
            Some(text) => {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
            None => fs::remove_file(path).unwrap(),
        }
    }
    zip_of(&root)
}

fn zip_of(root: &Path) -> Vec<u8> {
    let zip = root.with_extension("zip");
    let made = Command::new("python3").args(["-m", "zipfile", "-c"]).args([&zip, root]).status().unwrap();
    assert!(made.success());
    fs::read(zip).unwrap()
}

impl Browser {
    /// Posts the upload form. Returns the body, or for a redirect its target.
    async fn upload(&self, server: &str, file_name: &str, content: &[u8]) -> (StatusCode, String) {
        let boundary = "7d5c1f0a9b";
        let mut body = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"package\"; filename=\"{file_name}\"\r\n\
             Content-Type: application/zip\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(content);
        body.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
        let request = self.request(&format!("{server}/admin/problems")).body(body);
        let content_type = format!("multipart/form-data; boundary={boundary}");
        let answer =
            request.header(header::CONTENT_TYPE, content_type).header(header::ORIGIN, server).send().await.unwrap();
        let status = answer.status();
        let target = answer.headers().get(header::LOCATION).map(|target| target.to_str().unwrap().to_owned());
        (status, target.unwrap_or(answer.text().await.unwrap()))
    }
}

/// Uploads a package and waits until it is verified.
async fn verified(app: &TestApp, browser: &Browser, name: &str, content: &[u8]) -> Import {
    let (status, place) = browser.upload(&app.url, &format!("{name}.zip"), content).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{place}");
    let id: ImportId = place.strip_prefix("/admin/imports/").unwrap().parse().unwrap();
    let waiting = async {
        loop {
            let import = app.store.import(id).await.unwrap().unwrap();
            if import.state == SubmissionState::Done {
                return import;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(TIMEOUT, waiting).await.expect("timeout while verifying")
}

async fn publish(app: &TestApp, browser: &Browser, import: &Import, form: &[(&str, &str)]) -> (StatusCode, String) {
    let id = import.id.to_string();
    let form: Vec<_> = [("import", id.as_str())].into_iter().chain(form.iter().copied()).collect();
    browser.post(&app.url, &format!("/admin/imports/{id}"), &form).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_uploaded_package_is_verified_published_and_solved() {
    let (app, folder) = (TestApp::start().await, tempfile::tempdir().unwrap());
    let browser = Browser::of(&app.store, &admin(&app.store).await).await;
    let import = verified(&app, &browser, "adding", &zipped(&folder, "adding", &[])).await;
    assert_eq!((import.ok, import.slug.as_str()), (Some(true), "adding"), "{import:?}");
    let report = import.report.clone().unwrap();
    assert_eq!(report.submissions.len(), 2);
    let (_, page) = browser.get(&format!("{}/admin/imports/{}", app.url, import.id)).await;
    assert!(page.contains("right.py") && page.contains("Wrong answer"), "{page}");
    let ada = app.person("ada").await;
    assert_eq!(app.get(Some(&ada), "/api/v1/problems/adding").await.status(), StatusCode::NOT_FOUND);

    let (status, place) = publish(&app, &browser, &import, &[("do", "import.publish")]).await;
    assert_eq!((status, place.as_str()), (StatusCode::SEE_OTHER, "/admin/problems/adding"));
    let body = json!({ "problem": "adding", "language": "python3", "source": RIGHT });
    let id = crate::app::id_of(app.post(Some(&ada), "/api/v1/submissions", &body).await).await;
    assert_eq!(app.socket(&ada).await.verdict(id).await.verdict, Some(Verdict::Accepted));

    // A package with another statement becomes a new edition. The submission keeps its edition.
    let changed = [("statement/problem.en.md", Some("Add *two* numbers.\n"))];
    let import = verified(&app, &browser, "adding", &zipped(&folder, "adding", &changed)).await;
    publish(&app, &browser, &import, &[("do", "import.publish")]).await;
    let details = app.store.problem_details(&"adding".parse().unwrap(), None, 10).await.unwrap().unwrap();
    let editions = details.editions.items.iter().map(|it| (it.version, it.submissions));
    assert_eq!(editions.collect::<Vec<_>>(), [(2, 0), (1, 1)]);
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_are_submitted_without_a_language() {
    let (app, folder) = (TestApp::start().await, tempfile::tempdir().unwrap());
    let browser = Browser::of(&app.store, &admin(&app.store).await).await;
    let files = [
        ("problem.yaml", Some("problem_format_version: 2025-09\nname: Sum\ntype: submit-answer\n")),
        ("data/sample/1.in", None),
        ("data/sample/1.ans", None),
        ("submissions/accepted/right.py", None),
        ("submissions/wrong_answer/minus.py", None),
        ("submissions/accepted/right/1.out", Some("42\n")),
    ];
    let import = verified(&app, &browser, "answering", &zipped(&folder, "answering", &files)).await;
    assert_eq!(import.ok, Some(true), "{import:?}");
    publish(&app, &browser, &import, &[("do", "import.publish")]).await;
    let ada = app.person("ada").await;
    let path = "/api/v1/submissions";
    for (more, verdict) in [
        (json!({ "source": "41" }), Verdict::WrongAnswer),
        (json!({ "source": "42\n" }), Verdict::Accepted),
        (json!({ "files": [{ "name": "1.out", "source": "42" }], "language": "answers" }), Verdict::Accepted),
    ] {
        let mut body = json!({ "problem": "answering" });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let id = crate::app::id_of(app.post(Some(&ada), path, &body).await).await;
        let submission = app.socket(&ada).await.verdict(id).await;
        assert_eq!((submission.verdict, submission.language.as_str()), (Some(verdict), "answers"), "{body}");
    }
    let run = json!({ "problem": "answering", "language": "python3", "source": "print(42)", "cases": [] });
    for (path, body, field, detail) in [
        (
            path,
            json!({ "problem": "answering", "language": "python3", "source": "print(42)" }),
            "language",
            "Leave the language out",
        ),
        (
            path,
            json!({ "problem": "answering", "source": "42", "entry_point": "main" }),
            "entry_point",
            "Leave the entry point out",
        ),
        (path, json!({ "problem": "answering", "source": " \n" }), "source", "The answer is empty"),
        (path, json!({ "problem": PROBLEM, "source": "42" }), "language", "Choose the language"),
        (
            path,
            json!({ "problem": PROBLEM, "source": "42", "language": "answers" }),
            "language",
            "is not an available language",
        ),
        ("/api/v1/runs", run, "problem", "no program to run"),
    ] {
        let answer = app.post(Some(&ada), path, &body).await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        let refused: Value = answer.json().await.unwrap();
        assert_eq!(refused["errors"][0]["field"], field, "{refused}");
        assert!(refused["errors"][0]["detail"].as_str().unwrap().contains(detail), "{refused}");
    }
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_files_of_statements_are_served() {
    let (app, folder) = (TestApp::start().await, tempfile::tempdir().unwrap());
    let browser = Browser::of(&app.store, &admin(&app.store).await).await;
    let import = verified(&app, &browser, "pictured", &zipped(&folder, "pictured", &[])).await;
    publish(&app, &browser, &import, &[("do", "import.publish")]).await;
    let problem: Value = app.get(None, "/api/v1/problems/pictured").await.json().await.unwrap();
    let html = problem["statement_html"].as_str().unwrap();
    let start = html.find("/statement-files/").expect(html);
    let address = &html[start..start + html[start..].find('"').unwrap()];
    let answer = app.get(None, address).await;
    assert_eq!(answer.status(), StatusCode::OK);
    for (name, value) in [
        (header::CONTENT_TYPE, "image/svg+xml"),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ] {
        assert_eq!(answer.headers()[&name], value, "{name}");
    }
    assert!(answer.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().contains("sandbox"));
    assert!(answer.text().await.unwrap().starts_with("<svg"));

    // Secret answers are also stored under their hash, but must not be served.
    let secret = app.store.package_of(&"pictured".parse().unwrap()).await.unwrap().unwrap().files.unwrap();
    let secret = secret.into_iter().find(|file| file.name == "data/secret/1.ans").unwrap().file;
    for path in [format!("{secret}.svg"), format!("{secret}.txt"), secret, "nothing".into(), "..%2f..%2fetc".into()] {
        let answer = app.get(None, &format!("/statement-files/{path}")).await;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{path}");
    }
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn unreadable_packages_are_refused_with_the_readers_error() {
    let (app, folder) = (TestApp::start().await, tempfile::tempdir().unwrap());
    let browser = Browser::of(&app.store, &admin(&app.store).await).await;
    let missing = zipped(&folder, "missing", &[("data/secret/1.ans", None)]);
    for (name, content, words) in [
        ("missing.zip", &missing[..], "data/secret/1"),
        ("text.zip", b"this is no zip", "zip"),
        ("empty.zip", b"", "Choose a zip file first"),
    ] {
        let (status, page) = browser.upload(&app.url, name, content).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{name}: {page}");
        assert!(page.contains(words) && page.contains("Upload and verify"), "{name}: {page}");
        assert!(!page.contains(app.data.path().to_str().unwrap()), "the page must not show the server's paths: {page}");
    }
    let (status, page) = browser.upload(&app.url, "large.zip", &vec![0; 65 * 1024 * 1024]).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(page.contains("64 MiB"), "{page}");
    let unpacked = zipped(&folder, "unpacked", &[("data/secret/2.in", Some(&"1".repeat(65 * 1024 * 1024)))]);
    assert!(unpacked.len() < 1024 * 1024);
    let (status, page) = browser.upload(&app.url, "unpacked.zip", &unpacked).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("unpacks to more than 64 MiB"), "{page}");
    assert!(app.store.open_imports(10).await.unwrap().is_empty());
    let left = fs::read_dir(app.data.path().join("uploads")).map(Iterator::count).unwrap_or(0);
    assert_eq!(left, 0, "the uploads must be deleted");

    let ada = app.person("ada").await;
    let learner = Browser::of(&app.store, &ada).await;
    let good = zipped(&folder, "good", &[]);
    assert_eq!(learner.upload(&app.url, "good.zip", &good).await.0, StatusCode::FORBIDDEN);
    assert!(app.store.open_imports(10).await.unwrap().is_empty());
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_package_that_fails_verification_is_published_only_with_a_reason() {
    let (app, folder) = (TestApp::start().await, tempfile::tempdir().unwrap());
    let browser = Browser::of(&app.store, &admin(&app.store).await).await;
    let differs = [("submissions/accepted/late.py", Some("print(7)\n"))];
    let import = verified(&app, &browser, "differs", &zipped(&folder, "differs", &differs)).await;
    assert_eq!(import.ok, Some(false), "{import:?}");
    assert_eq!(publish(&app, &browser, &import, &[("do", "import.publish")]).await.0, StatusCode::CONFLICT);
    let empty = [("do", "import.override"), ("reason", " ")];
    assert_eq!(publish(&app, &browser, &import, &empty).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    let reasoned = [("do", "import.override"), ("reason", "its label is old")];
    assert_eq!(publish(&app, &browser, &import, &reasoned).await.0, StatusCode::SEE_OTHER);
    let details = app.store.problem_details(&"differs".parse().unwrap(), None, 10).await.unwrap().unwrap();
    assert_eq!(details.editions.items[0].override_reason.as_deref(), Some("its label is old"));
    let (_, page) = browser.get(&format!("{}/admin/audit", app.url)).await;
    assert!(page.contains("problem.import") && page.contains("its label is old"));
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_interactive_problem_is_imported_and_solved() {
    let (app, folder) = (TestApp::start().await, tempfile::tempdir().unwrap());
    let browser = Browser::of(&app.store, &admin(&app.store).await).await;
    let validator = r#"import sys
secret = int(open(sys.argv[1]).read())
for _ in range(10):
    line = sys.stdin.readline()
    if not line:
        sys.exit(43)
    guess = int(line)
    if guess == secret:
        sys.exit(42)
    print("lower" if guess > secret else "higher", flush=True)
sys.exit(43)
"#;
    let solution = "low, high = 1, 1000\nwhile True:\n    guess = (low + high) // 2\n    print(guess, flush=True)\n    \
                    try:\n        said = input()\n    except EOFError:\n        break\n    \
                    if said == 'lower':\n        high = guess - 1\n    else:\n        low = guess + 1\n";
    let manifest = "problem_format_version: 2025-09\nname: Guess\ntype: interactive\nlimits:\n  time_limit: 3\n";
    let files = [
        ("problem.yaml", Some(manifest)),
        ("output_validator/check.py", Some(validator)),
        ("data/sample/1.in", Some("500\n")),
        ("data/sample/1.ans", Some("")),
        ("data/secret/1.in", Some("437\n")),
        ("data/secret/1.ans", Some("")),
        ("submissions/accepted/right.py", Some(solution)),
        ("submissions/wrong_answer/minus.py", Some("for guess in range(1, 20):\n    print(guess, flush=True)\n")),
    ];
    let import = verified(&app, &browser, "guess", &zipped(&folder, "guess", &files)).await;
    assert_eq!(import.ok, Some(true), "{import:#?}");
    publish(&app, &browser, &import, &[("do", "import.publish")]).await;
    let ada = app.person("ada").await;
    let body = json!({ "problem": "guess", "language": "python3", "source": solution });
    let id = crate::app::id_of(app.post(Some(&ada), "/api/v1/submissions", &body).await).await;
    assert_eq!(app.socket(&ada).await.verdict(id).await.verdict, Some(Verdict::Accepted));
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scoring_problem_gives_scores_by_group() {
    let (app, folder) = (TestApp::start().await, tempfile::tempdir().unwrap());
    let browser = Browser::of(&app.store, &admin(&app.store).await).await;
    let manifest = "problem_format_version: 2025-09\nname: Points\ntype: scoring\nlimits:\n  time_limit: 2\n";
    let partial = "a, b = map(int, input().split())\nprint(a + b if a < 100 else 0)\n";
    let files = [
        ("problem.yaml", Some(manifest)),
        ("data/secret/1.in", None),
        ("data/secret/1.ans", None),
        ("data/secret/small/test_group.yaml", Some("max_score: 30\nscore_aggregation: pass-fail\n")),
        ("data/secret/small/1.in", Some("20 22\n")),
        ("data/secret/small/1.ans", Some("42\n")),
        ("data/secret/large/test_group.yaml", Some("max_score: 70\nscore_aggregation: pass-fail\n")),
        ("data/secret/large/1.in", Some("200 22\n")),
        ("data/secret/large/1.ans", Some("222\n")),
        ("submissions/partially_accepted/small.py", Some(partial)),
    ];
    let import = verified(&app, &browser, "points", &zipped(&folder, "points", &files)).await;
    assert_eq!(import.ok, Some(true), "{import:#?}");
    publish(&app, &browser, &import, &[("do", "import.publish")]).await;
    let ada = app.person("ada").await;
    for (source, verdict, score) in [(partial, Verdict::PartiallyAccepted, 30.0), (RIGHT, Verdict::Accepted, 100.0)] {
        let body = json!({ "problem": "points", "language": "python3", "source": source });
        let id = crate::app::id_of(app.post(Some(&ada), "/api/v1/submissions", &body).await).await;
        let judged = app.socket(&ada).await.verdict(id).await;
        assert_eq!((judged.verdict, judged.score), (Some(verdict), Some(score)), "{judged:#?}");
        let small = judged.groups.iter().find(|group| group.name == "secret/small").unwrap();
        assert_eq!((small.verdict, small.score), (Verdict::Accepted, Some(30.0)));
    }
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn hints_and_the_editorial_are_sent_only_on_request() {
    let (app, folder) = (TestApp::start().await, tempfile::tempdir().unwrap());
    let browser = Browser::of(&app.store, &admin(&app.store).await).await;
    let files = [
        ("hints/1.md", Some("Read both first.\n")),
        ("hints/2.md", Some("Mind the sign.\n")),
        ("solution/solution.md", Some("Print $a + b$. ![A box](box.svg)\n")),
    ];
    let import = verified(&app, &browser, "helpful", &zipped(&folder, "helpful", &files)).await;
    publish(&app, &browser, &import, &[("do", "import.publish")]).await;
    let answer = app.get(None, "/api/v1/problems/helpful").await.text().await.unwrap();
    let problem: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!((&problem["hints"], &problem["editorial"]), (&json!(2), &json!(true)));
    let (_, page) = browser.get(&format!("{}/problems/helpful", app.url)).await;
    for spoiler in ["Read both", "Mind the sign", "<mi>b</mi>"] {
        assert!(!answer.contains(spoiler) && !page.contains(spoiler), "{spoiler}");
    }

    let read = async |path: &str| app.get(None, &format!("/api/v1/problems/helpful/{path}")).await;
    let hint: Value = read("hints/2").await.json().await.unwrap();
    assert!(hint["html"].as_str().unwrap().contains("Mind the sign"));
    let editorial: Value = read("editorial").await.json().await.unwrap();
    let html = editorial["html"].as_str().unwrap();
    assert!(html.contains("<math") && html.contains("/statement-files/"), "{html}");
    for missing in ["hints/0", "hints/3", "hints/first", "hints/99999999999"] {
        let answer = read(missing).await;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{missing}");
        assert!(answer.text().await.unwrap().contains("hint"), "{missing}");
    }
    assert_eq!(app.get(None, "/api/v1/problems/nothing/editorial").await.status(), StatusCode::NOT_FOUND);

    // Without scripts, the address opens them.
    let (_, page) = browser.get(&format!("{}/problems/helpful?hints=1", app.url)).await;
    assert!(page.contains("Read both") && !page.contains("Mind the sign") && page.contains("hints=2#hints"), "{page}");
    let (_, page) = browser.get(&format!("{}/problems/helpful?editorial=show", app.url)).await;
    assert!(page.contains("data-left=\"editorial\"") && page.contains("<mi>b</mi>"), "{page}");
    app.stop().await;
}
