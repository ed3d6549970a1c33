//! Texts as the search compares them.

/// A letter without its accent. The browser knows this for all alphabets, so its tables need not be part of the wasm.
pub(super) type BaseLetter = fn(char) -> char;

/// A text in lower case and without accents. It has one letter per letter of the original, so places in it are places in the original.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Folded {
    letters: Vec<char>,
    /// Where words begin.
    starts: Vec<usize>,
}

impl Folded {
    pub(super) fn new(text: &str, base: BaseLetter) -> Self {
        let fold = |letter: char| {
            let letter = if letter.is_ascii() { letter } else { base(letter) };
            // A few letters have a longer lower case. Its first letter is the base.
            letter.to_lowercase().next().unwrap_or(letter)
        };
        let letters: Vec<char> = text.chars().map(fold).collect();
        let begins = |at: usize| {
            letters[at].is_alphanumeric() && at.checked_sub(1).is_none_or(|before| !letters[before].is_alphanumeric())
        };
        let starts = (0..letters.len()).filter(|at| begins(*at)).collect();
        Self { letters, starts }
    }

    pub(super) fn letters(&self) -> &[char] {
        &self.letters
    }

    pub(super) fn starts(&self) -> &[usize] {
        &self.starts
    }

    /// The parts between spaces.
    pub(super) fn words(&self) -> impl Iterator<Item = &[char]> {
        self.letters.split(|letter| letter.is_whitespace()).filter(|word| !word.is_empty())
    }

    /// Whether the text continues with these letters at a place.
    pub(super) fn continues(&self, at: usize, letters: &[char]) -> bool {
        self.letters[at..].starts_with(letters)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base(letter: char) -> char {
        if letter == 'É' { 'E' } else { letter }
    }

    #[test]
    fn letters_lose_case_and_accents_and_keep_their_places() {
        let folded = Folded::new("CafÉ İs-2", base);
        assert_eq!(folded.letters().iter().collect::<String>(), "cafe is-2");
        assert_eq!(folded.starts(), [0, 5, 8]);
        assert_eq!(folded.words().map(|word| word.iter().collect()).collect::<Vec<String>>(), ["cafe", "is-2"]);
        assert!(folded.continues(5, &['i', 's']));
        assert!(!folded.continues(8, &['2', '3']));
    }

    #[test]
    fn a_text_may_be_empty() {
        let folded = Folded::new("", base);
        assert_eq!(folded, Folded::default());
        assert_eq!(folded.words().count(), 0);
    }
}
