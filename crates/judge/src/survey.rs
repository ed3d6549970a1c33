//! Finds out which languages are usable here.

use assay_domain::{Language, LanguageId, describe_signal, error_chain};
use assay_sandbox::{Ending, Limits, Outcome, Profile, Run, Stdin, Stdout};

use crate::{Config, Error, Languages, languages::LanguageFile, messages, slots::Slot};

/// How long a version command may take, in ms: at first, and then at each retry. A busy host needs longer.
const WALL_MS: [u32; 3] = [10_000, 20_000, 40_000];

/// The signal of a program that the host kills, for example because it lacks memory.
const KILL: i32 = 9;

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
    /// Its programs exist, but could not be tested, even after retries, because the host is too busy or lacks memory. A later test may succeed.
    #[error("{0}")]
    NotTested(String),
}

/// Finds out which languages are usable, by running the version command of each in a slot.
///
/// # Errors
/// If the sandbox does not start or fails.
pub fn survey(config: &Config) -> Result<Vec<Found>, Error> {
    let mut slot = Slot::start(&config.sandbox)?;
    survey_in(&mut slot, &Languages::builtin()?)
}

/// The same for some languages that could not be tested before. Each version command runs once and may take the longest time.
///
/// # Errors
/// If the sandbox does not start or fails.
pub fn survey_again(config: &Config, languages: &[LanguageId]) -> Result<Vec<Found>, Error> {
    let mut slot = Slot::start(&config.sandbox)?;
    let known = Languages::builtin()?;
    let asked = known.iter().filter(|language| languages.contains(&language.id));
    asked.map(|language| find(&mut slot, &known, language, &WALL_MS[WALL_MS.len() - 1..])).collect()
}

pub(crate) fn survey_in(slot: &mut Slot, languages: &Languages) -> Result<Vec<Found>, Error> {
    languages
        .iter()
        .map(|language| {
            let found = find(slot, languages, language, &WALL_MS)?;
            match &found.usable {
                Ok(_) => {}
                Err(Unusable::NotInstalled(reason)) => {
                    tracing::info!(language = %language.id, reason, "a language is not usable here");
                }
                Err(Unusable::NotTested(reason)) => {
                    tracing::warn!(language = %language.id, reason, "a language cannot be tested now");
                }
            }
            Ok(found)
        })
        .collect()
}

fn find(slot: &mut Slot, languages: &Languages, language: &LanguageFile, walls: &[u32]) -> Result<Found, Error> {
    let functions = languages.driver(&language.id).is_some();
    let version = version(language, walls, |run| slot.run(run))?;
    Ok(Found { id: language.id.clone(), usable: version.map(|version| language.describe(version, functions)) })
}

/// The version of a language. Its command runs with each of these limits, in ms, until one of them is enough.
fn version(
    language: &LanguageFile,
    walls: &[u32],
    mut run_in_sandbox: impl FnMut(&Run) -> Result<Outcome, Error>,
) -> Result<Result<String, Unusable>, Error> {
    let program = language.version.first().map_or("", String::as_str);
    let mut reason = String::new();
    for &wall_ms in walls {
        let outcome = match run_in_sandbox(&run(language, wall_ms)) {
            Ok(outcome) => outcome,
            Err(error @ Error::Sandbox(assay_sandbox::Error::Exec { .. })) => {
                return Ok(Err(Unusable::NotInstalled(format!("{program} cannot be run: {}", error_chain(&error)))));
            }
            Err(error @ Error::Busy(_)) => {
                reason = format!("{program}: {error}");
                continue;
            }
            Err(error) => return Err(error),
        };
        reason = match outcome.ending {
            Ending::WallLimit => format!("{program} did not print its version within {} s", wall_ms / 1000),
            // A busy processor makes programs use more of its time, and a host without memory kills them.
            Ending::CpuLimit | Ending::MemoryLimit => format!("{program} exceeded a limit ({:?})", outcome.ending),
            Ending::Signalled(KILL) => format!("{program} was ended by {}", describe_signal(KILL)),
            _ => return Ok(read_version(program, &outcome).map_err(Unusable::NotInstalled)),
        };
    }
    Ok(Err(Unusable::NotTested(reason)))
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
        let found = version(languages.get(&"cpp".into()).unwrap(), &WALL_MS, |run| {
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
    fn busy_hosts_and_missing_languages_are_distinguished() {
        for (ending, words) in [
            (Ending::WallLimit, "within 40 s"),
            (Ending::CpuLimit, "CpuLimit"),
            (Ending::MemoryLimit, "MemoryLimit"),
            (Ending::Signalled(9), "SIGKILL"),
        ] {
            let (found, asked) = version_of(vec![Ok(ending), Ok(ending), Ok(ending)]);
            assert!(matches!(&found, Err(Unusable::NotTested(reason)) if reason.contains(words)), "{found:?}");
            assert_eq!(asked, WALL_MS);
        }
        let busy = || Err(Error::Busy("the sandbox"));
        assert!(matches!(version_of(vec![busy(), busy(), busy()]).0, Err(Unusable::NotTested(_))));
        let missing = assay_sandbox::Error::Exec { program: "g++".into(), source: std::io::ErrorKind::NotFound.into() };
        let (found, asked) = version_of(vec![Err(missing.into())]);
        assert!(matches!(found, Err(Unusable::NotInstalled(_))));
        assert_eq!(asked, [WALL_MS[0]]);
        for ending in [Ending::Exited(1), Ending::Signalled(11), Ending::OutputLimit] {
            let (found, _) = version_of(vec![Ok(ending)]);
            assert!(matches!(found, Err(Unusable::NotInstalled(_))), "{ending:?}");
        }
    }
}
