//! Shortens texts for display.

use std::{io, io::Read};

/// A text that may have been cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Excerpt {
    /// The text; bytes that are not UTF-8 became U+FFFD.
    pub(crate) text: String,
    /// Whether text is missing.
    pub(crate) truncated: bool,
}

/// The first `most` bytes, without splitting a character.
pub(crate) fn head(bytes: &[u8], most: usize) -> Excerpt {
    let truncated = bytes.len() > most;
    let kept = if truncated { &bytes[..most - split_at_end(&bytes[..most])] } else { bytes };
    Excerpt { text: readable(kept), truncated }
}

/// The last `most` bytes, without splitting a character.
pub(crate) fn tail(bytes: &[u8], most: usize) -> Excerpt {
    let truncated = bytes.len() > most;
    let start = bytes.len().saturating_sub(most);
    let split = bytes[start..].iter().take(3).take_while(|byte| truncated && is_continuation(**byte)).count();
    Excerpt { text: readable(&bytes[start + split..]), truncated }
}

/// The first `most` bytes of a file or stream.
///
/// # Errors
/// If it cannot be read.
pub(crate) fn head_of(reader: impl Read, most: usize) -> io::Result<Excerpt> {
    let mut bytes = Vec::new();
    reader.take(most as u64 + 1).read_to_end(&mut bytes)?;
    Ok(head(&bytes, most))
}

/// Replaces invalid bytes, and NUL, because some databases cannot store NUL in a text.
fn readable(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).replace('\0', "\u{fffd}")
}

fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

/// How many bytes at the end belong to an incomplete character.
fn split_at_end(bytes: &[u8]) -> usize {
    for back in 1..=bytes.len().min(3) {
        let byte = bytes[bytes.len() - back];
        if !is_continuation(byte) {
            let length = match byte {
                0b1100_0000..=0b1101_1111 => 2,
                0b1110_0000..=0b1110_1111 => 3,
                0b1111_0000..=0b1111_0111 => 4,
                _ => 1,
            };
            return if length > back { back } else { 0 };
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_is_never_split() {
        let text = "aé€😀z".as_bytes();
        for most in 0..=text.len() {
            for excerpt in [head(text, most), tail(text, most)] {
                assert!(!excerpt.text.contains('\u{fffd}'), "{most}: {excerpt:?}");
                assert!(excerpt.text.len() <= most);
                assert_eq!(excerpt.truncated, most < text.len());
            }
        }
        assert_eq!(head(text, 5).text, "aé");
        assert_eq!(tail(text, 5).text, "😀z");
    }

    #[test]
    fn invalid_bytes_are_replaced() {
        assert_eq!(head(b"a\xff\0b", 10).text, "a\u{fffd}\u{fffd}b");
        assert_eq!(tail(&[0x80; 8], 4).text, "\u{fffd}");
    }

    #[test]
    fn streams_are_read_only_as_far_as_needed() {
        let excerpt = head_of(io::repeat(b'x'), 5).unwrap();
        assert_eq!(excerpt, Excerpt { text: "xxxxx".to_owned(), truncated: true });
        assert!(!head_of(&b"12345"[..], 5).unwrap().truncated);
    }
}
