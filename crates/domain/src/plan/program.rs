//! Programs that come with a problem.

use serde::{Deserialize, Serialize};

use crate::LanguageId;

/// A validator or grader: its sources, and how it is started.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Program<F> {
    /// Its name in the package: `output_validators/check.cpp`.
    pub name: String,
    /// Its language; `None` for one that brings scripts called `build` or `run`.
    pub language: Option<LanguageId>,
    /// Its files, named from its own folder.
    pub files: Vec<NamedFile<F>>,
    /// The file or class it is started by, where its language asks for one.
    pub entry_point: Option<String>,
}

/// A file with the name it has where it is used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedFile<F> {
    /// Its path from the folder it is put into: `check.py`, `lib/graph.h`. Never absolute, without `.` and `..`.
    pub name: String,
    /// The file.
    pub file: F,
    /// Whether it may be executed.
    #[serde(default)]
    pub executable: bool,
}

impl<F> Program<F> {
    pub(crate) fn try_map<G, E>(self, name: &mut dyn FnMut(F) -> Result<G, E>) -> Result<Program<G>, E> {
        Ok(Program {
            name: self.name,
            language: self.language,
            files: try_map_files(self.files, name)?,
            entry_point: self.entry_point,
        })
    }
}

pub(super) fn try_map_files<F, G, E>(
    files: Vec<NamedFile<F>>,
    name: &mut dyn FnMut(F) -> Result<G, E>,
) -> Result<Vec<NamedFile<G>>, E> {
    files
        .into_iter()
        .map(|named| Ok(NamedFile { name: named.name, file: name(named.file)?, executable: named.executable }))
        .collect()
}
