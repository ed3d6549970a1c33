//! The program that a person sends.

use std::{fs, path::PathBuf};

use anyhow::{Context as _, Result, bail};
use assay_domain::SourceFile;

/// Which files it consists of.
#[derive(Debug, clap::Args)]
pub(super) struct Program {
    /// The problem's URL name, such as coffee-stamps.
    pub(super) problem: String,
    /// The files of the program.
    #[arg(required = true)]
    pub(super) files: Vec<PathBuf>,
    /// Its language, such as cpp. The default follows from the file extensions.
    #[arg(long)]
    language: Option<String>,
}

impl Program {
    /// The language that was named, or that of the first file whose extension is known.
    pub(super) fn language(&self) -> Result<String> {
        match &self.language {
            Some(language) => Ok(language.clone()),
            None => Ok(crate::language::of_files(&self.files)?.to_string()),
        }
    }

    /// The files with their names.
    pub(super) fn sources(&self) -> Result<Vec<SourceFile>> {
        self.files.iter().map(source).collect()
    }
}

fn source(path: &PathBuf) -> Result<SourceFile> {
    let content = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
        bail!("{} has no name that can be sent", path.display());
    };
    let source = String::from_utf8(content).with_context(|| format!("{} is not text in UTF-8", path.display()))?;
    Ok(SourceFile { name: name.to_owned(), source })
}
