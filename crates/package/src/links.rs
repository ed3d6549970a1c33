//! Replaces links by the files that they lead to.
//!
//! On systems without links, Git writes a link as a small file with the path in it. Repositories of problems also have links to shared
//! files outside of a package. A package with such links is copied to a temporary folder.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use tempfile::TempDir;

use crate::{
    Error, Warning,
    folder::{MAX_DEPTH, MAX_FILES, MAX_LINKED, is_ignored},
};

/// The maximum length of a path in a file, in bytes.
const MAX_PATH_BYTES: u64 = 512;

/// A package in its new folder.
#[derive(Debug)]
pub(crate) struct LaidOut {
    /// The package's new folder.
    pub(crate) root: PathBuf,
    pub(crate) kept: Arc<TempDir>,
    pub(crate) warnings: Vec<Warning>,
}

/// Copies a package into a new folder below `temporary` if it has such links. Links may lead to files in `shared`, a folder above the
/// package.
///
/// # Errors
/// A folder or file cannot be read or written, or the linked files are too large.
pub(crate) fn lay_out(root: &Path, shared: Option<&Path>, temporary: &Path) -> Result<Option<LaidOut>, Error> {
    let canonical = root.canonicalize().map_err(Error::io(root))?;
    let shared = shared.and_then(|shared| shared.canonicalize().ok());
    let mut walk =
        Walk { canonical: &canonical, shared, found: Vec::new(), warnings: Vec::new(), above: HashSet::new(), seen: 0 };
    walk.folder(root, "", 0)?;
    if walk.warnings.is_empty() {
        return Ok(None);
    }
    let kept =
        Arc::new(tempfile::Builder::new().prefix("assay-package-").tempdir_in(temporary).map_err(Error::io(root))?);
    // Keep the folder's name, because it is the problem's name.
    let copy = kept.path().join(canonical.file_name().unwrap_or(canonical.as_os_str()));
    fs::create_dir(&copy).map_err(Error::io(&copy))?;
    let mut copied = 0_u64;
    for (name, real) in walk.found {
        let target = copy.join(name);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).map_err(Error::io(folder))?;
        }
        match real {
            // Hard links fail for files on another disk or of another user.
            Found::File(real) if fs::hard_link(&real, &target).is_err() => {
                let about = fs::metadata(&real).map_err(Error::io(&real))?;
                copied = copied.saturating_add(about.len());
                if !about.is_file() || copied > MAX_LINKED {
                    return Err(Error::invalid(
                        root,
                        "has links to more than 8 GiB, or to something that is not a file; remove some",
                    ));
                }
                fs::copy(&real, &target).map_err(Error::io(&real))?;
            }
            Found::File(_) => {}
            Found::Link(leads_to) => std::os::unix::fs::symlink(leads_to, &target).map_err(Error::io(&target))?,
        }
    }
    Ok(Some(LaidOut { root: copy, kept, warnings: walk.warnings }))
}

/// The Git repository that contains a folder.
pub(crate) fn repository(folder: &Path) -> Option<PathBuf> {
    let canonical = folder.canonicalize().ok()?;
    canonical.ancestors().find(|above| above.join(".git").exists()).map(Path::to_owned)
}

enum Found {
    File(PathBuf),
    /// A link that must not be followed. Reading the package reports it.
    Link(PathBuf),
}

struct Walk<'a> {
    canonical: &'a Path,
    /// The folder whose files the package may use.
    shared: Option<PathBuf>,
    found: Vec<(String, Found)>,
    /// One warning per replaced link.
    warnings: Vec<Warning>,
    /// The folders above, to detect links in a circle.
    above: HashSet<PathBuf>,
    seen: usize,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path, under: &str, depth: usize) -> Result<(), Error> {
        let real = folder.canonicalize().map_err(Error::io(folder))?;
        // Reading the package reports folders that contain themselves or too many files.
        if depth > MAX_DEPTH || !self.above.insert(real.clone()) {
            return Ok(());
        }
        for entry in fs::read_dir(&real).map_err(Error::io(folder))? {
            let entry = entry.map_err(Error::io(folder))?;
            self.seen += 1;
            let Ok(name) = entry.file_name().into_string() else { continue };
            if self.seen <= 2 * MAX_FILES && !is_ignored(&name, under.is_empty()) {
                self.entry(&entry.path(), format!("{under}{name}"), depth)?;
            }
        }
        self.above.remove(&real);
        Ok(())
    }

    fn entry(&mut self, path: &Path, name: String, depth: usize) -> Result<(), Error> {
        let about = fs::symlink_metadata(path).map_err(Error::io(path))?;
        let real = if about.is_symlink() {
            let leads_to = fs::read_link(path).map_err(Error::io(path))?;
            match path.canonicalize() {
                Ok(real) if !leads_to.is_absolute() && real.starts_with(self.canonical) => real,
                Ok(real) if !leads_to.is_absolute() && self.is_shared(&real) => {
                    self.warn(&name, "is a link to a shared file outside of the package: keep both together");
                    real
                }
                _ => {
                    self.found.push((name, Found::Link(leads_to)));
                    return Ok(());
                }
            }
        } else if let Some((target, real)) = self.written_link(path, &about) {
            self.warn(
                &name,
                &format!("contains the path {target}, as Git writes links on systems without links: that file is used"),
            );
            real
        } else {
            path.to_owned()
        };
        if real.is_dir() {
            self.folder(&real, &format!("{name}/"), depth + 1)
        } else {
            self.found.push((name, Found::File(real)));
            Ok(())
        }
    }

    /// The target of a file that contains only the path of a file with the same extension or, without an extension, of a folder.
    fn written_link(&self, path: &Path, about: &fs::Metadata) -> Option<(String, PathBuf)> {
        let mut found = None;
        let mut at = path.to_owned();
        let mut length = about.is_file().then_some(about.len())?;
        // A link may point to another link.
        for _ in 0..MAX_DEPTH {
            if !(1..=MAX_PATH_BYTES).contains(&length) {
                break;
            }
            let Ok(text) = fs::read_to_string(&at) else { break };
            if text.contains(['\n', '\r', '\0']) || text.trim() != text || Path::new(&text).is_absolute() {
                break;
            }
            let Some(real) = at.parent().and_then(|folder| folder.join(&text).canonicalize().ok()) else { break };
            let alike = if real.is_dir() {
                at.extension().is_none() && text.contains('/')
            } else {
                real.extension() == at.extension()
            };
            // Such files can be uploaded, so they must never lead out of the package.
            let inside = real.starts_with(self.canonical);
            if !alike || !inside || at.canonicalize().is_ok_and(|own| own.starts_with(&real)) {
                break;
            }
            length = if real.is_file() { real.metadata().map_or(0, |about| about.len()) } else { 0 };
            let (first, _) = found.take().unwrap_or((text, PathBuf::new()));
            found = Some((first, real.clone()));
            at = real;
        }
        found
    }

    /// Whether a package may use a file outside of its folder. It may not use hidden files: they can be Git's own, or keys and settings if a
    /// home folder is a repository.
    fn is_shared(&self, real: &Path) -> bool {
        let below = self.shared.as_ref().and_then(|shared| real.strip_prefix(shared).ok());
        below.is_some_and(|below| below.components().all(|part| !part.as_os_str().as_encoded_bytes().starts_with(b".")))
    }

    fn warn(&mut self, file: &str, message: &str) {
        self.warnings.push(Warning { file: file.to_owned(), line: None, message: message.to_owned() });
    }
}
