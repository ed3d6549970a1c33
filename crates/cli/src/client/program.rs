//! The program to submit or run.

use std::{fs, path::PathBuf};

use anyhow::{Context as _, Result, bail};
use assay_domain::SourceFile;

/// The problem and the files of the program.
#[derive(Debug, clap::Args)]
pub(super) struct Program {
    /// The problem's URL name, such as coffee-stamps.
    pub(super) problem: String,
    /// The files of the program.
    #[arg(required = true)]
    pub(super) files: Vec<PathBuf>,
    /// Its language, such as cpp. The default is detected from the file extensions.
    #[arg(long)]
    language: Option<String>,
    /// How it gets the cases of a function problem: function or stdin. The default is stdin for files named *.stdin.*, otherwise a
    /// function if the language has a driver.
    #[arg(long, value_name = "INTERFACE", value_parser = ["function", "stdin"])]
    interface: Option<String>,
}

impl Program {
    /// The given language, or else that of the first file with a known extension.
    pub(super) fn language(&self) -> Result<String> {
        match &self.language {
            Some(language) => Ok(language.clone()),
            None => Ok(crate::language::of_files(&self.files)?.to_string()),
        }
    }

    /// The given interface, or else that of the file names. Null leaves the choice to the server.
    pub(super) fn interface(&self) -> Option<&str> {
        let name = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().contains(".stdin."));
        self.interface.as_deref().or_else(|| self.files.iter().any(name).then_some("stdin"))
    }

    /// The files with their names.
    pub(super) fn sources(&self) -> Result<Vec<SourceFile>> {
        self.files.iter().map(source).collect()
    }
}

fn source(path: &PathBuf) -> Result<SourceFile> {
    let content = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
        bail!("the file name of {} is missing or not UTF-8; rename the file", path.display());
    };
    let source =
        String::from_utf8(content).with_context(|| format!("{} is not UTF-8; save it as UTF-8", path.display()))?;
    Ok(SourceFile { name: name.to_owned(), source })
}
