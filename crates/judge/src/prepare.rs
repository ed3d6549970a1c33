//! What is made once for a compiler and speeds up every compile after: precompiled headers.
//!
//! The file is made inside the sandbox from nothing but the host's own headers, is synced before it gets its name,
//! and every compile gets a copy of its own, so that no submission can change what another one sees. A compiler that
//! finds it does not fit, say because of a macro defined before, reads the headers as always.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
    process,
    sync::Arc,
};

use assay_sandbox::{BoxFile, Collect, Content, Ending, Limits, Profile, Run, Slot, Stdin};

use crate::{
    Error,
    cache::{ABANDONED, Cache, Key},
    languages::{LanguageFile, PrepareRules},
    messages,
};

/// The largest file that is prepared, in MiB. The standard library of GCC 12 makes 118.
const FILE_MIB: u64 = 256;

/// What was prepared for a source, if that would use it.
pub(crate) fn find(cache: &Cache, language: &LanguageFile, version: &str, source: &str) -> Option<BoxFile> {
    let rules = language.prepare.as_ref().filter(|rules| source.contains(&rules.wanted_by))?;
    let path = path(cache, language, rules, version);
    let file = match File::open(&path) {
        Ok(file) => file,
        Err(error) => {
            if error.kind() != io::ErrorKind::NotFound {
                tracing::warn!(path = %path.display(), %error, "cannot use what was prepared for a compiler");
            }
            return None;
        }
    };
    Some(BoxFile { name: rules.place.clone(), mode: 0o644, content: Content::File(Arc::new(file)) })
}

/// Prepares what the language asks for, unless it is there, and removes what was prepared for other versions.
///
/// # Errors
/// When the compiler fails, or the file cannot be kept.
pub(crate) fn prepare(slot: &mut Slot, cache: &Cache, language: &LanguageFile, version: &str) -> Result<(), Error> {
    let Some(rules) = &language.prepare else { return Ok(()) };
    let path = path(cache, language, rules, version);
    if path.exists() {
        return Ok(());
    }
    let mut outcome = slot.run(&run(language, rules))?;
    let Some((_, content)) = outcome.collected.pop().filter(|_| outcome.ending == Ending::Exited(0)) else {
        let said = messages::of_compiler(&outcome.stdout, &outcome.stderr).unwrap_or_default();
        return Err(Error::Artifact {
            language: language.id.clone(),
            artifact: rules.file.clone(),
            reason: format!("{:?}: {said}", outcome.ending),
        });
    };
    keep(&path, &content).map_err(|source| Error::Cache { path, source })
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
        // A part belongs to another process that is doing the same, unless it is old.
        let abandoned = || entry.metadata()?.modified().map(|at| at.elapsed().is_ok_and(|age| age > ABANDONED));
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
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::*;

    #[test]
    fn only_what_is_for_this_version_stays() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join("cpp").join(name);
        keep(&at("old"), b"old").unwrap();
        fs::write(at("x.1.part"), "another process is at it").unwrap();
        fs::write(at("y.2.part"), "another process was at it").unwrap();
        let abandoned = File::options().append(true).open(at("y.2.part")).unwrap();
        abandoned.set_modified(SystemTime::now() - 2 * ABANDONED - Duration::from_secs(1)).unwrap();
        keep(&at("new"), b"new").unwrap();
        let mut left: Vec<_> =
            fs::read_dir(folder.path().join("cpp")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["new", "x.1.part"]);
        assert_eq!(fs::read(at("new")).unwrap(), b"new");
    }
}
