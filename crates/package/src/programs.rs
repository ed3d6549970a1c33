//! Finds a package's validators and graders.

use std::path::PathBuf;

use assay_domain::{NamedFile, Program};

use crate::{Error, constants::Constants, folder::Folder, languages, warning::Warnings};

/// A program or script that checks inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputValidator {
    /// A program. It reads the input and exits with 42 if the input is valid.
    Program(Program<PathBuf>),
    /// A checktestdata script for [`Checktestdata`](crate::Checktestdata).
    Checktestdata(NamedFile<PathBuf>),
    /// A VIVA script, which is not supported.
    Viva(NamedFile<PathBuf>),
}

impl InputValidator {
    /// The path of its file or folder in the package: `input_validators/check.py`.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Program(program) => &program.name,
            Self::Checktestdata(script) | Self::Viva(script) => &script.name,
        }
    }
}

/// How a folder contains programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// `output_validator/`: the folder is the program, or contains only the program.
    One,
    /// `output_validators/`: every file and folder in it is a program.
    Many,
}

/// Finds the programs in a folder (whose name ends in `/`).
///
/// # Errors
/// A file of one cannot be read.
pub(crate) fn programs(
    folder: &Folder,
    place: &str,
    layout: Layout,
    constants: &Constants,
    warnings: &mut Warnings,
) -> Result<Vec<Program<PathBuf>>, Error> {
    let children = folder.children(place);
    let (folders, loose): (Vec<_>, Vec<_>) = children.iter().partition(|name| name.ends_with('/'));
    let sources: Vec<_> = loose
        .iter()
        .filter(|name| languages::detect(&[folder.named_file(&format!("{place}{name}"))]).is_some())
        .collect();
    let starts = |name: &&String| matches!(name.as_str(), "build" | "run");
    let mut found = Vec::new();
    // The folder itself is the program if the format says so, or if it contains the scripts build or run, or one source with
    // its headers.
    let itself = loose.iter().any(starts) || (layout == Layout::One && !sources.is_empty());
    if itself {
        let name = place.trim_end_matches('/').to_owned();
        found.extend(program(name, folder.named_files(place), constants)?);
        return Ok(found);
    }
    // Headers belong to the program. Files that are validators themselves do not.
    let not_headers = [".ctd", ".viva", ".md", ".txt"];
    let headers: Vec<_> = loose
        .iter()
        .filter(|name| !sources.contains(name) && !not_headers.iter().any(|ending| name.ends_with(ending)))
        .collect();
    for source in &sources {
        let mut files = vec![folder.named_file(&format!("{place}{source}"))];
        files.extend(headers.iter().map(|name| folder.named_file(&format!("{place}{name}"))));
        found.extend(program(format!("{place}{source}"), files, constants)?);
    }
    for name in folders {
        let path = format!("{place}{name}");
        match program(path.trim_end_matches('/').to_owned(), folder.named_files(&path), constants)? {
            Some(program) => found.push(program),
            None if layout == Layout::One => {}
            None => warnings.file(path, "contains no program in a known language, and is not used"),
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

/// Finds the input validators in all folders of all formats.
///
/// # Errors
/// A file of one cannot be read.
pub(crate) fn input_validators(
    folder: &Folder,
    constants: &Constants,
    warnings: &mut Warnings,
) -> Result<Vec<InputValidator>, Error> {
    let mut found = Vec::new();
    for place in ["input_validators/", "input_format_validators/", "input_validator/"] {
        for file in folder.under(place).filter(|file| file.ends_with(".ctd") || file.ends_with(".viva")) {
            let mut script = constants.files(vec![folder.named_file(file)])?;
            let Some(mut script) = script.pop() else { continue };
            script.name = file.to_owned();
            if file.ends_with(".viva") {
                warnings.file(file, "is a VIVA script, which is not supported: inputs are not checked with it");
                found.push(InputValidator::Viva(script));
            } else {
                found.push(InputValidator::Checktestdata(script));
            }
        }
        let layout = if place == "input_validator/" { Layout::One } else { Layout::Many };
        // A folder with only scripts needs no warning.
        let mut unused = Warnings::default();
        let programs = programs(folder, place, layout, constants, &mut unused)?;
        let scripts = |warning: &crate::Warning| {
            folder.under(&warning.file).any(|file| file.ends_with(".ctd") || file.ends_with(".viva"))
        };
        warnings.0.extend(unused.0.into_iter().filter(|warning| !scripts(warning)));
        found.extend(programs.into_iter().map(InputValidator::Program));
    }
    Ok(found)
}

fn program(
    name: String,
    files: Vec<NamedFile<PathBuf>>,
    constants: &Constants,
) -> Result<Option<Program<PathBuf>>, Error> {
    let scripts = files.iter().any(|file| matches!(file.name.as_str(), "build" | "run"));
    let language = if scripts { None } else { languages::detect(&files) };
    if !scripts && language.is_none() {
        return Ok(None);
    }
    let entry_point = language.as_ref().and_then(|language| languages::entry_point(language, &files));
    let mut files = constants.files(files)?;
    for file in &mut files {
        // Archives lose permissions, but these two files are always executed.
        file.executable |= matches!(file.name.as_str(), "build" | "run");
    }
    Ok(Some(Program { name, language, files, entry_point }))
}
