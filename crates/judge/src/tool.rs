//! Programs of a problem: validators and graders, compiled and ready to run.

use std::{fs, path::PathBuf, sync::Arc};

use assay_domain::{Language, Program as Planned};
use assay_sandbox::{BoxFile, Content, Limits, Profile, Run, Stdin, Stdout};

use crate::{
    Error, Languages, SourceFile,
    cache::Key,
    compile::{self, Compiler, Refused},
    messages,
    sources::Sources,
    testlib,
};

/// How much of a tool's standard error is kept, in bytes.
const STDERR_BYTES: u64 = 64 * 1024;

/// The limit on processes and threads of a tool. Tools with scripts may start others.
const PROCESSES: u32 = 64;

/// How much longer than twice its CPU time a tool may take on the wall clock, in ms.
const PATIENCE_MS: u32 = 5000;

/// Stops Java from sharing performance data. It would need a lock on the file, which the box refuses, and it would then write a warning to the
/// standard output of the script. Without a folder for the data, Java stays quiet; no option does this without a message.
const QUIET_JAVA: &str = ": >/tmp/hsperfdata_box";

/// The archive with the result of a tool's own build script.
const BUILT: &str = "program.tar";

/// A validator or grader that is ready to run.
#[derive(Debug)]
pub(crate) struct Tool {
    /// Its name in the package.
    pub(crate) name: String,
    /// Whether it uses testlib's arguments and exit codes.
    pub(crate) testlib: bool,
    files: Vec<BoxFile>,
    argv: Vec<String>,
    env: Vec<(String, String)>,
    /// Additional memory for its runtime, in KiB.
    allowance_kib: u32,
    address_space: bool,
    key: Key,
}

/// The limits for one run of a tool.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Allowed {
    /// CPU time, in ms.
    pub(crate) time_ms: u32,
    /// Memory, in KiB.
    pub(crate) memory_kib: u32,
    /// Size of standard output, and of each file that it creates, in KiB.
    pub(crate) output_kib: u32,
    /// Size of the files placed beside it, in KiB. They do not count as its memory.
    pub(crate) data_kib: u32,
}

/// The tools that were compiled last, so that a series of submissions compiles and reads each tool once.
#[derive(Debug, Default)]
pub(crate) struct Tools {
    known: Vec<Arc<Tool>>,
}

impl Tools {
    /// The maximum number of kept tools.
    const MOST: usize = 12;

    /// A compiled program of a problem; compiled now unless it is kept.
    ///
    /// # Errors
    /// If it does not compile, its language is not usable here, it was cancelled, or on an internal failure.
    pub(crate) fn get(
        &mut self,
        compiler: &mut Compiler<'_>,
        languages: (&Languages, &[Language]),
        planned: &Planned<PathBuf>,
        memory_kib: u32,
    ) -> Result<Arc<Tool>, Error> {
        let files = read(planned)?;
        let key = key(planned, &files, memory_kib);
        if let Some(at) = self.known.iter().position(|tool| tool.key == key) {
            let tool = self.known.remove(at);
            self.known.push(Arc::clone(&tool));
            return Ok(tool);
        }
        let made = match &planned.language {
            Some(id) => {
                let unusable = || fault(planned, format!("its language, {id}, is not usable here; see `assay doctor`"));
                let file = languages.0.get(id).ok_or_else(unusable)?;
                let usable = languages.1.iter().find(|usable| usable.id == *id).ok_or_else(unusable)?;
                let sources = Sources::arrange(file, files, Vec::new(), planned.entry_point.as_deref())
                    .map_err(|message| fault(planned, message))?;
                let uses_testlib = testlib::uses_original_testlib(&sources.files);
                compiler.compile(file, &usable.version, &sources)?.map(|program| Tool {
                    name: planned.name.clone(),
                    testlib: uses_testlib,
                    files: program.files,
                    argv: sources.fill(&file.run_command(memory_kib)),
                    env: file.run_environment(memory_kib),
                    allowance_kib: file.run.memory_allowance_kib,
                    address_space: file.run.address_space,
                    key,
                })
            }
            None => build(compiler, planned, files, key)?,
        };
        match made {
            Ok(tool) => {
                let tool = Arc::new(tool);
                if self.known.len() >= Self::MOST {
                    self.known.remove(0);
                }
                self.known.push(Arc::clone(&tool));
                Ok(tool)
            }
            Err(Refused(said)) => Err(fault(planned, format!("it does not compile:\n{said}"))),
        }
    }
}

impl Tool {
    /// A run with these arguments, and with these files beside it.
    pub(crate) fn run(
        &self,
        arguments: impl IntoIterator<Item = String>,
        beside: Vec<BoxFile>,
        allowed: Allowed,
    ) -> Run {
        let output_bytes = u64::from(allowed.output_kib) * 1024;
        let mut argv = self.argv.clone();
        argv.extend(arguments);
        let mut files = self.files.clone();
        files.retain(|own| !beside.iter().any(|file| file.name == own.name));
        files.extend(beside);
        let memory_kib = allowed.memory_kib.saturating_add(self.allowance_kib).saturating_add(allowed.data_kib);
        Run {
            argv,
            env: self.env.clone(),
            profile: Profile::Run,
            files,
            stdin: Stdin::Null,
            stdout: Stdout::Kept,
            limits: Limits {
                cpu_ms: allowed.time_ms,
                // On a busy host, a tool may wait for the processor as long as it runs. This must not count against anyone.
                wall_ms: assay_domain::Limits::wall_ms(allowed.time_ms).saturating_add(PATIENCE_MS),
                memory_kib,
                output_bytes,
                stderr_bytes: STDERR_BYTES,
                file_bytes: output_bytes.max(u64::from(allowed.data_kib) * 1024).max(compile::FILE_MIB << 20),
                processes: PROCESSES,
                open_files: 64,
                address_space: self.address_space,
            },
            collect: Vec::new(),
            warm: None,
        }
    }

    /// An error about this tool, with its messages.
    pub(crate) fn fault(&self, what: &str, said: &[u8]) -> Error {
        let said = messages::of_program(said).map(|said| format!("; it said:\n{said}")).unwrap_or_default();
        Error::Tool { program: self.name.clone(), message: format!("{what}{said}") }
    }
}

/// Runs the program's own build script, or prepares its run script.
fn build(
    compiler: &mut Compiler<'_>,
    planned: &Planned<PathBuf>,
    files: Vec<SourceFile>,
    key: Key,
) -> Result<Result<Tool, Refused>, Error> {
    let has = |name: &str| files.iter().any(|file| file.name == name);
    // Through a shell, because scripts need no `#!` line.
    let shell = |script: &str| ["sh", "-c", script, "run"].map(str::to_owned).to_vec();
    let env: Vec<_> =
        [("PATH", "/usr/local/bin:/usr/bin:/bin"), ("HOME", "/box"), ("TMPDIR", "/tmp"), ("LANG", "C.UTF-8")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec();
    let placed: Vec<BoxFile> = files.iter().map(SourceFile::in_box).collect();
    let (files, argv) = if has("build") {
        let cached = compiler.cache.and_then(|cache| cache.get(&key));
        let entry = match cached {
            Some(entry) => entry,
            None => {
                let script = format!(
                    "./build >&2 || exit; [ -x run ] || {{ echo 'build left no program called run' >&2; exit 1; }}; \
                     for name in * .[!.]*; do [ ! -e \"$name\" ] || set -- \"$@\" \"$name\"; done; \
                     tar -cf {BUILT} -- \"$@\""
                );
                let mut run = compiler.run(shell(&script), env.clone(), placed, &[BUILT.to_owned()]);
                run.limits.address_space = false;
                match compiler.make(&run, &planned.name)? {
                    Ok(entry) => {
                        compiler.keep(&key, &entry);
                        entry
                    }
                    Err(why) => return Ok(Err(why)),
                }
            }
        };
        let program = compile::program(Vec::new(), entry)?;
        (program.files, shell(&format!("{QUIET_JAVA}; tar -xf {BUILT} && rm {BUILT} && exec ./run \"$@\"")))
    } else {
        (placed, shell(&format!("{QUIET_JAVA}; exec ./run \"$@\"")))
    };
    let name = planned.name.clone();
    Ok(Ok(Tool { name, testlib: false, files, argv, env, allowance_kib: 0, address_space: false, key }))
}

/// Reads its files. Their size was limited when the package was read.
fn read(planned: &Planned<PathBuf>) -> Result<Vec<SourceFile>, Error> {
    planned.files.iter().map(SourceFile::read).collect()
}

/// The key under which tools are kept. The result of a build script is cached under it too.
fn key(planned: &Planned<PathBuf>, files: &[SourceFile], memory_kib: u32) -> Key {
    let language = planned.language.as_ref().map_or("", |language| language.as_str());
    let entry = planned.entry_point.as_deref().unwrap_or_default();
    let memory = memory_kib.to_le_bytes();
    let mut parts: Vec<&[u8]> = vec![b"tool", planned.name.as_bytes(), language.as_bytes(), entry.as_bytes(), &memory];
    for file in files {
        let mode: &[u8] = if file.executable { b"x" } else { b"-" };
        parts.extend([file.name.as_bytes(), mode, &*file.content]);
    }
    Key::of(parts)
}

fn fault(planned: &Planned<PathBuf>, message: String) -> Error {
    Error::Tool { program: planned.name.clone(), message }
}

/// A host file as a file of a box, with its size in bytes. The kernel copies it there, so the size does not matter.
pub(crate) fn placed(name: String, path: &std::path::Path, mode: u32) -> Result<(BoxFile, u64), Error> {
    let fault = |source| Error::Data { path: path.to_owned(), source };
    let file = fs::File::open(path).map_err(fault)?;
    let bytes = file.metadata().map_err(fault)?.len();
    Ok((BoxFile { name, mode, content: Content::File(Arc::new(file)) }, bytes))
}
