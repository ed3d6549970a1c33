//! Finds out which languages are usable here.

use assay_domain::{Language, LanguageId};
use assay_sandbox::{Ending, Limits, Profile, Run, Stdin, Stdout};

use crate::{Config, Error, Languages, languages::LanguageFile, messages, signal, slots::Slot};

/// The result for one language.
#[derive(Clone, Debug)]
pub struct Found {
    /// The language.
    pub id: LanguageId,
    /// Its description with the installed version, or why it is not usable.
    pub usable: Result<Language, String>,
}

/// Finds out which languages are usable, by running the version command of each in a slot.
///
/// # Errors
/// If the sandbox does not start or fails.
pub fn survey(config: &Config) -> Result<Vec<Found>, Error> {
    let mut slot = Slot::start(&config.sandbox)?;
    survey_in(&mut slot, &Languages::builtin()?)
}

pub(crate) fn survey_in(slot: &mut Slot, languages: &Languages) -> Result<Vec<Found>, Error> {
    languages
        .iter()
        .map(|language| {
            let functions = languages.driver(&language.id).is_some();
            let usable = version(slot, language)?.map(|version| language.describe(version, functions));
            if let Err(reason) = &usable {
                tracing::info!(language = %language.id, reason, "a language is not usable here");
            }
            Ok(Found { id: language.id.clone(), usable })
        })
        .collect()
}

fn version(slot: &mut Slot, language: &LanguageFile) -> Result<Result<String, String>, Error> {
    let run = Run {
        argv: language.version.clone(),
        env: language.environment(),
        profile: if language.compile.is_some() { Profile::Compile } else { Profile::Run },
        files: Vec::new(),
        stdin: Stdin::Null,
        stdout: Stdout::Kept,
        limits: Limits {
            cpu_ms: 5_000,
            wall_ms: 10_000,
            memory_kib: 512 * 1024,
            output_bytes: 64 * 1024,
            stderr_bytes: 64 * 1024,
            file_bytes: 0,
            processes: 32,
            open_files: 64,
            address_space: language.run.address_space,
        },
        collect: Vec::new(),
        warm: None,
    };
    let program = language.version.first().map_or("", String::as_str);
    let outcome = match slot.run(&run) {
        Ok(outcome) => outcome,
        Err(error @ Error::Sandbox(assay_sandbox::Error::Exec { .. })) => {
            return Ok(Err(format!("{program} cannot be run: {}", error.chain())));
        }
        Err(error) => return Err(error),
    };
    let said = messages::of_compiler(&outcome.stderr, &outcome.stdout).unwrap_or_default();
    let first = said.lines().next().unwrap_or_default().trim();
    Ok(match outcome.ending {
        Ending::Exited(0) if !first.is_empty() => Ok(first.to_owned()),
        Ending::Exited(0) => Err(format!("{program} printed no version")),
        Ending::Exited(code) => Err(format!("{program} ended with exit code {code}: {first}")),
        Ending::Signalled(number) => Err(format!("{program} was ended by {}", signal::describe(number))),
        limit => Err(format!("{program} exceeded a limit ({limit:?})")),
    })
}
