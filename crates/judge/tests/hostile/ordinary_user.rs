//! The same attacks as an ordinary user, in a separate process.

use std::{
    env, fs,
    os::unix::{
        fs::{PermissionsExt as _, chown},
        process::CommandExt as _,
    },
    path::Path,
    process::Command,
};

use crate::home::{Home, VARIABLE};

/// A user that has no account, no groups and no other process.
const USER: u32 = 54_321;

/// Runs a test of this file as an ordinary user. Copies everything that it needs, because only the owner may be able to read the build
/// folder. Writes its table beside that of root.
pub(crate) fn run(test: &str) {
    let built = Home::built();
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    for (name, part) in built.parts() {
        copy(part, &folder.path().join(name));
    }
    let harness = folder.path().join("harness");
    copy(&env::current_exe().unwrap(), &harness);
    let copies = Home::copied(folder.path());
    fs::write(&copies.table, "").unwrap();
    give(&copies.table);
    fs::create_dir(&copies.compiled).unwrap();
    give(&copies.compiled);
    // They exist if this run has judged the attacks as root before.
    for program in fs::read_dir(&built.compiled).into_iter().flatten() {
        let program = program.unwrap();
        if program.file_type().unwrap().is_file() {
            let copied = copies.compiled.join(program.file_name());
            fs::copy(program.path(), &copied).unwrap();
            give(&copied);
        }
    }

    let status = Command::new(&harness)
        .args(["--exact", test, "--nocapture"])
        .env(VARIABLE, folder.path())
        .current_dir("/")
        .uid(USER)
        .gid(USER)
        .status()
        .unwrap();
    Home::forget_runs();
    fs::copy(&copies.table, built.table.with_file_name("hostile-ordinary-user.md")).unwrap();
    assert!(status.success(), "as an ordinary user: {status}");
}

fn give(path: &Path) {
    chown(path, Some(USER), Some(USER)).unwrap();
}

/// Copies a file or folder so that all can read it.
fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            copy(&entry.path(), &to.join(entry.file_name()));
        }
        fs::set_permissions(to, fs::Permissions::from_mode(0o755)).unwrap();
    } else {
        let mode = fs::metadata(from).unwrap().permissions().mode();
        fs::copy(from, to).unwrap();
        fs::set_permissions(
            to,
            fs::Permissions::from_mode(mode & 0o100 | mode & 0o100 >> 3 | mode & 0o100 >> 6 | 0o444),
        )
        .unwrap();
    }
}
