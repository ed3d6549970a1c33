//! Patterns for `LIKE … ESCAPE '!'`.

use crate::rows;

/// How many characters of a search text are used.
const MAX_LENGTH: usize = 200;

/// The pattern for lowercase texts that contain `text`. Wildcards in `text` have no meaning.
pub(crate) fn containing(text: &str) -> String {
    format!("%{}%", escaped(&rows::storable(text).to_lowercase()))
}

/// The pattern for lowercase texts that begin with `text`. Wildcards in `text` have no meaning.
pub(crate) fn beginning(text: &str) -> String {
    format!("{}%", escaped(&rows::storable(text).to_lowercase()))
}

fn escaped(text: &str) -> String {
    let mut pattern = String::new();
    for c in text.chars().take(MAX_LENGTH) {
        if matches!(c, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern
}
