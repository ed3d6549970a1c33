//! The results as a Markdown table.

use std::{fmt, time::Duration};

/// One line per breakage.
#[derive(Default)]
pub(crate) struct Table(Vec<Row>);

/// The result of one breakage.
#[derive(Default)]
pub(crate) struct Row {
    pub(crate) name: &'static str,
    /// Got a 202.
    pub(crate) submissions: usize,
    /// Refused or no connection.
    pub(crate) refused: usize,
    /// The answer was cut off. There may be a row.
    pub(crate) unknown: usize,
    /// Got a 202 and never ended.
    pub(crate) lost: usize,
    /// Ended more than once, or stored more than once.
    pub(crate) doubled: usize,
    /// Judged more than once, which is allowed.
    pub(crate) judged_again: usize,
    /// The sender first saw the verdict at a socket.
    pub(crate) by_socket: usize,
    /// The sender first saw the verdict by polling.
    pub(crate) by_poll: usize,
    /// The longest time from a 202 until the sender saw the verdict.
    pub(crate) longest: Duration,
    /// All errors.
    pub(crate) wrong: Vec<String>,
}

impl Table {
    pub(crate) fn add(&mut self, row: Row) {
        self.0.push(row);
    }

    pub(crate) fn submissions(&self) -> usize {
        self.0.iter().map(|row| row.submissions).sum()
    }

    /// Fails with all errors.
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
            "| breakage | got 202 | refused | answer cut off | lost | ended twice | judged again | seen at socket | seen by poll | longest wait |"
        )?;
        writeln!(f, "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")?;
        self.0.iter().try_for_each(|row| writeln!(f, "{row}"))
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            name,
            submissions,
            refused,
            unknown,
            lost,
            doubled,
            judged_again,
            by_socket,
            by_poll,
            longest,
            wrong: _,
        } = self;
        write!(f, "| {name} | {submissions} | {refused} | {unknown} | {lost} | {doubled} | {judged_again} ")?;
        write!(f, "| {by_socket} | {by_poll} | {:.1} s |", longest.as_secs_f64())
    }
}
