//! The inside of the box. All this code runs in separate processes, which [`enter_if_asked`] starts.

mod child;
mod clone_into_cgroup;
mod exec;
mod filter;
mod folders;
mod guard;
mod interpreter;
mod landlock;
mod pause;
mod processes;
mod root;
mod sample;
mod serve;
mod setup;
mod sys;
mod user;
mod waiting;
mod warm;

use std::{
    ffi::CString,
    io,
    path::{Path, PathBuf},
};

/// The program name (argv[0]) with which an executable becomes the guard of a zygote.
pub(crate) const ARGUMENT: &str = "assay-sandbox-zygote";

/// The argument that requests a box with TeX's own files.
pub(crate) const TEX: &str = "tex";

/// Becomes the guard of a zygote if this process was started as one, and then never returns. Otherwise does nothing.
///
/// Call it in the first line of `main`, before any thread, runtime, logger or argument parser.
pub fn enter_if_asked() {
    let mut arguments = std::env::args_os();
    if arguments.next().is_some_and(|name| name == ARGUMENT) {
        let cgroup_root = arguments.next().filter(|path| !path.is_empty()).map(PathBuf::from);
        let root = arguments.next().map_or_else(|| PathBuf::from("/"), PathBuf::from);
        let tex = arguments.next().is_some_and(|shown| shown == TEX);
        let place = match arguments.next() {
            None => Place::Box { root, tex },
            Some(folder) => Place::Host { folder: folder.into() },
        };
        guard::run(&place, cgroup_root.as_deref());
    }
}

/// Where programs run.
#[derive(Debug)]
enum Place {
    /// In a box. Its root shows parts of this folder, and with `tex` also TeX's own files.
    Box { root: PathBuf, tex: bool },
    /// On the host itself, without isolation, in this work folder.
    Host { folder: PathBuf },
}

impl Place {
    fn processes(&self) -> processes::RunProcesses {
        match self {
            Self::Box { .. } => processes::RunProcesses::AllInNamespace,
            Self::Host { .. } => processes::RunProcesses::Descendants,
        }
    }

    /// The working directory of programs.
    fn work_folder(&self) -> &Path {
        match self {
            Self::Box { .. } => Path::new(BOX),
            Self::Host { folder } => folder,
        }
    }

    /// The folders that programs may write to; the work folder is the first.
    fn writable(&self) -> Vec<&Path> {
        match self {
            Self::Box { .. } => root::WRITABLE.into_iter().map(Path::new).collect(),
            Self::Host { folder } => vec![folder],
        }
    }

    /// Replaces `/box` in a text for a program by the actual work folder.
    fn translate(&self, text: &[u8]) -> io::Result<CString> {
        let translated = match (self, std::str::from_utf8(text)) {
            (Self::Host { folder }, Ok(text)) => text.replace(BOX, &folder.to_string_lossy()).into_bytes(),
            _ => text.to_vec(),
        };
        Ok(CString::new(translated)?)
    }
}

/// The work folder in a box.
const BOX: &str = "/box";

/// A failed step of building or using the box.
#[derive(Debug)]
struct Failure {
    step: String,
    errno: i32,
}

impl Failure {
    fn new(step: impl Into<String>, source: &io::Error) -> Self {
        Self { step: step.into(), errno: source.raw_os_error().unwrap_or(0) }
    }
}

/// Adds the name of the failed step to an error.
trait Step<T> {
    fn step(self, name: &str) -> Result<T, Failure>;
    fn step_on(self, name: &str, path: &str) -> Result<T, Failure>;
}

impl<T, E: Into<io::Error>> Step<T> for Result<T, E> {
    fn step(self, name: &str) -> Result<T, Failure> {
        self.map_err(|source| Failure::new(name, &source.into()))
    }

    fn step_on(self, name: &str, path: &str) -> Result<T, Failure> {
        self.map_err(|source| Failure::new(format!("{name} {path}"), &source.into()))
    }
}
