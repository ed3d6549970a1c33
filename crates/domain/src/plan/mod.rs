//! How submissions to a problem are judged.

mod case;
mod grading;
mod kind;
mod program;
mod resources;

use serde::{Deserialize, Serialize};

use crate::{LanguageId, Limits, signature::Signature};

pub use case::{Part, PlannedCase, TestGroup};
pub use grading::{Aggregation, GroupGrading, LegacyGrading, LegacyScore, LegacyVerdict, StaticCase};
pub use kind::ProblemKind;
pub(crate) use program::try_map_files;
pub use program::{NamedFile, Program};
pub use resources::{CompileLimits, ValidationLimits};

/// Everything that the judge needs besides the submission. `F` refers to a file: it is a path for files on disk, and the
/// hash of the content in the database. [`Plan::try_map`] converts one into the other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan<F> {
    /// The kind of problem.
    pub kind: ProblemKind,
    /// The limits per case, before a language's multiplier is applied.
    pub limits: Limits,
    /// The largest submission, in KiB, over all its files.
    pub code_kib: u32,
    /// The limits for compiling a submission.
    pub compile: CompileLimits,
    /// The limits for one run of a validator.
    pub validation: ValidationLimits,
    /// The allowed languages; `None`: all.
    pub languages: Option<Vec<LanguageId>>,
    /// Whether programs may create files.
    pub file_writing: bool,
    /// The programs that judge an output, in the order they run; empty: the default output validator. An interactive
    /// problem has exactly one.
    pub output_validators: Vec<Program<F>>,
    /// The program that checks the submission's source files.
    pub static_validator: Option<Program<F>>,
    /// The programs that grade groups with [`LegacyGrading::custom`].
    pub graders: Vec<Program<F>>,
    /// Files added to every submission before it is compiled, by language.
    pub include: Vec<Include<F>>,
    /// The signature, if it is a function problem.
    #[serde(default)]
    pub signature: Option<Signature>,
    /// The topmost group. Its name is empty, and its parts are `sample` (if there are samples) and `secret`.
    pub root: TestGroup<F>,
}

/// Files added to submissions in a language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Include<F> {
    /// The language's code, or `default` for all languages without an own entry.
    pub language: String,
    /// The files. They replace files of the submission with the same name.
    pub files: Vec<NamedFile<F>>,
}

impl<F> Plan<F> {
    /// A pass-fail problem with only these cases.
    #[must_use]
    pub fn of_cases(limits: Limits, cases: Vec<PlannedCase<F>>) -> Self {
        let grading = || GroupGrading::PassFail { static_case: None };
        let (sample, secret): (Vec<_>, Vec<_>) = cases.into_iter().partition(|case| case.sample);
        let group = |name: &str, cases: Vec<PlannedCase<F>>| {
            let parts = cases.into_iter().map(Part::Case).collect();
            Part::Group(TestGroup { name: name.to_owned(), grading: grading(), parts })
        };
        let samples = (!sample.is_empty()).then(|| group("sample", sample));
        let parts = samples.into_iter().chain([group("secret", secret)]).collect();
        Self {
            kind: ProblemKind::default(),
            limits,
            code_kib: 128,
            compile: CompileLimits::default(),
            validation: ValidationLimits::default(),
            languages: None,
            file_writing: false,
            output_validators: Vec::new(),
            static_validator: None,
            graders: Vec::new(),
            include: Vec::new(),
            signature: None,
            root: TestGroup { name: String::new(), grading: grading(), parts },
        }
    }

    /// All cases, in the order they are judged.
    pub fn cases(&self) -> impl Iterator<Item = &PlannedCase<F>> {
        self.root.cases()
    }

    /// The files added to submissions in `language`: those of the language, else those of `default`.
    #[must_use]
    pub fn include(&self, language: &LanguageId) -> &[NamedFile<F>] {
        let of = |code: &str| self.include.iter().find(|include| include.language == code);
        of(language.as_str()).or_else(|| of("default")).map_or(&[], |include| &include.files)
    }

    /// Converts every reference to a file with `map`.
    ///
    /// # Errors
    /// The first error of `map`.
    pub fn try_map<G, E>(self, mut map: impl FnMut(F) -> Result<G, E>) -> Result<Plan<G>, E> {
        let map: &mut dyn FnMut(F) -> Result<G, E> = &mut map;
        let programs = |programs: Vec<Program<F>>, map: &mut dyn FnMut(F) -> Result<G, E>| {
            programs.into_iter().map(|program| program.try_map(map)).collect::<Result<Vec<_>, E>>()
        };
        Ok(Plan {
            kind: self.kind,
            limits: self.limits,
            code_kib: self.code_kib,
            compile: self.compile,
            validation: self.validation,
            languages: self.languages,
            file_writing: self.file_writing,
            output_validators: programs(self.output_validators, map)?,
            static_validator: self.static_validator.map(|program| program.try_map(map)).transpose()?,
            graders: programs(self.graders, map)?,
            include: self
                .include
                .into_iter()
                .map(|include| {
                    let files = try_map_files(include.files, map)?;
                    Ok(Include { language: include.language, files })
                })
                .collect::<Result<_, E>>()?,
            signature: self.signature,
            root: self.root.try_map(map)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn converting_file_references_keeps_the_rest_of_a_plan() {
        let named = |name: &str| NamedFile { name: name.to_owned(), file: format!("{name}!"), executable: false };
        let program = Program {
            name: "output_validators/check".into(),
            language: Some(LanguageId::from("cpp")),
            files: vec![named("check.cpp")],
            entry_point: None,
        };
        let case = |name: &str| PlannedCase {
            name: name.to_owned(),
            sample: name.starts_with("sample"),
            shown: true,
            input: format!("{name}.in"),
            answer: format!("{name}.ans"),
            args: vec!["-x".into()],
            files: vec![named("map.txt")],
            validator_args: Vec::new(),
        };
        let group = |name: &str, parts| TestGroup { name: name.to_owned(), grading: GroupGrading::Secret, parts };
        let plan = Plan {
            kind: ProblemKind::default(),
            limits: Limits::default(),
            code_kib: 128,
            compile: CompileLimits::default(),
            validation: ValidationLimits::default(),
            languages: None,
            file_writing: false,
            output_validators: vec![program.clone()],
            static_validator: Some(program.clone()),
            graders: vec![program],
            include: vec![
                Include { language: "default".into(), files: vec![named("a.h")] },
                Include { language: "cpp".into(), files: vec![named("b.h")] },
            ],
            signature: Some(crate::signature::testing::min_stack()),
            root: group(
                "",
                vec![
                    Part::Group(group("sample", vec![Part::Case(case("sample/1"))])),
                    Part::Group(group("secret", vec![Part::Case(case("secret/1")), Part::Case(case("secret/2"))])),
                ],
            ),
        };
        let names: Vec<_> = plan.cases().map(|case| case.name.as_str()).collect();
        assert_eq!(names, ["sample/1", "secret/1", "secret/2"]);
        assert_eq!(plan.include(&"cpp".into()).iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["b.h"]);
        assert_eq!(plan.include(&"go".into()).iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["a.h"]);

        let mut seen = 0;
        let numbered = plan.clone().try_map(|name| {
            seen += 1;
            Ok::<_, ()>((seen, name))
        });
        assert_eq!(numbered.and_then(|plan| plan.try_map(|(_, name)| Ok(name))), Ok(plan.clone()));
        assert_eq!(seen, 3 + 2 + 3 * 3, "every file is converted once");
        assert_eq!(
            plan.clone().try_map(|name| if name.contains("/2.") { Err(name) } else { Ok(name) }),
            Err("secret/2.in".to_owned())
        );
        let json = serde_json::to_string(&plan).unwrap();
        assert_eq!(serde_json::from_str::<Plan<String>>(&json).unwrap(), plan);
    }
}
