//! The input of judging, and its progress.

use std::{path::PathBuf, sync::Arc};

use assay_domain::{
    CompileLimits, GroupGrading, Interface, LanguageId, Limits, NamedFile, Part, Plan, PlannedCase, ProblemKind,
    TestGroup, ValidationLimits,
};

use crate::{Error, SourceFile};

/// A submission, with everything that judging it needs.
#[derive(Clone, Debug)]
pub struct Task {
    /// The submission.
    pub submission: Submission,
    /// How submissions to the problem are judged.
    pub plan: Arc<Plan<PathBuf>>,
    /// When judging ends.
    pub stop: Stop,
}

/// A submission.
#[derive(Clone, Debug)]
pub struct Submission {
    /// Its files.
    pub files: Vec<SourceFile>,
    /// Its language.
    pub language: LanguageId,
    /// The file or class that starts the program. `None`: it is found in the files.
    pub entry_point: Option<String>,
    /// How it gets the cases of a function problem. `None`: standard input for files named `*.stdin.*` and for languages without a driver, otherwise
    /// a driver.
    pub interface: Option<Interface>,
}

/// When judging ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stop {
    /// As soon as no later case can change the result.
    #[default]
    Decided,
    /// After the last case: every case runs. Groups whose condition is not met are still skipped.
    Never,
}

impl Submission {
    /// A submission of one source without a name.
    #[must_use]
    pub fn pasted(language: LanguageId, source: &str) -> Self {
        let file = SourceFile::new("", source.as_bytes());
        Self { files: vec![file], language, entry_point: None, interface: None }
    }

    /// Reads the files of a submission.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn read(files: &[NamedFile<PathBuf>], language: &LanguageId, entry_point: Option<&str>) -> Result<Self, Error> {
        let files = files.iter().map(SourceFile::read).collect::<Result<_, Error>>()?;
        Ok(Self { files, language: language.clone(), entry_point: entry_point.map(str::to_owned), interface: None })
    }

    /// The size of all files, in bytes.
    pub(crate) fn bytes(&self) -> usize {
        self.files.iter().map(|file| file.content.len()).sum()
    }
}

/// A submission of one source to a simple problem: only cases, and the default output validator.
#[derive(Clone, Debug)]
pub struct Plain {
    /// The language of the source.
    pub language: LanguageId,
    /// The source.
    pub source: String,
    /// The problem's limits, before the language's multiplier.
    pub limits: Limits,
    /// The cases, in the order in which they run.
    pub cases: Vec<PlainCase>,
    /// The flags of the default output validator.
    pub flags: Vec<String>,
    /// Whether judging stops at the first failing case.
    pub stop_at_first_failure: bool,
}

/// A case with only an input and an answer.
#[derive(Clone, Debug)]
pub struct PlainCase {
    /// Its name in the package.
    pub name: String,
    /// Whether it is a sample, which everyone may see.
    pub sample: bool,
    /// Whether its data may be shown to a submitter whose program failed it.
    pub shown: bool,
    /// The standard input of the program.
    pub input: PathBuf,
    /// The expected output.
    pub answer: PathBuf,
}

impl From<Plain> for Task {
    fn from(plain: Plain) -> Self {
        let Plain { language, source, limits, cases, flags, stop_at_first_failure } = plain;
        let case = |PlainCase { name, sample, shown, input, answer }| {
            let (args, files, validator_args) = (Vec::new(), Vec::new(), flags.clone());
            Part::Case(PlannedCase { name, sample, shown, input, answer, args, files, validator_args })
        };
        let root = TestGroup {
            name: String::new(),
            grading: GroupGrading::PassFail { static_case: None },
            parts: cases.into_iter().map(case).collect(),
        };
        let plan = Plan {
            kind: ProblemKind::default(),
            limits,
            code_kib: 1024,
            compile: CompileLimits::default(),
            validation: ValidationLimits::default(),
            languages: None,
            file_writing: true,
            output_validators: Vec::new(),
            static_validator: None,
            graders: Vec::new(),
            include: Vec::new(),
            signature: None,
            root,
        };
        let stop = if stop_at_first_failure { Stop::Decided } else { Stop::Never };
        Self { submission: Submission::pasted(language, &source), plan: Arc::new(plan), stop }
    }
}

/// A step of judging; reported when it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The source is being compiled, or fetched from the cache.
    Compiling,
    /// A case is about to run.
    Running {
        /// The number of the case, from 1.
        case: u32,
        /// The number of cases.
        total: u32,
        /// One letter per finished case ([`assay_domain::Verdict::letter`]).
        strip: String,
    },
}
