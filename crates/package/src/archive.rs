//! Packages in zip archives.

use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions},
    io::{self, BufReader, Read, Seek, SeekFrom, Write},
    os::unix::ffi::OsStringExt as _,
    path::{Path, PathBuf},
    sync::Arc,
};

use tempfile::TempDir;
use zip::{ZipArchive, result::ZipError};

use crate::Error;

/// The most members of an archive.
const MAX_MEMBERS: usize = 100_000;

/// The largest member, and all of them together, in bytes.
const MAX_MEMBER: u64 = 1024 * 1024 * 1024;
const MAX_TOTAL: u64 = 8 * 1024 * 1024 * 1024;

/// An archive that unpacks to more than this is held to [`MAX_RATIO`]: test data of one letter packs very well, too.
const BOMB_FROM: u64 = 256 * 1024 * 1024;
const MAX_RATIO: u64 = 200;

/// The longest path of a member, in bytes, and the deepest.
const MAX_PATH: usize = 1024;
const MAX_DEPTH: usize = 32;

/// Where an archive is unpacked to, and to how many bytes.
#[derive(Clone, Debug)]
pub struct Unpacking {
    /// The most bytes of all members together.
    pub most_bytes: u64,
    /// The folder for temporary folders.
    pub folder: PathBuf,
}

impl Default for Unpacking {
    fn default() -> Self {
        Self { most_bytes: MAX_TOTAL, folder: std::env::temp_dir() }
    }
}

/// An archive, unpacked.
#[derive(Debug)]
pub(crate) struct Unpacked {
    /// The folder that is the package.
    pub(crate) root: PathBuf,
    /// What it lies in, which goes with the last that holds it.
    pub(crate) kept: Arc<TempDir>,
}

/// Whether a file is to be read as an archive.
pub(crate) fn is_archive(path: &Path) -> bool {
    let known =
        path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip") || ending.eq_ignore_ascii_case("kpp"));
    known && path.is_file()
}

/// Unpacks an archive into a folder of its own: the package may be all of it, or its only folder.
///
/// # Errors
/// It is no zip archive; it is too large, or packed beyond reason; a member is encrypted, twice there, packed in a
/// way that is not known, or has a name or is a link that leads elsewhere. Nothing is left behind.
pub(crate) fn unpack(path: &Path, unpacking: &Unpacking) -> Result<Unpacked, Error> {
    let kept = Arc::new(
        tempfile::Builder::new().prefix("assay-package-").tempdir_in(&unpacking.folder).map_err(Error::io(path))?,
    );
    // Files directly in the archive lie in a folder of the archive's name: it is the package's.
    let stem =
        path.file_stem().and_then(|stem| stem.to_str()).filter(|stem| !stem.starts_with('.')).unwrap_or("package");
    let root = kept.path().join(stem);
    fs::create_dir(&root).map_err(Error::io(&root))?;
    members(path, &root, unpacking.most_bytes)?;
    Ok(Unpacked { root: package_root(&root), kept })
}

/// The folder itself, or the only one in it where the package is in there.
fn package_root(root: &Path) -> PathBuf {
    let is_package =
        |folder: &Path| ["problem.yaml", "domjudge-problem.ini"].iter().any(|file| folder.join(file).is_file());
    if is_package(root) {
        return root.to_owned();
    }
    // A link is not the package itself: it may be one to a folder in it.
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
    if archive.len() > MAX_MEMBERS {
        return Err(about(format!("holds {} members, more than {MAX_MEMBERS}; remove some", archive.len())));
    }
    if let Some(name) = twice(path, archive.central_directory_start()).map_err(Error::io(path))? {
        return Err(about(format!("holds two members of the name {name}; keep one")));
    }
    let mut unpacked = 0_u64;
    let mut links = Vec::new();
    for index in 0..archive.len() {
        let mut member = archive.by_index(index).map_err(|error| match error {
            ZipError::UnsupportedArchive(what) => about(format!(
                "member {index} cannot be unpacked: {what}; pack it again with deflate and without a password"
            )),
            other => broken(other),
        })?;
        let name = member.name().map_err(broken)?.into_owned();
        if member.encrypted() {
            return Err(about(format!("the member {name} is encrypted; pack it without a password")));
        }
        let relative = inside(&name).map_err(|what| about(format!("the member {name:?} {what}")))?;
        if member.is_symlink() {
            links.push((name, relative, leads_to(&mut member).map_err(Error::io(path))?));
            continue;
        }
        let target = root.join(&relative);
        if member.is_dir() {
            fs::create_dir_all(&target).map_err(Error::io(&target))?;
            continue;
        }
        if member.size() > MAX_MEMBER {
            return Err(about(too_large(&name)));
        }
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)
                .map_err(|_| about(format!("the member {name} lies in one that is a file; rename one")))?;
        }
        let executable = member.unix_mode().is_some_and(|mode| mode & 0o111 != 0);
        let mut written = create(&target, executable).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => about(format!("holds two members of the name {name}; keep one")),
            _ => Error::Io { path: target.clone(), source: error },
        })?;
        // What a member says of its own size is not believed.
        let room = MAX_MEMBER.min(most_bytes - unpacked);
        let copied = io::copy(&mut (&mut member).take(room + 1), &mut written)
            .map_err(|error| about(format!("the member {name} cannot be unpacked: {error}; pack it again")))?;
        written.flush().map_err(Error::io(&target))?;
        unpacked += copied;
        if copied > MAX_MEMBER {
            return Err(about(too_large(&name)));
        }
        if unpacked > most_bytes {
            let most = most_bytes / 1024 / 1024;
            return Err(about(format!("unpacks to more than {most} MiB, at the member {name}; make it smaller")));
        }
        if unpacked > BOMB_FROM && unpacked / packed.max(1) > MAX_RATIO {
            return Err(about(format!(
                "unpacks to more than {MAX_RATIO} times its size, at the member {name}, as no test data does; make that smaller"
            )));
        }
    }
    link(root, &links).map_err(about)
}

/// Makes the links of an archive, after everything else: so nothing is ever written through one.
///
/// # Errors
/// What is wrong with a link: it leads out of the archive, or its place is taken. One that leads nowhere is left to
/// whoever reads the package.
fn link(root: &Path, links: &[(String, PathBuf, PathBuf)]) -> Result<(), String> {
    let taken = |name: &str| format!("the member {name} is a link in a place that another member has; rename one");
    for (name, link, _) in links {
        link.parent().map_or(Ok(()), |folder| fs::create_dir_all(root.join(folder))).map_err(|_| taken(name))?;
    }
    for (name, link, leads_to) in links {
        if leads_to.as_os_str().is_empty() || leads_to.is_absolute() {
            return Err(format!("the member {name} is a link that names an absolute path; pack the file itself"));
        }
        std::os::unix::fs::symlink(leads_to, root.join(link)).map_err(|_| taken(name))?;
    }
    let inside = root.canonicalize().map_err(|error| error.to_string())?;
    for (name, link, _) in links {
        if root.join(link).canonicalize().is_ok_and(|real| !real.starts_with(&inside)) {
            return Err(format!("the member {name} is a link that leads out of the archive; pack the file itself"));
        }
    }
    Ok(())
}

/// Where a member that is a link leads.
fn leads_to(member: &mut impl Read) -> io::Result<PathBuf> {
    let mut target = Vec::new();
    member.take(MAX_PATH as u64).read_to_end(&mut target)?;
    Ok(PathBuf::from(OsString::from_vec(target)))
}

fn too_large(name: &str) -> String {
    format!("the member {name} unpacks to more than {} MiB; make it smaller", MAX_MEMBER / 1024 / 1024)
}

/// The path of a member below the folder it is unpacked to.
fn inside(name: &str) -> Result<PathBuf, String> {
    if name.len() > MAX_PATH || name.split('/').count() > MAX_DEPTH {
        return Err("has too long a path; shorten it".to_owned());
    }
    if name.starts_with('/')
        || name.contains('\\')
        || name.contains(':') && name[..name.find(':').unwrap_or(0)].len() == 1
    {
        return Err("has a path from the root of a system; pack it with paths from the package's folder".to_owned());
    }
    if name.contains('\0') {
        return Err("has a name that no file has; rename it".to_owned());
    }
    let mut path = PathBuf::new();
    for part in name.split('/') {
        match part {
            "" | "." => {}
            ".." => return Err("leads out of the archive; pack it with paths from the package's folder".to_owned()),
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

/// The first name that the directory of the archive lists twice. The library keeps one of them, and does not say so.
fn twice(path: &Path, directory: u64) -> io::Result<Option<String>> {
    const HEADER: usize = 46;
    let mut file = BufReader::new(File::open(path)?);
    file.seek(SeekFrom::Start(directory))?;
    let mut seen = std::collections::HashSet::new();
    let mut header = [0; HEADER];
    while seen.len() <= MAX_MEMBERS && file.read_exact(&mut header).is_ok() && header.starts_with(b"PK\x01\x02") {
        let length = |at: usize| usize::from(u16::from_le_bytes([header[at], header[at + 1]]));
        let mut name = vec![0; length(28)];
        file.read_exact(&mut name)?;
        let beside = i64::try_from(length(30) + length(32)).unwrap_or(0);
        file.seek_relative(beside)?;
        if !seen.insert(name.clone()) {
            return Ok(Some(String::from_utf8_lossy(&name).into_owned()));
        }
    }
    Ok(None)
}
