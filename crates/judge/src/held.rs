//! Inputs and outputs of programs. They may be larger than this process should hold in memory.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Cursor, Read},
    os::unix::fs::FileExt as _,
    path::{Path, PathBuf},
    sync::Arc,
};

use assay_sandbox::{BoxFile, Content, Outcome, Stdin, Stdout};

use crate::{Error, excerpt, excerpt::Excerpt};

/// Outputs with a higher limit go to a file, in KiB.
const IN_MEMORY_KIB: u32 = 8 * 1024;

/// How much of a file is read at a time, in bytes.
const CHUNK: usize = 64 * 1024;

/// An input or output of a program.
#[derive(Clone, Debug)]
pub(crate) enum Held {
    /// In memory.
    Bytes(Arc<[u8]>),
    /// In a temporary file that does not change any more.
    File(Arc<File>),
    /// In a file of the problem.
    Path(PathBuf),
}

/// The place for an output while a program runs.
#[derive(Debug)]
pub(crate) struct Spool(Option<Arc<File>>);

impl Spool {
    /// Creates a place for outputs of at most this size.
    ///
    /// # Errors
    /// If a file cannot be created.
    pub(crate) fn new(most_kib: u32) -> Result<Self, Error> {
        if most_kib <= IN_MEMORY_KIB {
            return Ok(Self(None));
        }
        let file = tempfile::tempfile().map_err(|source| Error::Hold { source })?;
        Ok(Self(Some(Arc::new(file))))
    }

    pub(crate) fn stdout(&self) -> Stdout {
        self.0.as_ref().map_or(Stdout::Kept, |file| Stdout::File(Arc::clone(file)))
    }

    /// The output, after the run.
    pub(crate) fn take(self, outcome: &mut Outcome) -> Held {
        match self.0 {
            Some(file) => Held::File(file),
            None => Held::Bytes(std::mem::take(&mut outcome.stdout).into()),
        }
    }
}

impl Held {
    /// A reader from the start.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(crate) fn reader(&self) -> Result<Box<dyn BufRead + '_>, Error> {
        Ok(match self {
            Self::Bytes(bytes) => Box::new(Cursor::new(&**bytes)),
            Self::File(file) => Box::new(BufReader::with_capacity(CHUNK, FromStart { file, at: 0 })),
            Self::Path(path) => Box::new(BufReader::with_capacity(CHUNK, open(path)?)),
        })
    }

    /// The data as standard input of a program.
    ///
    /// # Errors
    /// If it cannot be opened.
    pub(crate) fn stdin(&self) -> Result<Stdin, Error> {
        Ok(match self {
            Self::Bytes(bytes) => Stdin::Bytes(Arc::clone(bytes)),
            Self::File(file) => Stdin::File(Arc::clone(file)),
            Self::Path(path) => Stdin::File(Arc::new(open(path)?)),
        })
    }

    /// The data as a file of a box, with its size in bytes. The kernel copies it there.
    ///
    /// # Errors
    /// If it cannot be opened.
    pub(crate) fn placed(&self, name: String) -> Result<(BoxFile, u64), Error> {
        let fault = |source| Error::Hold { source };
        let (content, bytes) = match self {
            Self::Bytes(bytes) => (Content::Bytes(Arc::clone(bytes)), bytes.len() as u64),
            Self::File(file) => (Content::File(Arc::clone(file)), file.metadata().map_err(fault)?.len()),
            Self::Path(path) => {
                let file = open(path)?;
                let bytes = file.metadata().map_err(fault)?.len();
                (Content::File(Arc::new(file)), bytes)
            }
        };
        Ok((BoxFile { name, mode: 0o644, content }, bytes))
    }

    /// The first `most` bytes, for display.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(crate) fn head(&self, most: usize) -> Result<Excerpt, Error> {
        excerpt::head_of(self.reader()?, most).map_err(|source| match self {
            Self::Path(path) => Error::Data { path: path.clone(), source },
            Self::Bytes(_) | Self::File(_) => Error::Hold { source },
        })
    }
}

fn open(path: &Path) -> Result<File, Error> {
    File::open(path).map_err(|source| Error::Data { path: path.to_owned(), source })
}

/// Reads with its own offset, because all holders of the file share the file's offset.
struct FromStart<'a> {
    file: &'a File,
    at: u64,
}

impl Read for FromStart<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.file.read_at(buffer, self.at)?;
        self.at += length as u64;
        Ok(length)
    }
}
