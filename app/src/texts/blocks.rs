//! Blocks of input, output and source, and differences between two texts.

use super::{Language, english::counted, language};

pub(crate) struct Blocks {
    pub(crate) copy: &'static str,
    pub(crate) copy_label: fn(title: &str, of: &str) -> String,
    pub(crate) text_label: fn(title: &str, of: &str) -> String,
    pub(crate) input: &'static str,
    pub(crate) output: &'static str,
    pub(crate) interaction: &'static str,
    pub(crate) expected: &'static str,
    pub(crate) source: &'static str,
    pub(crate) answer: &'static str,
    pub(crate) difference: &'static str,
    pub(crate) actual_output: &'static str,
    pub(crate) standard_output: &'static str,
    pub(crate) lines: fn(count: u32) -> String,
    #[cfg(feature = "ssr")]
    pub(crate) calls: &'static str,
    #[cfg(feature = "ssr")]
    pub(crate) differs: &'static str,
    #[cfg(feature = "ssr")]
    pub(crate) missing_element: &'static str,
    pub(crate) line_prefix: fn(side: &str) -> String,
}

static ENGLISH: Blocks = Blocks {
    copy: "Copy",
    copy_label: |title, of| match of {
        "" => format!("Copy {}", in_a_sentence(title)),
        _ => format!("Copy {} of {of}", in_a_sentence(title)),
    },
    text_label: |title, of| match of {
        "" => title.to_owned(),
        _ => format!("{title} of {of}"),
    },
    input: "Input",
    output: "Output",
    interaction: "Interaction",
    expected: "Expected",
    source: "Source",
    answer: "Answer",
    difference: "Difference",
    actual_output: "Output",
    standard_output: "Standard output",
    lines: |count| counted(count, "line", "lines"),
    #[cfg(feature = "ssr")]
    calls: "Calls and results",
    #[cfg(feature = "ssr")]
    differs: "differs: ",
    #[cfg(feature = "ssr")]
    missing_element: "missing element",
    line_prefix: |side| format!("{side}: "),
};

pub(crate) fn blocks() -> &'static Blocks {
    match language() {
        Language::English => &ENGLISH,
    }
}

/// A title inside a sentence: lower case, except for abbreviations ("API key").
fn in_a_sentence(title: &str) -> String {
    let is_abbreviated = title.chars().take(2).all(char::is_uppercase);
    if is_abbreviated { title.to_owned() } else { title.to_lowercase() }
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
