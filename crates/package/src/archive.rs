//! Unpacks packages from zip archives.

use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions},
    io::{self, BufReader, Read, Seek, SeekFrom, Write},
    os::unix::ffi::OsStringExt as _,
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use tempfile::TempDir;
use zip::{ZipArchive, result::ZipError};

use crate::Error;

/// The maximum number of entries.
const MAX_ENTRIES: usize = 100_000;

/// The maximum size of one entry and of all entries, in bytes.
const MAX_ENTRY_BYTES: u64 = 1024 * 1024 * 1024;
const MAX_TOTAL_BYTES: u64 = 8 * 1024 * 1024 * 1024;

/// [`MAX_RATIO`] applies only to larger archives, because small repetitive test data also compresses very well.
const BOMB_FROM: u64 = 256 * 1024 * 1024;
const MAX_RATIO: u64 = 200;

/// The maximum length in bytes and depth of an entry's path.
const MAX_PATH: usize = 1024;
const MAX_DEPTH: usize = 32;

/// Limits for unpacking an archive.
#[derive(Clone, Debug)]
pub struct Unpacking {
    /// The maximum size of all entries together, in bytes.
    pub most_bytes: u64,
    /// Temporary folders are created in this folder.
    pub folder: PathBuf,
}

impl Default for Unpacking {
    fn default() -> Self {
        Self { most_bytes: MAX_TOTAL_BYTES, folder: std::env::temp_dir() }
    }
}

/// An unpacked archive.
#[derive(Debug)]
pub(crate) struct Unpacked {
    /// The package's folder.
    pub(crate) root: PathBuf,
    /// The temporary folder around it. It is deleted with its last owner.
    pub(crate) kept: Arc<TempDir>,
}

/// Whether the file name is that of an archive.
pub(crate) fn is_archive(path: &Path) -> bool {
    let known =
        path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip") || ending.eq_ignore_ascii_case("kpp"));
    known && path.is_file()
}

/// Unpacks an archive into a temporary folder. The package is the whole archive, or its only folder.
///
/// # Errors
/// It is not a zip file, too large, or a zip bomb. An entry is encrypted, a duplicate, compressed with an unknown method, or has a path
/// or link that leaves the archive. Nothing is left on disk.
pub(crate) fn unpack(path: &Path, unpacking: &Unpacking) -> Result<Unpacked, Error> {
    let kept = Arc::new(
        tempfile::Builder::new().prefix("assay-package-").tempdir_in(&unpacking.folder).map_err(Error::io(path))?,
    );
    // The folder has the archive's name, because it is the package's name if the archive has no top folder.
    let stem =
        path.file_stem().and_then(|stem| stem.to_str()).filter(|stem| !stem.starts_with('.')).unwrap_or("package");
    let root = kept.path().join(stem);
    fs::create_dir(&root).map_err(Error::io(&root))?;
    members(path, &root, unpacking.most_bytes)?;
    Ok(Unpacked { root: package_root(&root), kept })
}

/// The folder itself, or its only folder if that contains the package.
fn package_root(root: &Path) -> PathBuf {
    let is_package =
        |folder: &Path| ["problem.yaml", "domjudge-problem.ini"].iter().any(|file| folder.join(file).is_file());
    if is_package(root) {
        return root.to_owned();
    }
    // Ignore links: a link may point to a folder inside the package.
    let folders = fs::read_dir(root).into_iter().flatten().flatten();
    let folders = folders.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir())).map(|entry| entry.path());
    let mut packages = folders.filter(|folder| is_package(folder));
    match (packages.next(), packages.next()) {
        (Some(only), None) => only,
        _ => root.to_owned(),
    }
}

fn members(path: &Path, root: &Path, most_bytes: u64) -> Result<(), Error> {
    let file = File::open(path).map_err(Error::io(path))?;
    let packed = file.metadata().map_err(Error::io(path))?.len();
    let about = |message: String| Error::invalid(path, message);
    let broken = |_: ZipError| about("this is not a valid zip file; pack it again".to_owned());
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(broken)?;
    if archive.len() > MAX_ENTRIES {
        return Err(about(format!("has {} entries, more than {MAX_ENTRIES}; remove some", archive.len())));
    }
    if let Some(name) = twice(path, archive.central_directory_start()).map_err(Error::io(path))? {
        return Err(about(format!("contains two entries named {name}; keep one")));
    }
    let mut unpacked = 0_u64;
    let mut links = Vec::new();
    for index in 0..archive.len() {
        let mut member = archive.by_index(index).map_err(|error| match error {
            ZipError::UnsupportedArchive(what) => about(format!(
                "entry {index} cannot be unpacked: {what}; pack it again with deflate and without a password"
            )),
            other => broken(other),
        })?;
        // Some programs for Windows separate folders by backslashes.
        let name = member.name().map_err(broken)?.replace('\\', "/");
        if member.encrypted() {
            return Err(about(format!("the entry {name} is encrypted; pack it without a password")));
        }
        let relative = inside(&name).map_err(|what| about(format!("the entry {name:?} {what}")))?;
        if member.is_symlink() {
            links.push((name, relative, leads_to(&mut member).map_err(Error::io(path))?));
            continue;
        }
        let target = root.join(&relative);
        if name.ends_with('/') {
            fs::create_dir_all(&target).map_err(Error::io(&target))?;
            continue;
        }
        if member.size() > MAX_ENTRY_BYTES {
            return Err(about(too_large(&name)));
        }
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)
                .map_err(|_| about(format!("the entry {name} has the name of a file as its folder; rename one")))?;
        }
        let executable = member.unix_mode().is_some_and(|mode| mode & 0o111 != 0);
        let mut written = create(&target, executable).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => about(format!("contains two entries named {name}; keep one")),
            _ => Error::Io { path: target.clone(), source: error },
        })?;
        // The size in the entry's header may be wrong, so limit what is read.
        let room = MAX_ENTRY_BYTES.min(most_bytes - unpacked);
        let copied = io::copy(&mut (&mut member).take(room + 1), &mut written)
            .map_err(|error| about(format!("the entry {name} cannot be unpacked: {error}; pack it again")))?;
        written.flush().map_err(Error::io(&target))?;
        unpacked += copied;
        if copied > MAX_ENTRY_BYTES {
            return Err(about(too_large(&name)));
        }
        if unpacked > most_bytes {
            let most = most_bytes / 1024 / 1024;
            return Err(about(format!("unpacks to more than {most} MiB, at the entry {name}; make it smaller")));
        }
        if unpacked > BOMB_FROM && unpacked / packed.max(1) > MAX_RATIO {
            return Err(about(format!(
                "unpacks to more than {MAX_RATIO} times its size, at the entry {name}; make this file smaller"
            )));
        }
    }
    link(root, &links).map_err(about)
}

/// Creates the archive's links after all files, so that nothing is written through a link.
///
/// # Errors
/// A link leaves the archive, or its path is already used. Broken links are reported when the package is read.
fn link(root: &Path, links: &[(String, PathBuf, PathBuf)]) -> Result<(), String> {
    let taken = |name: &str| format!("the entry {name} is a link with the path of another entry; rename one");
    for (name, link, _) in links {
        link.parent().map_or(Ok(()), |folder| fs::create_dir_all(root.join(folder))).map_err(|_| taken(name))?;
    }
    for (name, link, leads_to) in links {
        if leads_to.as_os_str().is_empty() || leads_to.is_absolute() {
            return Err(format!("the entry {name} is a link to an absolute path; pack the file itself"));
        }
        std::os::unix::fs::symlink(leads_to, root.join(link)).map_err(|_| taken(name))?;
    }
    let inside = root.canonicalize().map_err(|error| error.to_string())?;
    for (name, link, leads_to) in links {
        if root.join(link).canonicalize().map_or_else(|_| leaves(link, leads_to), |real| !real.starts_with(&inside)) {
            return Err(format!("the entry {name} is a link that leaves the archive; pack the file itself"));
        }
    }
    Ok(())
}

/// Whether a link leaves the archive if no folder on its way is a link itself.
fn leaves(link: &Path, leads_to: &Path) -> bool {
    let mut depth = link.components().count() - 1;
    leads_to.components().any(|part| match part {
        Component::ParentDir if depth == 0 => true,
        Component::ParentDir => {
            depth -= 1;
            false
        }
        Component::Normal(_) => {
            depth += 1;
            false
        }
        _ => false,
    })
}

/// The target of a link.
fn leads_to(member: &mut impl Read) -> io::Result<PathBuf> {
    let mut target = Vec::new();
    member.take(MAX_PATH as u64).read_to_end(&mut target)?;
    Ok(PathBuf::from(OsString::from_vec(target)))
}

fn too_large(name: &str) -> String {
    format!("the entry {name} unpacks to more than {} MiB; make it smaller", MAX_ENTRY_BYTES / 1024 / 1024)
}

/// The entry's path relative to the folder that it is unpacked to.
fn inside(name: &str) -> Result<PathBuf, String> {
    if name.len() > MAX_PATH || name.split('/').count() > MAX_DEPTH {
        return Err("has a path that is too long; shorten it".to_owned());
    }
    if name.starts_with('/') || name.find(':') == Some(1) {
        return Err("has an absolute path; pack it with paths relative to the package's folder".to_owned());
    }
    if name.contains('\0') {
        return Err("has an invalid file name; rename it".to_owned());
    }
    let mut path = PathBuf::new();
    for part in name.split('/') {
        match part {
            "" | "." => {}
            ".." => return Err("leaves the archive; pack it with paths relative to the package's folder".to_owned()),
            part => path.push(part),
        }
    }
    if path.as_os_str().is_empty() { Err("has no name; pack it again".to_owned()) } else { Ok(path) }
}

fn create(path: &Path, executable: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(if executable { 0o755 } else { 0o644 });
    }
    #[cfg(not(unix))]
    let _ = executable;
    options.open(path)
}

/// The first duplicate name in the archive's directory. The library silently keeps only one of the entries.
fn twice(path: &Path, directory: u64) -> io::Result<Option<String>> {
    const HEADER: usize = 46;
    let mut file = BufReader::new(File::open(path)?);
    file.seek(SeekFrom::Start(directory))?;
    let mut seen = std::collections::HashSet::new();
    let mut header = [0; HEADER];
    while seen.len() <= MAX_ENTRIES && file.read_exact(&mut header).is_ok() && header.starts_with(b"PK\x01\x02") {
        let length = |at: usize| usize::from(u16::from_le_bytes([header[at], header[at + 1]]));
        let mut name = vec![0; length(28)];
        file.read_exact(&mut name)?;
        let extra = i64::try_from(length(30) + length(32)).unwrap_or(0);
        file.seek_relative(extra)?;
        // The same names as those of the files that are written.
        name.iter_mut().filter(|byte| **byte == b'\\').for_each(|byte| *byte = b'/');
        if !seen.insert(name.clone()) {
            return Ok(Some(String::from_utf8_lossy(&name).into_owned()));
        }
    }
    Ok(None)
}
