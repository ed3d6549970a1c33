use std::{collections::BTreeMap, fmt, path::PathBuf, sync::Arc};

use assay_domain::{Include, LanguageId, NamedFile, Plan, Slug};
use serde::{Deserialize, Serialize};
use tempfile::TempDir;

use crate::{About, Expectation, Hint, InputArguments, InputValidator, Statement, TimeRule, ValidationCase};

/// A problem package, read from its folder or archive.
///
/// All paths are below [`root`](Self::root), except files with replaced constants. Those are in a temporary folder that lives as long as the
/// package and its clones.
#[derive(Clone, Debug)]
pub struct Package {
    /// The package's folder: the given one, or the unpacked archive.
    pub root: PathBuf,
    /// The folder's name, converted to a slug if needed.
    pub slug: Slug,
    /// The titles by language code, at least one.
    pub names: BTreeMap<String, String>,
    /// The package format.
    pub format: Format,
    /// Authors, sources and license.
    pub about: About,
    /// How submissions are judged. The time limit is preliminary if [`time`](Self::time) says that it must be measured.
    pub plan: Plan<PathBuf>,
    /// How the time limit is determined.
    pub time: TimeRule,
    /// The statements in all languages, English first.
    pub statements: Vec<Statement>,
    /// The editorials, in the same order.
    pub solutions: Vec<Statement>,
    /// The hints, in order.
    pub hints: Vec<Hint>,
    /// The files to show for the samples, in the plan's order.
    pub samples: Vec<SampleFiles>,
    /// Starter code by language. `default` is for all languages without their own.
    pub templates: Vec<Include<PathBuf>>,
    /// Files that everyone may download.
    pub attachments: Vec<NamedFile<PathBuf>>,
    /// The submissions of the package, by label and then by path.
    pub submissions: Vec<LabelledSubmission>,
    /// The programs and scripts that check inputs.
    pub input_validators: Vec<InputValidator>,
    /// The input validators' arguments, by the name of the case.
    pub input_arguments: BTreeMap<String, InputArguments>,
    /// Cases that test the validators. Submissions are not judged with them.
    pub validation_cases: Vec<ValidationCase>,
    /// Submissions that cannot be judged. Each is also a warning.
    pub left_out: Vec<Warning>,
    /// Problems that do not prevent judging.
    pub warnings: Vec<Warning>,
    /// The SHA-256 of the paths and contents of all files of the format, in lower-case hexadecimal.
    pub hash: String,
    /// The temporary folders. They are deleted with the last clone.
    pub(crate) _kept: Vec<Arc<TempDir>>,
}

impl Package {
    /// The English title, or else the first one.
    #[must_use]
    pub fn name(&self) -> &str {
        let english = self.names.iter().find(|(language, _)| crate::statement::is_english(language));
        english.or_else(|| self.names.first_key_value()).map_or(self.slug.as_str(), |(_, name)| name)
    }

    /// The arguments of an input validator (see [`InputValidator::name`]) for a case.
    #[must_use]
    pub fn input_arguments(&self, case: &str, validator: &str) -> &[String] {
        self.input_arguments.get(case).map_or(&[], |arguments| arguments.of(validator))
    }
}

/// A version of the package format.
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
    /// The value of `problem_format_version`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Legacy => "legacy",
            Self::V2025_09 => "2025-09",
        }
    }
}

/// The files to show and to download for a sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleFiles {
    /// The path under `data/` without the extension. It is a case's name, except for interactions without a case.
    pub name: String,
    /// Shown as input: `.in.statement`, or `.in`.
    pub input: Option<PathBuf>,
    /// Shown as output: `.ans.statement`, `.out`, or `.ans`.
    pub output: Option<PathBuf>,
    /// The download of the input: `.in.download`, or `.in`.
    pub input_download: Option<PathBuf>,
    /// The download of the output: `.ans.download`, `.out`, or `.ans`.
    pub output_download: Option<PathBuf>,
    /// An interaction that is shown instead of both. Lines with `<` are read by the program, lines with `>` are written by it, and `---`
    /// separates passes.
    pub interaction: Option<PathBuf>,
}

/// A submission of a package with its expected result.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelledSubmission {
    /// The path of its file or folder in the package: `submissions/accepted/two_pointers.py`.
    pub name: String,
    /// Its files, with names relative to its own folder.
    pub files: Vec<NamedFile<PathBuf>>,
    /// Its language.
    pub language: LanguageId,
    /// The file or class that starts it, if its language needs one.
    pub entry_point: Option<String>,
    /// The expected result.
    pub expectation: Expectation,
    /// Whether it is a model solution.
    pub model_solution: bool,
}

/// A problem that does not prevent judging.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// The file's path in the package.
    pub file: String,
    /// The line from 1, if known.
    pub line: Option<u64>,
    /// What was found and what happens with it.
    pub message: String,
}

/// Collects warnings.
#[derive(Debug, Default)]
pub(crate) struct Warnings(pub(crate) Vec<Warning>);

impl Warnings {
    /// Adds a warning about a file.
    pub(crate) fn file(&mut self, file: impl Into<String>, message: impl Into<String>) {
        self.0.push(Warning { file: file.into(), line: None, message: message.into() });
    }

    /// Adds a warning about a line of a file.
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
