//! Other sandboxes, for comparison. They run the same programs in the same rounds.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};
use serde::Serialize;

use super::programs::Program;

/// A sandbox to compare with ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Other {
    /// bubblewrap: namespaces per run, no limits.
    Bwrap,
    /// isolate: namespaces per run, limits without control groups. Uses its boxes from 70. Creating and removing them is not measured.
    Isolate,
}

const FIRST_BOX: usize = 70;

impl Other {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Bwrap => "bwrap",
            Self::Isolate => "isolate",
        }
    }

    pub(super) fn is_installed(self) -> bool {
        Command::new(self.name()).arg("--version").output().is_ok_and(|output| output.status.success())
    }
}

/// Another sandbox, ready to run one program several times at once.
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) other: Other,
    /// One command per run at the same time.
    pub(super) commands: Vec<Vec<String>>,
    boxes: Vec<usize>,
}

impl Prepared {
    /// Prepares the sandbox to run the program `count` times at once.
    pub(super) fn new(other: Other, program: &Program, count: usize) -> Result<Self> {
        let mut prepared = Self { other, commands: Vec::new(), boxes: Vec::new() };
        for index in 0..count {
            let command = match other {
                Other::Bwrap => bwrap(program),
                Other::Isolate => {
                    let number = FIRST_BOX + index;
                    prepared.boxes.push(number);
                    isolate(program, number)?
                }
            };
            prepared.commands.push(with_absolute_program(command)?);
        }
        Ok(prepared)
    }
}

impl Drop for Prepared {
    fn drop(&mut self) {
        for number in &self.boxes {
            // If this fails, the next benchmark reports that the box exists.
            let _ = Command::new("isolate").args(["--cleanup", &format!("--box-id={number}")]).output();
        }
    }
}

fn bwrap(program: &Program) -> Vec<String> {
    let mut command: Vec<String> =
        ["bwrap", "--unshare-all", "--die-with-parent", "--new-session"].map(str::to_owned).into();
    let mut add = |words: &[&str]| command.extend(words.iter().map(|word| (*word).to_owned()));
    for name in ["usr", "bin", "sbin", "lib", "lib64"] {
        let path = format!("/{name}");
        match fs::read_link(&path) {
            Ok(target) => add(&["--symlink", &target.to_string_lossy(), &path]),
            Err(_) => add(&["--ro-bind-try", &path, &path]),
        }
    }
    add(&["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"]);
    let [path, arguments @ ..] = &program.bare_argv[..] else { return command };
    if Path::new(path).is_absolute() {
        add(&["--ro-bind", path, "/main", "--", "/main"]);
    } else {
        add(&["--", path]);
    }
    command.extend(arguments.iter().cloned());
    command
}

fn isolate(program: &Program, number: usize) -> Result<Vec<String>> {
    let id = format!("--box-id={number}");
    let made = Command::new("isolate").args(["--init", &id]).output().context("cannot start isolate")?;
    let stderr = String::from_utf8_lossy(&made.stderr).into_owned();
    ensure!(made.status.success(), "isolate cannot create box {number}: {}", stderr.trim());
    let folder = PathBuf::from(String::from_utf8_lossy(&made.stdout).trim()).join("box");
    let [path, arguments @ ..] = &program.bare_argv[..] else { return Ok(Vec::new()) };
    let start = if Path::new(path).is_absolute() {
        fs::copy(path, folder.join("main")).context("cannot copy the program into isolate's box")?;
        "./main".to_owned()
    } else {
        // Isolate does not search the PATH.
        find_on_path(path)?
    };
    let limits = ["--time=10", "--wall-time=20", "--mem=262144", "--processes=64"];
    let mut command: Vec<String> = ["isolate", "--silent", "--run", &id].map(str::to_owned).into();
    command.extend(limits.map(str::to_owned));
    command.extend(["--".to_owned(), start]);
    command.extend(arguments.iter().cloned());
    Ok(command)
}

/// The command with its program's absolute path: it is started without an environment, so without a PATH.
fn with_absolute_program(mut command: Vec<String>) -> Result<Vec<String>> {
    if let Some(program) = command.first_mut() {
        *program = find_on_path(program)?;
    }
    Ok(command)
}

fn find_on_path(name: &str) -> Result<String> {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut candidates = env::split_paths(&path).map(|folder| folder.join(name));
    let found = candidates.find(|path| path.is_file());
    Ok(found.with_context(|| format!("{name} is not on the PATH"))?.to_string_lossy().into_owned())
}
