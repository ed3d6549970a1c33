//! A connection that asks for the same page again and again, with little work of its own: what is measured shares the machine.

use anyhow::{Context as _, Result, bail};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

/// An open connection.
pub(super) struct Connection {
    stream: TcpStream,
    request: Vec<u8>,
    buffer: Vec<u8>,
}

impl Connection {
    /// Connects to a server, to ask for `path`.
    pub(super) async fn open(url: &str, path: &str) -> Result<Self> {
        let host = url.strip_prefix("http://").context("no http address")?;
        let stream = TcpStream::connect(host).await.with_context(|| format!("cannot connect to {host}"))?;
        stream.set_nodelay(true)?;
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: application/json\r\n\r\n").into_bytes();
        Ok(Self { stream, request, buffer: Vec::with_capacity(16 * 1024) })
    }

    /// Asks once, reads the whole answer, and insists that it came from where it should.
    pub(super) async fn ask(&mut self, cache: &str) -> Result<()> {
        self.stream.write_all(&self.request).await?;
        self.buffer.clear();
        let end = loop {
            if let Some(end) = find(&self.buffer, b"\r\n\r\n") {
                break end + 4;
            }
            self.read().await?;
        };
        let head = std::str::from_utf8(&self.buffer[..end])?.to_ascii_lowercase();
        let header = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
        if !head.starts_with("http/1.1 200 ") || header("x-cache:") != Some(cache) {
            bail!("asked for a listing that is a {cache}, and got: {head}");
        }
        let length: usize = header("content-length:").context("an answer without its length")?.parse()?;
        while self.buffer.len() < end + length {
            self.read().await?;
        }
        Ok(())
    }

    async fn read(&mut self) -> Result<()> {
        if self.stream.read_buf(&mut self.buffer).await? == 0 {
            bail!("the server closed the connection");
        }
        Ok(())
    }
}

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|window| window == part)
}
