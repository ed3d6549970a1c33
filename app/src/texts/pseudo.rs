//! The pseudo-locale: English with accents, about 40 % longer, in brackets.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

/// A text that has a form in the pseudo-locale.
pub(super) trait Pseudo {
    fn pseudo(self) -> Self;
}

impl Pseudo for &'static str {
    fn pseudo(self) -> Self {
        static MADE: Mutex<BTreeMap<&'static str, &'static str>> = Mutex::new(BTreeMap::new());
        // Never freed. There is at most one per literal, and literals are never freed either.
        let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
        made.entry(self).or_insert_with(|| Box::leak(bracketed(self, &accented(self.trim())).into_boxed_str()))
    }
}

/// A text with values. It has no accents, because a value may be a name or an address.
impl Pseudo for String {
    fn pseudo(self) -> Self {
        let padding = "~".repeat((self.trim().chars().count() * 2).div_ceil(5).min(40));
        bracketed(&self, &format!("{} {padding}", self.trim()))
    }
}

impl<const LENGTH: usize> Pseudo for [&'static str; LENGTH] {
    fn pseudo(self) -> Self {
        self.map(Pseudo::pseudo)
    }
}

/// The longer text in brackets, with the spaces around the English one. An empty text stays empty.
fn bracketed(english: &str, longer: &str) -> String {
    if english.trim().is_empty() {
        return english.to_owned();
    }
    let words = english.trim_start();
    let (before, after) = (&english[..english.len() - words.len()], &words[words.trim_end().len()..]);
    format!("{before}⟦{longer}⟧{after}")
}

/// Doubles the vowels, so that the text is about as long as in other languages.
fn accented(text: &str) -> String {
    text.chars()
        .flat_map(|letter| {
            let accented = accent(letter);
            std::iter::repeat_n(accented, if "aeiou".contains(letter) { 2 } else { 1 })
        })
        .collect()
}

fn accent(letter: char) -> char {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const ACCENTED: &str = "áƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ";
    PLAIN.find(letter).and_then(|at| ACCENTED.chars().nth(at)).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_accented_longer_and_bracketed() {
        assert_eq!("Run 2 cases…".pseudo(), "⟦Ŕûûñ 2 çáášééš…⟧");
        assert_eq!(" then ".pseudo(), " ⟦ţĥééñ⟧ ");
        assert_eq!(["A", ""].pseudo(), ["⟦Å⟧", ""]);
    }

    #[test]
    fn the_same_text_is_made_once() {
        assert!(std::ptr::eq("Same".pseudo(), "Same".pseudo()));
    }

    #[test]
    fn values_stay_as_they_are() {
        assert_eq!("Hello, Ada ".to_owned().pseudo(), "⟦Hello, Ada ~~~~⟧ ");
        assert_eq!(String::new().pseudo(), "");
    }
}
