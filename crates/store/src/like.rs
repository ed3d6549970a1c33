//! Patterns for `LIKE … ESCAPE '!'`.

use crate::rows;

/// Beyond so many characters nobody searches.
const LONGEST: usize = 200;

/// The pattern of texts that contain `text`, which is taken as it is but for its case.
pub(crate) fn containing(text: &str) -> String {
    format!("%{}%", escaped(&rows::storable(text).to_lowercase()))
}

/// The pattern of texts that begin with `text`, which is taken as it is but for its case.
pub(crate) fn beginning(text: &str) -> String {
    format!("{}%", escaped(&rows::storable(text).to_lowercase()))
}

fn escaped(text: &str) -> String {
    let mut pattern = String::new();
    for c in text.chars().take(LONGEST) {
        if matches!(c, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern
}
