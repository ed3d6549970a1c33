//! `assay user`.

#![allow(clippy::unwrap_used, reason = "a test may; clippy does not see that a helper is part of one")]

use assert_cmd::Command;

fn assay(data: &tempfile::TempDir, arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("assay").unwrap();
    command.env_clear().env("ASSAY_DATA_DIR", data.path()).args(arguments);
    command
}

#[test]
fn an_account_is_created_once_promoted_and_given_a_key() {
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
fn a_new_password_is_generated_or_read_from_standard_input() {
    let data = tempfile::tempdir().unwrap();
    let create = ["user", "create", "ada@example.org", "--password-stdin"];
    assay(&data, &create).write_stdin("correct horse battery\n").assert().success();
    let made = assay(&data, &["user", "password", "ada@example.org"]).assert().success();
    let printed = String::from_utf8_lossy(&made.get_output().stdout).into_owned();
    let password = printed.lines().find_map(|line| line.strip_prefix("Password: ")).unwrap_or_default();
    assert_eq!(password.len(), 24, "{printed}");
    let typed = ["user", "password", "ada@example.org", "--password-stdin"];
    assay(&data, &typed).write_stdin("staple battery horse\n").assert().success();
    assay(&data, &typed).write_stdin("short\n").assert().failure();
    assay(&data, &["user", "password", "nobody@example.org"]).assert().failure();
}

#[test]
fn an_unknown_account_and_a_short_password_are_refused_with_a_hint() {
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

fn printed(data: &tempfile::TempDir, arguments: &[&str]) -> String {
    let done = assay(data, arguments).assert().success();
    String::from_utf8_lossy(&done.get_output().stdout).into_owned()
}

fn refused(data: &tempfile::TempDir, arguments: &[&str]) -> String {
    let done = assay(data, arguments).assert().failure();
    String::from_utf8_lossy(&done.get_output().stderr).into_owned()
}

fn key(data: &tempfile::TempDir, arguments: &[&str]) -> String {
    let printed = printed(data, &[&["user", "token"], arguments].concat());
    printed.lines().last().unwrap_or_default().to_owned()
}

/// The account's keys, from the JSON output.
fn keys(data: &tempfile::TempDir, email: &str) -> Vec<serde_json::Value> {
    let printed = printed(data, &["user", "tokens", email, "--json"]);
    let read: serde_json::Value = serde_json::from_str(&printed).unwrap();
    read["keys"].as_array().unwrap().clone()
}

fn two_accounts() -> tempfile::TempDir {
    let data = tempfile::tempdir().unwrap();
    for email in ["ada@example.org", "eve@example.org"] {
        assay(&data, &["user", "create", email]).assert().success();
    }
    data
}

#[test]
fn keys_are_listed_with_scope_and_expiry() {
    let data = two_accounts();
    assert!(printed(&data, &["user", "tokens", "ada@example.org"]).contains("has no API keys"));
    key(&data, &["ada@example.org"]);
    key(&data, &["ada@example.org", "--name", "robot", "--scope", "submit", "--expires", "7"]);
    let listed = keys(&data, "ada@example.org");
    let [robot, first] = &listed[..] else { panic!("{listed:?}") };
    assert_eq!(
        (&robot["name"], &robot["scope"], &robot["expired"]),
        (&"robot".into(), &"submit".into(), &false.into())
    );
    assert_eq!((&first["scope"], first["expires_at"].is_null()), (&"submit".into(), true));
    let text = printed(&data, &["user", "tokens", "ada@example.org"]);
    assert!(text.contains("submit") && text.contains("robot") && text.contains("last used never"), "{text}");
    assert!(
        refused(&data, &["user", "token", "ada@example.org", "--scope", "all"]).contains("use read, submit or admin")
    );
    refused(&data, &["user", "token", "ada@example.org", "--expires", "0"]);
}

#[test]
fn only_admins_get_admin_keys() {
    let data = two_accounts();
    let scopes = || keys(&data, "ada@example.org").iter().map(|key| key["scope"].clone()).collect::<Vec<_>>();
    let said = refused(&data, &["user", "token", "ada@example.org", "--scope", "admin"]);
    assert!(said.contains("not an admin") && said.contains("--scope submit"), "{said}");
    assert!(scopes().is_empty());
    key(&data, &["ada@example.org"]);
    assert_eq!(scopes(), ["submit"]);
    printed(&data, &["user", "promote", "ada@example.org"]);
    key(&data, &["ada@example.org"]);
    key(&data, &["ada@example.org", "--scope", "admin"]);
    key(&data, &["ada@example.org", "--scope", "read"]);
    assert_eq!(scopes(), ["read", "admin", "admin", "submit"]);
}

#[test]
fn keys_are_revoked_by_number_by_key_and_all_at_once() {
    let data = two_accounts();
    let whole = key(&data, &["ada@example.org", "--name", "a"]);
    for name in ["b", "c", "d"] {
        key(&data, &["ada@example.org", "--name", name]);
    }
    key(&data, &["eve@example.org", "--name", "of eve"]);
    let names = |email: &str| keys(&data, email).iter().map(|key| key["name"].to_string()).collect::<Vec<_>>().concat();
    // A leaked key can be revoked without knowing its owner.
    assert!(printed(&data, &["user", "revoke", &whole]).contains("revoked: 1"));
    assert_eq!(names("ada@example.org"), r#""d""c""b""#);
    assert!(refused(&data, &["user", "revoke", &whole]).contains("no such key"));
    let of_c = keys(&data, "ada@example.org")[1]["id"].to_string();
    assert!(refused(&data, &["user", "revoke", "eve@example.org", &of_c]).contains("no key"));
    assert!(refused(&data, &["user", "revoke", &of_c]).contains("give the account's address"));
    assert!(refused(&data, &["user", "revoke", "ada@example.org"]).contains("--all"));
    printed(&data, &["user", "revoke", "ada@example.org", &of_c]);
    assert_eq!(names("ada@example.org"), r#""d""b""#);
    assert!(printed(&data, &["user", "revoke", "ada@example.org", "--all"]).contains("revoked: 2"));
    assert_eq!((names("ada@example.org"), names("eve@example.org")), (String::new(), r#""of eve""#.into()));
}

#[test]
fn a_new_password_revokes_keys_unless_keep_keys_is_set() {
    let data = two_accounts();
    key(&data, &["ada@example.org"]);
    printed(&data, &["user", "password", "ada@example.org", "--keep-keys"]);
    assert_eq!(keys(&data, "ada@example.org").len(), 1);
    assert!(printed(&data, &["user", "password", "ada@example.org"]).contains("API keys revoked: 1"));
    assert!(keys(&data, "ada@example.org").is_empty());
}
