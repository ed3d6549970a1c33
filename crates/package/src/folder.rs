//! Lists a package's folder and hashes the files that the format knows.

use std::{
    collections::HashSet,
    fs::{self, File, Metadata},
    io::Read,
    path::{Path, PathBuf},
};

use assay_domain::NamedFile;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::{Error, warning::Warnings};

/// Raise this when the same package gives another [`Package`](crate::Package). Then importing it again creates a new edition.
const READER_VERSION: &str = "assay package 4";

/// The maximum number and nesting of files.
pub(crate) const MAX_FILES: usize = 100_000;
pub(crate) const MAX_DEPTH: usize = 32;

/// The maximum size of all files that links lead to, in bytes. Links take no space but are read.
pub(crate) const MAX_LINKED: u64 = 8 * 1024 * 1024 * 1024;

/// The files and folders of the format. Only these are read, and a change in them makes a new edition.
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

/// The files of a package.
#[derive(Debug, Default)]
pub(crate) struct Folder {
    root: PathBuf,
    files: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    name: String,
    executable: bool,
}

impl Folder {
    /// Lists the folder. Hidden files, files of editors and systems, and names that are not UTF-8 are skipped. Links are followed if they
    /// stay inside the folder.
    ///
    /// # Errors
    /// The folder cannot be read or is too large, or a link of the format is broken or leaves the folder.
    pub(crate) fn list(root: &Path, warnings: &mut Warnings) -> Result<Self, Error> {
        if !root.is_dir() {
            return Err(Error::invalid(
                root,
                "is not a folder; give the folder that contains problem.yaml, or a zip file of it",
            ));
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

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.files.binary_search_by(|file| file.name.as_str().cmp(name)).is_ok()
    }

    /// The files whose paths begin with `prefix`, sorted.
    pub(crate) fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a str> {
        self.files.iter().map(|file| file.name.as_str()).filter(move |file| file.starts_with(prefix))
    }

    pub(crate) fn has_under(&self, prefix: &str) -> bool {
        self.under(prefix).next().is_some()
    }

    /// The names directly in a folder (which ends in `/`), without duplicates. Names of folders end in `/`.
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

    /// All files below a folder (which ends in `/`), with names relative to it.
    pub(crate) fn named_files(&self, folder: &str) -> Vec<NamedFile<PathBuf>> {
        let below = self.files.iter().filter_map(|file| {
            let name = file.name.strip_prefix(folder)?;
            Some(NamedFile { name: name.to_owned(), file: self.path(&file.name), executable: file.executable })
        });
        below.collect()
    }

    /// One file, named after the last part of its path.
    pub(crate) fn named_file(&self, name: &str) -> NamedFile<PathBuf> {
        let executable = self.files.iter().any(|file| file.name == name && file.executable);
        let base = name.rsplit('/').next().unwrap_or(name);
        NamedFile { name: base.to_owned(), file: self.path(name), executable }
    }

    /// The SHA-256 of the paths and contents of all files of the format, in lower-case hexadecimal.
    pub(crate) fn hash(&self) -> Result<String, Error> {
        let mut hasher = Sha256::new();
        hasher.update(READER_VERSION);
        for file in self.files.iter().map(|file| file.name.as_str()).filter(|file| is_known(file)) {
            let content = hash_file(&self.path(file))?;
            hasher.update((file.len() as u64).to_le_bytes());
            hasher.update(file);
            hasher.update(content);
        }
        Ok(HEXLOWER.encode(&hasher.finalize()))
    }
}

/// The SHA-256 of one file, read in pieces, because test data may be larger than memory.
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

/// Whether the file is not part of the package: hidden, or left by an editor or a system.
pub(crate) fn is_ignored(name: &str, top: bool) -> bool {
    let left = ["__MACOSX", "__pycache__", "Thumbs.db", "desktop.ini", "CVS"];
    let hidden = name.starts_with(['.', '-']) && !(top && name == ".timelimit");
    let backup = name.ends_with('~') || (name.starts_with('#') && name.ends_with('#')) || name.ends_with(".pyc");
    hidden || backup || left.contains(&name)
}

/// `ELOOP` on Linux: a link to itself. The standard library has no stable name for it.
const ELOOP: i32 = 40;

const OUTSIDE: &str = "leaves the package";

struct Walk<'a> {
    root: &'a Path,
    canonical: &'a Path,
    files: Vec<Entry>,
    /// The folders above, to detect links in a circle.
    above: HashSet<PathBuf>,
    /// The number of files and folders so far. Links may list the same folders again.
    seen: usize,
    /// The total size of the files that links lead to, in bytes.
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
            return Err(Error::invalid(&folder, "is a link to a folder that contains the link; remove it"));
        }
        for entry in fs::read_dir(&folder).map_err(Error::io(&folder))? {
            let entry = entry.map_err(Error::io(&folder))?;
            let Ok(name) = entry.file_name().into_string() else {
                let shown = entry.file_name().to_string_lossy().into_owned();
                self.warnings
                    .file(format!("{under}{shown}"), "has a name that is not UTF-8 and is not used; rename it");
                continue;
            };
            if !is_ignored(&name, under.is_empty()) {
                self.entry(&entry.path(), format!("{under}{name}"), depth)?;
            }
            self.seen += 1;
            if self.seen > 2 * MAX_FILES || self.files.len() > MAX_FILES {
                return Err(Error::invalid(self.root, format!("has more than {MAX_FILES} files; remove some")));
            }
        }
        self.above.remove(&real);
        Ok(())
    }

    fn entry(&mut self, path: &Path, name: String, depth: usize) -> Result<(), Error> {
        let link = fs::symlink_metadata(path).map_err(Error::io(path))?.is_symlink();
        if link && let Err(what) = self.follow(path) {
            let below = format!("{name}/");
            // Judging does not need these validators. Packages often leave out headers that they link to.
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
                return Err(Error::invalid(path, "is one of the links to more than 8 GiB in total; remove some"));
            }
            self.files.push(Entry { name, executable: is_executable(&metadata) });
        } else {
            return Err(Error::invalid(path, "is neither a file nor a folder; remove it"));
        }
        Ok(())
    }

    /// Checks the target of a link.
    fn follow(&self, path: &Path) -> Result<(), &'static str> {
        let target = fs::read_link(path).map_err(|_| "cannot be read")?;
        if target.is_absolute() {
            return Err("points to an absolute path");
        }
        match path.canonicalize() {
            Ok(real) if real.starts_with(self.canonical) => Ok(()),
            Ok(_) => Err(OUTSIDE),
            Err(error) if error.raw_os_error() == Some(ELOOP) => Err("points to itself"),
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
