//! Sanitizes SVG images.
//!
//! A page shows them as `<img>`, where browsers run and load nothing. But people can also open an image by its address, so scripts, links
//! and references to other hosts are removed.

mod clean;
mod css;
mod known;
mod weight;

use super::xml::{self, Element, Space, XmlError};

/// The maximum size of a sanitized image, in bytes.
const MAX_BYTES: usize = 20 * 1024 * 1024;

/// The maximum nesting of embedded images.
const MAX_EMBEDDED: usize = 2;

/// Why an image cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum SvgError {
    #[error(transparent)]
    Xml(#[from] XmlError),
    #[error("is not an SVG image")]
    NotSvg,
    #[error("repeats its parts more than {0} times; simplify it")]
    TooHeavy(u64),
    #[error("is larger than {} MiB; make it smaller", MAX_BYTES / 1024 / 1024)]
    TooLarge,
}

/// Removes everything that runs, links or loads.
pub(super) fn sanitize(bytes: &[u8]) -> Result<String, SvgError> {
    sanitize_embedded(bytes, 0)
}

fn sanitize_embedded(bytes: &[u8], depth: usize) -> Result<String, SvgError> {
    if bytes.len() > MAX_BYTES {
        return Err(SvgError::TooLarge);
    }
    let mut root = Element::parse(&text(bytes))?;
    if root.space != Space::Svg || root.name != "svg" {
        return Err(SvgError::NotSvg);
    }
    clean::clean(&mut root, depth);
    weight::check(&root)?;
    let svg = xml::write(&root, Space::Other);
    if svg.len() > MAX_BYTES { Err(SvgError::TooLarge) } else { Ok(svg) }
}

/// The text of a file in UTF-8, UTF-16 or Latin-1.
fn text(bytes: &[u8]) -> String {
    let wide = |pair: fn([u8; 2]) -> u16| {
        let units = bytes[2..].chunks_exact(2).map(|two| pair([two[0], two[1]]));
        char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    match bytes {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(),
            Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
        },
    }
}

#[cfg(test)]
mod tests;
