//! The socket through which a program is asked and answers.

use std::os::fd::OwnedFd;

use rustix::{
    event::{PollFd, PollFlags},
    io::{Errno, read, write},
    net::{AddressFamily, SocketFlags, SocketType, socketpair},
};

use crate::Error;

/// How much is read at a time.
const CHUNK: usize = 64 * 1024;

/// How many chunks are read before the clock is looked at again.
const CHUNKS: usize = 16;

/// The length before a message, in bytes.
const HEAD: usize = 4;

/// Our end of the socket.
#[derive(Debug)]
pub(super) struct Line {
    /// `None` once the program has closed its end.
    socket: Option<OwnedFd>,
    /// What is left to send begins at `sent`.
    sending: Vec<u8>,
    sent: usize,
    heard: Vec<u8>,
    /// The longest message, in bytes.
    most: u32,
}

/// What a program said.
#[derive(Debug)]
pub(super) enum Heard {
    Message(Vec<u8>),
    /// It announced so many bytes, which are too many.
    TooLong(u32),
}

impl Line {
    /// A line, and the end for the program.
    pub(super) fn new(most: u32) -> Result<(Self, OwnedFd), Error> {
        let flags = SocketFlags::CLOEXEC;
        let (ours, theirs) = socketpair(AddressFamily::UNIX, SocketType::STREAM, flags, None)
            .map_err(|source| Error::Io { what: "make a socket", source: source.into() })?;
        rustix::io::ioctl_fionbio(&ours, true)
            .map_err(|source| Error::Io { what: "set up a socket", source: source.into() })?;
        Ok((Self { socket: Some(ours), sending: Vec::new(), sent: 0, heard: Vec::new(), most }, theirs))
    }

    /// What to wait for.
    pub(super) fn watched(&self) -> Option<PollFd<'_>> {
        let more = if self.sent < self.sending.len() { PollFlags::OUT } else { PollFlags::empty() };
        self.socket.as_ref().map(|socket| PollFd::new(socket, PollFlags::IN | more))
    }

    /// Whether the program said something that is not a part of any answer.
    pub(super) fn has_more(&mut self) -> Result<bool, Error> {
        self.pump()?;
        Ok(!self.heard.is_empty())
    }

    /// Sends a message as the program reads it.
    pub(super) fn send(&mut self, message: &[u8]) {
        self.sending.clear();
        self.sending.extend(u32::try_from(message.len()).unwrap_or(u32::MAX).to_le_bytes());
        self.sending.extend(message);
        self.sent = 0;
    }

    /// Writes and reads what is possible now.
    pub(super) fn pump(&mut self) -> Result<(), Error> {
        let Some(socket) = &self.socket else { return Ok(()) };
        while self.sent < self.sending.len() {
            match write(socket, &self.sending[self.sent..]) {
                Ok(length) => self.sent += length,
                Err(Errno::AGAIN) => break,
                Err(Errno::INTR) => {}
                // It will never read the rest; what it said before is still there.
                Err(Errno::PIPE | Errno::CONNRESET) => self.sent = self.sending.len(),
                Err(source) => return Err(Error::Io { what: "ask a program", source: source.into() }),
            }
        }
        for _ in 0..CHUNKS {
            // More than the longest message means nothing.
            if self.heard.len() > self.most as usize + HEAD {
                return Ok(());
            }
            let before = self.heard.len();
            self.heard.resize(before + CHUNK, 0);
            let result = read(socket, &mut self.heard[before..]);
            self.heard.truncate(before + result.unwrap_or(0));
            match result {
                Ok(0) | Err(Errno::CONNRESET) => {
                    self.socket = None;
                    return Ok(());
                }
                Ok(_) | Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => return Ok(()),
                Err(source) => return Err(Error::Io { what: "hear a program", source: source.into() }),
            }
        }
        Ok(())
    }

    /// Takes a message that is complete, or known to be too long.
    pub(super) fn message(&mut self) -> Option<Heard> {
        let (head, rest) = self.heard.split_first_chunk::<HEAD>()?;
        let length = u32::from_le_bytes(*head);
        if length > self.most {
            return Some(Heard::TooLong(length));
        }
        if rest.len() < length as usize {
            return None;
        }
        let after = self.heard.split_off(HEAD + length as usize);
        let mut message = std::mem::replace(&mut self.heard, after);
        message.drain(..HEAD);
        Some(Heard::Message(message))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &mut Line, theirs: &OwnedFd, bytes: &[u8]) -> Option<String> {
        assert_eq!(write(theirs, bytes), Ok(bytes.len()));
        line.pump().unwrap();
        line.message().map(|heard| format!("{heard:?}"))
    }

    #[test]
    fn messages_are_told_apart_whatever_their_pieces() {
        let (mut line, theirs) = Line::new(8).unwrap();
        assert_eq!(said(&mut line, &theirs, &[3, 0]), None);
        assert_eq!(said(&mut line, &theirs, &[0, 0, 1, 2]), None);
        assert_eq!(said(&mut line, &theirs, &[3]).as_deref(), Some("Message([1, 2, 3])"));
        assert!(!line.has_more().unwrap());
        assert_eq!(said(&mut line, &theirs, &[0, 0, 0, 0, 9]).as_deref(), Some("Message([])"));
        assert!(line.has_more().unwrap());
    }

    #[test]
    fn a_message_that_is_too_long_is_not_waited_for() {
        let (mut line, theirs) = Line::new(8).unwrap();
        assert_eq!(said(&mut line, &theirs, &[9, 0, 0, 0]).as_deref(), Some("TooLong(9)"));
    }

    #[test]
    fn a_line_outlives_the_program() {
        let (mut line, theirs) = Line::new(8).unwrap();
        assert_eq!(write(&theirs, &[1, 0, 0, 0, 7]), Ok(5));
        drop(theirs);
        line.send(&[0; 100]);
        line.pump().unwrap();
        assert!(matches!(line.message(), Some(Heard::Message(message)) if message == [7]));
        assert!(line.watched().is_none());
    }

    #[test]
    fn long_questions_are_sent_as_they_are_read() {
        let (mut line, theirs) = Line::new(8).unwrap();
        let message = vec![7; 4 << 20];
        line.send(&message);
        let mut got: Vec<u8> = Vec::new();
        while got.len() < message.len() + HEAD {
            line.pump().unwrap();
            let mut chunk = [0; CHUNK];
            let length = read(&theirs, &mut chunk).unwrap();
            got.extend(&chunk[..length]);
        }
        assert_eq!(got[HEAD..], message);
    }
}
