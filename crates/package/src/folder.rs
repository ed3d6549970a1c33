//! A package's folder: every file in it, none of them behind a link.

use std::{
    fs::{self, File},
    io::Read,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use crate::Error;

/// Raised when the same package would give another [`Package`](crate::Package), so that importing again makes a new version.
const READER_VERSION: &str = "assay package 1";

/// The most files a package may hold, and the deepest it may nest them.
const MAX_FILES: usize = 100_000;
const MAX_DEPTH: usize = 16;

/// What matters to judging or reading; submissions, generators and validators of inputs may change without a new version.
const HASHED: [&str; 10] = [
    "problem.yaml",
    ".timelimit",
    "domjudge-problem.ini",
    "statement/",
    "problem_statement/",
    "data/",
    "include/",
    "attachments/",
    "output_validator/",
    "output_validators/",
];

/// A package's folder, listed.
#[derive(Debug)]
pub(crate) struct Folder {
    root: PathBuf,
    files: Vec<String>,
}

impl Folder {
    /// Lists the folder.
    ///
    /// # Errors
    /// It cannot be read; something in it is a link, a device or a socket; a name is not UTF-8; it is too large.
    pub(crate) fn list(root: &Path) -> Result<Self, Error> {
        if !root.is_dir() {
            return Err(Error::invalid(root, "is no folder; name the folder that holds problem.yaml"));
        }
        let mut files = Vec::new();
        walk(root, "", 0, &mut files)?;
        files.sort_unstable();
        Ok(Self { root: root.to_owned(), files })
    }

    /// The full path of a file of it.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// Whether it holds that file.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.files.binary_search_by(|file| file.as_str().cmp(name)).is_ok()
    }

    /// The files whose paths begin with `prefix`, by their whole paths, sorted.
    pub(crate) fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a str> {
        self.files.iter().map(String::as_str).filter(move |file| file.starts_with(prefix))
    }

    /// Sha-256, in lower-case hexadecimal, over the paths and bytes of what matters to judging or reading.
    pub(crate) fn hash(&self) -> Result<String, Error> {
        let mut hasher = Sha256::new();
        hasher.update(READER_VERSION);
        let matters =
            |file: &&String| HASHED.iter().any(|h| if h.ends_with('/') { file.starts_with(h) } else { file == h });
        for file in self.files.iter().filter(matters) {
            let path = self.path(file);
            let content = hash_file(&path)?;
            hasher.update((file.len() as u64).to_le_bytes());
            hasher.update(file);
            hasher.update(content);
        }
        Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

/// Sha-256 of one file, read piece by piece: test data may be larger than memory.
fn hash_file(path: &Path) -> Result<[u8; 32], Error> {
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

fn walk(root: &Path, under: &str, depth: usize, files: &mut Vec<String>) -> Result<(), Error> {
    let folder = root.join(under);
    if depth > MAX_DEPTH {
        return Err(Error::invalid(&folder, format!("is nested more than {MAX_DEPTH} folders deep; flatten it")));
    }
    for entry in fs::read_dir(&folder).map_err(Error::io(&folder))? {
        let entry = entry.map_err(Error::io(&folder))?;
        let path = entry.path();
        let Ok(name) = entry.file_name().into_string() else {
            return Err(Error::invalid(&path, "has a name that is not UTF-8; rename it"));
        };
        let kind = entry.file_type().map_err(Error::io(&path))?;
        let relative = format!("{under}{name}");
        if kind.is_symlink() {
            return Err(Error::invalid(&path, "is a link; put the file itself there"));
        } else if kind.is_dir() {
            if relative != ".git" {
                walk(root, &format!("{relative}/"), depth + 1, files)?;
            }
        } else if kind.is_file() {
            files.push(relative);
        } else {
            return Err(Error::invalid(&path, "is neither file nor folder; remove it"));
        }
        if files.len() > MAX_FILES {
            return Err(Error::invalid(root, format!("holds more than {MAX_FILES} files; remove some")));
        }
    }
    Ok(())
}
