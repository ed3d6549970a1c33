//! SHA-256 in hex, which names the blobs.

use std::{fs, io, path::Path};

use sha2::{Digest, Sha256};

#[derive(Default)]
pub(super) struct Hasher(Sha256);

impl Hasher {
    /// The hash of bytes in memory, in hex.
    pub(super) fn of(bytes: &[u8]) -> String {
        format!("{:x}", Sha256::digest(bytes))
    }

    pub(super) fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The hash of all bytes so far, in hex.
    pub(super) fn finish(self) -> String {
        format!("{:x}", self.0.finalize())
    }
}

/// The hash of a file's content, in hex.
pub(super) async fn hash_of(path: &Path) -> io::Result<String> {
    let path = path.to_owned();
    let hashing = tokio::task::spawn_blocking(move || {
        let mut hasher = Sha256::new();
        io::copy(&mut fs::File::open(path)?, &mut hasher)?;
        Ok(format!("{:x}", hasher.finalize()))
    });
    hashing.await.map_err(io::Error::other)?
}

/// Whether a text is a hash in this format.
pub(super) fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
