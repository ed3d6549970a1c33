//! Data that programs read and write, wherever it lies: it may be larger than this process should hold.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Cursor, Read},
    os::unix::fs::FileExt as _,
    path::{Path, PathBuf},
    sync::Arc,
};

use assay_sandbox::{BoxFile, Content, Outcome, Stdin, Stdout};

use crate::{Error, excerpt, excerpt::Excerpt};

/// Outputs that may be larger than this go to a file, in KiB.
const IN_MEMORY_KIB: u32 = 8 * 1024;

/// How much of a file is read at a time, in bytes.
const CHUNK: usize = 64 * 1024;

/// What a program read or wrote.
#[derive(Clone, Debug)]
pub(crate) enum Held {
    /// In memory.
    Bytes(Arc<[u8]>),
    /// In a file of ours, which nobody writes to any more.
    File(Arc<File>),
    /// In a file of the problem.
    Path(PathBuf),
}

/// Where an output goes while a program runs.
#[derive(Debug)]
pub(crate) struct Spool(Option<Arc<File>>);

impl Spool {
    /// For outputs of at most so many KiB.
    ///
    /// # Errors
    /// There is no place for a file.
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

    /// What came out.
    pub(crate) fn take(self, outcome: &mut Outcome) -> Held {
        match self.0 {
            Some(file) => Held::File(file),
            None => Held::Bytes(std::mem::take(&mut outcome.stdout).into()),
        }
    }
}

impl Held {
    /// From the start.
    ///
    /// # Errors
    /// It cannot be read.
    pub(crate) fn reader(&self) -> Result<Box<dyn BufRead + '_>, Error> {
        Ok(match self {
            Self::Bytes(bytes) => Box::new(Cursor::new(&**bytes)),
            Self::File(file) => Box::new(BufReader::with_capacity(CHUNK, FromStart { file, at: 0 })),
            Self::Path(path) => Box::new(BufReader::with_capacity(CHUNK, open(path)?)),
        })
    }

    /// As the standard input of a program.
    ///
    /// # Errors
    /// It cannot be opened.
    pub(crate) fn stdin(&self) -> Result<Stdin, Error> {
        Ok(match self {
            Self::Bytes(bytes) => Stdin::Bytes(Arc::clone(bytes)),
            Self::File(file) => Stdin::File(Arc::clone(file)),
            Self::Path(path) => Stdin::File(Arc::new(open(path)?)),
        })
    }

    /// As a file of a box, with its size in bytes. The kernel copies it there.
    ///
    /// # Errors
    /// It cannot be opened.
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

    /// The first `most` bytes, to be shown.
    ///
    /// # Errors
    /// It cannot be read.
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

/// Reads without the offset that all who hold the file share.
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
