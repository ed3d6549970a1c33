//! The inside of the box: everything here runs in processes of its own, started by [`enter_if_asked`].

mod birth;
mod body;
mod everyone;
mod exec;
mod filter;
mod folders;
mod guard;
mod host;
mod landlock;
mod pause;
mod root;
mod sample;
mod serve;
mod sys;
mod user;
mod warm;

use std::{
    ffi::CString,
    io,
    path::{Path, PathBuf},
};

/// The first argument that makes an executable of ours the guard of a zygote.
pub(crate) const ARGUMENT: &str = "assay-sandbox-zygote";

/// Asks for a box that shows TeX's own files.
pub(crate) const TEX: &str = "tex";

/// Becomes the zygote of a slot if this process was started as one, and never returns then; otherwise does nothing.
///
/// Call it as the first line of `main`, before any thread, runtime, logger or argument parser.
pub fn enter_if_asked() {
    let mut arguments = std::env::args_os();
    if arguments.next().is_some_and(|name| name == ARGUMENT) {
        let cradle = arguments.next().filter(|path| !path.is_empty()).map(PathBuf::from);
        let root = arguments.next().map_or_else(|| PathBuf::from("/"), PathBuf::from);
        let tex = arguments.next().is_some_and(|shown| shown == TEX);
        let place = match arguments.next() {
            None => Place::Box { root, tex },
            Some(folder) => Place::Host { folder: folder.into() },
        };
        guard::run(&place, cradle.as_deref());
    }
}

/// Where programs run.
#[derive(Debug)]
enum Place {
    /// In a box, with what is to be seen of this folder as its root, and perhaps of TeX's own files.
    Box { root: PathBuf, tex: bool },
    /// On the host itself, with this work folder: not isolated.
    Host { folder: PathBuf },
}

impl Place {
    fn everyone(&self) -> everyone::Everyone {
        match self {
            Self::Box { .. } => everyone::Everyone::OfNamespace,
            Self::Host { .. } => everyone::Everyone::Descendants,
        }
    }

    /// Where programs begin.
    fn work_folder(&self) -> &Path {
        match self {
            Self::Box { .. } => Path::new(BOX),
            Self::Host { folder } => folder,
        }
    }

    /// The folders that programs may write to, the work folder first.
    fn writable(&self) -> Vec<&Path> {
        match self {
            Self::Box { .. } => root::WRITABLE.into_iter().map(Path::new).collect(),
            Self::Host { folder } => vec![folder],
        }
    }

    /// What programs are told: the name of the work folder, wherever it is.
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

/// A step of building or using the box that the kernel refused.
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

/// Names the step that failed.
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
