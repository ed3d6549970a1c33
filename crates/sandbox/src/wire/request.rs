//! The requests of the supervisor to the zygote.

use super::{
    Start,
    bytes::{Malformed, Reader, Writer},
};

/// A request of the supervisor.
#[derive(Debug)]
pub(crate) enum Request {
    /// Sets how programs enter their control groups. Sent first, and after each change. Descriptors: the folder of a group in which
    /// programs can be started, if there is one, then the files into which they otherwise write themselves.
    Setup {
        /// Whether the descriptors include a folder.
        folder: bool,
        /// Whether the next run enters the same groups.
        lasting: bool,
    },
    /// Runs a program. Descriptors, in this order: standard output, standard error, standard input if any, the program if it comes as a
    /// descriptor, files.
    Run(Box<RunRequest>),
    /// Kills the current run.
    Kill {
        /// Whether to report how long its threads waited for a processor.
        measure_wait: bool,
    },
    /// Asks for the usage of the current run so far.
    Sample,
    /// Lets a forked program begin, which waits since [`Reply::Shared`](super::Reply::Shared).
    Release,
    /// Pauses the programs of the current run and its clock, and replies.
    Pause,
    /// Continues the paused programs.
    Continue,
    /// Starts a warm interpreter for a later run.
    StartInterpreter(Start),
    /// Ends the warm interpreter, and replies.
    EndInterpreter,
}

/// A program to run.
#[derive(Debug)]
pub(crate) struct RunRequest {
    /// The program and its arguments.
    pub(crate) argv: Vec<Vec<u8>>,
    /// `NAME=value`.
    pub(crate) env: Vec<Vec<u8>>,
    /// Whether the descriptors include standard input.
    pub(crate) stdin: bool,
    /// Whether the descriptors include the program.
    pub(crate) program: bool,
    /// The files to place in `/box`.
    pub(crate) files: Vec<FileIn>,
    /// The files to collect, with their size limits in bytes.
    pub(crate) collect: Vec<(String, u64)>,
    /// The limits per process.
    pub(crate) limits: ResourceLimits,
    /// The size limit of all files in the box, in bytes.
    pub(crate) box_bytes: u64,
    /// The maximum number of files and folders in the box.
    pub(crate) box_inodes: u64,
    /// Whether `/box` is read-only for the program.
    pub(crate) read_only: bool,
    /// Whether the program may lock files (flock(2)).
    pub(crate) locks: bool,
    /// Whether it must not be started by a waiting child: if another program or the supervisor notices when it closes its standard input or
    /// output, or if its memory limit is so low that starting it could exceed the limit.
    pub(crate) new_process: bool,
    /// An interpreter to fork instead, if that is possible.
    pub(crate) warm: Option<WarmRequest>,
}

/// The interpreter to fork.
#[derive(Debug)]
pub(crate) struct WarmRequest {
    /// A key that differs from that of the run before needs another interpreter.
    pub(crate) key: u64,
    /// Whether to start the interpreter if there is none.
    pub(crate) start: bool,
    /// By how much the memory limit is lowered for what the program shares with its interpreter, in KiB. `None` if shared memory counts as the
    /// program's anyway. If the program shares more, it waits until the limit is right.
    pub(crate) shared_kib: Option<u64>,
    pub(crate) argv: Vec<Vec<u8>>,
    /// The program's arguments.
    pub(crate) arguments: Vec<Vec<u8>>,
}

/// A file to place in `/box`.
#[derive(Debug)]
pub(crate) struct FileIn {
    pub(crate) name: String,
    pub(crate) mode: u32,
    pub(crate) source: FileSource,
}

/// The source of a file's content.
#[derive(Debug)]
pub(crate) enum FileSource {
    /// The content is in the message.
    Inline(Vec<u8>),
    /// The content comes as the next descriptor.
    Descriptor,
}

/// Limits that the kernel enforces per process; `None` means no limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ResourceLimits {
    pub(crate) cpu_seconds: u64,
    pub(crate) stack_bytes: Option<u64>,
    pub(crate) file_bytes: u64,
    pub(crate) open_files: u64,
    pub(crate) address_space: Option<u64>,
    /// Private writable memory, without the stack of the first thread.
    pub(crate) data: Option<u64>,
    pub(crate) processes: Option<u64>,
}

const SETUP: u8 = 1;
const RUN: u8 = 2;
const KILL: u8 = 3;
const SAMPLE: u8 = 4;
const PAUSE: u8 = 5;
const CONTINUE: u8 = 6;
const END_INTERPRETER: u8 = 7;
const START_INTERPRETER: u8 = 8;
const RELEASE: u8 = 9;

impl Request {
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut out = Writer::default();
        match self {
            Self::Setup { folder, lasting } => {
                out.u8(SETUP);
                out.u8(u8::from(*folder));
                out.u8(u8::from(*lasting));
            }
            Self::Kill { measure_wait } => {
                out.u8(KILL);
                out.u8(u8::from(*measure_wait));
            }
            Self::Sample => out.u8(SAMPLE),
            Self::Release => out.u8(RELEASE),
            Self::Pause => out.u8(PAUSE),
            Self::Continue => out.u8(CONTINUE),
            Self::EndInterpreter => out.u8(END_INTERPRETER),
            Self::StartInterpreter(start) => {
                out.u8(START_INTERPRETER);
                start.write(&mut out);
            }
            Self::Run(run) => {
                out.u8(RUN);
                run.encode(&mut out);
            }
        }
        out.finish()
    }

    pub(crate) fn decode(message: &[u8]) -> Result<Self, Malformed> {
        let mut input = Reader::new(message);
        let request = match input.u8()? {
            SETUP => Self::Setup { folder: input.u8()? != 0, lasting: input.u8()? != 0 },
            KILL => Self::Kill { measure_wait: input.u8()? != 0 },
            SAMPLE => Self::Sample,
            RELEASE => Self::Release,
            PAUSE => Self::Pause,
            CONTINUE => Self::Continue,
            END_INTERPRETER => Self::EndInterpreter,
            START_INTERPRETER => Self::StartInterpreter(Start::read(&mut input)?),
            RUN => Self::Run(Box::new(RunRequest::decode(&mut input)?)),
            _ => return Err(Malformed),
        };
        input.end()?;
        Ok(request)
    }
}

impl RunRequest {
    fn encode(&self, out: &mut Writer) {
        for list in [&self.argv, &self.env] {
            out.u32(count(list.len()));
            list.iter().for_each(|text| out.bytes(text));
        }
        out.u8(u8::from(self.stdin));
        out.u8(u8::from(self.program));
        out.u32(count(self.files.len()));
        for file in &self.files {
            out.bytes(file.name.as_bytes());
            out.u32(file.mode);
            match &file.source {
                FileSource::Inline(content) => {
                    out.u8(0);
                    out.bytes(content);
                }
                FileSource::Descriptor => out.u8(1),
            }
        }
        out.u32(count(self.collect.len()));
        for (name, most) in &self.collect {
            out.bytes(name.as_bytes());
            out.u64(*most);
        }
        let limits = &self.limits;
        out.u64(limits.cpu_seconds);
        out.option(limits.stack_bytes);
        out.u64(limits.file_bytes);
        out.u64(limits.open_files);
        out.option(limits.address_space);
        out.option(limits.data);
        out.option(limits.processes);
        out.u64(self.box_bytes);
        out.u64(self.box_inodes);
        out.u8(u8::from(self.read_only));
        out.u8(u8::from(self.locks));
        out.u8(u8::from(self.new_process));
        out.u8(u8::from(self.warm.is_some()));
        if let Some(warm) = &self.warm {
            out.u64(warm.key);
            out.u8(u8::from(warm.start));
            out.option(warm.shared_kib);
            for list in [&warm.argv, &warm.arguments] {
                out.u32(count(list.len()));
                list.iter().for_each(|text| out.bytes(text));
            }
        }
    }

    fn decode(input: &mut Reader<'_>) -> Result<Self, Malformed> {
        Ok(Self {
            argv: list(input, |input| input.bytes().map(<[u8]>::to_vec))?,
            env: list(input, |input| input.bytes().map(<[u8]>::to_vec))?,
            stdin: input.u8()? != 0,
            program: input.u8()? != 0,
            files: list(input, |input| {
                let (name, mode) = (input.text()?, input.u32()?);
                let source = match input.u8()? {
                    0 => FileSource::Inline(input.bytes()?.to_vec()),
                    1 => FileSource::Descriptor,
                    _ => return Err(Malformed),
                };
                Ok(FileIn { name, mode, source })
            })?,
            collect: list(input, |input| Ok((input.text()?, input.u64()?)))?,
            limits: ResourceLimits {
                cpu_seconds: input.u64()?,
                stack_bytes: input.option()?,
                file_bytes: input.u64()?,
                open_files: input.u64()?,
                address_space: input.option()?,
                data: input.option()?,
                processes: input.option()?,
            },
            box_bytes: input.u64()?,
            box_inodes: input.u64()?,
            read_only: input.u8()? != 0,
            locks: input.u8()? != 0,
            new_process: input.u8()? != 0,
            warm: match input.u8()? {
                0 => None,
                _ => Some(WarmRequest {
                    key: input.u64()?,
                    start: input.u8()? != 0,
                    shared_kib: input.option()?,
                    argv: list(input, |input| input.bytes().map(<[u8]>::to_vec))?,
                    arguments: list(input, |input| input.bytes().map(<[u8]>::to_vec))?,
                }),
            },
        })
    }
}

/// A message is far shorter than 2^32 bytes, and so are its lists.
fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn list<T>(
    input: &mut Reader<'_>,
    mut item: impl FnMut(&mut Reader<'_>) -> Result<T, Malformed>,
) -> Result<Vec<T>, Malformed> {
    (0..input.u32()?).map(|_| item(input)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_decoded_as_encoded_and_a_short_message_is_refused() {
        let limits = ResourceLimits {
            cpu_seconds: 2,
            stack_bytes: Some(3),
            file_bytes: 4,
            open_files: 5,
            address_space: None,
            data: Some(10),
            processes: Some(6),
        };
        let run = RunRequest {
            argv: vec![b"./main".to_vec(), Vec::new()],
            env: vec![b"A=\xff".to_vec()],
            stdin: true,
            program: false,
            files: vec![
                FileIn { name: "a".into(), mode: 0o644, source: FileSource::Inline(b"text".to_vec()) },
                FileIn { name: "b/c".into(), mode: 0o755, source: FileSource::Descriptor },
            ],
            collect: vec![("out".into(), 7)],
            limits,
            box_bytes: 8,
            box_inodes: 9,
            read_only: true,
            locks: true,
            new_process: true,
            warm: Some(WarmRequest {
                key: 11,
                start: true,
                shared_kib: Some(12),
                argv: vec![b"python3".to_vec()],
                arguments: vec![b"main.py".to_vec()],
            }),
        };
        let expected = format!("{run:?}");
        let message = Request::Run(Box::new(run)).encode();
        let Ok(Request::Run(decoded)) = Request::decode(&message) else { panic!("not a run") };
        assert_eq!(format!("{decoded:?}"), expected);
        for length in 0..message.len() {
            assert!(Request::decode(&message[..length]).is_err(), "{length} bytes were enough");
        }
    }

    #[test]
    fn an_interpreter_to_start_is_decoded_as_encoded() {
        let start = Start { argv: vec![b"python3".to_vec()], env: vec![b"A=b".to_vec()] };
        let message = Request::StartInterpreter(start.clone()).encode();
        let Ok(Request::StartInterpreter(decoded)) = Request::decode(&message) else { panic!("not a start") };
        assert_eq!((decoded.argv, decoded.env), (start.argv, start.env));
    }
}
