//! Cases that test the validators.

use std::path::PathBuf;

use assay_domain::NamedFile;

use super::{InputArguments, Reader, case::CaseSettings};
use crate::Error;

/// A case that tests the validators. Submissions are not judged with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidationCase {
    /// The path under `data/` without the extension: `invalid_input/empty`.
    pub name: String,
    /// What it tests.
    pub kind: ValidationKind,
    /// The input.
    pub input: PathBuf,
    /// The answer. Invalid inputs have none.
    pub answer: Option<PathBuf>,
    /// The output to validate. Invalid inputs have none.
    pub output: Option<PathBuf>,
    /// The program's arguments, which input validators also get.
    pub args: Vec<String>,
    /// Files for the input validators' folder.
    pub files: Vec<NamedFile<PathBuf>>,
    /// The input validators' arguments.
    pub input_arguments: InputArguments,
    /// The arguments or flags of the output validator.
    pub validator_args: Vec<String>,
}

/// What a case tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ValidationKind {
    /// At least one input validator must refuse the input.
    InvalidInput,
    /// The input is valid, and the output validator must refuse the output.
    InvalidOutput,
    /// The input is valid, and the output validator must accept the output.
    ValidOutput,
}

/// Finds the cases.
///
/// # Errors
/// A settings file is invalid.
pub(super) fn validation_cases(reader: &mut Reader<'_, '_>) -> Result<Vec<ValidationCase>, Error> {
    let mut found = Vec::new();
    for (place, kind) in [
        ("invalid_input", ValidationKind::InvalidInput),
        ("invalid_inputs", ValidationKind::InvalidInput),
        ("invalid_output", ValidationKind::InvalidOutput),
        ("invalid_outputs", ValidationKind::InvalidOutput),
        ("valid_output", ValidationKind::ValidOutput),
        ("valid_outputs", ValidationKind::ValidOutput),
    ] {
        let validator_args = reader.base_args()?;
        let settings = CaseSettings { validator_args, ..CaseSettings::default() };
        folder(reader, place, kind, &settings, &mut found)?;
    }
    Ok(found)
}

fn folder(
    reader: &mut Reader<'_, '_>,
    name: &str,
    kind: ValidationKind,
    inherited: &CaseSettings,
    found: &mut Vec<ValidationCase>,
) -> Result<(), Error> {
    let mut settings = inherited.clone();
    if let Some((file, path, mut section)) = reader.group_settings(name)? {
        settings = reader.case_settings((&file, &path), &mut section, inherited)?;
        reader.unknown(&file, section);
    }
    for child in reader.children(name) {
        match child {
            super::Child::Folder(name) => folder(reader, &name, kind, &settings, found)?,
            super::Child::Case(name) => found.extend(case(reader, name, kind, &settings)?),
        }
    }
    Ok(())
}

fn case(
    reader: &mut Reader<'_, '_>,
    name: String,
    kind: ValidationKind,
    inherited: &CaseSettings,
) -> Result<Option<ValidationCase>, Error> {
    let settings = reader.own_settings(&name, inherited)?;
    let files = reader.context.folder;
    let beside = |ending: &str| Some(format!("data/{name}{ending}")).filter(|file| files.has(file));
    let (mut answer, mut output) = (None, None);
    if kind != ValidationKind::InvalidInput {
        for (ending, into) in [(".ans", &mut answer), (".out", &mut output)] {
            match beside(ending) {
                Some(file) => *into = Some(files.path(&file)),
                None => {
                    let message = format!("is not used, because data/{name}{ending} is missing; add it");
                    reader.warnings.file(format!("data/{name}.in"), message);
                    return Ok(None);
                }
            }
        }
    }
    Ok(Some(ValidationCase {
        kind,
        input: files.path(&format!("data/{name}.in")),
        answer,
        output,
        args: settings.args,
        files: files.named_files(&format!("data/{name}.files/")),
        input_arguments: settings.input,
        validator_args: settings.validator_args,
        name,
    }))
}
