//! A simple HTTP connection. It uses little CPU, because the measured server runs on the same machine.

use anyhow::{Context as _, Result, bail};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

pub(super) struct Connection {
    stream: TcpStream,
    host: String,
    /// Header lines for every request.
    headers: String,
    buffer: Vec<u8>,
}

/// An answer. It borrows the connection's buffer until the next request.
pub(super) struct Answer<'a> {
    pub(super) status: u16,
    head: String,
    pub(super) body: &'a [u8],
}

impl Connection {
    /// Connects to a server. Every request has these header lines; each line ends with `\r\n`.
    pub(super) async fn open(url: &str, headers: &str) -> Result<Self> {
        let host = url.strip_prefix("http://").context("the address is not an http URL")?.to_owned();
        let stream = TcpStream::connect(&host).await.with_context(|| format!("cannot connect to {host}"))?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, host, headers: headers.to_owned(), buffer: Vec::with_capacity(16 * 1024) })
    }

    /// Sends a GET request and reads the whole answer.
    pub(super) async fn get(&mut self, path: &str) -> Result<Answer<'_>> {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\n{}\r\n", self.host, self.headers);
        self.send(&request).await
    }

    /// Sends a POST request with JSON and reads the whole answer.
    pub(super) async fn post(&mut self, path: &str, json: &str) -> Result<Answer<'_>> {
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n{}\r\n{json}",
            self.host,
            json.len(),
            self.headers
        );
        self.send(&request).await
    }

    async fn send(&mut self, request: &str) -> Result<Answer<'_>> {
        self.stream.write_all(request.as_bytes()).await?;
        self.buffer.clear();
        let end = loop {
            if let Some(end) = find(&self.buffer, b"\r\n\r\n") {
                break end + 4;
            }
            self.read().await?;
        };
        let head = std::str::from_utf8(&self.buffer[..end])?.to_ascii_lowercase();
        let status = head.split(' ').nth(1).context("the answer is not HTTP")?.parse()?;
        match header(&head, "content-length:") {
            Some(length) => {
                let length: usize = length.parse()?;
                while self.buffer.len() < end + length {
                    self.read().await?;
                }
            }
            // Chunked. Only one request is open at a time, so nothing follows the last chunk.
            None => {
                while !self.buffer[end - 2..].ends_with(b"\r\n0\r\n\r\n") {
                    self.read().await?;
                }
            }
        }
        Ok(Answer { status, head, body: &self.buffer[end..] })
    }

    async fn read(&mut self) -> Result<()> {
        if self.stream.read_buf(&mut self.buffer).await? == 0 {
            bail!("the server closed the connection");
        }
        Ok(())
    }
}

impl Answer<'_> {
    /// An error if the answer has another status.
    pub(super) fn expect(&self, status: u16) -> Result<()> {
        if self.status == status {
            return Ok(());
        }
        bail!("expected status {status}, got {}: {}{}", self.status, self.head, String::from_utf8_lossy(self.body))
    }

    /// An error if the answer's `X-Cache` header has another value.
    pub(super) fn expect_cache(&self, cache: &str) -> Result<()> {
        self.expect(200)?;
        if header(&self.head, "x-cache:") == Some(cache) {
            return Ok(());
        }
        bail!("expected X-Cache: {cache}, got: {}", self.head)
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().find_map(|line| line.strip_prefix(name)).map(str::trim)
}

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|window| window == part)
}
