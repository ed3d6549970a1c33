//! The statement: found, and turned from Markdown into HTML that is safe to show.

mod html;
mod math;

use crate::{Error, Warning, folder::Folder, text::read_text};

/// Finds the statement, English where there are several languages, and renders it.
///
/// # Errors
/// There is none in Markdown, or it is not UTF-8.
pub(crate) fn statement(folder: &Folder, warnings: &mut Vec<Warning>) -> Result<String, Error> {
    let mut found = Vec::new();
    let mut others = Vec::new();
    for place in ["statement/", "problem_statement/"] {
        for file in folder.under(place) {
            let name = file.strip_prefix(place).unwrap_or(file);
            let Some(rest) = name.strip_prefix("problem.") else { continue };
            match rest.strip_suffix("md").map(|language| language.trim_end_matches('.')) {
                Some(language) if !rest.contains('/') => found.push((!is_english(language), language, file)),
                _ => others.push(file),
            }
        }
    }
    found.sort_unstable();
    match (found.first(), others.first()) {
        (Some((_, _, file)), _) => Ok(html::render(&read_text(&folder.path(file))?, file, warnings)),
        (None, Some(other)) => {
            let message = "is not in Markdown, and only that can be read; write statement/problem.en.md";
            Err(Error::invalid(&folder.path(other), message))
        }
        (None, None) => {
            Err(Error::invalid(&folder.path("statement"), "holds no statement; write statement/problem.en.md"))
        }
    }
}

/// Whether a language code, or none at all, means English.
pub(crate) fn is_english(language: &str) -> bool {
    matches!(language, "" | "en") || language.starts_with("en-") || language.starts_with("en_")
}
