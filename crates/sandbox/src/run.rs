//! What to run, and within which limits.

use std::{fs::File, os::fd::OwnedFd, sync::Arc};

use crate::WritingEnd;

/// One program to run.
#[derive(Clone, Debug)]
pub struct Run {
    /// The program and its arguments. A program without a slash is searched in /usr/local/bin, /usr/bin and /bin; one
    /// with a slash is relative to `/box`.
    pub argv: Vec<String>,
    /// The whole environment: nothing is inherited and nothing is added.
    pub env: Vec<(String, String)>,
    /// What kind of program it is.
    pub profile: Profile,
    /// Files to place in `/box` before the start.
    pub files: Vec<BoxFile>,
    /// What the program reads from its standard input.
    pub stdin: Stdin,
    /// Where its standard output goes.
    pub stdout: Stdout,
    /// When it is stopped.
    pub limits: Limits,
    /// Files to bring out of `/box` after the end, however it ended.
    pub collect: Vec<Collect>,
    /// An interpreter to fork instead of starting the program, where the host can.
    pub warm: Option<Warm>,
}

/// An interpreter that has started and run nothing of any submission. The first run with its key starts it, in the
/// environment of that run; each run is then a fork of it, in the same confinement as a program that is started. It ends
/// when a run with another key begins.
///
/// It serves descriptor 3, a seqpacket socket. It sends any word when it is ready. Then it receives, again and again, the
/// arguments, divided by zero bytes, with these descriptors: standard input, output and error, two pipes, and the files of
/// control groups. It forks twice; the child in between ends, and the interpreter waits for it, closes what it received,
/// and sends a word. The grandchild makes itself a process group, writes `0` to each file of a group, takes on its
/// standard input, output and error, writes its process id to the first pipe, reads a byte from the second, closes all descriptors but
/// these three, and only then reads or runs anything of the submission.
#[derive(Clone, Debug)]
pub struct Warm {
    /// Runs with another key never share an interpreter with this one.
    pub key: u64,
    /// The interpreter and its arguments.
    pub argv: Vec<String>,
    /// The arguments of the program.
    pub arguments: Vec<String>,
}

/// What kind of program runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// A compiler: it may make up to 65,536 files and folders, and lock files (flock(2)), as Go's does with its cache, unless
    /// it is joined to another program.
    Compile,
    /// A submitted program: it may make up to 4,096.
    Run,
    /// A submitted program that may read what is in `/box` and change nothing there: no file is made, edited or removed.
    /// `/tmp` is open to it as ever, because runtimes want some place. Where programs are not isolated, this is [`Profile::Run`].
    RunReadOnly,
}

/// A file placed in `/box`.
#[derive(Clone, Debug)]
pub struct BoxFile {
    /// A path relative to `/box`, without `.` or `..`; missing folders are made.
    pub name: String,
    /// Permission bits, such as 0o644, or 0o755 for a program.
    pub mode: u32,
    /// What is in it.
    pub content: Content,
}

/// The content of a file placed in `/box`.
#[derive(Clone, Debug)]
pub enum Content {
    /// These bytes.
    Bytes(Arc<[u8]>),
    /// All of a regular file, from its start; its descriptor is passed, and it is copied into the box. But a native
    /// program that is sealed (see [`crate::seal`]) and that the first argument names, as `./name`, is executed from
    /// its descriptor, and there is no such file in the box.
    File(Arc<File>),
}

/// What the program reads from its standard input.
#[derive(Clone, Debug)]
pub enum Stdin {
    /// Nothing.
    Null,
    /// These bytes.
    Bytes(Arc<[u8]>),
    /// A file, from its start, without its name. It is never held in memory if it is large; then, where programs run as
    /// the user of this process, they read it from a pipe. It should be readable by all, so that the program can open
    /// `/dev/stdin` too.
    File(Arc<File>),
    /// What others write into this pipe.
    Pipe(Arc<OwnedFd>),
    /// A socket that the program also answers through: [`crate::Slot::open`] puts it here.
    Socket(Arc<OwnedFd>),
}

/// Where standard output goes.
#[derive(Clone, Debug)]
pub enum Stdout {
    /// Into [`crate::Outcome::stdout`].
    Kept,
    /// Into this file, from its start, up to the limit. The program never holds the file itself.
    File(Arc<File>),
    /// Into this pipe, without a limit: whoever reads it bounds what is held.
    Pipe(Arc<WritingEnd>),
}

/// A file to bring out of `/box`.
#[derive(Clone, Debug)]
pub struct Collect {
    /// A path relative to `/box`, without `.` or `..`.
    pub name: String,
    /// The most bytes that are accepted; a larger file is not brought out.
    pub max_bytes: u64,
}

/// When a program is stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// CPU time of all its processes, in ms.
    pub cpu_ms: u32,
    /// Time on the clock, in ms.
    pub wall_ms: u32,
    /// Memory of all its processes, files in the box included, in KiB. The stack may take all of it.
    pub memory_kib: u32,
    /// Bytes of standard output; more ends the run.
    pub output_bytes: u64,
    /// Bytes of standard error that are kept; the rest is dropped and ends nothing.
    pub stderr_bytes: u64,
    /// The size of any one file it writes, in bytes.
    pub file_bytes: u64,
    /// Processes and threads at a time.
    pub processes: u32,
    /// Open descriptors of a process.
    pub open_files: u32,
    /// Whether address space may be limited where memory cannot be: true for native code, false for a JVM or Node,
    /// which reserve far more than they use.
    pub address_space: bool,
}
