//! Reads small text files.

use std::{fs::File, io::Read, path::Path};

use crate::Error;

/// The maximum size of a YAML file or statement, in bytes.
const MAX_BYTES: u64 = 1024 * 1024;

/// Reads a text file as UTF-8, without a byte order mark.
///
/// # Errors
/// It cannot be read, is longer than 1 MiB, or is not UTF-8.
pub(crate) fn read_text(path: &Path) -> Result<String, Error> {
    match read_any_text(path)? {
        (text, None) => Ok(text),
        (_, Some(line)) => Err(Error::Invalid {
            path: path.to_owned(),
            line: Some(line),
            message: "is not valid UTF-8; save the file as UTF-8".to_owned(),
        }),
    }
}

/// Reads a text file as UTF-8, or else as Latin-1. Then it also returns the line of the first byte that is not UTF-8.
///
/// # Errors
/// It cannot be read, or is longer than 1 MiB.
pub(crate) fn read_any_text(path: &Path) -> Result<(String, Option<u64>), Error> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(Error::io(path))?;
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(Error::io(path))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Error::invalid(path, "is longer than 1 MiB; make it shorter"));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok((text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text), None)),
        Err(error) => {
            let (before, _) = error.as_bytes().split_at(error.utf8_error().valid_up_to());
            let line = 1 + before.iter().filter(|byte| **byte == b'\n').count() as u64;
            Ok((error.as_bytes().iter().map(|byte| char::from(*byte)).collect(), Some(line)))
        }
    }
}
