//! A package's folder: every file in it that the format may mean.

use std::{
    collections::HashSet,
    fs::{self, File, Metadata},
    io::Read,
    path::{Path, PathBuf},
};

use assay_domain::NamedFile;
use sha2::{Digest, Sha256};

use crate::{Error, package::Warnings};

/// Raised when the same package would give another [`Package`](crate::Package), so that importing again makes a new version.
const READER_VERSION: &str = "assay package 4";

/// The most files a package may hold, and the deepest it may nest them.
pub(crate) const MAX_FILES: usize = 100_000;
pub(crate) const MAX_DEPTH: usize = 32;

/// The most that the files reached by links may hold together, in bytes: each takes no space, but is read.
pub(crate) const MAX_LINKED: u64 = 8 * 1024 * 1024 * 1024;

/// What the format knows: only this is read, and a change to it makes a new version.
const KNOWN: [&str; 24] = [
    "problem.yaml",
    ".timelimit",
    "domjudge-problem.ini",
    "problem.pdf",
    "signature.yaml",
    "statement/",
    "problem_statement/",
    "solution/",
    "problem_solution/",
    "hints/",
    "data/",
    "include/",
    "attachments/",
    "output_validator/",
    "output_validators/",
    "input_validator/",
    "input_validators/",
    "input_format_validators/",
    "answer_validators/",
    "static_validator/",
    "graders/",
    "submissions/",
    "submissions.json",
    "input_visualizer/",
];

/// A package's folder, listed.
#[derive(Debug)]
pub(crate) struct Folder {
    root: PathBuf,
    files: Vec<Entry>,
}

/// A file of a package.
#[derive(Clone, Debug)]
struct Entry {
    name: String,
    executable: bool,
}

impl Folder {
    /// Lists the folder. Hidden files, what editors and systems leave, and names that are no text are passed over; links
    /// are followed as long as they stay in the folder.
    ///
    /// # Errors
    /// It cannot be read; a link in a place that the format knows leads out of it or nowhere; it is too large.
    pub(crate) fn list(root: &Path, warnings: &mut Warnings) -> Result<Self, Error> {
        if !root.is_dir() {
            return Err(Error::invalid(root, "is no folder; name the folder that holds problem.yaml, or a .zip of it"));
        }
        let canonical = root.canonicalize().map_err(Error::io(root))?;
        let mut walk = Walk {
            root,
            canonical: &canonical,
            files: Vec::new(),
            above: HashSet::new(),
            seen: 0,
            linked: 0,
            warnings,
        };
        walk.folder("", 0)?;
        let mut files = walk.files;
        files.sort_unstable_by(|a, b| a.name.cmp(&b.name));
        Ok(Self { root: root.to_owned(), files })
    }

    /// The full path of a file of it.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// Whether it holds that file.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.files.binary_search_by(|file| file.name.as_str().cmp(name)).is_ok()
    }

    /// The files whose paths begin with `prefix`, by their whole paths, sorted.
    pub(crate) fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a str> {
        self.files.iter().map(|file| file.name.as_str()).filter(move |file| file.starts_with(prefix))
    }

    /// Whether there is anything below that prefix.
    pub(crate) fn has_under(&self, prefix: &str) -> bool {
        self.under(prefix).next().is_some()
    }

    /// The names directly below a folder (which ends in `/`), each once, those of folders with a `/` at their end.
    pub(crate) fn children(&self, folder: &str) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for file in self.under(folder) {
            let rest = file.strip_prefix(folder).unwrap_or(file);
            let name = rest.split_inclusive('/').next().unwrap_or(rest);
            if names.last().is_none_or(|last| last != name) {
                names.push(name.to_owned());
            }
        }
        names
    }

    /// All files below a folder (which ends in `/`), named from it.
    pub(crate) fn named_files(&self, folder: &str) -> Vec<NamedFile<PathBuf>> {
        let below = self.files.iter().filter_map(|file| {
            let name = file.name.strip_prefix(folder)?;
            Some(NamedFile { name: name.to_owned(), file: self.path(&file.name), executable: file.executable })
        });
        below.collect()
    }

    /// One file, named by the last part of its path.
    pub(crate) fn named_file(&self, name: &str) -> NamedFile<PathBuf> {
        let executable = self.files.iter().any(|file| file.name == name && file.executable);
        let base = name.rsplit('/').next().unwrap_or(name);
        NamedFile { name: base.to_owned(), file: self.path(name), executable }
    }

    /// Sha-256, in lower-case hexadecimal, over the paths and bytes of what the format knows.
    pub(crate) fn hash(&self) -> Result<String, Error> {
        let mut hasher = Sha256::new();
        hasher.update(READER_VERSION);
        for file in self.files.iter().map(|file| file.name.as_str()).filter(|file| is_known(file)) {
            let content = hash_file(&self.path(file))?;
            hasher.update((file.len() as u64).to_le_bytes());
            hasher.update(file);
            hasher.update(content);
        }
        Ok(hexadecimal(&hasher.finalize()))
    }
}

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Sha-256 of one file, read piece by piece: test data may be larger than memory.
pub(crate) fn hash_file(path: &Path) -> Result<[u8; 32], Error> {
    let mut file = File::open(path).map_err(Error::io(path))?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match file.read(&mut buffer).map_err(Error::io(path))? {
            0 => return Ok(hasher.finalize().into()),
            count => hasher.update(&buffer[..count]),
        }
    }
}

fn is_known(file: &str) -> bool {
    KNOWN.iter().any(|known| if known.ends_with('/') { file.starts_with(known) } else { file == *known })
}

/// Whether a name says that the file is no part of the package: hidden, or left by an editor or a system.
pub(crate) fn is_passed_over(name: &str, top: bool) -> bool {
    let left = ["__MACOSX", "__pycache__", "Thumbs.db", "desktop.ini", "CVS"];
    let hidden = name.starts_with(['.', '-']) && !(top && name == ".timelimit");
    let backup = name.ends_with('~') || (name.starts_with('#') && name.ends_with('#')) || name.ends_with(".pyc");
    hidden || backup || left.contains(&name)
}

/// `ELOOP` on Linux: a link that leads to itself. The standard library has no stable name for it.
const CIRCLE: i32 = 40;

/// What is said of a link that leads out of the package.
const OUTSIDE: &str = "leads out of the package";

struct Walk<'a> {
    root: &'a Path,
    canonical: &'a Path,
    files: Vec<Entry>,
    /// The folders that lead here, so that a link to one of them does not lead round and round.
    above: HashSet<PathBuf>,
    /// How many files and folders there are: links to folders may lead to the same ones again and again.
    seen: usize,
    /// How much the files that links lead to hold together, in bytes.
    linked: u64,
    warnings: &'a mut Warnings,
}

impl Walk<'_> {
    fn folder(&mut self, under: &str, depth: usize) -> Result<(), Error> {
        let folder = self.root.join(under);
        if depth > MAX_DEPTH {
            return Err(Error::invalid(&folder, format!("is nested more than {MAX_DEPTH} folders deep; flatten it")));
        }
        let real = folder.canonicalize().map_err(Error::io(&folder))?;
        if !self.above.insert(real.clone()) {
            return Err(Error::invalid(&folder, "is a link to a folder that it lies in itself; remove it"));
        }
        for entry in fs::read_dir(&folder).map_err(Error::io(&folder))? {
            let entry = entry.map_err(Error::io(&folder))?;
            let Ok(name) = entry.file_name().into_string() else {
                let shown = entry.file_name().to_string_lossy().into_owned();
                self.warnings
                    .file(format!("{under}{shown}"), "has a name that is not UTF-8 and is not used; rename it");
                continue;
            };
            if !is_passed_over(&name, under.is_empty()) {
                self.entry(&entry.path(), format!("{under}{name}"), depth)?;
            }
            self.seen += 1;
            if self.seen > 2 * MAX_FILES || self.files.len() > MAX_FILES {
                return Err(Error::invalid(self.root, format!("holds more than {MAX_FILES} files; remove some")));
            }
        }
        self.above.remove(&real);
        Ok(())
    }

    fn entry(&mut self, path: &Path, name: String, depth: usize) -> Result<(), Error> {
        let link = fs::symlink_metadata(path).map_err(Error::io(path))?.is_symlink();
        if link && let Err(what) = self.follow(path) {
            let below = format!("{name}/");
            // What tries inputs and answers is not needed to judge; a header of a tool's own is left out of packages so.
            let unneeded = ["input_validators/", "input_format_validators/", "input_validator/", "answer_validators/"];
            let unneeded = unneeded.iter().any(|place| name.starts_with(place)) && what == OUTSIDE;
            if !unneeded && (is_known(&name) || is_known(&below)) {
                return Err(Error::invalid(path, format!("is a link that {what}; put the file itself there")));
            }
            self.warnings.file(name, format!("is a link that {what}, and is not used"));
            return Ok(());
        }
        let metadata = fs::metadata(path).map_err(Error::io(path))?;
        if metadata.is_dir() {
            self.folder(&format!("{name}/"), depth + 1)?;
        } else if metadata.is_file() {
            let real = path.canonicalize().map_err(Error::io(path))?;
            if link || real != self.canonical.join(&name) {
                self.linked = self.linked.saturating_add(metadata.len());
            }
            if self.linked > MAX_LINKED {
                return Err(Error::invalid(
                    path,
                    "is one of the links that lead to more than 8 GiB together; remove some",
                ));
            }
            self.files.push(Entry { name, executable: is_executable(&metadata) });
        } else {
            return Err(Error::invalid(path, "is neither file nor folder; remove it"));
        }
        Ok(())
    }

    /// Says what is wrong with where a link leads.
    fn follow(&self, path: &Path) -> Result<(), &'static str> {
        let target = fs::read_link(path).map_err(|_| "cannot be read")?;
        if target.is_absolute() {
            return Err("names an absolute path");
        }
        match path.canonicalize() {
            Ok(real) if real.starts_with(self.canonical) => Ok(()),
            Ok(_) => Err(OUTSIDE),
            Err(error) if error.raw_os_error() == Some(CIRCLE) => Err("leads round in a circle"),
            Err(_) => Err("leads nowhere"),
        }
    }
}

#[cfg(unix)]
fn is_executable(metadata: &Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    metadata.permissions().mode() & 0o111 != 0
}

#[cfg(not(unix))]
fn is_executable(_: &Metadata) -> bool {
    false
}
