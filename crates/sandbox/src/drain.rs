//! Reads the output of a program, and keeps no more than the limit.

use std::{
    fs::File,
    os::{fd::OwnedFd, unix::fs::FileExt as _},
    sync::Arc,
};

use rustix::{
    buffer::spare_capacity,
    fs::{OFlags, fcntl_setfl},
    io::{Errno, read},
};

use crate::Error;

/// The reading end of a pipe from a program. Output over the limit is read and dropped, so that the program never blocks.
#[derive(Debug)]
pub(crate) struct Drain {
    /// `None` once all writers are gone.
    pipe: Option<OwnedFd>,
    /// The buffer for reading; empty between reads. Its memory is not touched before something is read into it.
    chunk: Vec<u8>,
    kept: Vec<u8>,
    /// The file that receives the output instead of `kept`.
    file: Option<Arc<File>>,
    /// How many bytes are kept.
    length: u64,
    limit: u64,
    overflowed: bool,
}

const CHUNK_BYTES: usize = 64 * 1024;

impl Drain {
    /// Keeps the output of the pipe, in the file if there is one.
    pub(crate) fn new(pipe: OwnedFd, limit: u64, file: Option<Arc<File>>) -> Result<Self, Error> {
        fcntl_setfl(&pipe, OFlags::NONBLOCK)
            .map_err(|source| Error::Io { what: "set up a pipe", source: source.into() })?;
        let chunk = Vec::with_capacity(CHUNK_BYTES);
        Ok(Self { pipe: Some(pipe), chunk, kept: Vec::new(), file, length: 0, limit, overflowed: false })
    }

    /// Reads nothing: the output goes elsewhere.
    pub(crate) fn nothing() -> Self {
        let (chunk, kept) = (Vec::new(), Vec::new());
        Self { pipe: None, chunk, kept, file: None, length: 0, limit: 0, overflowed: false }
    }

    /// The pipe, while it is open.
    pub(crate) fn open(&self) -> Option<&OwnedFd> {
        self.pipe.as_ref()
    }

    /// Whether the output was larger than the limit.
    pub(crate) fn overflowed(&self) -> bool {
        self.overflowed
    }

    /// Reads at most what a pipe can hold. More would let a flood keep the supervisor from checking the clock.
    pub(crate) fn pull(&mut self) -> Result<(), Error> {
        for _ in 0..16 {
            if !self.read_once()? {
                break;
            }
        }
        Ok(())
    }

    /// Reads all that is left, after all writers are gone.
    pub(crate) fn finish(&mut self) -> Result<(), Error> {
        while self.read_once()? {}
        Ok(())
    }

    fn keep(&mut self, bytes: &[u8]) -> Result<(), Error> {
        match &self.file {
            Some(file) => file
                .write_all_at(bytes, self.length)
                .map_err(|source| Error::Io { what: "keep the output of a program", source })?,
            None => self.kept.extend_from_slice(bytes),
        }
        self.length += bytes.len() as u64;
        Ok(())
    }

    /// Returns the output that was kept since the last call, if it did not go into a file. The limit then applies anew.
    pub(crate) fn take(&mut self) -> Vec<u8> {
        self.length = 0;
        std::mem::take(&mut self.kept)
    }

    /// The kept output, if it did not go into a file.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.kept
    }

    /// Returns false if there is nothing to read at the moment.
    fn read_once(&mut self) -> Result<bool, Error> {
        let Some(pipe) = &self.pipe else { return Ok(false) };
        self.chunk.clear();
        match read(pipe, spare_capacity(&mut self.chunk)) {
            Ok(0) => {
                self.pipe = None;
                Ok(false)
            }
            Ok(length) => {
                let room = usize::try_from(self.limit - self.length).unwrap_or(usize::MAX);
                self.overflowed |= length > room;
                let chunk = std::mem::take(&mut self.chunk);
                self.keep(&chunk[..length.min(room)])?;
                self.chunk = chunk;
                Ok(true)
            }
            Err(Errno::AGAIN) => Ok(false),
            Err(Errno::INTR) => Ok(true),
            Err(source) => Err(Error::Io { what: "read the output of a program", source: source.into() }),
        }
    }
}
