//! The whole suite once more, on PostgreSQL.

use std::{
    env,
    process::{Command, Stdio},
};

use assay_testbed::Postgres;

use crate::fixture::DATABASE;

#[test]
fn the_suite_holds_on_postgresql() {
    // This run is on PostgreSQL already.
    if env::var_os(DATABASE).is_some() {
        return;
    }
    let postgres = Postgres::start();
    let suite = Command::new(env::current_exe().unwrap())
        // Those that start a PostgreSQL of their own have nothing more to show here.
        .args(["--skip", "postgresql::", "--skip", "restarting::", "--test-threads", "4"])
        .env(DATABASE, postgres.url())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&suite.stdout);
    assert!(suite.status.success(), "{said}{}", String::from_utf8_lossy(&suite.stderr));
    assert!(!said.contains("running 0 tests"), "{said}");
}
