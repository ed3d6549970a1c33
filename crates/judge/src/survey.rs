//! Finds out which languages are usable here.

use assay_domain::{Language, LanguageId, describe_signal, error_chain};
use assay_sandbox::{Ending, Limits, Outcome, Profile, Run, Stdin, Stdout};

use crate::{Config, Error, Languages, languages::LanguageFile, messages, slots::Slot};

/// How long a version command may take, in ms: at first, and then at each retry. A busy host needs longer.
const WALL_MS: [u32; 3] = [10_000, 20_000, 40_000];

/// The result for one language.
#[derive(Clone, Debug)]
pub struct Found {
    /// The language.
    pub id: LanguageId,
    /// Its description with the installed version, or why it is not usable.
    pub usable: Result<Language, Unusable>,
}

/// Why a language is not usable.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// Its programs are not installed, or do not work.
    #[error("{0}")]
    NotInstalled(String),
    /// Its programs exist, but did not print their version in time, even after retries.
    #[error("{0}")]
    NoAnswer(String),
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
            let usable = version(language, |run| slot.run(run))?.map(|version| language.describe(version, functions));
            match &usable {
                Ok(_) => {}
                Err(Unusable::NotInstalled(reason)) => {
                    tracing::info!(language = %language.id, reason, "a language is not usable here");
                }
                Err(Unusable::NoAnswer(reason)) => {
                    tracing::warn!(language = %language.id, reason, "a language cannot be checked; restart when the host is less busy");
                }
            }
            Ok(Found { id: language.id.clone(), usable })
        })
        .collect()
}

/// The version of a language. Tries again if its command does not end in time.
fn version(
    language: &LanguageFile,
    mut run_in_sandbox: impl FnMut(&Run) -> Result<Outcome, Error>,
) -> Result<Result<String, Unusable>, Error> {
    let program = language.version.first().map_or("", String::as_str);
    for wall_ms in WALL_MS {
        let outcome = match run_in_sandbox(&run(language, wall_ms)) {
            Ok(outcome) => outcome,
            Err(error @ Error::Sandbox(assay_sandbox::Error::Exec { .. })) => {
                return Ok(Err(Unusable::NotInstalled(format!("{program} cannot be run: {}", error_chain(&error)))));
            }
            Err(Error::Busy(_)) => continue,
            Err(error) => return Err(error),
        };
        if outcome.ending != Ending::WallLimit {
            return Ok(read_version(program, &outcome).map_err(Unusable::NotInstalled));
        }
    }
    let most = WALL_MS[WALL_MS.len() - 1] / 1000;
    Ok(Err(Unusable::NoAnswer(format!("{program} did not print its version within {most} s"))))
}

fn read_version(program: &str, outcome: &Outcome) -> Result<String, String> {
    let said = messages::of_compiler(&outcome.stderr, &outcome.stdout).unwrap_or_default();
    let first = said.lines().next().unwrap_or_default().trim();
    match outcome.ending {
        Ending::Exited(0) if !first.is_empty() => Ok(first.to_owned()),
        Ending::Exited(0) => Err(format!("{program} printed no version")),
        Ending::Exited(code) => Err(format!("{program} ended with exit code {code}: {first}")),
        Ending::Signalled(number) => Err(format!("{program} was ended by {}", describe_signal(number))),
        limit => Err(format!("{program} exceeded a limit ({limit:?})")),
    }
}

fn run(language: &LanguageFile, wall_ms: u32) -> Run {
    Run {
        argv: language.version.clone(),
        env: language.environment(),
        profile: if language.compile.is_some() { Profile::Compile } else { Profile::Run },
        files: Vec::new(),
        stdin: Stdin::Null,
        stdout: Stdout::Kept,
        limits: Limits {
            cpu_ms: 5_000,
            wall_ms,
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
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ran::never_began;

    /// The result for these ends of the version command, and how long it might take each time.
    fn version_of(ends: Vec<Result<Ending, Error>>) -> (Result<String, Unusable>, Vec<u32>) {
        let languages = Languages::builtin().unwrap();
        let (mut ends, mut asked) = (ends.into_iter(), Vec::new());
        let found = version(languages.get(&"cpp".into()).unwrap(), |run| {
            asked.push(run.limits.wall_ms);
            Ok(Outcome { ending: ends.next().unwrap()?, stdout: b"g++ 12.2\n".to_vec(), ..never_began() })
        });
        (found.unwrap(), asked)
    }

    #[test]
    fn a_slow_version_command_gets_more_time() {
        let (found, asked) =
            version_of(vec![Ok(Ending::WallLimit), Err(Error::Busy("the sandbox")), Ok(Ending::Exited(0))]);
        assert_eq!((found, asked), (Ok("g++ 12.2".to_owned()), WALL_MS.to_vec()));
    }

    #[test]
    fn no_answer_is_told_from_not_installed() {
        let (found, _) = version_of(vec![Ok(Ending::WallLimit), Ok(Ending::WallLimit), Ok(Ending::WallLimit)]);
        assert!(matches!(found, Err(Unusable::NoAnswer(reason)) if reason.contains("within 40 s")));
        let missing = assay_sandbox::Error::Exec { program: "g++".into(), source: std::io::ErrorKind::NotFound.into() };
        let (found, asked) = version_of(vec![Err(missing.into())]);
        assert!(matches!(found, Err(Unusable::NotInstalled(_))));
        assert_eq!(asked, [WALL_MS[0]]);
        let (found, _) = version_of(vec![Ok(Ending::Exited(1))]);
        assert!(matches!(found, Err(Unusable::NotInstalled(_))));
    }
}
