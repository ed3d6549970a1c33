//! Text with a mark where two values differ. Long texts are shortened around the mark.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Value;

/// The maximum length of a value, in characters. Longer ones are shortened.
const WHOLE: usize = 600;
/// How much of a shortened text stays before and after the mark, in characters.
const AROUND: usize = 120;
/// How much of the marked text stays, in characters.
const DIFFERS: usize = 240;
/// A shortened text ends at a comma if there is one within this many characters.
const COMMA: usize = 24;

/// A text, and the part of it that differs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Marked {
    /// The text before the part that differs, or the whole text. `…` marks omitted text.
    pub before: String,
    /// The part that differs. Empty if an element is missing there. Null if no part differs.
    pub differs: Option<String>,
    /// The text after it.
    pub after: String,
}

impl Marked {
    /// The text without its mark.
    #[must_use]
    pub fn text(&self) -> String {
        [&self.before, self.differs.as_deref().unwrap_or_default(), &self.after].concat()
    }

    /// A value, with a mark at this path. `other` is the value that it is compared with: of two long values, the same part is shown.
    pub(crate) fn value(value: &Value, path: Option<&[usize]>, other: Option<(&Value, &[usize])>) -> Self {
        let mut text = String::new();
        let range = write(value, path, &mut text);
        let Some(range) = range else { return Self { before: cut_end(&text, WHOLE), ..Self::default() } };
        let differs = &text[range.clone()];
        if text.chars().count() <= WHOLE {
            let (before, after) = (text[..range.start].to_owned(), text[range.end..].to_owned());
            return Self { before, differs: Some(differs.to_owned()), after };
        }
        let other = other.map(|(value, path)| {
            let mut text = String::new();
            let range = write(value, Some(path), &mut text);
            range.map(|range| text[range].to_owned()).unwrap_or_default()
        });
        let same = other.map_or(0, |other| differs.chars().zip(other.chars()).take_while(|(a, b)| a == b).count());
        Self {
            before: cut_start(&text[..range.start], AROUND),
            differs: Some(cut_around(differs, same)),
            after: cut_end(&text[range.end..], AROUND),
        }
    }
}

/// Writes a value as JSON, and returns where the element at this path is.
fn write(value: &Value, path: Option<&[usize]>, out: &mut String) -> Option<Range<usize>> {
    let start = out.len();
    let Value::List(items) = value else {
        out.push_str(&value.to_json());
        return path.map(|_| start..out.len());
    };
    let next = path.and_then(<[usize]>::split_first);
    let mut range = None;
    out.push('[');
    for (place, item) in items.iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        let within = next.filter(|(wanted, _)| **wanted == place).map(|(_, rest)| rest);
        let found = write(item, within, out);
        range = range.or(found);
    }
    if next.is_some() && range.is_none() {
        range = Some(out.len()..out.len());
    }
    out.push(']');
    if path.is_some() && next.is_none() { Some(start..out.len()) } else { range }
}

/// The beginning of a text.
pub(crate) fn cut_end(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let kept = &text[..end];
    let comma = kept.rfind(',').filter(|comma| kept[*comma..].chars().count() <= COMMA);
    format!("{}…", &kept[..comma.map_or(end, |comma| comma + 1)])
}

/// The end of a text.
fn cut_start(text: &str, most: usize) -> String {
    let count = text.chars().count();
    if count <= most {
        return text.to_owned();
    }
    let from = text.char_indices().nth(count - most).map_or(0, |(from, _)| from);
    let kept = &text[from..];
    let comma = kept.find(',').filter(|comma| kept[..*comma].chars().count() <= COMMA);
    format!("…{}", &kept[comma.unwrap_or(0)..])
}

/// A part of a text around the character of this number.
fn cut_around(text: &str, at: usize) -> String {
    let count = text.chars().count();
    if count <= DIFFERS {
        return text.to_owned();
    }
    let from = at.saturating_sub(DIFFERS / 4).min(count - DIFFERS / 2);
    let kept: String = text.chars().skip(from).take(DIFFERS).collect();
    let (before, after) = (if from > 0 { "…" } else { "" }, if from + DIFFERS < count { "…" } else { "" });
    format!("{before}{kept}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signature::Reading;

    fn value(text: &str, ty: &str) -> Value {
        Value::parse(text, ty.parse().unwrap(), Reading::default()).unwrap()
    }

    fn shown(marked: &Marked) -> String {
        format!("{}<{}>{}", marked.before, marked.differs.as_deref().unwrap_or("none"), marked.after)
    }

    #[test]
    fn the_element_at_a_path_is_marked() {
        for (text, ty, path, said) in [
            ("5", "int", [].as_slice(), "<5>"),
            ("[1,2,3]", "int[]", &[1], "[1,<2>,3]"),
            ("[1,2]", "int[]", &[2], "[1,2<>]"),
            ("[]", "int[]", &[0], "[<>]"),
            ("[]", "int[]", &[], "<[]>"),
            ("[[1],[2,3]]", "int[][]", &[1, 0], "[[1],[<2>,3]]"),
            ("[[1],[2,3]]", "int[][]", &[0, 1], "[[1<>],[2,3]]"),
            ("[1,null,2]", "TreeNode", &[1], "[1,<null>,2]"),
            ("[\"a,b\",\"]\"]", "string[]", &[1], "[\"a,b\",<\"]\">]"),
        ] {
            assert_eq!(shown(&Marked::value(&value(text, ty), Some(path), None)), said);
        }
        assert_eq!(shown(&Marked::value(&value("[1]", "int[]"), None, None)), "[1]<none>");
    }

    #[test]
    fn long_values_are_shortened_around_the_mark() {
        let text = format!("[{}0]", (1..5000).rev().map(|n| format!("{n},")).collect::<String>());
        let list = value(&text, "int[]");
        let marked = Marked::value(&list, Some(&[2500]), None);
        assert!(marked.before.starts_with("…,") && marked.before.ends_with(",2500,"), "{marked:?}");
        assert_eq!(marked.differs.as_deref(), Some("2499"));
        assert!(marked.after.starts_with(",2498,") && marked.after.ends_with(",…"), "{marked:?}");
        assert!(marked.text().chars().count() < 260);
        let at_start = Marked::value(&list, Some(&[0]), None);
        assert_eq!((at_start.before.as_str(), at_start.differs.as_deref()), ("[", Some("4999")));
        assert!(Marked::value(&list, None, None).before.ends_with(",…"));
    }

    #[test]
    fn long_strings_are_shortened_around_the_first_character_that_differs() {
        let text = |letter: char| format!("\"{}{letter}{}\"", "é".repeat(3000), "z".repeat(3000));
        let (one, other) = (value(&text('x'), "string"), value(&text('y'), "string"));
        let marked = Marked::value(&one, Some(&[]), Some((&other, &[])));
        let differs = marked.differs.unwrap();
        assert!(differs.starts_with("…é") && differs.contains("éxz") && differs.ends_with("z…"), "{differs}");
        assert!(differs.chars().count() <= DIFFERS + 2);
        let short = value("\"\"", "string");
        assert_eq!(shown(&Marked::value(&short, Some(&[]), Some((&one, &[])))), "<\"\">");
    }
}
