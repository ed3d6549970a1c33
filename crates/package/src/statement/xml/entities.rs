//! Entities in document types. Illustrator uses them for namespaces.

use std::collections::HashMap;

use super::XmlError;

/// The maximum size of the expanded text, in bytes.
const MAX_EXPANSION: usize = 1024 * 1024;

/// The maximum nesting of entities.
const MAX_ROUNDS: usize = 8;

/// Removes the document type and replaces the document's own entities. External entities are dropped.
pub(super) fn expand(text: &str) -> Result<String, XmlError> {
    let Some((before, declarations, after)) = document_type(text) else { return Ok(text.to_owned()) };
    let entities = declared(declarations);
    let mut text = format!("{before}{after}");
    let limit = text.len() + MAX_EXPANSION;
    for _ in 0..MAX_ROUNDS {
        match replaced(&text, &entities, limit)? {
            Some(next) => text = next,
            None => return Ok(text),
        }
    }
    Err(XmlError::TooManyEntities(MAX_EXPANSION))
}

/// The text before the document type, its internal subset, and the text after it.
fn document_type(text: &str) -> Option<(&str, &str, &str)> {
    let start = text.find("<!DOCTYPE")?;
    // The document type must come before the first element.
    let before = &text[..start];
    if before.match_indices('<').any(|(at, _)| !before[at..].starts_with("<?") && !before[at..].starts_with("<!--")) {
        return None;
    }
    let (mut quote, mut subset) = (None, None);
    for (at, c) in text[start..].char_indices().map(|(at, c)| (start + at, c)) {
        match (quote, c) {
            (Some(open), c) if open == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '[') if subset.is_none() => subset = Some((at + 1, None)),
            (None, ']') => {
                if let Some((_, end @ None)) = &mut subset {
                    *end = Some(at);
                }
            }
            (None, '>') if !matches!(subset, Some((_, None))) => {
                let declarations = match subset {
                    Some((from, Some(to))) => &text[from..to],
                    _ => "",
                };
                return Some((before, declarations, &text[at + 1..]));
            }
            _ => {}
        }
    }
    None
}

/// The names and values of the entities in an internal subset.
fn declared(subset: &str) -> HashMap<&str, &str> {
    let mut entities = HashMap::new();
    for declaration in subset.split("<!ENTITY").skip(1) {
        let declaration = declaration.trim_start();
        let Some(name_end) = declaration.find(char::is_whitespace) else { continue };
        let (name, value) = declaration.split_at(name_end);
        let value = value.trim_start();
        let quoted = value
            .chars()
            .next()
            .filter(|quote| matches!(quote, '"' | '\''))
            .and_then(|quote| value[1..].split_once(quote).map(|(value, _)| value));
        if let Some(value) = quoted {
            // The first declaration counts.
            entities.entry(name).or_insert(value);
        }
    }
    entities
}

/// Replaces every known entity once. None if there was none.
fn replaced(text: &str, entities: &HashMap<&str, &str>, limit: usize) -> Result<Option<String>, XmlError> {
    let mut result = String::with_capacity(text.len());
    let mut found = false;
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        result += &rest[..start];
        let after = &rest[start + 1..];
        let length =
            after.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':'))).unwrap_or(after.len());
        match entities.get(&after[..length]).filter(|_| after[length..].starts_with(';')) {
            Some(value) => {
                found = true;
                result += value;
                rest = &after[length + 1..];
            }
            None => {
                result.push('&');
                rest = after;
            }
        }
        if result.len() > limit {
            return Err(XmlError::TooManyEntities(MAX_EXPANSION));
        }
    }
    result += rest;
    Ok(found.then_some(result))
}
