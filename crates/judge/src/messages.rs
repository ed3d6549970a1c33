//! Prepares messages of compilers and programs for display.

use crate::excerpt;

/// The size limit of compiler messages, in bytes.
pub(crate) const COMPILER_BYTES: usize = 64 * 1024;

/// How much of a program's standard error is shown, in bytes.
const STDERR_BYTES: usize = 2 * 1024;

/// Marks a cut in compiler messages.
const CUT: &str = "\n… (the rest is left out)";

/// The messages of a compiler from both its outputs; `None` if there are none.
pub(crate) fn of_compiler(stdout: &[u8], stderr: &[u8]) -> Option<String> {
    let mut both = stderr.to_vec();
    both.extend_from_slice(stdout);
    let said = excerpt::head(&both, COMPILER_BYTES - CUT.len());
    let mut text = without_box(said.text.trim_end());
    // Replacing invalid bytes may have made the text longer.
    let fits = text.floor_char_boundary(COMPILER_BYTES - CUT.len());
    if said.truncated || fits < text.len() {
        text.truncate(fits);
        text.push_str(CUT);
    }
    (!text.is_empty()).then_some(text)
}

/// The end of a program's standard error; `None` if it is empty.
pub(crate) fn of_program(stderr: &[u8]) -> Option<String> {
    let said = excerpt::tail(stderr.trim_ascii_end(), STDERR_BYTES);
    let text = without_box(&said.text);
    (!text.is_empty()).then(|| if said.truncated { format!("…{text}") } else { text })
}

/// Hides the folder in which programs run.
fn without_box(text: &str) -> String {
    text.replace("/box/", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_box_folder_is_hidden() {
        assert_eq!(of_compiler(b"", b"/box/main.cpp:1:1: error\n").unwrap(), "main.cpp:1:1: error");
        assert_eq!(of_program(b"  File \"/box/main.py\", line 1\n").unwrap(), "  File \"main.py\", line 1");
        assert_eq!(of_compiler(b"", b"\n"), None);
        assert_eq!(of_program(b""), None);
    }

    #[test]
    fn messages_are_bounded_whatever_their_bytes() {
        for byte in [b'x', 0xff, 0] {
            let text = of_compiler(&[], &vec![byte; 3 * COMPILER_BYTES]).unwrap();
            assert!(text.len() <= COMPILER_BYTES, "{}", text.len());
            assert!(text.ends_with(CUT));
        }
        assert_eq!(of_program(&vec![b'x'; 10_000]).unwrap().chars().count(), STDERR_BYTES + 1);
    }
}
