//! The parsed and checked contents of `languages/*.toml`.

mod file;
mod rules;
mod variant;

#[cfg(test)]
mod tests;

use assay_domain::LanguageId;

use crate::Error;
use variant::Variant;

pub(crate) use file::LanguageFile;
pub(crate) use rules::{CompileRules, Entry, PrepareRules, When};

/// All language files, as (name, text); listed by the build script.
const FILES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// All languages.
///
/// # Errors
/// If a language file is invalid.
pub(crate) fn all() -> Result<Vec<LanguageFile>, Error> {
    let mut all: Vec<LanguageFile> = Vec::new();
    for (name, text) in FILES {
        let fault = |message: String| Error::LanguageFile { file: (*name).to_owned(), message };
        let language = match Variant::parse(text).map_err(fault)? {
            Some(variant) => variant.language().map_err(fault)?,
            None => LanguageFile::parse(text).map_err(fault)?,
        };
        if format!("{}.toml", language.id) != *name {
            return Err(fault(format!("holds the id {:?}, which must be the file's name", language.id.as_str())));
        }
        if let Some(other) = all.iter().find(|other| other.extensions.iter().any(|e| language.extensions.contains(e))) {
            return Err(fault(format!("shares a file ending with {}", other.id)));
        }
        all.push(language);
    }
    Ok(all)
}

/// The text of all files, for a hash.
pub(crate) fn files() -> impl Iterator<Item = &'static str> {
    FILES.iter().chain(file::BESIDE).map(|(_, text)| *text)
}

/// The text of a language's file.
fn text_of(id: &LanguageId) -> Option<&'static str> {
    FILES.iter().find(|(name, _)| name.strip_suffix(".toml") == Some(id.as_str())).map(|(_, text)| *text)
}
