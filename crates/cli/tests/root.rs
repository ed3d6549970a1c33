//! `ASSAY_SANDBOX_ROOT`: programs see another root than the host's. This root has only Bash, and `cat` for the sandbox's check.

#![allow(clippy::unwrap_used, reason = "a test may; clippy does not see that a helper is part of one")]

use std::{
    fs,
    os::unix::fs::{PermissionsExt as _, symlink},
    path::{Path, PathBuf},
    process::Command as Program,
};

use assert_cmd::{Command, assert::Assert};
use serde_json::Value;

fn assay(root: &Path, arguments: &[&str]) -> Assert {
    let cache = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let mut command = Command::cargo_bin("assay").unwrap();
    command.env_clear().env("XDG_CACHE_HOME", cache).env("ASSAY_SANDBOX_ROOT", root).args(arguments).assert()
}

/// Creates a root with Bash, `cat` and their libraries.
fn root_with_bash(root: &Path) {
    fs::set_permissions(root, fs::Permissions::from_mode(0o755)).unwrap();
    for name in ["bin", "lib", "lib64"] {
        fs::create_dir_all(root.join("usr").join(name)).unwrap();
        symlink(format!("usr/{name}"), root.join(name)).unwrap();
    }
    let listed = Program::new("ldd").args(["/bin/bash", "/bin/cat"]).output().unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    let libraries = listed.split_whitespace().filter(|word| word.starts_with('/') && !word.ends_with(':'));
    for file in libraries.chain(["/bin/bash", "/bin/cat"]) {
        let target = root.join(file.trim_start_matches('/'));
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(file, target).unwrap();
    }
}

#[test]
fn languages_are_detected_in_the_sandbox_root() {
    let root = tempfile::tempdir().unwrap();
    root_with_bash(root.path());
    let doctor = assay(root.path(), &["doctor", "--json"]).success();
    let report: Value = serde_json::from_slice(&doctor.get_output().stdout).unwrap();
    let languages = report["languages"].as_array().unwrap();
    let usable: Vec<_> = languages.iter().filter(|language| language["usable"] == true).map(|it| &it["id"]).collect();
    assert_eq!(usable, ["bash"]);

    let source: PathBuf = root.path().join("main.sh");
    fs::write(&source, "for place in /usr/bin/*; do echo $place; done\n").unwrap();
    let package = format!("{}/../../problems/coffee-stamps", env!("CARGO_MANIFEST_DIR"));
    let judged = assay(root.path(), &["judge", &package, source.to_str().unwrap(), "--json"]).code(1);
    let report: Value = serde_json::from_slice(&judged.get_output().stdout).unwrap();
    assert_eq!(report["verdict"], "wrong_answer", "{report}");
    assert_eq!(report["failure"]["actual"], "/usr/bin/bash\n/usr/bin/cat\n", "{report}");
}

#[test]
fn a_missing_sandbox_root_is_refused_by_name() {
    let refused = assay(Path::new("/no/such/root"), &["doctor"]).failure();
    let said = String::from_utf8_lossy(&refused.get_output().stderr).into_owned();
    assert!(said.contains("ASSAY_SANDBOX_ROOT") && said.contains("/no/such/root"), "{said}");
}
