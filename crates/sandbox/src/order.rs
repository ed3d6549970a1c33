//! A run as the zygote is asked for it.

use std::{
    fs::File,
    os::fd::{AsFd as _, BorrowedFd, OwnedFd},
    path::{Component, Path},
};

use crate::{
    BoxFile, Content, Error, Limits, Profile, Run, Stdin, Stdout,
    container::{About, Container},
    input::nameless,
    limits::OfProcess,
    seal::{self, is_elf, is_executable, is_sealed, reopen, reopen_pipe, seal},
    wire::{FileIn, FileSource, MAX_DESCRIPTORS, Request, ResourceLimits, RunRequest, WarmRequest},
};

/// How much of a message file contents may fill; more goes through a descriptor.
const INLINE: usize = 64 * 1024;

/// How much of a message arguments, environment and names may fill.
const TEXT: usize = 64 * 1024;

/// A run as the zygote is asked for it, with the descriptors that go along.
pub(crate) struct Order {
    request: Request,
    /// After standard output and error.
    descriptors: Vec<OwnedFd>,
}

impl Order {
    pub(crate) fn new(run: &Run, of_process: OfProcess, about: About) -> Result<Self, Error> {
        check(run)?;
        if about.shared_user {
            restore(run)?;
        }
        let mut descriptors = Vec::new();
        if let Some(stdin) = stdin(&run.stdin, about)? {
            descriptors.push(stdin);
        }
        let has_stdin = !descriptors.is_empty();
        // A sealed program is executed as it is; all else is copied into the box.
        let program = run.files.iter().position(|file| is_program(run, file));
        if let Some(Content::File(file)) = program.map(|index| &run.files[index].content) {
            // Not opened again: a run beside this one may take its mode away. Execution does not use the offset.
            let again = file.try_clone().map_err(|source| Error::Io { what: "pass on a program", source })?;
            descriptors.push(again.into());
        }
        let mut inline = INLINE;
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
        let (box_bytes, box_inodes) = room(run);
        let request = RunRequest {
            argv: bytes(&run.argv),
            env: run.env.iter().map(|(name, value)| format!("{name}={value}").into_bytes()).collect(),
            stdin: has_stdin,
            program: program.is_some(),
            files,
            collect: run.collect.iter().map(|collect| (collect.name.clone(), collect.max_bytes)).collect(),
            limits: resource_limits(run, of_process),
            box_bytes,
            box_inodes,
            read_only: run.profile == Profile::RunReadOnly,
            locks: run.profile == Profile::Compile && !holds_pipe(run),
            warm: run.warm.as_ref().map(|warm| WarmRequest {
                key: warm.key,
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

/// Whether it holds an end of a pipe that another box holds as well. A [`crate::WritingEnd`] relies on locks of such a pipe.
fn holds_pipe(run: &Run) -> bool {
    matches!(run.stdin, Stdin::Pipe(_)) || matches!(run.stdout, Stdout::Pipe(_))
}

fn bytes(texts: &[String]) -> Vec<Vec<u8>> {
    texts.iter().map(|text| text.clone().into_bytes()).collect()
}

/// Refuses what could not be carried out or would leave the box.
fn check(run: &Run) -> Result<(), Error> {
    let invalid = |what: String| Err(Error::Invalid(what));
    let warm = run.warm.iter().flat_map(|warm| warm.argv.iter().chain(&warm.arguments));
    let texts = run.argv.iter().chain(warm).chain(run.env.iter().flat_map(|(name, value)| [name, value]));
    let names = run.files.iter().map(|file| &file.name).chain(run.collect.iter().map(|collect| &collect.name));
    if run.argv.is_empty() {
        return invalid("there is no program".to_owned());
    }
    if let Some(text) = texts.clone().find(|text| text.contains('\0')) {
        return invalid(format!("{text:?} contains a zero byte"));
    }
    if let Some((name, _)) = run.env.iter().find(|(name, _)| name.is_empty() || name.contains('=')) {
        return invalid(format!("{name:?} is no name of a variable"));
    }
    if let Some(name) = names.clone().find(|name| !stays_inside(name)) {
        return invalid(format!("{name:?} is no path inside the box"));
    }
    // 16 for the length and other fields that go with each.
    if texts.chain(names).map(|text| text.len() + 16).sum::<usize>() > TEXT {
        return invalid(format!("arguments, environment and file names are longer than {TEXT} bytes"));
    }
    if run.files.len() + run.collect.len() > MAX_DESCRIPTORS - 4 {
        return invalid(format!("there are more than {} files", MAX_DESCRIPTORS - 4));
    }
    Ok(())
}

fn stays_inside(name: &str) -> bool {
    let plain = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    // Components forgive doubled and trailing slashes and inner dots; here a path has exactly one spelling.
    plain && !name.is_empty() && !name.contains('\0') && name.split('/').all(|part| !part.is_empty() && part != ".")
}

/// Whether this file is the program, native, and sealed, so that it can be executed without a copy.
fn is_program(run: &Run, file: &BoxFile) -> bool {
    let program = &run.argv[0];
    let named = program.strip_prefix("./").or_else(|| program.strip_prefix("/box/")) == Some(file.name.as_str());
    let fit = |file: &File| is_sealed(file) && is_executable(file) && is_elf(file);
    named && file.mode & 0o111 != 0 && matches!(&file.content, Content::File(file) if fit(file))
}

fn stdin(stdin: &Stdin, about: About) -> Result<Option<OwnedFd>, Error> {
    match stdin {
        Stdin::Null => Ok(None),
        Stdin::Bytes(bytes) => sealed(bytes).map(Some),
        Stdin::File(file) if is_sealed(file) => reopened(file).map(Some),
        Stdin::File(file) => {
            nameless(file, about.shared_user).map(Some).map_err(|source| Error::Io { what: "open the input", source })
        }
        Stdin::Socket(socket) => {
            socket.try_clone().map(Some).map_err(|source| Error::Io { what: "pass on a socket", source })
        }
        Stdin::Pipe(pipe) => reopen_pipe(pipe).map(Some).map_err(|source| Error::Io { what: "pass on a pipe", source }),
    }
}

/// Undoes what programs that ran under our user may have done to sealed files.
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

fn resource_limits(run: &Run, of_process: OfProcess) -> ResourceLimits {
    /// The CPU time of a program that answers any number of questions, in seconds: a day.
    const CONVERSATION: u64 = 24 * 60 * 60;
    let limits: &Limits = &run.limits;
    ResourceLimits {
        // A backstop, in case nobody looks at the clock: whole seconds, and never before the stop.
        cpu_seconds: match run.stdin {
            Stdin::Socket(_) => CONVERSATION,
            _ => u64::from(limits.cpu_ms).div_ceil(1000) + 1,
        },
        // None: memory bounds it. Any number here would also be what the C library reserves for each thread.
        stack_bytes: None,
        file_bytes: limits.file_bytes,
        open_files: limits.open_files.into(),
        address_space: of_process.address_space,
        data: of_process.data,
        processes: of_process.processes,
    }
}

/// What all files in the box may hold together, and how many there may be. Compilers unpack whole trees; programs do
/// not, and the kernel's memory for names is not counted everywhere.
fn room(run: &Run) -> (u64, u64) {
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
    fn only_plain_relative_paths_stay_inside() {
        for good in ["a", "a/b", "Main.java", "..a", "a b"] {
            assert!(stays_inside(good), "{good}");
        }
        for bad in ["", "/a", "..", "a/../b", "./a", "a/./b", "a//b", "a/", "a\0b"] {
            assert!(!stays_inside(bad), "{bad}");
        }
    }
}
