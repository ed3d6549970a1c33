//! Prepares files once per compiler that speed up later compiles: precompiled headers, archives of classes or packages, the compiled parts of
//! drivers.
//!
//! Files are created inside the sandbox from the host's files and the driver's code only, and synced before their folder gets its name. Each
//! compile gets its own copy, so no submission can change what another one sees. If a prepared header does not fit (for example because of a
//! macro), the compiler reads the originals.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
    process,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use assay_domain::error_chain;
use assay_sandbox::{BoxFile, Collect, Content, Ending, Limits, Profile, Run, Stdin, Stdout};

use crate::{
    Error,
    cache::{Cache, Key, UNFINISHED_MAX_AGE},
    languages::{LanguageFile, PrepareRules, When},
    messages,
    patience::compile_patiently,
    slots::Slot,
    sources::Sources,
};

/// The largest prepared file, in MiB. The standard library of GCC 12 takes 118.
const FILE_MIB: u64 = 256;

/// The prepared files that the sources use. Prepares missing files now if the language says so, or if compiling needs them. Without the
/// other missing files, compiling is only slower.
///
/// # Errors
/// If it was cancelled, the sandbox fails, or files that are needed cannot be prepared. If only time is lost, compiling continues without the files.
pub(crate) fn for_sources(
    slot: &mut Slot,
    cache: Option<&Cache>,
    language: &LanguageFile,
    version: &str,
    sources: &Sources,
) -> Result<Vec<BoxFile>, Error> {
    let mut files = Vec::new();
    for rules in language.prepare.iter().filter(|rules| sources.contain(&rules.wanted_by)) {
        let folder = cache.map(|cache| folder(cache, language, rules, version));
        let known = folder.as_deref().map_or(Ok(None), |folder| open(folder, rules));
        match known {
            Ok(Some(known)) => {
                files.extend(known);
                continue;
            }
            Ok(None) => {}
            Err(error) => {
                tracing::warn!(language = %language.id, %error, "cannot use the prepared files of a compiler");
            }
        }
        let needed = rules.library.is_some();
        if !needed && (rules.when == When::Start || cache.is_none()) {
            continue;
        }
        match make(slot, language, rules, folder.as_deref()) {
            Ok(made) => files.extend(made),
            Err(error) if needed || matches!(error, Error::Sandbox(_) | Error::Cancelled) => {
                return Err(error);
            }
            // The submission may compile without them, so this is only logged.
            Err(error) => {
                tracing::warn!(error = error_chain(&error), "cannot prepare a compiler; compiling will be slower");
            }
        }
    }
    Ok(files)
}

/// Prepares the files that a language wants at the start, unless they exist.
///
/// # Errors
/// If the compiler fails, or the files cannot be stored.
pub(crate) fn at_start(slot: &mut Slot, cache: &Cache, language: &LanguageFile, version: &str) -> Result<(), Error> {
    for rules in language.prepare.iter().filter(|rules| rules.when == When::Start) {
        let folder = folder(cache, language, rules, version);
        if !folder.is_dir() {
            make(slot, language, rules, Some(&folder))?;
        }
    }
    Ok(())
}

/// The files in a folder, for the box of a compiler. `None` if there is no such folder.
fn open(folder: &Path, rules: &PrepareRules) -> io::Result<Option<Vec<BoxFile>>> {
    let files = rules.files.iter().map(|(name, place)| {
        let content = Content::File(Arc::new(File::open(folder.join(name))?));
        Ok(BoxFile { name: place.clone(), mode: 0o644, content })
    });
    match files.collect::<io::Result<_>>() {
        Ok(files) => Ok(Some(files)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Creates the files, stores them in the folder, and removes those of other versions.
fn make(
    slot: &mut Slot,
    language: &LanguageFile,
    rules: &PrepareRules,
    folder: Option<&Path>,
) -> Result<Vec<BoxFile>, Error> {
    let outcome = compile_patiently(slot, &run(language, rules), "the compiler")?;
    if outcome.ending != Ending::Exited(0) || outcome.collected.len() < rules.files.len() {
        let said = messages::of_compiler(&outcome.stdout, &outcome.stderr).unwrap_or_default();
        return Err(Error::Artifact {
            language: language.id.clone(),
            artifact: rules.files.keys().cloned().collect::<Vec<_>>().join(", "),
            reason: format!("{:?}: {said}", outcome.ending),
        });
    }
    if let Some(folder) = folder {
        keep(folder, &outcome.collected).map_err(|source| Error::Cache { path: folder.to_owned(), source })?;
    }
    let files = outcome.collected.into_iter().filter_map(|(name, content)| {
        let place = rules.files.get(&name)?.clone();
        Some(BoxFile { name: place, mode: 0o644, content: Content::Bytes(content.into()) })
    });
    Ok(files.collect())
}

/// Writes the files into a folder that appears at once, and removes the folders beside it.
fn keep(folder: &Path, files: &[(String, Vec<u8>)]) -> io::Result<()> {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let parent = folder.parent().ok_or(io::ErrorKind::NotFound)?;
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let part = folder.with_extension(format!("{}.{number}.part", process::id()));
    fs::create_dir_all(&part)?;
    for (name, content) in files {
        let mut file = File::create(part.join(name))?;
        file.write_all(content)?;
        file.sync_all()?;
    }
    match fs::rename(&part, folder) {
        // Another slot has prepared the same files meanwhile. File systems report this in different ways (rename(2)).
        Err(error) if matches!(error.kind(), io::ErrorKind::DirectoryNotEmpty | io::ErrorKind::AlreadyExists) => {
            fs::remove_dir_all(&part)?;
        }
        renamed => renamed?,
    }
    for entry in fs::read_dir(parent)? {
        let entry = entry?;
        let other = entry.path();
        if other != folder && (other.extension().is_none() || is_abandoned(&entry)?) {
            remove(&other)?;
        }
    }
    Ok(())
}

/// An unfinished folder belongs to another slot that prepares the same files, unless it is old.
fn is_abandoned(entry: &fs::DirEntry) -> io::Result<bool> {
    match entry.metadata() {
        Ok(about) => Ok(about.modified()?.elapsed().is_ok_and(|age| age > UNFINISHED_MAX_AGE)),
        // That slot has just finished.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

fn remove(path: &Path) -> io::Result<()> {
    let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    match removed {
        // Another slot was faster.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

fn folder(cache: &Cache, language: &LanguageFile, rules: &PrepareRules, version: &str) -> PathBuf {
    let environment = language.environment();
    let environment = environment.iter().flat_map(|(name, value)| [name.as_str(), value.as_str()]);
    // Earlier versions kept one file with this key, instead of a folder.
    let parts = ["folder", version].into_iter().chain(rules.files.keys().map(String::as_str)).chain(rules.parts());
    let kind = if rules.library.is_some() { "-driver" } else { "" };
    cache.beside(&format!("{}{kind}", language.id), &Key::of(parts.chain(environment)))
}

fn run(language: &LanguageFile, rules: &PrepareRules) -> Run {
    let library = rules.library.iter().flatten().map(|(name, text)| BoxFile {
        name: name.clone(),
        mode: 0o644,
        content: Content::Bytes(text.as_bytes().into()),
    });
    Run {
        argv: rules.argv.clone(),
        env: language.environment(),
        profile: Profile::Compile,
        files: library.collect(),
        stdin: Stdin::Null,
        stdout: Stdout::Kept,
        limits: Limits {
            cpu_ms: 60_000,
            wall_ms: 120_000,
            memory_kib: 2 * 1024 * 1024,
            output_bytes: messages::COMPILER_BYTES as u64,
            stderr_bytes: messages::COMPILER_BYTES as u64,
            file_bytes: FILE_MIB * 1024 * 1024,
            processes: 64,
            open_files: 256,
            address_space: language.run.address_space,
        },
        collect: rules
            .files
            .keys()
            .map(|name| Collect { name: name.clone(), max_bytes: FILE_MIB * 1024 * 1024 })
            .collect(),
        warm: None,
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::*;

    #[test]
    fn files_of_other_versions_are_removed() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join("cpp").join(name);
        let files = |text: &str| [("a".to_owned(), text.into()), ("b".to_owned(), text.into())];
        keep(&at("old"), &files("old")).unwrap();
        fs::write(at("file"), "of an earlier version of this program").unwrap();
        fs::create_dir(at("x.1.part")).unwrap();
        fs::create_dir(at("y.2.part")).unwrap();
        let abandoned = File::open(at("y.2.part")).unwrap();
        abandoned.set_modified(SystemTime::now() - 2 * UNFINISHED_MAX_AGE - Duration::from_secs(1)).unwrap();
        keep(&at("new"), &files("new")).unwrap();
        // Another slot that prepares the same files at the same time.
        keep(&at("new"), &files("new")).unwrap();
        let mut left: Vec<_> =
            fs::read_dir(folder.path().join("cpp")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["new", "x.1.part"]);
        assert_eq!(fs::read(at("new").join("b")).unwrap(), b"new");
    }
}
