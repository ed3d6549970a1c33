//! Blocks of input, output and source, and differences between two texts.

use super::english::counted;

texts! {
    pub(crate) fn blocks() -> Blocks;

    copy = "Copy",
    copy_label(title: &str, of: &str) = match of {
        "" => format!("Copy {}", in_a_sentence(title)),
        _ => format!("Copy {} of {of}", in_a_sentence(title)),
    },
    text_label(title: &str, of: &str) = match of {
        "" => title.to_owned(),
        _ => format!("{title} of {of}"),
    },
    input = "Input",
    #[cfg(feature = "ssr")]
    output = "Output",
    #[cfg(feature = "ssr")]
    interaction = "Interaction",
    expected = "Expected",
    source = "Source",
    answer = "Answer",
    difference = "Difference",
    actual_output = "Output",
    standard_output = "Standard output",
    lines(count: u32) = counted(count, "line", "lines"),
    #[cfg(feature = "ssr")]
    calls = "Calls and results",
    #[cfg(feature = "ssr")]
    differs = "differs: ",
    #[cfg(feature = "ssr")]
    missing_element = "missing element",
    line_prefix(side: &str) = format!("{side}: "),
}

/// A title inside a sentence: lower case, except for abbreviations ("API key"). English titles have only ASCII letters, and the tables of
/// all letters would be part of the first wasm.
fn in_a_sentence(title: &str) -> String {
    let is_abbreviated = title.bytes().take(2).all(|letter| letter.is_ascii_uppercase());
    if is_abbreviated { title.to_owned() } else { title.to_ascii_lowercase() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_stay_in_capitals() {
        assert_eq!(in_a_sentence("API key"), "API key");
        assert_eq!(in_a_sentence("Expected output"), "expected output");
    }
}
