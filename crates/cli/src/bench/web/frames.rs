//! Reads the frames of a live socket. It uses little CPU, because ten thousand listeners run on the same machine as the server.

use anyhow::{Result, bail};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

const TEXT: u8 = 1;
const CLOSE: u8 = 8;
const PING: u8 = 9;
/// An empty pong. Clients must mask their frames.
const PONG: [u8; 6] = [0x8A, 0x80, 0, 0, 0, 0];

/// An open socket after its handshake.
pub(super) struct Frames {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// A frame at the beginning of a buffer: its kind, and the start and end of its text.
type Frame = (u8, usize, usize);

impl Frames {
    pub(super) fn of(stream: TcpStream) -> Self {
        Self { stream, buffer: Vec::new() }
    }

    /// Calls `on_text` with every text, and answers pings, until the server closes the socket.
    pub(super) async fn listen(mut self, mut on_text: impl FnMut(&[u8])) -> Result<()> {
        loop {
            while let Some((kind, begin, end)) = first_frame(&self.buffer) {
                match kind {
                    TEXT => on_text(&self.buffer[begin..end]),
                    PING => self.stream.write_all(&PONG).await?,
                    CLOSE => return Ok(()),
                    _ => {}
                }
                self.buffer.drain(..end);
            }
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                bail!("the server closed the connection");
            }
        }
    }
}

/// The first frame, if it is complete. Frames of a server are not masked, and ours are shorter than 64 KiB.
fn first_frame(buffer: &[u8]) -> Option<Frame> {
    let (kind, length) = (buffer.first()? & 0x0F, buffer.get(1)?);
    let (begin, length) = match length {
        126 => (4, usize::from(u16::from_be_bytes([*buffer.get(2)?, *buffer.get(3)?]))),
        length => (2, usize::from(*length)),
    };
    (buffer.len() >= begin + length).then_some((kind, begin, begin + length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_read_when_it_is_complete() {
        let short = [&[0x81, 3][..], b"abc", &[0x89]].concat();
        assert_eq!(first_frame(&short[..4]), None);
        assert_eq!(first_frame(&short), Some((TEXT, 2, 5)));
        let long = [&[0x81, 126, 1, 44][..], &[b'x'; 300]].concat();
        assert_eq!(first_frame(&long), Some((TEXT, 4, 304)));
        assert_eq!(first_frame(&long[..303]), None);
        assert_eq!(first_frame(&[0x89, 0]), Some((PING, 2, 2)));
    }
}
