//! The language of a program, by the extensions of its files.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use assay_domain::LanguageId;
use assay_judge::Languages;

/// The language of the first file whose extension is known.
pub(crate) fn of_files(files: &[PathBuf]) -> Result<LanguageId> {
    let known = Languages::builtin()?;
    let found = files.iter().find_map(|file| known.by_extension(extension(file)).cloned());
    found.with_context(|| {
        let files: Vec<_> = files.iter().map(|file| file.display().to_string()).collect();
        format!("cannot detect the language of {}: use --language with one of {}", files.join(", "), names(&known))
    })
}

/// All built-in languages, for messages.
pub(crate) fn names(known: &Languages) -> String {
    known.ids().map(LanguageId::as_str).collect::<Vec<_>>().join(", ")
}

fn extension(file: &Path) -> &str {
    file.extension().and_then(|extension| extension.to_str()).unwrap_or_default()
}
