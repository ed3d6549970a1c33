//! The socket for requests to a program and its answers.

use std::os::fd::OwnedFd;

use rustix::{
    event::{PollFd, PollFlags},
    io::{Errno, read, write},
    net::{AddressFamily, SocketFlags, SocketType, socketpair},
};

use crate::Error;

/// How many bytes are read at a time.
const CHUNK: usize = 64 * 1024;

/// How many chunks are read before the limits are checked again.
const CHUNKS: usize = 16;

/// The size of the length before a message, in bytes.
const HEAD: usize = 4;

/// The supervisor's end of the socket.
#[derive(Debug)]
pub(super) struct Channel {
    /// `None` once the program has closed its end.
    socket: Option<OwnedFd>,
    /// The message being sent. The first `sent` bytes are already written.
    sending: Vec<u8>,
    sent: usize,
    received: Vec<u8>,
    /// The maximum length of a message, in bytes.
    max_length: u32,
}

/// A message from the program.
#[derive(Debug)]
pub(super) enum Received {
    Message(Vec<u8>),
    /// It announced this many bytes, which are too many.
    TooLong(u32),
}

impl Channel {
    /// A channel, and the program's end of it.
    pub(super) fn new(max_length: u32) -> Result<(Self, OwnedFd), Error> {
        let flags = SocketFlags::CLOEXEC;
        let (ours, theirs) = socketpair(AddressFamily::UNIX, SocketType::STREAM, flags, None)
            .map_err(|source| Error::Io { what: "create a socket", source: source.into() })?;
        rustix::io::ioctl_fionbio(&ours, true)
            .map_err(|source| Error::Io { what: "set up a socket", source: source.into() })?;
        Ok((Self { socket: Some(ours), sending: Vec::new(), sent: 0, received: Vec::new(), max_length }, theirs))
    }

    /// The events to poll for.
    pub(super) fn watched(&self) -> Option<PollFd<'_>> {
        let more = if self.sent < self.sending.len() { PollFlags::OUT } else { PollFlags::empty() };
        self.socket.as_ref().map(|socket| PollFd::new(socket, PollFlags::IN | more))
    }

    /// Whether the program has closed its end.
    pub(super) fn is_closed(&self) -> bool {
        self.socket.is_none()
    }

    /// Whether the program sent something that belongs to no answer.
    pub(super) fn has_unread(&mut self) -> Result<bool, Error> {
        self.pump()?;
        Ok(!self.received.is_empty())
    }

    /// Queues a message. [`Channel::pump`] writes it as fast as the program reads.
    pub(super) fn send(&mut self, message: &[u8]) {
        self.sending.clear();
        self.sending.extend(u32::try_from(message.len()).unwrap_or(u32::MAX).to_le_bytes());
        self.sending.extend(message);
        self.sent = 0;
    }

    /// Writes and reads without blocking.
    pub(super) fn pump(&mut self) -> Result<(), Error> {
        let Some(socket) = &self.socket else { return Ok(()) };
        while self.sent < self.sending.len() {
            match write(socket, &self.sending[self.sent..]) {
                Ok(length) => self.sent += length,
                Err(Errno::AGAIN) => break,
                Err(Errno::INTR) => {}
                // The program never reads the rest, but its earlier messages can still be read.
                Err(Errno::PIPE | Errno::CONNRESET) => self.sent = self.sending.len(),
                Err(source) => return Err(Error::Io { what: "write to a program", source: source.into() }),
            }
        }
        for _ in 0..CHUNKS {
            // A longer message is refused anyway.
            if self.received.len() > self.max_length as usize + HEAD {
                return Ok(());
            }
            let before = self.received.len();
            self.received.resize(before + CHUNK, 0);
            let result = read(socket, &mut self.received[before..]);
            self.received.truncate(before + result.unwrap_or(0));
            match result {
                Ok(0) | Err(Errno::CONNRESET) => {
                    self.socket = None;
                    return Ok(());
                }
                Ok(_) | Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => return Ok(()),
                Err(source) => return Err(Error::Io { what: "read from a program", source: source.into() }),
            }
        }
        Ok(())
    }

    /// Takes the next message if it is complete, or is known to be too long.
    pub(super) fn message(&mut self) -> Option<Received> {
        let (head, rest) = self.received.split_first_chunk::<HEAD>()?;
        let length = u32::from_le_bytes(*head);
        if length > self.max_length {
            return Some(Received::TooLong(length));
        }
        if rest.len() < length as usize {
            return None;
        }
        let after = self.received.split_off(HEAD + length as usize);
        let mut message = std::mem::replace(&mut self.received, after);
        message.drain(..HEAD);
        Some(Received::Message(message))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn received(channel: &mut Channel, theirs: &OwnedFd, bytes: &[u8]) -> Option<String> {
        assert_eq!(write(theirs, bytes), Ok(bytes.len()));
        channel.pump().unwrap();
        channel.message().map(|message| format!("{message:?}"))
    }

    #[test]
    fn messages_are_separated_in_any_pieces() {
        let (mut channel, theirs) = Channel::new(8).unwrap();
        assert_eq!(received(&mut channel, &theirs, &[3, 0]), None);
        assert_eq!(received(&mut channel, &theirs, &[0, 0, 1, 2]), None);
        assert_eq!(received(&mut channel, &theirs, &[3]).as_deref(), Some("Message([1, 2, 3])"));
        assert!(!channel.has_unread().unwrap());
        assert_eq!(received(&mut channel, &theirs, &[0, 0, 0, 0, 9]).as_deref(), Some("Message([])"));
        assert!(channel.has_unread().unwrap());
    }

    #[test]
    fn a_message_that_is_too_long_is_refused_at_once() {
        let (mut channel, theirs) = Channel::new(8).unwrap();
        assert_eq!(received(&mut channel, &theirs, &[9, 0, 0, 0]).as_deref(), Some("TooLong(9)"));
    }

    #[test]
    fn a_channel_outlives_the_program() {
        let (mut channel, theirs) = Channel::new(8).unwrap();
        assert_eq!(write(&theirs, &[1, 0, 0, 0, 7]), Ok(5));
        drop(theirs);
        channel.send(&[0; 100]);
        channel.pump().unwrap();
        assert!(matches!(channel.message(), Some(Received::Message(message)) if message == [7]));
        assert!(channel.watched().is_none());
    }

    #[test]
    fn long_requests_are_sent_as_they_are_read() {
        let (mut channel, theirs) = Channel::new(8).unwrap();
        let message = vec![7; 4 << 20];
        channel.send(&message);
        let mut got: Vec<u8> = Vec::new();
        while got.len() < message.len() + HEAD {
            channel.pump().unwrap();
            let mut chunk = [0; CHUNK];
            let length = read(&theirs, &mut chunk).unwrap();
            got.extend(&chunk[..length]);
        }
        assert_eq!(got[HEAD..], message);
    }
}
