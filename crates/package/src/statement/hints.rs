//! Hints: numbered Markdown files in `hints/`, which is our extension of the format.

use super::{Context, Source, Statement, is_english, named, statement};
use crate::{Error, warning::Warnings};

const PLACE: &str = "hints/";

/// A hint in all its languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The number in the file name, from 1. Numbers may be skipped.
    pub number: u32,
    /// The texts, English first.
    pub texts: Vec<Statement>,
}

/// Finds `hints/1.md` or `hints/1.en.md`, `hints/2.md`… and renders them.
///
/// # Errors
/// One cannot be read.
pub(crate) fn hints(context: Context<'_>, warnings: &mut Warnings) -> Result<Vec<Hint>, Error> {
    let mut found = Vec::new();
    for file in context.folder.under(PLACE) {
        let name = file.strip_prefix(PLACE).unwrap_or(file);
        if let Some((number, language)) = numbered(name) {
            found.push((number, !is_english(&language), language, file));
        } else if [".md", ".tex", ".pdf"].iter().any(|ending| name.ends_with(ending)) {
            warnings.file(file, "is ignored: name hints by number, such as 1.md or 1.de.md");
        }
    }
    found.sort();
    found.dedup_by(|later, earlier| {
        let same = (later.0, &later.2) == (earlier.0, &earlier.2);
        if same {
            warnings.file(later.3, format!("is ignored: {} is the same hint in the same language", earlier.3));
        }
        same
    });
    let mut hints: Vec<Hint> = Vec::new();
    for (number, _, language, file) in found {
        let text = statement(language, Source::Markdown, file, context, &[PLACE], warnings)?;
        match hints.last_mut().filter(|hint| hint.number == number) {
            Some(hint) => hint.texts.push(text),
            None => hints.push(Hint { number, texts: vec![text] }),
        }
    }
    Ok(hints)
}

/// The number and language of `1.md` or `1.en.md`.
fn numbered(name: &str) -> Option<(u32, String)> {
    let (digits, _) = name.split_once('.')?;
    let number = digits.parse::<u32>().ok().filter(|number| *number >= 1 && !digits.starts_with('+'))?;
    match named(name, digits)? {
        (language, Source::Markdown) => Some((number, language)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_are_named_by_number_and_language() {
        for (name, hint) in [
            ("1.md", Some((1, "en"))),
            ("02.de.md", Some((2, "de"))),
            ("10.pt_BR.md", Some((10, "pt-BR"))),
            ("0.md", None),
            ("+1.md", None),
            ("1.tex", None),
            ("first.md", None),
            ("deeper/1.md", None),
        ] {
            assert_eq!(numbered(name), hint.map(|(number, language)| (number, language.to_owned())), "{name}");
        }
    }
}
