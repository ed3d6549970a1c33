//! Checks an input with the input validators.

use std::{
    fs,
    path::{Path, PathBuf},
};

use assay_domain::NamedFile;
use assay_package::{Checktestdata, InputValidator, Package};
use assay_sandbox::Ending;

use crate::{Error, Judge, held::Held, input_check::Refusal, validate};

/// The largest input that is checked by a script, in bytes: scripts hold all of it in memory.
const SCRIPTED_BYTES: u64 = 32 << 20;

/// An input, and its data for the input validators.
#[derive(Clone, Copy, Debug)]
pub(super) struct Input<'a> {
    pub(super) path: &'a Path,
    /// The program's arguments and files. The input validators get them too.
    pub(super) args: &'a [String],
    pub(super) files: &'a [NamedFile<PathBuf>],
}

/// The reasons of all input validators that refuse an input. `arguments` returns the arguments of a validator by its name.
///
/// # Errors
/// Internal failures, or a validator cannot run.
pub(super) fn refusals(
    package: &Package,
    input: Input<'_>,
    arguments: &dyn Fn(&str) -> Vec<String>,
    judge: &mut Judge,
) -> Result<Vec<String>, Error> {
    let mut refusals = Vec::new();
    for validator in &package.input_validators {
        let planned = match validator {
            InputValidator::Program(planned) => planned,
            InputValidator::Checktestdata(script) => {
                refusals.extend(refused_by_script(script, input.path)?);
                continue;
            }
            InputValidator::Viva(_) => continue,
        };
        let mut told = arguments(&planned.name);
        told.extend_from_slice(input.args);
        let held = Held::Path(input.path.to_owned());
        let Some(Refusal { ending, said }) = judge.refused_by(planned, told, input.files, &held)? else { continue };
        let said = said.map(|said| format!(": {said}")).unwrap_or_default();
        refusals.push(match ending {
            Ending::Exited(code) => format!("{} ends with exit code {code}{said}", planned.name),
            other => format!("{} {}{said}", planned.name, validate::ended(other)),
        });
    }
    Ok(refusals)
}

/// Why a checktestdata script refuses an input; `None` if it accepts it.
fn refused_by_script(script: &NamedFile<PathBuf>, path: &Path) -> Result<Option<String>, Error> {
    let read = Checktestdata::read(&script.file).map_err(|error| Error::Package(error.to_string()))?;
    let fault = |source| Error::Data { path: path.to_owned(), source };
    let size = fs::metadata(path).map_err(fault)?.len();
    if size > SCRIPTED_BYTES {
        tracing::warn!(path = %path.display(), "an input is too large to be checked by a script");
        return Ok(None);
    }
    let input = fs::read(path).map_err(fault)?;
    Ok(read.check(&input).err().map(|mismatch| format!("{}: {mismatch}", script.name)))
}

/// Checks that a program of the package compiles.
///
/// # Errors
/// If it does not compile.
pub(super) fn compiles(
    planned: &assay_domain::Program<PathBuf>,
    memory_kib: u32,
    judge: &mut Judge,
) -> Result<(), Error> {
    judge.tool(planned, memory_kib).map(drop)
}
