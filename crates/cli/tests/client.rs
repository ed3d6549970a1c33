//! `assay login`, `submit`, `status`, `runs`, `problems` and `pull`, run against a server as a person runs them.

#![allow(clippy::unwrap_used, reason = "a test may; clippy does not see that a helper is part of one")]

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    os::unix::fs::PermissionsExt as _,
    path::Path,
    process::{Child, Stdio},
    time::{Duration, Instant},
};

use assert_cmd::{Command, assert::Assert};
use serde_json::Value;
use tempfile::TempDir;

/// A server in embedded mode with the shipped problems, and a person with a login of their own.
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
        // Pages name a bundle that is never fetched here.
        let site = folder.path().join("site");
        fs::create_dir(&site).unwrap();
        fs::write(site.join("hash.txt"), "").unwrap();
        let mut server = std::process::Command::new(program)
            .env("ASSAY_ADDR", "127.0.0.1:0")
            .env("ASSAY_DATA_DIR", folder.path().join("data"))
            .env("ASSAY_CONTENT_DIR", concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
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
        let said = out(&self.assay(&["login", &self.address]).write_stdin(format!("{key}\n")).assert().success());
        assert!(said.contains(&format!("Logged in to http://{} as Ada (learner).", self.address)), "{said}");
        key
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
    assert!(!err(&wrong).contains('\r'), "plain lines where there is no terminal: {}", err(&wrong));
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
    let odd = site.assay(&["runs", "coffee-stamps", "odd.xyz"]).assert().code(2);
    assert!(err(&odd).contains("--language"), "{}", err(&odd));
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
