//! Compiles sources into a program.

use std::sync::Arc;

use assay_domain::{CompileLimits, describe_signal, error_chain};
use assay_sandbox::{BoxFile, Collect, Content, Ending, Limits, NotCollected, Outcome, Profile, Run, Stdin, Stdout};

use crate::{
    Error,
    cache::{Cache, Entry, Key},
    languages::{CompileRules, LanguageFile},
    messages,
    patience::compile_patiently,
    prepare,
    slots::Slot,
    sources::Sources,
};

/// The largest file a compiler may write, in MiB.
pub(crate) const FILE_MIB: u64 = 64;

/// Why a source is not judged: the messages for its author, mostly those of the compiler.
#[derive(Debug)]
pub(crate) struct Refused(pub(crate) String);

/// A compiled program.
#[derive(Clone, Debug)]
pub(crate) struct Program {
    /// The files to place in the box of every run.
    pub(crate) files: Vec<BoxFile>,
    /// The messages of the successful compiler.
    pub(crate) messages: Option<String>,
}

/// The slot, cache and limits for compiling.
pub(crate) struct Compiler<'a> {
    pub(crate) slot: &'a mut Slot,
    pub(crate) cache: Option<&'a Cache>,
    pub(crate) limits: CompileLimits,
}

impl Compiler<'_> {
    /// Compiles sources if their language needs this, or returns the earlier result from the cache.
    ///
    /// # Errors
    /// Cancellation, and internal failures.
    pub(crate) fn compile(
        &mut self,
        language: &LanguageFile,
        version: &str,
        sources: &Sources,
    ) -> Result<Result<Program, Refused>, Error> {
        let Some(rules) = &language.compile else {
            return Ok(Ok(Program { files: complete(language, sources.in_box()), messages: None }));
        };
        let command = command(rules, sources);
        let key = key(language, rules, &command, version, sources);
        if let Some(entry) = self.cache.and_then(|cache| cache.get(&key)) {
            return program(complete(language, sources.data()), entry).map(Ok);
        }
        let mut run = self.run(command, language.environment(), sources.in_box(), &rules.artifacts);
        run.limits.address_space = language.run.address_space;
        run.files.extend(prepare::for_sources(self.slot, self.cache, language, version, sources)?);
        let entry = match self.make(&run, language.id.as_str())? {
            Ok(entry) => entry,
            Err(why) => return Ok(Err(why)),
        };
        self.keep(&key, &entry);
        program(complete(language, sources.data()), entry).map(Ok)
    }

    /// Compiles with the language's quick flags, unless the cache already has the program as it would be judged.
    ///
    /// # Errors
    /// Cancellation, and internal failures.
    pub(crate) fn compile_quick(
        &mut self,
        language: &LanguageFile,
        version: &str,
        sources: &Sources,
    ) -> Result<Result<Program, Refused>, Error> {
        let known = language.compile.as_ref().is_some_and(|rules| {
            let key = key(language, rules, &command(rules, sources), version, sources);
            self.cache.is_some_and(|cache| cache.get(&key).is_some())
        });
        if known { self.compile(language, version, sources) } else { self.compile(&language.quick(), version, sources) }
    }

    /// For languages without a compiler: checks whether failed sources can be parsed at all. Returns the reason if not.
    ///
    /// # Errors
    /// Cancellation, and internal failures.
    pub(crate) fn check(&mut self, language: &LanguageFile, sources: &Sources) -> Result<Option<Refused>, Error> {
        let Some(rules) = &language.check else { return Ok(None) };
        let mut run = self.run(sources.fill(&rules.argv), language.environment(), sources.in_box(), &[]);
        run.limits.address_space = language.run.address_space;
        let outcome = compile_patiently(self.slot, &run, "the check of the source")?;
        Ok(match outcome.ending {
            Ending::Exited(code) if code != 0 => messages::of_compiler(&outcome.stdout, &outcome.stderr).map(Refused),
            // Any other end says nothing about the source, so the run-time error remains.
            _ => None,
        })
    }

    /// Runs a compiler and collects its files.
    ///
    /// # Errors
    /// Cancellation, and internal failures.
    pub(crate) fn make(&mut self, run: &Run, language: &str) -> Result<Result<Entry, Refused>, Error> {
        let outcome = compile_patiently(self.slot, run, "the compiler")?;
        let said = messages::of_compiler(&outcome.stdout, &outcome.stderr);
        if let Some(reason) = self.refusal(&outcome) {
            return Ok(Err(Refused(with_reason(said, &reason))));
        }
        if let Some((name, reason)) = outcome.not_collected.first() {
            if *reason == NotCollected::TooLarge {
                let reason = format!("The compiled program is larger than {FILE_MIB} MiB.");
                return Ok(Err(Refused(with_reason(said, &reason))));
            }
            return Err(Error::Artifact {
                language: language.into(),
                artifact: name.clone(),
                reason: format!("{reason:?}"),
            });
        }
        let files = outcome.collected.into_iter().map(|(name, content)| (name, content.into())).collect();
        Ok(Ok(Entry { messages: said.unwrap_or_default(), files }))
    }

    /// Stores the result in the cache.
    pub(crate) fn keep(&self, key: &Key, entry: &Entry) {
        if let Some(Err(error)) = self.cache.map(|cache| cache.put(key, entry)) {
            // The submission does not need the cache, so this is only logged.
            tracing::warn!(error = error_chain(&error), "cannot cache a compiled program");
        }
    }

    /// The run of a compiler.
    pub(crate) fn run(
        &self,
        argv: Vec<String>,
        env: Vec<(String, String)>,
        files: Vec<BoxFile>,
        artifacts: &[String],
    ) -> Run {
        let max_bytes = FILE_MIB * 1024 * 1024;
        Run {
            argv,
            env,
            profile: Profile::Compile,
            files,
            stdin: Stdin::Null,
            stdout: Stdout::Kept,
            limits: Limits {
                cpu_ms: self.limits.time_ms,
                wall_ms: self.limits.time_ms.saturating_mul(2),
                memory_kib: self.limits.memory_kib,
                output_bytes: messages::COMPILER_BYTES as u64,
                stderr_bytes: messages::COMPILER_BYTES as u64,
                file_bytes: max_bytes,
                processes: 64,
                open_files: 256,
                address_space: true,
            },
            collect: artifacts.iter().map(|name| Collect { name: name.clone(), max_bytes }).collect(),
            warm: None,
        }
    }

    /// Why the compiler failed; `None` if it succeeded.
    fn refusal(&self, outcome: &Outcome) -> Option<String> {
        let CompileLimits { time_ms, memory_kib } = self.limits;
        Some(match outcome.ending {
            Ending::Exited(0) => return None,
            Ending::Exited(code) => format!("The compiler ended with exit code {code}."),
            Ending::Signalled(number) => format!("The compiler was ended by {}.", describe_signal(number)),
            Ending::CpuLimit => format!("Compiling took more than {} s and was stopped.", time_ms.div_ceil(1000)),
            Ending::WallLimit => {
                format!("Compiling took {} s on the clock and was stopped.", outcome.wall_ms.div_ceil(1000))
            }
            Ending::MemoryLimit => {
                format!("Compiling needed more than {} MiB of memory and was stopped.", memory_kib / 1024)
            }
            Ending::OutputLimit => "The compiler printed too much and was stopped.".to_owned(),
            Ending::Cancelled => "The compiler was stopped.".to_owned(),
        })
    }
}

/// The compiler's own messages explain an ordinary failure. Any other reason is put before them.
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

fn command(rules: &CompileRules, sources: &Sources) -> Vec<String> {
    let several = rules.several.as_ref().filter(|_| sources.names.len() > 1);
    sources.fill(several.unwrap_or(&rules.argv))
}

/// The files of a program, and those that its language places beside it. The language's files replace files with the same name.
fn complete(language: &LanguageFile, files: impl IntoIterator<Item = BoxFile>) -> Vec<BoxFile> {
    let beside: Vec<BoxFile> = language.beside().collect();
    let mut all: Vec<BoxFile> = files.into_iter().collect();
    all.retain(|file| beside.iter().all(|other| other.name != file.name));
    all.extend(beside);
    all
}

/// Seals the compiled files, so that the sandbox can execute them without a copy per run.
pub(crate) fn program(data: Vec<BoxFile>, entry: Entry) -> Result<Program, Error> {
    let sealed = |(name, content): (String, Arc<[u8]>)| {
        let file = assay_sandbox::seal(&content).map_err(|source| Error::Hold { source })?;
        Ok(BoxFile { name, mode: 0o755, content: Content::File(Arc::new(file)) })
    };
    let mut files = entry.files.into_iter().map(sealed).collect::<Result<Vec<_>, Error>>()?;
    let made: Vec<String> = files.iter().map(|file| file.name.clone()).collect();
    files.extend(data.into_iter().filter(|file| !made.contains(&file.name)));
    Ok(Program { files, messages: Some(entry.messages).filter(|messages| !messages.is_empty()) })
}

/// The cache key of sources: everything that the compiler sees.
fn key(language: &LanguageFile, rules: &CompileRules, command: &[String], version: &str, sources: &Sources) -> Key {
    let environment = language.environment();
    let mut parts: Vec<&[u8]> = vec![language.id.as_str().as_bytes(), version.as_bytes(), b"argv"];
    parts.extend(command.iter().map(String::as_bytes));
    parts.push(b"artifacts");
    parts.extend(rules.artifacts.iter().map(String::as_bytes));
    parts.push(b"environment");
    parts.extend(environment.iter().flat_map(|(name, value)| [name.as_bytes(), value.as_bytes()]));
    // The compiled part of a driver becomes a part of the program.
    for rules in language.prepare.iter().filter(|rules| rules.library.is_some()) {
        parts.push(b"library");
        parts.extend(rules.parts().map(str::as_bytes));
    }
    for file in &sources.files {
        let mode: &[u8] = if file.executable { b"x" } else { b"-" };
        parts.extend([b"file", file.name.as_bytes(), mode, &*file.content]);
    }
    Key::of(parts)
}
