//! The palette without the browser: what it shows for a text, which entry is selected, and what Enter does.

use assay_domain::{ProblemSummary, TrackSummary};

use super::{
    entries::{Does, Entry, Hint, Known, Surroundings, entries},
    folded::Folded,
    search::{Match, search},
};
use crate::texts;

/// The most entries to show.
const MOST_SHOWN: usize = 30;

/// How far the search for the current text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Progress {
    /// The server has not answered.
    Waiting,
    /// It has not answered, nothing is found yet, and Enter was pressed.
    Entered,
    Answered,
}

/// An open palette.
#[derive(Debug)]
pub(super) struct Palette {
    around: Surroundings,
    known: Known,
    entries: Vec<Entry>,
    text: String,
    shown: Vec<Match>,
    /// How often `shown` has changed.
    drawn: u32,
    selected: usize,
    /// Whether the user has selected an entry. The selection then stays when the server adds others.
    has_moved: bool,
    progress: Progress,
    /// Whether the last request failed.
    has_failed: bool,
    /// How many questions the server was asked. Only the answer to the last one counts.
    asked: u32,
}

/// An entry as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The name of the group that begins here.
    pub(super) heading: Option<&'static str>,
    /// The title in parts, and whether each matches the text.
    pub(super) title: Vec<(String, bool)>,
    pub(super) hint: Hint,
    /// The name of the group, if there are no headings.
    pub(super) kind: Option<&'static str>,
    pub(super) does: Does,
}

impl Palette {
    pub(super) fn new(around: Surroundings, known: Known) -> Self {
        let mut palette = Self {
            entries: entries(&around, &known),
            around,
            known,
            text: String::new(),
            shown: Vec::new(),
            drawn: 0,
            selected: 0,
            has_moved: false,
            progress: Progress::Waiting,
            has_failed: false,
            asked: 0,
        };
        palette.draw();
        palette
    }

    /// The text has changed.
    pub(super) fn set_text(&mut self, text: &str) {
        text.trim().clone_into(&mut self.text);
        self.selected = 0;
        self.has_moved = false;
        self.progress = Progress::Waiting;
        self.draw();
    }

    /// Selects the next entry; after the last one, the first.
    pub(super) fn select_next(&mut self) {
        self.select(if self.selected + 1 < self.shown.len() { self.selected + 1 } else { 0 });
    }

    /// Selects the entry before; before the first one, the last.
    pub(super) fn select_previous(&mut self) {
        self.select(self.selected.checked_sub(1).unwrap_or(self.shown.len().saturating_sub(1)));
    }

    fn select(&mut self, entry: usize) {
        self.selected = entry;
        self.has_moved = true;
    }

    /// Enter: what the selected entry does. If nothing is found yet, the answer of the server decides.
    pub(super) fn enter(&mut self) -> Option<Does> {
        let does = self.selected_entry().map(|entry| entry.does.clone());
        if does.is_none() && self.progress != Progress::Answered {
            self.progress = Progress::Entered;
        }
        does
    }

    /// Asks the server for the current text. Returns the number of the question, and the text.
    pub(super) fn ask(&mut self) -> (u32, String) {
        self.asked += 1;
        (self.asked, self.text.clone())
    }

    /// The server has answered a question, or failed (None). Returns what to do if Enter was pressed before.
    pub(super) fn answer(
        &mut self,
        (number, text): (u32, String),
        problems: Option<Vec<ProblemSummary>>,
    ) -> Option<Does> {
        if number != self.asked {
            return None;
        }
        self.has_failed = problems.is_none();
        self.known.add_problems(problems.unwrap_or_default());
        self.update();
        if text != self.text {
            return None;
        }
        let is_entered = self.progress == Progress::Entered;
        self.progress = Progress::Answered;
        is_entered.then(|| self.enter()).flatten()
    }

    pub(super) fn set_tracks(&mut self, tracks: Vec<TrackSummary>) {
        self.known.set_tracks(tracks);
        self.update();
    }

    /// Makes the list of entries again, and keeps the selection.
    fn update(&mut self) {
        let before = self.selected_entry().filter(|_| self.has_moved).map(|entry| entry.does.clone());
        self.entries = entries(&self.around, &self.known);
        self.draw();
        let same = before.and_then(|before| self.shown.iter().position(|found| self.entry(found).does == before));
        self.selected = same.unwrap_or_else(|| self.selected.min(self.shown.len().saturating_sub(1)));
    }

    fn draw(&mut self) {
        self.shown = if self.text.is_empty() {
            (0..self.entries.len().min(MOST_SHOWN)).map(|entry| Match { entry, places: Vec::new() }).collect()
        } else {
            let text = Folded::new(&self.text, self.around.base);
            search(&text, self.entries.iter().map(|entry| &entry.searched), MOST_SHOWN)
        };
        self.drawn += 1;
    }

    fn entry(&self, found: &Match) -> &Entry {
        &self.entries[found.entry]
    }

    fn selected_entry(&self) -> Option<&Entry> {
        self.shown.get(self.selected).map(|found| self.entry(found))
    }

    /// The number of the selected row, if there are rows.
    pub(super) fn selected(&self) -> Option<usize> {
        (self.selected < self.shown.len()).then_some(self.selected)
    }

    /// Changes whenever there are other rows.
    pub(super) fn drawn(&self) -> u32 {
        self.drawn
    }

    /// The entries to show. Groups have headings until the user types.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row> {
        let has_headings = self.text.is_empty();
        let mut before = None;
        self.shown.iter().map(move |found| {
            let entry = self.entry(found);
            let begins = before.replace(entry.group) != Some(entry.group);
            Row {
                heading: (has_headings && begins).then(|| entry.group.name()),
                title: parts(&entry.title, &found.places),
                hint: entry.hint.clone(),
                kind: (!has_headings).then(|| entry.group.name()),
                does: entry.does.clone(),
            }
        })
    }

    /// What screen readers say about the rows.
    pub(super) fn status(&self) -> String {
        let texts = texts::palette();
        match self.shown.len() {
            _ if self.has_failed => texts.failed.to_owned(),
            0 => texts.none.to_owned(),
            _ if self.text.is_empty() => String::new(),
            found => (texts.found)(u32::try_from(found).unwrap_or(u32::MAX)),
        }
    }

    /// What the server has sent, for the next time.
    pub(super) fn known(&self) -> &Known {
        &self.known
    }
}

/// Splits a title into parts that match, and parts that do not.
fn parts(title: &str, places: &[usize]) -> Vec<(String, bool)> {
    let mut parts: Vec<(String, bool)> = Vec::new();
    for (place, letter) in title.chars().enumerate() {
        let matches = places.binary_search(&place).is_ok();
        match parts.last_mut() {
            Some((part, same)) if *same == matches => part.push(letter),
            _ => parts.push((letter.to_string(), matches)),
        }
    }
    parts
}

#[cfg(test)]
#[path = "state_test.rs"]
mod tests;
