//! `assay login`, `submit`, `status`, `runs`, `problems` and `pull`, run against a server.

#![allow(clippy::unwrap_used, reason = "a panic fails the test")]

use std::{
    collections::VecDeque,
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{Shutdown, TcpListener, TcpStream},
    os::unix::fs::PermissionsExt as _,
    path::Path,
    process::{Child, Stdio},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use assert_cmd::{Command, assert::Assert};
use serde_json::Value;
use tempfile::TempDir;

/// A server in embedded mode with the shipped problems, and the home folder of a user.
struct Site {
    folder: TempDir,
    address: String,
    server: Child,
}

impl Site {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let program = Path::new(env!("CARGO_BIN_EXE_assay")).with_file_name("assay-server");
        assert!(program.is_file(), "{} is not built: run `cargo build -p assay-server` first", program.display());
        // Pages refer to a bundle that no test loads.
        let site = folder.path().join("site");
        fs::create_dir(&site).unwrap();
        fs::write(site.join("hash.txt"), "").unwrap();
        let shared = Path::new(env!("CARGO_TARGET_TMPDIR")).join("prepared");
        assay_testbed::share_prepared(&folder.path().join("data"), &shared).unwrap();
        let mut server = std::process::Command::new(program)
            .env("ASSAY_ADDR", "127.0.0.1:0")
            .env("ASSAY_DATA_DIR", folder.path().join("data"))
            .env("ASSAY_CONTENT_DIR", concat!(env!("CARGO_MANIFEST_DIR"), "/../testbed/content"))
            .env("ASSAY_SITE_DIR", site)
            .env("ASSAY_LOG", "info")
            .env_remove("DATABASE_URL")
            .env_remove("REDIS_URL")
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut log = BufReader::new(server.stderr.take().unwrap());
        let address = loop {
            let mut line = String::new();
            assert!(log.read_line(&mut line).unwrap() > 0, "the server ended before it was ready");
            let event: Value = serde_json::from_str(&line).unwrap_or_default();
            if event["message"] == "serving" {
                break event["url"].as_str().unwrap().trim_start_matches("http://").to_owned();
            }
        };
        // A full pipe would stop the server.
        std::thread::spawn(move || std::io::copy(&mut log, &mut std::io::sink()));
        let site = Self { folder, address, server };
        site.wait_until_ready();
        site
    }

    fn wait_until_ready(&self) {
        let deadline = Instant::now() + Duration::from_secs(60);
        while !self.is_ready() {
            assert!(Instant::now() < deadline, "the server does not get ready");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn is_ready(&self) -> bool {
        let mut connection = TcpStream::connect(&self.address).unwrap();
        write!(connection, "GET /readyz HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address).unwrap();
        let mut answer = String::new();
        connection.read_to_string(&mut answer).unwrap();
        answer.starts_with("HTTP/1.1 200")
    }

    fn assay(&self, arguments: &[&str]) -> Command {
        let mut command = Command::cargo_bin("assay").unwrap();
        command.env_clear().env("ASSAY_DATA_DIR", self.folder.path().join("data"));
        command
            .env("XDG_CONFIG_HOME", self.folder.path().join("config"))
            .current_dir(self.folder.path())
            .args(arguments);
        command
    }

    /// Logs in with a new API key that may submit.
    fn log_in(&self) -> String {
        let create = ["user", "create", "ada@example.org", "--name", "Ada", "--password-stdin"];
        self.assay(&create).write_stdin("correct horse battery\n").assert().success();
        let token = ["user", "token", "ada@example.org", "--scope", "submit"];
        let key = out(&self.assay(&token).assert().success()).lines().last().unwrap().to_owned();
        let stdout = out(&self.assay(&["login", &self.address]).write_stdin(format!("{key}\n")).assert().success());
        assert!(stdout.contains(&format!("Logged in to http://{} as Ada (learner).", self.address)), "{stdout}");
        key
    }

    /// Lets further commands use another address of the server.
    fn point_login_to(&self, address: &str) {
        let path = self.folder.path().join("config/assay/login.json");
        let saved = fs::read_to_string(&path).unwrap();
        fs::write(path, saved.replace(&self.address, address)).unwrap();
    }

    fn write(&self, name: &str, content: &str) {
        fs::write(self.folder.path().join(name), content).unwrap();
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn out(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stdout.clone()).unwrap()
}

fn err(assert: &Assert) -> String {
    String::from_utf8_lossy(&assert.get_output().stderr).into_owned()
}

fn json(assert: &Assert) -> Value {
    serde_json::from_slice(&assert.get_output().stdout).unwrap()
}

fn shipped(path: &str) -> String {
    fs::read_to_string(format!("{}/../../problems/coffee-stamps/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn a_person_solves_a_problem_from_the_command_line() {
    let site = Site::start();
    site.log_in();

    let listed = out(&site.assay(&["problems", "coffee"]).assert().success());
    assert!(listed.contains("coffee-stamps") && listed.contains("Coffee Stamps"), "{listed}");
    assert_eq!(out(&site.assay(&["problems", "no such title"]).assert().success()), "No problems match.\n");
    let refused = site.assay(&["problems", "--difficulty", "harsh"]).assert().code(2);
    assert!(err(&refused).contains("difficulty"), "{}", err(&refused));

    site.assay(&["pull", "coffee-stamps"]).assert().success();
    let folder = site.folder.path().join("coffee-stamps");
    let statement = fs::read_to_string(folder.join("statement.html")).unwrap();
    assert!(statement.contains("<h1>Coffee Stamps</h1>"), "{statement}");
    assert!(fs::read_dir(folder.join("samples")).unwrap().count() >= 2);
    let again = site.assay(&["pull", "coffee-stamps"]).assert().code(2);
    assert!(err(&again).contains("--force"), "{}", err(&again));
    site.assay(&["pull", "coffee-stamps", "--force"]).assert().success();

    site.write("right.py", &shipped("submissions/accepted/running_total.py"));
    site.write("wrong.py", "print('no')\n");
    let wrong = site.assay(&["submit", "coffee-stamps", "wrong.py"]).assert().code(1);
    assert!(out(&wrong).starts_with("Wrong answer on case 1 of "), "{}", out(&wrong));
    assert!(out(&wrong).contains("Your output:\nno\n"), "{}", out(&wrong));
    assert!(err(&wrong).contains("Submitted as "), "{}", err(&wrong));
    assert!(!err(&wrong).contains('\r'), "expected separate lines without a terminal: {}", err(&wrong));
    let right = site.assay(&["submit", "coffee-stamps", "right.py", "--json"]).assert().success();
    assert_eq!(json(&right)["verdict"], "accepted");
    let id = json(&right)["id"].to_string();

    let shown = out(&site.assay(&["status", &id]).assert().success());
    assert!(shown.starts_with("Accepted: ") && shown.contains(&format!("/submissions/{id}")), "{shown}");
    let newest = out(&site.assay(&["status"]).assert().success());
    assert!(newest.lines().count() == 2 && newest.lines().next().unwrap().contains("Accepted"), "{newest}");
    let unknown = site.assay(&["status", "123456"]).assert().code(2);
    assert!(!err(&unknown).is_empty());
    let solved = out(&site.assay(&["problems", "--state", "solved"]).assert().success());
    assert!(solved.starts_with("solved"), "{solved}");

    let stored = site.assay(&["submit", "coffee-stamps", "right.py", "--no-wait", "--json"]).assert().success();
    let id = json(&stored)["id"].to_string();
    let waited = out(&site.assay(&["status", &id, "--wait"]).assert().success());
    assert!(waited.starts_with("Accepted: "), "{waited}");
}

#[test]
fn a_program_runs_on_samples_and_own_cases() {
    let site = Site::start();
    site.log_in();
    site.write("right.py", &shipped("submissions/accepted/running_total.py"));
    site.write("broken.cpp", "int main( {\n");
    let sample = shipped("data/sample/1.in");
    site.write("own.in", &sample);

    let ran = site.assay(&["runs", "coffee-stamps", "right.py", "--case", "own.in", "--json"]).assert().success();
    let cases = json(&ran)["cases"].as_array().unwrap().clone();
    assert!(cases.len() >= 2 && cases[0]["verdict"] == "accepted", "{cases:?}");
    assert_eq!(cases.last().unwrap()["output"], cases[0]["output"]);
    let broken = site.assay(&["runs", "coffee-stamps", "broken.cpp"]).assert().code(1);
    assert!(out(&broken).contains("Compile error"), "{}", out(&broken));
    site.write("odd.xyz", "print()");
    let unknown_language = site.assay(&["runs", "coffee-stamps", "odd.xyz"]).assert().code(2);
    assert!(err(&unknown_language).contains("--language"), "{}", err(&unknown_language));
}

#[test]
fn a_login_is_checked_saved_for_its_owner_and_removed() {
    let site = Site::start();
    let before = site.assay(&["status"]).assert().code(2);
    assert!(err(&before).contains("assay login"), "{}", err(&before));
    let refused = site.assay(&["login", &site.address]).write_stdin("assay_wrong\n").assert().code(2);
    assert!(err(&refused).contains("does not accept your API key"), "{}", err(&refused));
    let nowhere = site.assay(&["login", "127.0.0.1:9"]).write_stdin("assay_key\n").assert().code(2);
    assert!(err(&nowhere).contains("cannot reach http://127.0.0.1:9"), "{}", err(&nowhere));

    site.log_in();
    let saved = site.folder.path().join("config/assay/login.json");
    assert_eq!(fs::metadata(&saved).unwrap().permissions().mode() & 0o777, 0o600);
    site.assay(&["logout"]).assert().success();
    assert!(!saved.exists());
    site.assay(&["status"]).assert().code(2);
}

#[test]
fn a_lost_answer_causes_no_second_submission_or_run() {
    let site = Site::start();
    site.log_in();
    site.write("right.py", &shipped("submissions/accepted/running_total.py"));

    let proxy = FaultyProxy::before(&site.address);
    site.point_login_to(&proxy.address);
    proxy.next_posts(&[Fault::LoseAnswer, Fault::Unavailable, Fault::LoseAnswer]);
    let submitted = site.assay(&["submit", "coffee-stamps", "right.py", "--json"]).assert().success();
    assert_eq!(err(&submitted).matches("trying again in ").count(), 3, "{}", err(&submitted));
    assert_eq!(json(&submitted)["verdict"], "accepted");
    let listed = out(&site.assay(&["status"]).assert().success());
    assert_eq!(listed.lines().count(), 1, "one submission is stored: {listed}");

    proxy.next_posts(&[Fault::LoseAnswer]);
    let ran = site.assay(&["runs", "coffee-stamps", "right.py", "--json"]).assert().success();
    let id = json(&ran)["id"].to_string();
    let lost = proxy.lost_answers.lock().unwrap().join("\n");
    assert!(lost.contains(&format!("/api/v1/runs/{id}")), "the second answer names the first run {id}: {lost}");
    // Another command is another request.
    site.assay(&["submit", "coffee-stamps", "right.py"]).assert().success();
    assert_eq!(out(&site.assay(&["status"]).assert().success()).lines().count(), 2);
}

#[derive(Clone, Copy)]
enum Fault {
    /// The server answers, but the connection breaks before the answer arrives.
    LoseAnswer,
    /// The request does not reach the server.
    Unavailable,
}

/// Forwards connections to a server. Some POST requests meet a fault.
struct FaultyProxy {
    address: String,
    faults: Arc<Mutex<VecDeque<Fault>>>,
    lost_answers: Arc<Mutex<Vec<String>>>,
}

impl FaultyProxy {
    fn before(server: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let proxy = Self {
            address: listener.local_addr().unwrap().to_string(),
            faults: Arc::default(),
            lost_answers: Arc::default(),
        };
        let (faults, lost, server) = (proxy.faults.clone(), proxy.lost_answers.clone(), server.to_owned());
        std::thread::spawn(move || {
            for client in listener.incoming() {
                let (faults, lost, server) = (faults.clone(), lost.clone(), server.clone());
                std::thread::spawn(move || forward(client.unwrap(), &server, &faults, &lost));
            }
        });
        proxy
    }

    /// The faults of the next POST requests, in order.
    fn next_posts(&self, faults: &[Fault]) {
        self.faults.lock().unwrap().extend(faults);
    }
}

/// Serves one connection. A client sends a POST as the first request of its connection, or after requests without faults.
fn forward(mut client: TcpStream, server: &str, faults: &Mutex<VecDeque<Fault>>, lost: &Mutex<Vec<String>>) {
    let mut start = [0; 5];
    if client.peek(&mut start).is_err() {
        return;
    }
    let fault = if &start == b"POST " { faults.lock().unwrap().pop_front() } else { None };
    let mut request = vec![0; 64 * 1024];
    if let Some(Fault::Unavailable) = fault {
        let _ = client.read(&mut request);
        let _ = client.write_all(b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        return;
    }
    let mut upstream = TcpStream::connect(server).unwrap();
    if let Some(Fault::LoseAnswer) = fault {
        let mut to_server = upstream.try_clone().unwrap();
        let mut from_client = client.try_clone().unwrap();
        std::thread::spawn(move || std::io::copy(&mut from_client, &mut to_server));
        let read = upstream.read(&mut request).unwrap();
        lost.lock().unwrap().push(String::from_utf8_lossy(&request[..read]).into_owned());
        let _ = client.shutdown(Shutdown::Both);
        return;
    }
    let mut pair = (client.try_clone().unwrap(), upstream.try_clone().unwrap());
    std::thread::spawn(move || {
        let _ = std::io::copy(&mut pair.0, &mut pair.1);
        let _ = pair.1.shutdown(Shutdown::Write);
    });
    let _ = std::io::copy(&mut upstream, &mut client);
    let _ = client.shutdown(Shutdown::Both);
}
