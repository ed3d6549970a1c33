//! Converts MathML to text, for titles.

use crate::statement::xml::{Element, Node};

/// Operators with a space on both sides.
const SPACED: &str = "=≠<>≤≥≈≡∼∈∉⊂⊆⊃⊇→←↔⇒⇔↦+−±∪∩∧∨∣∥⟶⟹";

/// The text of a formula. None if it is not MathML.
pub(in crate::statement) fn plain(mathml: &str) -> Option<String> {
    Some(of(&Element::parse(mathml).ok()?).trim().to_owned())
}

fn of(element: &Element) -> String {
    let mut parts: Vec<String> = element
        .children
        .iter()
        .map(|child| match child {
            Node::Element(child) => of(child),
            // Without invisible signs, such as the one between a function and its argument.
            Node::Text(text) => text.chars().filter(|c| !('\u{2061}'..='\u{2064}').contains(c)).collect(),
        })
        .collect();
    match (element.name.as_str(), parts.as_mut_slice()) {
        ("mo", [sign]) if SPACED.contains(sign.as_str()) && !sign.is_empty() => format!(" {sign} "),
        ("mfrac", [above, below]) => format!("{}/{}", grouped(above), grouped(below)),
        ("msqrt", parts) => format!("√{}", grouped(&joined(parts))),
        ("msup", [base, above]) => format!("{base}^{}", grouped(above)),
        ("msub", [base, below]) => format!("{base}_{}", grouped(below)),
        ("msubsup" | "munderover", [base, below, above]) => format!("{base}_{}^{}", grouped(below), grouped(above)),
        ("mspace", _) => " ".to_owned(),
        _ => joined(&parts),
    }
}

/// Several letters or digits together need no parentheses.
fn grouped(text: &str) -> String {
    let text = text.trim();
    if text.chars().all(char::is_alphanumeric) || text.chars().count() == 1 {
        text.to_owned()
    } else {
        format!("({text})")
    }
}

/// Joins the parts of a row, with spaces around names such as `log`.
fn joined(parts: &[String]) -> String {
    let is_name = |part: &str| part.chars().count() > 1 && part.chars().all(char::is_alphabetic);
    let mut result = String::new();
    let mut before = "";
    for part in parts.iter().filter(|part| !part.is_empty()) {
        let adjacent = before.ends_with(char::is_alphanumeric) && part.starts_with(char::is_alphanumeric);
        if adjacent && (is_name(before) || is_name(part)) {
            result.push(' ');
        }
        result += part;
        before = part;
    }
    result
}
