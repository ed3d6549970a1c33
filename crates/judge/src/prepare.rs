//! Prepares files once per compiler that speed up later compiles: precompiled headers, archives of classes or packages.
//!
//! A file is created inside the sandbox from the host's files only, and synced before it gets its name. Each compile gets its own copy, so no
//! submission can change what another one sees. If a prepared file does not fit (for example because of a macro), the compiler reads the
//! originals.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
    process,
    sync::Arc,
};

use assay_sandbox::{BoxFile, Collect, Content, Ending, Limits, Profile, Run, Slot, Stdin, Stdout};

use crate::{
    Error,
    cache::{Cache, Key, UNFINISHED_MAX_AGE},
    languages::{LanguageFile, PrepareRules, When},
    messages,
    sources::Sources,
};

/// The largest prepared file, in MiB. The standard library of GCC 12 takes 118.
const FILE_MIB: u64 = 256;

/// The prepared file for some sources.
pub(crate) enum Prepared {
    /// A file for the box of the compiler.
    There(BoxFile),
    /// There is none; compiling works without.
    Nothing,
    /// The submission was cancelled meanwhile.
    Cancelled,
}

/// The prepared file for sources, if they would use it. Prepares it now if the language says so.
///
/// # Errors
/// If the sandbox fails. If the compiler fails, compiling continues without the file.
pub(crate) fn for_sources(
    slot: &mut Slot,
    cache: &Cache,
    language: &LanguageFile,
    version: &str,
    sources: &Sources,
) -> Result<Prepared, Error> {
    let Some(rules) = language.prepare.as_ref().filter(|rules| sources.contain(&rules.wanted_by)) else {
        return Ok(Prepared::Nothing);
    };
    let path = path(cache, language, rules, version);
    if rules.when == When::FirstUse && !path.exists() {
        match make(slot, language, rules, &path) {
            Ok(Made::Kept) => {}
            Ok(Made::Cancelled) => return Ok(Prepared::Cancelled),
            Err(error @ Error::Sandbox(_)) => return Err(error),
            // The submission may compile without it, so this is only logged.
            Err(error) => tracing::warn!(error = error.chain(), "cannot prepare a compiler; compiling will be slower"),
        }
    }
    match File::open(&path) {
        Ok(file) => {
            let content = Content::File(Arc::new(file));
            Ok(Prepared::There(BoxFile { name: rules.place.clone(), mode: 0o644, content }))
        }
        Err(error) => {
            if error.kind() != io::ErrorKind::NotFound {
                tracing::warn!(path = %path.display(), %error, "cannot use the prepared file of a compiler");
            }
            Ok(Prepared::Nothing)
        }
    }
}

/// Prepares the files that a language wants at the start, unless they exist.
///
/// # Errors
/// If the compiler fails, or the file cannot be stored.
pub(crate) fn at_start(slot: &mut Slot, cache: &Cache, language: &LanguageFile, version: &str) -> Result<(), Error> {
    let Some(rules) = language.prepare.as_ref().filter(|rules| rules.when == When::Start) else { return Ok(()) };
    let path = path(cache, language, rules, version);
    if !path.exists() {
        make(slot, language, rules, &path)?;
    }
    Ok(())
}

enum Made {
    Kept,
    Cancelled,
}

/// Creates and stores the file, and removes files of other versions.
fn make(slot: &mut Slot, language: &LanguageFile, rules: &PrepareRules, path: &Path) -> Result<Made, Error> {
    let mut outcome = slot.run(&run(language, rules))?;
    if outcome.ending == Ending::Cancelled {
        return Ok(Made::Cancelled);
    }
    let Some((_, content)) = outcome.collected.pop().filter(|_| outcome.ending == Ending::Exited(0)) else {
        let said = messages::of_compiler(&outcome.stdout, &outcome.stderr).unwrap_or_default();
        return Err(Error::Artifact {
            language: language.id.clone(),
            artifact: rules.file.clone(),
            reason: format!("{:?}: {said}", outcome.ending),
        });
    };
    keep(path, &content).map_err(|source| Error::Cache { path: path.to_owned(), source })?;
    Ok(Made::Kept)
}

fn keep(path: &Path, content: &[u8]) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::NotFound)?;
    fs::create_dir_all(folder)?;
    let part = path.with_extension(format!("{}.part", process::id()));
    let mut file = File::create(&part)?;
    file.write_all(content)?;
    file.sync_all()?;
    fs::rename(part, path)?;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let other = entry.path();
        // An unfinished file belongs to another process that does the same, unless it is old.
        let abandoned =
            || entry.metadata()?.modified().map(|at| at.elapsed().is_ok_and(|age| age > UNFINISHED_MAX_AGE));
        if other != path && (other.extension().is_none() || abandoned()?) {
            fs::remove_file(other)?;
        }
    }
    Ok(())
}

fn path(cache: &Cache, language: &LanguageFile, rules: &PrepareRules, version: &str) -> PathBuf {
    let environment = language.environment();
    let environment = environment.iter().flat_map(|(name, value)| [name.as_str(), value.as_str()]);
    let parts = [version, rules.file.as_str()].into_iter().chain(rules.argv.iter().map(String::as_str));
    cache.beside(language.id.as_str(), &Key::of(parts.chain(environment)))
}

fn run(language: &LanguageFile, rules: &PrepareRules) -> Run {
    Run {
        argv: rules.argv.clone(),
        env: language.environment(),
        profile: Profile::Compile,
        files: Vec::new(),
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
        collect: vec![Collect { name: rules.file.clone(), max_bytes: FILE_MIB * 1024 * 1024 }],
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
        keep(&at("old"), b"old").unwrap();
        fs::write(at("x.1.part"), "another process is at it").unwrap();
        fs::write(at("y.2.part"), "another process was at it").unwrap();
        let abandoned = File::options().append(true).open(at("y.2.part")).unwrap();
        abandoned.set_modified(SystemTime::now() - 2 * UNFINISHED_MAX_AGE - Duration::from_secs(1)).unwrap();
        keep(&at("new"), b"new").unwrap();
        let mut left: Vec<_> =
            fs::read_dir(folder.path().join("cpp")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["new", "x.1.part"]);
        assert_eq!(fs::read(at("new")).unwrap(), b"new");
    }
}
