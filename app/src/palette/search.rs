//! Which entries of the palette match a text, best first.
//!
//! Each word of the text must be found in the title or in the other words of an entry. Letters may be skipped only in names, because names
//! are hard to remember.

use super::folded::Folded;

/// From this length on, a word is also found inside of a word. A shorter one would match nearly everything.
const INSIDE_WORDS: usize = 3;

/// What is searched of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Searched {
    pub(super) title: Folded,
    /// Other words that find the entry.
    pub(super) also: Folded,
    /// Whether letters of the title may be skipped.
    pub(super) is_name: bool,
}

/// An entry that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// Its number.
    pub(super) entry: usize,
    /// The places of the matching letters in the title, in order.
    pub(super) places: Vec<usize>,
}

/// How a word was found, the best way first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// The title begins with it.
    TitleStart,
    /// A word of the title begins with it.
    TitleWord,
    /// It consists of beginnings of the title's words: "cs" or "cofst" for "Coffee Stamps".
    TitleBeginnings,
    /// One of the other words begins with it.
    Synonym,
    InsideTitle,
    InsideSynonym,
    /// Its letters are in the title, in their order. The first one is the title's first.
    SkippedLetters,
}

/// How well an entry matches; less is better: the worst way, all ways, and the letters of the title that do not match.
type Score = (Way, usize, usize);

/// At most `limit` entries. Equal ones keep their order.
pub(super) fn search<'a>(text: &Folded, entries: impl Iterator<Item = &'a Searched>, limit: usize) -> Vec<Match> {
    let mut found: Vec<(Score, Match)> = entries
        .enumerate()
        .filter_map(|(entry, searched)| {
            let (score, places) = best(text, searched)?;
            Some((score, Match { entry, places }))
        })
        .collect();
    found.sort_by_key(|(score, _)| *score);
    found.truncate(limit);
    found.into_iter().map(|(_, found)| found).collect()
}

fn best(text: &Folded, entry: &Searched) -> Option<(Score, Vec<usize>)> {
    let words: Vec<&[char]> = text.words().collect();
    let as_words = find_words(&words, entry);
    let as_phrase = (words.len() > 1).then(|| find_words(&[words.join(&' ').as_slice()], entry)).flatten();
    let as_name = entry.is_name.then(|| skipped_letters(&words.concat(), &entry.title)).flatten();
    [as_phrase, as_words, as_name].into_iter().flatten().min_by_key(|(score, _)| *score)
}

/// All of the words, in any order.
fn find_words(words: &[&[char]], entry: &Searched) -> Option<(Score, Vec<usize>)> {
    let mut places = Vec::new();
    let mut ways = Vec::new();
    for word in words {
        let (way, found) = find_word(word, entry)?;
        ways.push(way);
        places.extend(found);
    }
    places.sort_unstable();
    places.dedup();
    let worst = ways.iter().copied().max()?;
    // The length of a title says nothing about a synonym.
    let rest = if places.is_empty() { 0 } else { entry.title.letters().len() - places.len() };
    Some(((worst, ways.iter().map(|way| *way as usize).sum(), rest), places))
}

/// The best way to find a word, and the places in the title.
fn find_word(word: &[char], entry: &Searched) -> Option<(Way, Vec<usize>)> {
    let Searched { title, also, .. } = entry;
    let run = |at: usize| (at..at + word.len()).collect();
    if let Some(at) = begins_word(word, title) {
        let way = if title.starts().first() == Some(&at) { Way::TitleStart } else { Way::TitleWord };
        return Some((way, run(at)));
    }
    if let Some(places) = beginnings(word, title) {
        return Some((Way::TitleBeginnings, places));
    }
    if begins_word(word, also).is_some() {
        return Some((Way::Synonym, Vec::new()));
    }
    if let Some(at) = inside(word, title) {
        return Some((Way::InsideTitle, run(at)));
    }
    inside(word, also).map(|_| (Way::InsideSynonym, Vec::new()))
}

fn begins_word(word: &[char], text: &Folded) -> Option<usize> {
    text.starts().iter().copied().find(|at| text.continues(*at, word))
}

fn inside(word: &[char], text: &Folded) -> Option<usize> {
    if word.len() < INSIDE_WORDS {
        return None;
    }
    text.letters().windows(word.len()).position(|letters| letters == word)
}

/// The places of a word that consists of beginnings of the title's words, in their order.
fn beginnings(word: &[char], title: &Folded) -> Option<Vec<usize>> {
    let (starts, length) = (title.starts(), word.len());
    // Most titles need no more work.
    starts.iter().find(|start| title.continues(**start, &word[..1]))?;
    let common = |from: usize, start: usize| {
        word[from..].iter().zip(&title.letters()[start..]).take_while(|(wanted, letter)| wanted == letter).count()
    };
    // can[begin][from]: whether the title's words from `begin` on can spell the word from `from` on. Filled from the end, because trying
    // all ways would take too long for a title that repeats a letter.
    let mut can = vec![vec![false; length + 1]; starts.len() + 1];
    can[starts.len()][length] = true;
    for (begin, start) in starts.iter().enumerate().rev() {
        for from in 0..=length {
            can[begin][from] = (0..=common(from, *start)).any(|taken| can[begin + 1][from + taken]);
        }
    }
    if !can[0][0] {
        return None;
    }
    let (mut places, mut from) = (Vec::new(), 0);
    for (begin, start) in starts.iter().enumerate() {
        let taken = (0..=common(from, *start)).rev().find(|taken| can[begin + 1][from + taken])?;
        places.extend(*start..start + taken);
        from += taken;
    }
    Some(places)
}

/// The letters in the title, in their order. The first one must be the title's first. Close letters score better.
fn skipped_letters(letters: &[char], title: &Folded) -> Option<(Score, Vec<usize>)> {
    let first = *title.starts().first()?;
    let mut places: Vec<usize> = Vec::with_capacity(letters.len());
    for letter in letters {
        let from = places.last().map_or(first, |last| last + 1);
        places.push(from + title.letters()[from..].iter().position(|other| other == letter)?);
    }
    let (begin, end) = (*places.first()?, *places.last()?);
    (begin == first).then_some(((Way::SkippedLetters, 0, end - begin), places))
}

#[cfg(test)]
#[path = "search_test.rs"]
mod tests;
