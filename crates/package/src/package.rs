//! A problem package, as read.

use std::{collections::BTreeMap, fmt, path::PathBuf, sync::Arc};

use assay_domain::{Include, LanguageId, NamedFile, Plan, Slug};
use serde::{Deserialize, Serialize};
use tempfile::TempDir;

use crate::{About, Expectation, Hint, InputArguments, InputValidator, Statement, TimeRule, ValidationCase};

/// A problem package, as read from its folder or archive.
///
/// Every path in it lies below [`root`](Self::root), but for the files in which constants were put into their places:
/// those lie in a folder that lives as long as the package and its clones.
#[derive(Clone, Debug)]
pub struct Package {
    /// The folder it lies in: the one that was named, or where its archive was unpacked.
    pub root: PathBuf,
    /// The folder's name, or what could be made of it.
    pub slug: Slug,
    /// Its title by language code, at least one.
    pub names: BTreeMap<String, String>,
    /// The generation of the format it is written in.
    pub format: Format,
    /// Who wrote it and on what terms.
    pub about: About,
    /// How submissions to it are judged. Its time limit is the one given, or a preliminary one where
    /// [`time`](Self::time) says that it is to be measured.
    pub plan: Plan<PathBuf>,
    /// Where its time limit comes from.
    pub time: TimeRule,
    /// The statement in every language there is, English first.
    pub statements: Vec<Statement>,
    /// Descriptions of how it is solved, as the statements.
    pub solutions: Vec<Statement>,
    /// What helps without giving everything away, in order.
    pub hints: Vec<Hint>,
    /// How the samples are shown, in the plan's order.
    pub samples: Vec<SampleFiles>,
    /// Code to begin with, by language; `default` for every language without its own.
    pub templates: Vec<Include<PathBuf>>,
    /// Files that everybody may have.
    pub attachments: Vec<NamedFile<PathBuf>>,
    /// The submissions that come with it, by label and then by path.
    pub submissions: Vec<LabelledSubmission>,
    /// The programs and scripts that tell whether an input is valid.
    pub input_validators: Vec<InputValidator>,
    /// Their arguments, by the name of the case.
    pub input_arguments: BTreeMap<String, InputArguments>,
    /// Cases that try the validators, and are no cases of judging.
    pub validation_cases: Vec<ValidationCase>,
    /// What is among the submissions and cannot be judged. Each is among the warnings, too.
    pub left_out: Vec<Warning>,
    /// What was not understood or not supported, and could be lived without.
    pub warnings: Vec<Warning>,
    /// Sha-256, in lower-case hexadecimal, over the paths and bytes of every file that the format knows.
    pub hash: String,
    /// What was unpacked or rewritten, kept until the last clone is gone.
    pub(crate) _kept: Vec<Arc<TempDir>>,
}

impl Package {
    /// The title that is shown where there is room for one: the English one, else the first.
    #[must_use]
    pub fn name(&self) -> &str {
        let english = self.names.iter().find(|(language, _)| crate::statement::is_english(language));
        english.or_else(|| self.names.first_key_value()).map_or(self.slug.as_str(), |(_, name)| name)
    }

    /// The arguments of an input validator, named as in [`InputValidator::name`], for a case of that name.
    #[must_use]
    pub fn input_arguments(&self, case: &str, validator: &str) -> &[String] {
        self.input_arguments.get(case).map_or(&[], |arguments| arguments.of(validator))
    }
}

/// A generation of the package format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Format {
    /// `legacy`, and its subset `legacy-icpc`.
    #[serde(rename = "legacy")]
    Legacy,
    /// `2025-09`, and its draft `2023-07-draft`.
    #[serde(rename = "2025-09")]
    V2025_09,
}

impl Format {
    /// Its name in `problem_format_version`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Legacy => "legacy",
            Self::V2025_09 => "2025-09",
        }
    }
}

/// What is shown of a sample, where that is not its input and answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleFiles {
    /// Its path under `data/` without the ending: that of a case, but for conversations that belong to none.
    pub name: String,
    /// What is shown as its input: `.in.statement`, or `.in`.
    pub input: Option<PathBuf>,
    /// What is shown as its output: `.ans.statement`, `.out`, or `.ans`.
    pub output: Option<PathBuf>,
    /// What is handed out as its input: `.in.download`, or `.in`.
    pub input_download: Option<PathBuf>,
    /// What is handed out as its output: `.ans.download`, `.out`, or `.ans`.
    pub output_download: Option<PathBuf>,
    /// A conversation that is shown instead of both: lines that begin with `<` for what the program reads, with `>` for
    /// what it writes, and `---` between passes.
    pub interaction: Option<PathBuf>,
}

/// A submission that comes with a package, and what it is to show.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelledSubmission {
    /// Its path in the package: `submissions/accepted/two_pointers.py`, or a folder's.
    pub name: String,
    /// Its files, named from its own folder.
    pub files: Vec<NamedFile<PathBuf>>,
    /// Its language.
    pub language: LanguageId,
    /// The file or class it is started by, where its language asks for one.
    pub entry_point: Option<String>,
    /// What it is to show.
    pub expectation: Expectation,
    /// Whether its authors suggest to publish it as the solution.
    pub model_solution: bool,
}

/// Something that was not understood or not supported, and could be lived without.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// The file's path in the package.
    pub file: String,
    /// The line, from 1, where it is known.
    pub line: Option<u64>,
    /// What was found and what becomes of it.
    pub message: String,
}

/// Warnings, as they are gathered.
#[derive(Debug, Default)]
pub(crate) struct Warnings(pub(crate) Vec<Warning>);

impl Warnings {
    /// Notes something about a file as a whole.
    pub(crate) fn file(&mut self, file: impl Into<String>, message: impl Into<String>) {
        self.0.push(Warning { file: file.into(), line: None, message: message.into() });
    }

    /// Notes something about a line of a file.
    pub(crate) fn line(&mut self, file: impl Into<String>, line: u64, message: impl Into<String>) {
        self.0.push(Warning { file: file.into(), line: (line > 0).then_some(line), message: message.into() });
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
