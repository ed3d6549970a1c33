//! Test cases and their groups.

use serde::{Deserialize, Serialize};

use super::{GroupGrading, NamedFile, try_map_files};

/// A group of test cases.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TestGroup<F> {
    /// Its path under `data/`: `sample`, `secret`, `secret/group1`.
    pub name: String,
    /// How its result is computed from its parts.
    pub grading: GroupGrading,
    /// Its cases and groups, in the order they are judged.
    pub parts: Vec<Part<F>>,
}

/// A member of a group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part<F> {
    /// A case.
    Case(PlannedCase<F>),
    /// A group within the group.
    Group(TestGroup<F>),
}

/// A test case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedCase<F> {
    /// Its path under `data/` without the ending: `sample/1`, `secret/big/03`.
    pub name: String,
    /// Whether it is a sample, which all users may see.
    pub sample: bool,
    /// Whether its data may be shown to users who fail it.
    pub shown: bool,
    /// The program's standard input.
    pub input: F,
    /// The expected answer.
    pub answer: F,
    /// The program's arguments.
    pub args: Vec<String>,
    /// Files in the program's working directory.
    pub files: Vec<NamedFile<F>>,
    /// The output validators' arguments; for the default one, its flags.
    pub validator_args: Vec<String>,
}

impl<F> PlannedCase<F> {
    /// A case that may be shown and has only an input and an answer.
    #[must_use]
    pub fn of(name: &str, sample: bool, input: F, answer: F) -> Self {
        Self {
            name: name.to_owned(),
            sample,
            shown: true,
            input,
            answer,
            args: Vec::new(),
            files: Vec::new(),
            validator_args: Vec::new(),
        }
    }
}

impl<F> TestGroup<F> {
    /// All cases in it and in the groups within, in order.
    pub fn cases(&self) -> Box<dyn Iterator<Item = &PlannedCase<F>> + '_> {
        Box::new(self.parts.iter().flat_map(|part| match part {
            Part::Case(case) => Box::new(std::iter::once(case)) as Box<dyn Iterator<Item = _>>,
            Part::Group(group) => group.cases(),
        }))
    }

    pub(super) fn try_map<G, E>(self, map: &mut dyn FnMut(F) -> Result<G, E>) -> Result<TestGroup<G>, E> {
        let parts = self.parts.into_iter().map(|part| {
            Ok(match part {
                Part::Case(case) => Part::Case(case.try_map(map)?),
                Part::Group(group) => Part::Group(group.try_map(map)?),
            })
        });
        Ok(TestGroup { name: self.name, grading: self.grading, parts: parts.collect::<Result<_, E>>()? })
    }
}

impl<F> PlannedCase<F> {
    fn try_map<G, E>(self, map: &mut dyn FnMut(F) -> Result<G, E>) -> Result<PlannedCase<G>, E> {
        Ok(PlannedCase {
            name: self.name,
            sample: self.sample,
            shown: self.shown,
            input: map(self.input)?,
            answer: map(self.answer)?,
            args: self.args,
            files: try_map_files(self.files, map)?,
            validator_args: self.validator_args,
        })
    }
}
