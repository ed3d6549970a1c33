//! `assay user`, run as an operator runs it.

#![allow(clippy::unwrap_used, reason = "a test may; clippy does not see that a helper is part of one")]

use assert_cmd::Command;

fn assay(data: &tempfile::TempDir, arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("assay").unwrap();
    command.env_clear().env("ASSAY_DATA_DIR", data.path()).args(arguments);
    command
}

#[test]
fn an_account_is_made_once_promoted_and_given_a_key() {
    let data = tempfile::tempdir().unwrap();
    let create = ["user", "create", "ada@example.org", "--password-stdin"];
    assay(&data, &create).write_stdin("correct horse battery\n").assert().success();

    let again = assay(&data, &create).write_stdin("correct horse battery\n").assert().failure();
    let said = String::from_utf8_lossy(&again.get_output().stderr).into_owned();
    assert!(said.contains("already exists"), "{said}");

    assay(&data, &["user", "promote", "ADA@example.org"]).assert().success();

    let token = assay(&data, &["user", "token", "ada@example.org"]).assert().success();
    let printed = String::from_utf8_lossy(&token.get_output().stdout).into_owned();
    let last = printed.lines().last().unwrap_or_default();
    assert!(last.starts_with("assay_") && last.len() == 70, "{printed}");
}

#[test]
fn a_forgotten_password_is_replaced() {
    let data = tempfile::tempdir().unwrap();
    let create = ["user", "create", "ada@example.org", "--password-stdin"];
    assay(&data, &create).write_stdin("correct horse battery\n").assert().success();
    let made = assay(&data, &["user", "password", "ada@example.org"]).assert().success();
    let printed = String::from_utf8_lossy(&made.get_output().stdout).into_owned();
    let password = printed.lines().find_map(|line| line.strip_prefix("Its password: ")).unwrap_or_default();
    assert_eq!(password.len(), 24, "{printed}");
    let typed = ["user", "password", "ada@example.org", "--password-stdin"];
    assay(&data, &typed).write_stdin("staple battery horse\n").assert().success();
    assay(&data, &typed).write_stdin("short\n").assert().failure();
    assay(&data, &["user", "password", "nobody@example.org"]).assert().failure();
}

#[test]
fn an_unknown_account_and_a_short_password_are_refused_with_what_to_do() {
    let data = tempfile::tempdir().unwrap();
    let promote = assay(&data, &["user", "promote", "nobody@example.org"]).assert().failure();
    let said = String::from_utf8_lossy(&promote.get_output().stderr).into_owned();
    assert!(said.contains("assay user create nobody@example.org"), "{said}");

    let short = assay(&data, &["user", "create", "ada@example.org", "--password-stdin"])
        .write_stdin("short")
        .assert()
        .failure();
    let said = String::from_utf8_lossy(&short.get_output().stderr).into_owned();
    assert!(said.contains("at least 10"), "{said}");
}
