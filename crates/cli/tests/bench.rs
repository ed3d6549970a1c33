//! `assay bench web` and `assay bench functions` report every part. The tests do not check the numbers, because they depend on the machine.

#![allow(clippy::unwrap_used, reason = "a test may; clippy does not see that these functions are tests")]

use assert_cmd::Command;
use serde_json::Value;

#[test]
fn every_part_is_measured() {
    let mut assay = Command::cargo_bin("assay").unwrap();
    for program in ["assay-server", "assay-worker"] {
        let path = std::path::Path::new(env!("CARGO_BIN_EXE_assay")).with_file_name(program);
        assert!(path.is_file(), "{} is not built: run `cargo build -p {program}` first", path.display());
    }
    assay.env_remove("DATABASE_URL").env_remove("REDIS_URL");
    assay.args(["bench", "web", "--json", "--busy", "--submissions", "1", "--rounds", "1", "--turn-ms", "50"]);
    assay.args(["--intake", "40", "--sockets", "50"]);
    let out = assay.assert().success().get_output().stdout.clone();
    let report: Value = serde_json::from_slice(&out).unwrap();

    assert!(report["left_out"].is_null(), "{report}");
    let verdicts = report["verdicts"].as_array().unwrap();
    let modes: Vec<&str> = verdicts.iter().map(|verdicts| verdicts["mode"].as_str().unwrap()).collect();
    assert_eq!(modes, [["embedded"; 4], ["distributed"; 4]].concat());
    assert!(verdicts.iter().all(|verdicts| verdicts["submit_to_verdict"]["count"] == 1), "{report}");

    let listing = &report["listing"];
    let names: Vec<&str> =
        listing["ways"].as_array().unwrap().iter().map(|way| way["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["hit", "bypass", "database", "hit, one client", "miss"]);
    assert!(listing["statements_per_1000"].as_u64().unwrap() > 0, "with a cold cache, the database is read: {listing}");
    assert_eq!(listing["statements_per_1000_warm"], 0, "with a warm cache, it is not read");

    let pages: Vec<&str> =
        report["pages"].as_array().unwrap().iter().map(|page| page["name"].as_str().unwrap()).collect();
    assert_eq!(pages.len(), 9, "{pages:?}");
    assert!(pages.contains(&"problem, a visitor") && pages.contains(&"submission, logged in"), "{pages:?}");

    let intake = report["intake"].as_array().unwrap();
    let workers: Vec<(&str, u64)> =
        intake.iter().map(|intake| (intake["mode"].as_str().unwrap(), intake["workers"].as_u64().unwrap())).collect();
    assert_eq!(workers, [("embedded", 0), ("distributed", 2)]);
    assert!(intake.iter().all(|intake| intake["times"]["count"] == 40 && intake["judged_s"].as_f64() > Some(0.0)));

    let sockets = &report["sockets"];
    // Five pushes to 50 sockets.
    assert_eq!((&sockets["count"], &sockets["push_to_all"]["count"]), (&50.into(), &250.into()));
}

#[test]
fn function_problems_are_measured() {
    let mut assay = Command::cargo_bin("assay").unwrap();
    let out =
        assay.args(["bench", "functions", "--json", "--rounds", "1"]).assert().success().get_output().stdout.clone();
    let report: Value = serde_json::from_slice(&out).unwrap();
    let rows = report["languages"].as_array().unwrap();
    let python = rows.iter().find(|row| row["language"] == "python3").unwrap();
    assert!(
        python["function_100_cases_ms"].as_f64() > Some(0.0) && python["start_ms"].as_f64() > Some(0.0),
        "{report}"
    );
    let cpp = rows.iter().find(|row| row["language"] == "cpp").unwrap();
    assert!(
        cpp["compile_function_ms"].as_f64() > Some(0.0) && cpp["compile_program_ms"].as_f64() > Some(0.0),
        "{report}"
    );
    // 40 cases that compute for 20 ms.
    assert!(report["cpu_time"]["process_ms"].as_f64() > Some(790.0), "{report}");
    assert!(report["cpu_time"]["cases_ms"].as_f64() > Some(700.0), "{report}");
    assert!(report["edited_python_ms"].as_f64() > Some(0.0), "{report}");
}

#[test]
fn more_sockets_than_open_files_are_refused_at_once() {
    let assay = env!("CARGO_BIN_EXE_assay");
    let few_files = format!("ulimit -Sn 256; ulimit -Hn 256; exec '{assay}' bench web --sockets 1000");
    let out = Command::new("sh").args(["-c", &few_files]).assert().failure().get_output().stderr.clone();
    let stderr = String::from_utf8(out).unwrap();
    assert!(stderr.contains("ulimit -Hn") && stderr.contains("--sockets"), "{stderr}");
}
