//! Other sandboxes, for comparison: those that are installed run the same programs in the same rounds.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};
use serde::Serialize;

use super::programs::Program;

/// A sandbox that can be measured beside ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Other {
    /// bubblewrap: namespaces for each run, no limits.
    Bwrap,
    /// isolate: namespaces for each run, limits without control groups. Its boxes 70 and up are used; making and removing
    /// them is not measured.
    Isolate,
}

/// Boxes of isolate from here on are the bench's.
const FIRST_BOX: usize = 70;

impl Other {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Bwrap => "bwrap",
            Self::Isolate => "isolate",
        }
    }

    /// Whether it can be started here.
    pub(super) fn is_installed(self) -> bool {
        Command::new(self.name()).arg("--version").output().is_ok_and(|output| output.status.success())
    }
}

/// Another sandbox, ready to run one program in several places at once.
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) other: Other,
    /// What is started, by place.
    pub(super) commands: Vec<Vec<String>>,
    boxes: Vec<usize>,
}

impl Prepared {
    /// Makes whatever it needs to run the program in so many places.
    pub(super) fn new(other: Other, program: &Program, places: usize) -> Result<Self> {
        let mut prepared = Self { other, commands: Vec::new(), boxes: Vec::new() };
        for place in 0..places {
            let command = match other {
                Other::Bwrap => bwrap(program),
                Other::Isolate => {
                    let number = FIRST_BOX + place;
                    prepared.boxes.push(number);
                    isolate(program, number)?
                }
            };
            prepared.commands.push(by_path(command)?);
        }
        Ok(prepared)
    }
}

impl Drop for Prepared {
    fn drop(&mut self) {
        for number in &self.boxes {
            // What stays is in the way of the next bench, which says so.
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
    let said = String::from_utf8_lossy(&made.stderr).into_owned();
    ensure!(made.status.success(), "isolate cannot make box {number}: {}", said.trim());
    let folder = PathBuf::from(String::from_utf8_lossy(&made.stdout).trim()).join("box");
    let [path, arguments @ ..] = &program.bare_argv[..] else { return Ok(Vec::new()) };
    let start = if Path::new(path).is_absolute() {
        fs::copy(path, folder.join("main")).context("cannot put a program into a box of isolate")?;
        "./main".to_owned()
    } else {
        // Isolate does not look for it.
        found(path)?
    };
    let limits = ["--time=10", "--wall-time=20", "--mem=262144", "--processes=64"];
    let mut command: Vec<String> = ["isolate", "--silent", "--run", &id].map(str::to_owned).into();
    command.extend(limits.map(str::to_owned));
    command.extend(["--".to_owned(), start]);
    command.extend(arguments.iter().cloned());
    Ok(command)
}

/// The command with its program by its path: it is started without an environment, and so without a PATH.
fn by_path(mut command: Vec<String>) -> Result<Vec<String>> {
    if let Some(program) = command.first_mut() {
        *program = found(program)?;
    }
    Ok(command)
}

/// Where on the PATH a program is.
fn found(name: &str) -> Result<String> {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut candidates = env::split_paths(&path).map(|folder| folder.join(name));
    let found = candidates.find(|path| path.is_file());
    Ok(found.with_context(|| format!("{name} is not on the PATH"))?.to_string_lossy().into_owned())
}
