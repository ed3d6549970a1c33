//! Runs the whole suite on PostgreSQL.

use std::{
    env,
    process::{Command, Stdio},
};

use assay_testbed::Postgres;

use crate::fixture::DATABASE;

#[test]
fn the_suite_passes_on_postgresql() {
    // This run already uses PostgreSQL.
    if env::var_os(DATABASE).is_some() {
        return;
    }
    let postgres = Postgres::start();
    let suite = Command::new(env::current_exe().unwrap())
        // Skips the tests that start their own PostgreSQL.
        .args(["--skip", "postgresql::", "--skip", "restarting::", "--skip", "worker_rights::", "--test-threads", "4"])
        .env(DATABASE, postgres.url())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let output = String::from_utf8_lossy(&suite.stdout);
    assert!(suite.status.success(), "{output}{}", String::from_utf8_lossy(&suite.stderr));
    assert!(!output.contains("running 0 tests"), "{output}");
}
