use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use assay_domain::{Include, LanguageId, NamedFile, Plan, Slug};
use tempfile::TempDir;

use crate::{
    About, Expectation, Format, Hint, InputArguments, InputValidator, SampleFiles, Statement, TimeRule, ValidationCase,
    Warning,
};

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
