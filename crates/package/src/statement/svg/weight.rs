//! Limits how much a browser has to draw. Repetitions of repetitions multiply.

use std::collections::HashMap;

use super::SvgError;
use crate::statement::xml::{Element, Node};

/// The maximum number of drawn elements, including repetitions.
const MAX_DRAWN: u64 = 500_000;

/// The maximum nesting of references, because counting recurses.
const MAX_DEPTH: usize = 500;

/// Refuses images with too many repetitions.
pub(super) fn check(root: &Element) -> Result<(), SvgError> {
    let mut named = HashMap::new();
    index(root, &mut named);
    let mut weights = Weights { named, known: HashMap::new() };
    if weights.of(root, 0) > MAX_DRAWN { Err(SvgError::TooHeavy(MAX_DRAWN)) } else { Ok(()) }
}

fn index<'t>(element: &'t Element, named: &mut HashMap<&'t str, &'t Element>) {
    if let Some(id) = element.attribute("id") {
        named.entry(id).or_insert(element);
    }
    for child in &element.children {
        if let Node::Element(child) = child {
            index(child, named);
        }
    }
}

struct Weights<'t> {
    named: HashMap<&'t str, &'t Element>,
    /// Weights by id. None while a weight is being computed, to detect circles.
    known: HashMap<&'t str, Option<u64>>,
}

impl<'t> Weights<'t> {
    fn of(&mut self, element: &'t Element, depth: usize) -> u64 {
        if depth > MAX_DEPTH {
            return u64::MAX;
        }
        let mut weight = 1_u64;
        for reference in references(element) {
            weight = weight.saturating_add(self.of_named(reference, depth + 1));
        }
        for child in &element.children {
            if let Node::Element(child) = child {
                weight = weight.saturating_add(self.of(child, depth + 1));
            }
        }
        weight
    }

    fn of_named(&mut self, id: &'t str, depth: usize) -> u64 {
        if let Some(known) = self.known.get(id) {
            return known.unwrap_or(0);
        }
        let Some(element) = self.named.get(id).copied() else { return 0 };
        self.known.insert(id, None);
        let weight = self.of(element, depth);
        self.known.insert(id, Some(weight));
        weight
    }
}

/// The ids that an element refers to: `href="#a"`, `fill="url(#a)"`.
fn references(element: &Element) -> impl Iterator<Item = &str> {
    element.attributes.iter().flat_map(|attribute| {
        let whole = attribute.name.ends_with("href").then(|| attribute.value.trim().strip_prefix('#')).flatten();
        let inner = attribute.value.split("url(").skip(1).filter_map(|rest| {
            let id = rest.split(')').next()?.trim().trim_matches(['"', '\'']);
            id.strip_prefix('#')
        });
        whole.into_iter().chain(inner)
    })
}
