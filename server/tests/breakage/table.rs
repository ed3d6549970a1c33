//! What came of it, for people to read.

use std::{fmt, time::Duration};

/// A line a breakage, as Markdown.
#[derive(Default)]
pub(crate) struct Table(Vec<Row>);

/// What came of one breakage.
#[derive(Default)]
pub(crate) struct Row {
    /// What was done.
    pub(crate) name: &'static str,
    /// Answered with 202.
    pub(crate) submissions: usize,
    /// Refused, or no connection.
    pub(crate) refused: usize,
    /// The answer was cut off: there may or may not be a row.
    pub(crate) unknown: usize,
    /// Answered with 202 and never ended.
    pub(crate) lost: usize,
    /// Ended more than once, or stored more than once.
    pub(crate) doubled: usize,
    /// Judged more than once, which is no fault.
    pub(crate) again: usize,
    /// First told by a socket.
    pub(crate) by_socket: usize,
    /// First told by a poll.
    pub(crate) by_poll: usize,
    /// The longest from a 202 to being told.
    pub(crate) longest: Duration,
    /// Everything that is not as it should be.
    pub(crate) wrong: Vec<String>,
}

impl Table {
    pub(crate) fn add(&mut self, row: Row) {
        self.0.push(row);
    }

    pub(crate) fn submissions(&self) -> usize {
        self.0.iter().map(|row| row.submissions).sum()
    }

    /// Fails with everything that is wrong.
    pub(crate) fn check(&self) {
        let wrong: Vec<String> =
            self.0.iter().flat_map(|row| row.wrong.iter().map(|wrong| format!("{}: {wrong}", row.name))).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "| what was done | answered 202 | refused | answer cut off | lost | ended twice | judged again | told by socket | told by poll | longest wait |"
        )?;
        writeln!(f, "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")?;
        self.0.iter().try_for_each(|row| writeln!(f, "{row}"))
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, submissions, refused, unknown, lost, doubled, again, by_socket, by_poll, longest, wrong: _ } =
            self;
        write!(f, "| {name} | {submissions} | {refused} | {unknown} | {lost} | {doubled} | {again} ")?;
        write!(f, "| {by_socket} | {by_poll} | {:.1} s |", longest.as_secs_f64())
    }
}
