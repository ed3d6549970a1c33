//! Programs of a problem: validators and graders.

use serde::{Deserialize, Serialize};

use crate::LanguageId;

/// A validator or grader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Program<F> {
    /// Its name in the package: `output_validators/check.cpp`.
    pub name: String,
    /// Its language; `None`: it has scripts named `build` or `run`.
    pub language: Option<LanguageId>,
    /// Its files, with paths relative to its folder.
    pub files: Vec<NamedFile<F>>,
    /// The file or class to start, if its language needs one.
    pub entry_point: Option<String>,
}

/// A file and its path in the folder where it is used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedFile<F> {
    /// The path: `check.py`, `lib/graph.h`. Always relative, without `.` and `..`.
    pub name: String,
    /// The file.
    pub file: F,
    /// Whether it is executable.
    #[serde(default)]
    pub executable: bool,
}

impl<F> Program<F> {
    pub(crate) fn try_map<G, E>(self, map: &mut dyn FnMut(F) -> Result<G, E>) -> Result<Program<G>, E> {
        Ok(Program {
            name: self.name,
            language: self.language,
            files: try_map_files(self.files, map)?,
            entry_point: self.entry_point,
        })
    }
}

pub(crate) fn try_map_files<F, G, E>(
    files: Vec<NamedFile<F>>,
    map: &mut dyn FnMut(F) -> Result<G, E>,
) -> Result<Vec<NamedFile<G>>, E> {
    files
        .into_iter()
        .map(|named| Ok(NamedFile { name: named.name, file: map(named.file)?, executable: named.executable }))
        .collect()
}
