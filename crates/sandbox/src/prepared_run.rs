//! Turns a run into a request to the zygote.

use std::{
    fs::File,
    os::fd::{AsFd as _, BorrowedFd, OwnedFd},
    path::{Component, Path},
};

use crate::{
    BoxFile, Content, Error, Profile, Run, Stdin, Stdout,
    container::{Container, ZygoteInfo},
    input::open_nameless,
    limits::ProcessLimits,
    seal::{self, is_elf, is_executable, is_sealed, reopen, reopen_pipe, seal},
    wire::{FileIn, FileSource, MAX_DESCRIPTORS, Request, ResourceLimits, RunRequest, Start, WarmRequest},
};

/// How many bytes of a message may be file content. Larger content goes through a descriptor.
const MAX_INLINE_BYTES: usize = 64 * 1024;

/// How many bytes of a message may be arguments, environment and names.
const MAX_TEXT_BYTES: usize = 64 * 1024;

/// With a lower memory limit, a waiting child does not start the program. If it exceeded the limit, the kernel would also kill the zygote, whose
/// memory it shares until then.
const LEAST_FOR_WAITING_CHILD_KIB: u32 = 16 * 1024;

/// A request to run a program, and the descriptors that go with it.
pub(crate) struct PreparedRun {
    request: Request,
    /// In the order of the request, after standard output and error.
    descriptors: Vec<OwnedFd>,
}

impl PreparedRun {
    /// `shared_kib`: see [`WarmRequest`].
    pub(crate) fn new(
        run: &Run,
        process_limits: ProcessLimits,
        info: ZygoteInfo,
        shared_kib: Option<u64>,
    ) -> Result<Self, Error> {
        check(run)?;
        if info.shared_user {
            restore(run)?;
        }
        let mut descriptors = Vec::new();
        if let Some(stdin) = stdin(&run.stdin, info)? {
            descriptors.push(stdin);
        }
        let has_stdin = !descriptors.is_empty();
        // A sealed program is executed from its descriptor; all other files are copied into the box.
        let program = run.files.iter().position(|file| is_program(run, file));
        if let Some(Content::File(file)) = program.map(|index| &run.files[index].content) {
            // Not reopened: a parallel run may have changed its mode. Executing does not use the offset, so a shared one is fine.
            let again = file.try_clone().map_err(|source| Error::Io { what: "pass a program to the box", source })?;
            descriptors.push(again.into());
        }
        let mut inline = MAX_INLINE_BYTES;
        let mut files = Vec::new();
        for (index, file) in run.files.iter().enumerate() {
            if Some(index) == program {
                continue;
            }
            let source = match &file.content {
                Content::Bytes(bytes) if bytes.len() <= inline => {
                    inline -= bytes.len();
                    FileSource::Inline(bytes.to_vec())
                }
                Content::Bytes(bytes) => {
                    descriptors.push(sealed(bytes)?);
                    FileSource::Descriptor
                }
                Content::File(file) => {
                    descriptors.push(reopened(file)?);
                    FileSource::Descriptor
                }
            };
            files.push(FileIn { name: file.name.clone(), mode: file.mode, source });
        }
        let (box_bytes, box_inodes) = box_size(run);
        let request = RunRequest {
            argv: bytes(&run.argv),
            env: environment(run),
            stdin: has_stdin,
            program: program.is_some(),
            files,
            collect: run.collect.iter().map(|collect| (collect.name.clone(), collect.max_bytes)).collect(),
            limits: resource_limits(run, process_limits),
            box_bytes,
            box_inodes,
            read_only: run.profile == Profile::RunReadOnly,
            locks: run.profile == Profile::Compile && !holds_pipe(run),
            new_process: holds_pipe(run)
                || matches!(run.stdin, Stdin::Socket(_))
                || run.limits.memory_kib < LEAST_FOR_WAITING_CHILD_KIB,
            warm: run.warm.as_ref().map(|warm| WarmRequest {
                key: warm.key,
                start: warm.start,
                shared_kib,
                argv: bytes(&warm.argv),
                arguments: bytes(&warm.arguments),
            }),
        };
        Ok(Self { request: Request::Run(Box::new(request)), descriptors })
    }

    pub(crate) fn send(
        &self,
        container: &Container,
        stdout: BorrowedFd<'_>,
        stderr: BorrowedFd<'_>,
    ) -> Result<(), Error> {
        let mut all = vec![stdout, stderr];
        all.extend(self.descriptors.iter().map(OwnedFd::as_fd));
        container.send(&self.request, &all)
    }
}

/// The interpreter that a run asks for.
pub(crate) fn interpreter(run: &Run) -> Option<Start> {
    run.warm.as_ref().map(|warm| Start { argv: bytes(&warm.argv), env: environment(run) })
}

fn environment(run: &Run) -> Vec<Vec<u8>> {
    run.env.iter().map(|(name, value)| format!("{name}={value}").into_bytes()).collect()
}

/// Whether the program shares a pipe with another box. [`crate::WritingEnd`] relies on locks of such a pipe.
fn holds_pipe(run: &Run) -> bool {
    matches!(run.stdin, Stdin::Pipe(_)) || matches!(run.stdout, Stdout::Pipe(_))
}

fn bytes(texts: &[String]) -> Vec<Vec<u8>> {
    texts.iter().map(|text| text.clone().into_bytes()).collect()
}

/// Refuses runs that are impossible or would leave the box.
fn check(run: &Run) -> Result<(), Error> {
    let invalid = |what: String| Err(Error::Invalid(what));
    let warm = run.warm.iter().flat_map(|warm| warm.argv.iter().chain(&warm.arguments));
    let texts = run.argv.iter().chain(warm).chain(run.env.iter().flat_map(|(name, value)| [name, value]));
    let names = run.files.iter().map(|file| &file.name).chain(run.collect.iter().map(|collect| &collect.name));
    if run.argv.is_empty() {
        return invalid("argv is empty".to_owned());
    }
    if let Some(text) = texts.clone().find(|text| text.contains('\0')) {
        return invalid(format!("{text:?} contains a zero byte"));
    }
    if let Some((name, _)) = run.env.iter().find(|(name, _)| name.is_empty() || name.contains('=')) {
        return invalid(format!("{name:?} is not a valid variable name"));
    }
    if let Some(name) = names.clone().find(|name| !stays_inside(name)) {
        return invalid(format!("{name:?} is not a path inside the box"));
    }
    // 16 bytes per text for its length and other fields.
    if texts.chain(names).map(|text| text.len() + 16).sum::<usize>() > MAX_TEXT_BYTES {
        return invalid(format!("arguments, environment and file names are longer than {MAX_TEXT_BYTES} bytes"));
    }
    if run.files.len() + run.collect.len() > MAX_DESCRIPTORS - 4 {
        return invalid(format!("there are more than {} files", MAX_DESCRIPTORS - 4));
    }
    Ok(())
}

fn stays_inside(name: &str) -> bool {
    let plain = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    // `components` ignores doubled and trailing slashes and inner dots. Here, a path has exactly one spelling.
    plain && !name.is_empty() && !name.contains('\0') && name.split('/').all(|part| !part.is_empty() && part != ".")
}

/// Whether this file is the program, native and sealed, so that it can be executed without a copy.
fn is_program(run: &Run, file: &BoxFile) -> bool {
    let program = &run.argv[0];
    let named = program.strip_prefix("./").or_else(|| program.strip_prefix("/box/")) == Some(file.name.as_str());
    let fit = |file: &File| is_sealed(file) && is_executable(file) && is_elf(file);
    named && file.mode & 0o111 != 0 && matches!(&file.content, Content::File(file) if fit(file))
}

fn stdin(stdin: &Stdin, info: ZygoteInfo) -> Result<Option<OwnedFd>, Error> {
    match stdin {
        Stdin::Null => Ok(None),
        Stdin::Bytes(bytes) => sealed(bytes).map(Some),
        Stdin::File(file) if is_sealed(file) => reopened(file).map(Some),
        Stdin::File(file) => open_nameless(file, info.shared_user)
            .map(Some)
            .map_err(|source| Error::Io { what: "open the input", source }),
        Stdin::Pipe(pipe) => {
            reopen_pipe(pipe).map(Some).map_err(|source| Error::Io { what: "pass a pipe to the box", source })
        }
        Stdin::Socket(socket) => {
            socket.try_clone().map(Some).map_err(|source| Error::Io { what: "pass a socket to the box", source })
        }
    }
}

/// Undoes changes to sealed files by programs that ran as this user.
fn restore(run: &Run) -> Result<(), Error> {
    let files = run.files.iter().filter_map(|file| match &file.content {
        Content::File(file) => Some(file),
        Content::Bytes(_) => None,
    });
    let stdin = match &run.stdin {
        Stdin::File(file) => Some(file),
        Stdin::Null | Stdin::Bytes(_) | Stdin::Pipe(_) | Stdin::Socket(_) => None,
    };
    for file in files.chain(stdin).filter(|file| is_sealed(file)) {
        seal::restore(file).map_err(|source| Error::Io { what: "restore a file in memory", source })?;
    }
    Ok(())
}

fn sealed(bytes: &[u8]) -> Result<OwnedFd, Error> {
    seal(bytes)
        .and_then(|file| reopen(&file))
        .map_err(|source| Error::Io { what: "put bytes into a file in memory", source })
}

fn reopened(file: &File) -> Result<OwnedFd, Error> {
    reopen(file).map_err(|source| Error::Io { what: "open a file for the box", source })
}

fn resource_limits(run: &Run, process_limits: ProcessLimits) -> ResourceLimits {
    /// The CPU time of a program that answers any number of requests, in seconds: a day.
    const CONVERSATION: u64 = 24 * 60 * 60;
    let limits = &run.limits;
    ResourceLimits {
        // A backstop in case the supervisor hangs, in whole seconds. It must come later than the supervisor's own kill. The kernel counts
        // ticks for it, which can be well ahead of the time that a program really used on a busy host.
        cpu_seconds: match run.stdin {
            Stdin::Socket(_) => CONVERSATION,
            _ => 2 * u64::from(limits.cpu_ms).div_ceil(1000) + 5,
        },
        // No limit: the memory limit bounds it. The C library would also reserve any number given here for each thread.
        stack_bytes: None,
        file_bytes: limits.file_bytes,
        open_files: limits.open_files.into(),
        address_space: process_limits.address_space,
        data: process_limits.data,
        processes: process_limits.processes,
    }
}

/// The size limit of all files in the box, and their maximum number. Compilers unpack whole trees. Programs do not, and not every
/// kernel counts the memory for file names.
fn box_size(run: &Run) -> (u64, u64) {
    let bytes = u64::from(run.limits.memory_kib) * 1024;
    match run.profile {
        Profile::Compile => (bytes, 65_536),
        Profile::Run | Profile::RunReadOnly => (bytes, 4096),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_relative_paths_stay_in_the_box() {
        for good in ["a", "a/b", "Main.java", "..a", "a b"] {
            assert!(stays_inside(good), "{good}");
        }
        for bad in ["", "/a", "..", "a/../b", "./a", "a/./b", "a//b", "a/", "a\0b"] {
            assert!(!stays_inside(bad), "{bad}");
        }
    }
}
