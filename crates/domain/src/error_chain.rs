//! Errors with their causes, for logs.

use std::error::Error;

/// The longest text, in bytes. An error can quote text of a user.
const MAX_BYTES: usize = 2048;

/// An error with all its causes, in one text of at most 2 KiB.
#[must_use]
pub fn error_chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let said = error.to_string();
        // Some errors already quote their cause.
        if !text.ends_with(&said) {
            text.push_str(": ");
            text.push_str(&said);
        }
        cause = error.source();
    }
    text.truncate(text.floor_char_boundary(MAX_BYTES));
    text
}

#[cfg(test)]
mod tests {
    use std::fmt;

    use super::*;

    #[derive(Debug)]
    struct Step(&'static str, Option<Box<Step>>);

    impl fmt::Display for Step {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }
    }

    impl Error for Step {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            self.1.as_deref().map(|cause| cause as _)
        }
    }

    #[test]
    fn each_cause_appears_once() {
        let disk = Step("the disk is full", None);
        let quotes = Step("cannot write: the disk is full", Some(Box::new(disk)));
        assert_eq!(
            error_chain(&Step("not saved", Some(Box::new(quotes)))),
            "not saved: cannot write: the disk is full"
        );
    }

    #[test]
    fn a_long_chain_is_cut_between_characters() {
        let long: &'static str = Box::leak("é".repeat(2000).into_boxed_str());
        let text = error_chain(&Step("x", Some(Box::new(Step(long, None)))));
        assert!(text.len() <= MAX_BYTES && text.len() > MAX_BYTES - 3, "{}", text.len());
    }
}
