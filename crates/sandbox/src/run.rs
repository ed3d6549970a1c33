//! The program to run, and its limits.

use std::{fs::File, os::fd::OwnedFd, sync::Arc};

use crate::WritingEnd;

/// One program to run.
#[derive(Clone, Debug)]
pub struct Run {
    /// The program and its arguments. A program without a slash is searched in /usr/local/bin, /usr/bin and /bin. One with a slash is
    /// relative to `/box`.
    pub argv: Vec<String>,
    /// The complete environment. Nothing is inherited or added.
    pub env: Vec<(String, String)>,
    /// The kind of program.
    pub profile: Profile,
    /// Files to place in `/box` before the start.
    pub files: Vec<BoxFile>,
    /// Standard input.
    pub stdin: Stdin,
    /// Where standard output goes.
    pub stdout: Stdout,
    /// The limits.
    pub limits: Limits,
    /// Files to collect from `/box` after the end, however the run ended.
    pub collect: Vec<Collect>,
    /// An interpreter to fork instead of starting the program, if the host supports this.
    pub warm: Option<Warm>,
}

/// An interpreter that has started but has run nothing of any submission. The first run with its key starts it, in the environment of that
/// run, or takes the one that [`Slot::warm_up`](crate::Slot::warm_up) has started. Each run is then a fork of it, confined like a started
/// program. The interpreter ends when a run with another key begins.
///
/// Protocol: descriptor 3 of the interpreter is a seqpacket socket. The interpreter sends any message when it is ready. Then it repeatedly
/// receives the arguments, separated by zero bytes, with these descriptors: standard input, output and error, two pipes, and files of
/// control groups. It forks twice. The child in between ends; the interpreter waits for it, closes the received descriptors, and sends a
/// message. The grandchild creates its own process group, writes `0` to each control-group file, takes its standard input, output and
/// error, writes its process id to the first pipe, reads a byte from the second, and closes all descriptors but the first three. Only then
/// it reads or runs anything of the submission.
#[derive(Clone, Debug)]
pub struct Warm {
    /// Runs with different keys never share an interpreter.
    pub key: u64,
    /// Whether to start an interpreter if there is none. A single run gains nothing from this, but it may use one that was started before.
    pub start: bool,
    /// The interpreter and its arguments.
    pub argv: Vec<String>,
    /// The arguments of the program.
    pub arguments: Vec<String>,
}

/// The kind of program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// A compiler: it may create up to 65,536 files and folders. It may also lock files (flock(2)), which Go's compiler does in its cache, unless it
    /// is joined to another program.
    Compile,
    /// A submitted program: it may create up to 4,096 files and folders.
    Run,
    /// A submitted program that can read `/box` but change nothing there. It can still write to `/tmp`, because runtimes need some place.
    /// Without isolation, this is the same as [`Profile::Run`].
    RunReadOnly,
}

/// A file placed in `/box`.
#[derive(Clone, Debug)]
pub struct BoxFile {
    /// A path relative to `/box`, without `.` or `..`. Missing folders are created.
    pub name: String,
    /// Permission bits, such as 0o644, or 0o755 for a program.
    pub mode: u32,
    /// The content.
    pub content: Content,
}

/// The content of a file placed in `/box`.
#[derive(Clone, Debug)]
pub enum Content {
    /// These bytes.
    Bytes(Arc<[u8]>),
    /// A whole regular file. Its descriptor is passed, and the file is copied into the box. Exception: a sealed native program (see
    /// [`crate::seal`]) that the first argument names as `./name` is executed from its descriptor, and the box does not contain it.
    File(Arc<File>),
}

/// Standard input.
#[derive(Clone, Debug)]
pub enum Stdin {
    /// Nothing.
    Null,
    /// These bytes.
    Bytes(Arc<[u8]>),
    /// A file, from its start, without its name. A large file is never held in memory; if programs run as the user of this process, they
    /// read it from a pipe. Every user should be able to read the file, so that the program can also open `/dev/stdin`.
    File(Arc<File>),
    /// The output of another program.
    Pipe(Arc<OwnedFd>),
    /// A socket for requests and answers, set by [`crate::Slot::open`].
    Socket(Arc<OwnedFd>),
}

/// Where standard output goes.
#[derive(Clone, Debug)]
pub enum Stdout {
    /// Into [`crate::Outcome::stdout`].
    Kept,
    /// Into this file, from its start, up to the limit. The program never holds a descriptor of the file.
    File(Arc<File>),
    /// Into this pipe, without a limit. The reader bounds the memory.
    Pipe(Arc<WritingEnd>),
}

/// A file to collect from `/box`.
#[derive(Clone, Debug)]
pub struct Collect {
    /// A path relative to `/box`, without `.` or `..`.
    pub name: String,
    /// The size limit, in bytes. A larger file is not collected.
    pub max_bytes: u64,
}

/// The limits of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// CPU time of all its processes, in ms.
    pub cpu_ms: u32,
    /// Wall-clock time, in ms.
    pub wall_ms: u32,
    /// Memory of all its processes and of the files in the box, in KiB. The stack may use all of it.
    pub memory_kib: u32,
    /// Size of standard output, in bytes. More ends the run.
    pub output_bytes: u64,
    /// How much of standard error is kept, in bytes. The rest is dropped and does not end the run.
    pub stderr_bytes: u64,
    /// Size of each file that it writes, in bytes.
    pub file_bytes: u64,
    /// Number of processes and threads at the same time.
    pub processes: u32,
    /// Open descriptors per process.
    pub open_files: u32,
    /// Whether the address space may be limited if memory cannot be: true for native code, false for a JVM or Node, which reserve far more
    /// than they use.
    pub address_space: bool,
}
