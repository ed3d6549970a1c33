//! Links that a package's folder cannot keep by itself, laid out as the files that they lead to.
//!
//! Git writes a link as a small file with the path in it where the system has no links, and repositories of problems link
//! to what their problems share. A package that has either is laid out again in a folder of its own.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use tempfile::TempDir;

use crate::{
    Error, Warning,
    folder::{MAX_DEPTH, MAX_FILES, MAX_LINKED, is_passed_over},
};

/// The longest path that is looked for in a file, in bytes.
const LONGEST: u64 = 512;

/// A package that was laid out again.
#[derive(Debug)]
pub(crate) struct LaidOut {
    /// The folder that is the package now.
    pub(crate) root: PathBuf,
    pub(crate) kept: Arc<TempDir>,
    pub(crate) warnings: Vec<Warning>,
}

/// Copies a package into a new folder below `temporary` if it has links that need it. Links may lead to files in `shared`, the folder around
/// the package.
///
/// # Errors
/// A folder or file cannot be read or written, or the links lead to too much.
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
    // The folder's name is the problem's.
    let copy = kept.path().join(canonical.file_name().unwrap_or(canonical.as_os_str()));
    fs::create_dir(&copy).map_err(Error::io(&copy))?;
    let mut copied = 0_u64;
    for (name, real) in walk.found {
        let target = copy.join(name);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).map_err(Error::io(folder))?;
        }
        match real {
            // A file of another disk, or of somebody else, cannot have a second name.
            Found::File(real) if fs::hard_link(&real, &target).is_err() => {
                let about = fs::metadata(&real).map_err(Error::io(&real))?;
                copied = copied.saturating_add(about.len());
                if !about.is_file() || copied > MAX_LINKED {
                    return Err(Error::invalid(
                        root,
                        "has links that lead to more than 8 GiB, or to what is no file; remove some",
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

/// The Git repository around a folder: whoever shares the folder shares all of it.
pub(crate) fn repository(folder: &Path) -> Option<PathBuf> {
    let canonical = folder.canonicalize().ok()?;
    canonical.ancestors().find(|above| above.join(".git").exists()).map(Path::to_owned)
}

/// What is laid out under a name.
enum Found {
    File(PathBuf),
    /// A link that must not be followed: whoever reads the package says so.
    Link(PathBuf),
}

struct Walk<'a> {
    canonical: &'a Path,
    /// The folder around the package whose files it may use.
    shared: Option<PathBuf>,
    found: Vec<(String, Found)>,
    /// One for each link that needs the package to be laid out again.
    warnings: Vec<Warning>,
    /// The folders that lead here, so that a link to one of them is not followed without end.
    above: HashSet<PathBuf>,
    seen: usize,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path, under: &str, depth: usize) -> Result<(), Error> {
        let real = folder.canonicalize().map_err(Error::io(folder))?;
        // The reader says what is wrong with a folder that holds itself, or too much.
        if depth > MAX_DEPTH || !self.above.insert(real.clone()) {
            return Ok(());
        }
        for entry in fs::read_dir(&real).map_err(Error::io(folder))? {
            let entry = entry.map_err(Error::io(folder))?;
            self.seen += 1;
            let Ok(name) = entry.file_name().into_string() else { continue };
            if self.seen <= 2 * MAX_FILES && !is_passed_over(&name, under.is_empty()) {
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
                    self.warn(&name, "is a link out of the package, to what is shared beside it: keep both together");
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
                &format!(
                    "holds the path {target}, as Git writes a link on a system without links: what is there is used"
                ),
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

    /// Where a file leads that holds nothing but the path of a file with the same ending; or, without an ending, of a folder.
    fn written_link(&self, path: &Path, about: &fs::Metadata) -> Option<(String, PathBuf)> {
        let mut found = None;
        let mut at = path.to_owned();
        let mut length = about.is_file().then_some(about.len())?;
        // A link may lead to another one.
        for _ in 0..MAX_DEPTH {
            if !(1..=LONGEST).contains(&length) {
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
            // A file can be uploaded, which a link out of the package cannot: so it never leads out.
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
