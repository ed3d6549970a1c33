//! What a person sees while something goes on: one line that changes in a terminal, plain lines elsewhere.

use std::io::{self, IsTerminal as _, Write as _};

use assay_domain::{Phase, Progress, Verdict};

const RED: &str = "\x1b[31m";
const GREEN: &str = "\x1b[32m";
const PLAIN: &str = "\x1b[0m";
/// Back to the start of the line, and the rest of it cleared.
const OVER: &str = "\r\x1b[K";

/// Shows how far the server is, on standard error.
#[derive(Debug)]
pub(super) struct Terminal {
    is_terminal: bool,
    last: String,
}

impl Terminal {
    pub(super) fn new() -> Self {
        Self { is_terminal: io::stderr().is_terminal(), last: String::new() }
    }

    /// Shows a line in place of the last one.
    pub(super) fn show(&mut self, line: &str) {
        if line == self.last {
            return;
        }
        line.clone_into(&mut self.last);
        let mut err = io::stderr().lock();
        // Progress that nobody can see is no reason to stop.
        let _ = if self.is_terminal { write!(err, "{OVER}{line}") } else { writeln!(err, "{line}") };
        let _ = err.flush();
    }

    /// Shows how far judging is.
    pub(super) fn progress(&mut self, progress: &Progress) {
        let line = line(progress, self.is_terminal);
        self.show(&line);
    }

    /// Ends the line that changes.
    pub(super) fn end(&mut self) {
        if self.is_terminal && !self.last.is_empty() {
            let _ = write!(io::stderr(), "{OVER}");
        }
        self.last.clear();
    }
}

fn line(progress: &Progress, colored: bool) -> String {
    match progress.phase {
        Phase::Queued => "Queued".to_owned(),
        Phase::Compiling => "Compiling".to_owned(),
        Phase::Running | Phase::Done => {
            format!("Case {} of {}  {}", progress.case, progress.total, strip(&progress.strip, colored))
        }
    }
}

/// One sign per finished case: a dot for an accepted one, the letter of its verdict for another.
fn strip(letters: &str, colored: bool) -> String {
    let sign = |letter: char| match (Verdict::from_letter(letter), colored) {
        (Some(Verdict::Accepted), true) => format!("{GREEN}.{PLAIN}"),
        (Some(Verdict::Accepted), false) => ".".to_owned(),
        (_, true) => format!("{RED}{letter}{PLAIN}"),
        (_, false) => letter.to_string(),
    };
    letters.chars().map(sign).collect()
}

#[cfg(test)]
mod tests {
    use assay_domain::SubmissionId;

    use super::*;

    #[test]
    fn a_line_has_one_sign_per_finished_case() {
        let strip = "AAW".to_owned();
        let progress = Progress {
            submission: SubmissionId(1),
            attempt: 1,
            seq: 3,
            phase: Phase::Running,
            case: 4,
            total: 9,
            strip,
        };
        assert_eq!(line(&progress, false), "Case 4 of 9  ..W");
        let colored = line(&progress, true);
        assert_eq!(colored, "Case 4 of 9  \x1b[32m.\x1b[0m\x1b[32m.\x1b[0m\x1b[31mW\x1b[0m");
    }
}
