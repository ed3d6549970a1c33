//! From a source to what runs.

use std::sync::Arc;

use assay_sandbox::{
    BoxFile, Collect, Content, Ending, Limits, NotCollected, Outcome, Profile, Run, Slot, Stdin, Stdout,
};

use crate::{
    Error,
    cache::{Cache, Entry, Key},
    languages::{CompileRules, LanguageFile},
    messages,
    prepare::{self, Prepared},
    signal,
};

/// CPU time of a compiler, in seconds.
const SECONDS: u32 = 10;

/// Memory of a compiler, in MiB.
const MEMORY_MIB: u32 = 1024;

/// The largest file a compiler may write, in MiB.
const FILE_MIB: u64 = 64;

/// Why there is nothing to run.
#[derive(Debug)]
pub(crate) enum NoProgram {
    /// The source is not a program; this is why.
    Refused(String),
    /// Its owner called it off.
    Cancelled,
}

/// What runs.
#[derive(Debug)]
pub(crate) struct Program {
    /// The files it consists of, to be placed in the box of every run.
    pub(crate) files: Vec<BoxFile>,
    /// What the compiler said all the same.
    pub(crate) messages: Option<String>,
}

/// Compiles a source where its language needs that, or fetches what it was compiled to before.
///
/// # Errors
/// Only faults of ours.
pub(crate) fn compile(
    slot: &mut Slot,
    cache: Option<&Cache>,
    language: &LanguageFile,
    version: &str,
    source: &Arc<str>,
) -> Result<Result<Program, NoProgram>, Error> {
    let Some(rules) = &language.compile else {
        return Ok(Ok(Program { files: vec![source_file(language, source)], messages: None }));
    };
    let key = key(language, rules, version, source);
    if let Some(entry) = cache.and_then(|cache| cache.get(&key)) {
        return program(language, rules, source, entry).map(Ok);
    }
    let mut run = compiler_run(language, &rules.argv, &rules.artifacts, source);
    if let Some(cache) = cache {
        match prepare::for_source(slot, cache, language, version, source)? {
            Prepared::There(file) => run.files.push(file),
            Prepared::Nothing => {}
            Prepared::Cancelled => return Ok(Err(NoProgram::Cancelled)),
        }
    }
    let outcome = slot.run(&run)?;
    let said = messages::of_compiler(&outcome.stdout, &outcome.stderr);
    if let Some(reason) = refusal(&outcome) {
        return Ok(Err(reason.map_or(NoProgram::Cancelled, |reason| NoProgram::Refused(with_reason(said, &reason)))));
    }
    if let Some((name, reason)) = outcome.not_collected.first() {
        if *reason == NotCollected::TooLarge {
            let reason = format!("The compiled program is larger than {FILE_MIB} MiB.");
            return Ok(Err(NoProgram::Refused(with_reason(said, &reason))));
        }
        return Err(Error::Artifact {
            language: language.id.clone(),
            artifact: name.clone(),
            reason: format!("{reason:?}"),
        });
    }
    let files = outcome.collected.into_iter().map(|(name, content)| (name, content.into())).collect();
    let entry = Entry { messages: said.unwrap_or_default(), files };
    if let Some(Err(error)) = cache.map(|cache| cache.put(&key, &entry)) {
        // The submission needs no cache; the operator may want one.
        tracing::warn!(error = error.chain(), "a compiled program is not kept");
    }
    program(language, rules, source, entry).map(Ok)
}

/// Whether a source was compiled before, or need not be.
pub(crate) fn is_there(cache: Option<&Cache>, language: &LanguageFile, version: &str, source: &str) -> bool {
    let Some(rules) = &language.compile else { return true };
    cache.is_some_and(|cache| cache.get(&key(language, rules, version, source)).is_some())
}

/// Asks a language that does not compile whether a source that failed can be parsed at all. Says why not.
///
/// # Errors
/// Only faults of ours.
pub(crate) fn check(slot: &mut Slot, language: &LanguageFile, source: &Arc<str>) -> Result<Option<NoProgram>, Error> {
    let Some(rules) = &language.check else { return Ok(None) };
    let outcome = slot.run(&compiler_run(language, &rules.argv, &[], source))?;
    Ok(match outcome.ending {
        Ending::Cancelled => Some(NoProgram::Cancelled),
        Ending::Exited(code) if code != 0 => {
            messages::of_compiler(&outcome.stdout, &outcome.stderr).map(NoProgram::Refused)
        }
        // Whatever else happened says nothing of the source: the run-time error stands.
        _ => None,
    })
}

/// Why the compiler did not end well: nothing if it did, and within that, nothing if it was called off.
fn refusal(outcome: &Outcome) -> Option<Option<String>> {
    Some(match outcome.ending {
        Ending::Exited(0) => return None,
        Ending::Cancelled => None,
        Ending::Exited(code) => Some(format!("The compiler ended with exit code {code}.")),
        Ending::Signalled(number) => Some(format!("The compiler was ended by {}.", signal::describe(number))),
        Ending::CpuLimit | Ending::WallLimit => Some(format!("Compiling took more than {SECONDS} s and was stopped.")),
        Ending::MemoryLimit => Some(format!("Compiling needed more than {MEMORY_MIB} MiB of memory and was stopped.")),
        Ending::OutputLimit => Some("The compiler printed too much and was stopped.".to_owned()),
    })
}

/// What the compiler said explains an ordinary failure; what it left unsaid is put before it.
fn with_reason(said: Option<String>, reason: &str) -> String {
    match said {
        Some(said) if reason.contains("exit code") => said,
        Some(said) => {
            let room = messages::COMPILER_BYTES - reason.len() - 1;
            format!("{reason}\n{}", &said[..said.floor_char_boundary(room)])
        }
        None => reason.to_owned(),
    }
}

fn compiler_run(language: &LanguageFile, argv: &[String], artifacts: &[String], source: &Arc<str>) -> Run {
    let max_bytes = FILE_MIB * 1024 * 1024;
    let made = artifacts.iter().filter(|name| **name != language.source);
    Run {
        argv: argv.to_vec(),
        env: language.environment(),
        profile: Profile::Compile,
        files: vec![source_file(language, source)],
        stdin: Stdin::Null,
        stdout: Stdout::Kept,
        limits: Limits {
            cpu_ms: SECONDS * 1000,
            wall_ms: SECONDS * 2000,
            memory_kib: MEMORY_MIB * 1024,
            output_bytes: messages::COMPILER_BYTES as u64,
            stderr_bytes: messages::COMPILER_BYTES as u64,
            file_bytes: max_bytes,
            processes: 64,
            open_files: 256,
            address_space: language.run.address_space,
        },
        collect: made.map(|name| Collect { name: name.clone(), max_bytes }).collect(),
    }
}

fn source_file(language: &LanguageFile, source: &Arc<str>) -> BoxFile {
    BoxFile { name: language.source.clone(), mode: 0o644, content: Content::Bytes(source.clone().into()) }
}

/// Seals what was compiled, so that the sandbox can execute it without a copy for each run.
fn program(language: &LanguageFile, rules: &CompileRules, source: &Arc<str>, entry: Entry) -> Result<Program, Error> {
    let sealed = |(name, content): (String, Arc<[u8]>)| {
        let file = assay_sandbox::seal(&content).map_err(|source| Error::Hold { source })?;
        Ok(BoxFile { name, mode: 0o755, content: Content::File(Arc::new(file)) })
    };
    let mut files = entry.files.into_iter().map(sealed).collect::<Result<Vec<_>, Error>>()?;
    if rules.artifacts.contains(&language.source) {
        files.push(source_file(language, source));
    }
    Ok(Program { files, messages: Some(entry.messages).filter(|messages| !messages.is_empty()) })
}

fn key(language: &LanguageFile, rules: &CompileRules, version: &str, source: &str) -> Key {
    let environment = language.environment();
    let mut parts = vec![language.id.as_str(), version, language.source.as_str()];
    parts.extend(["argv"].into_iter().chain(rules.argv.iter().map(String::as_str)));
    parts.extend(["artifacts"].into_iter().chain(rules.artifacts.iter().map(String::as_str)));
    parts.extend(environment.iter().flat_map(|(name, value)| [name.as_str(), value.as_str()]));
    Key::of(parts.into_iter().chain(["source", source]))
}
