//! What a trial run needs besides the plan. A trial run is a run before submitting.

use serde::{Deserialize, Serialize};

use crate::{NamedFile, Program, plan::try_map_files};

/// What a trial run needs besides the plan. `F` refers to a file, as in [`Plan`](crate::Plan).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trial<F> {
    /// A solution that computes the expected output of custom cases: the one marked as model solution, else the first that
    /// must be accepted. Always has a language.
    pub model: Option<Program<F>>,
    /// Programs that check whether an input is valid.
    pub input_validators: Vec<TrialValidator<F>>,
    /// Scripts for checktestdata that check the same. Editions imported by older versions have none.
    #[serde(default = "Vec::new")]
    pub scripts: Vec<NamedFile<F>>,
}

/// A program that checks whether an input is valid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrialValidator<F> {
    /// The program.
    pub program: Program<F>,
    /// Its arguments for custom cases: those of the samples.
    pub args: Vec<String>,
}

impl<F> Default for Trial<F> {
    fn default() -> Self {
        Self { model: None, input_validators: Vec::new(), scripts: Vec::new() }
    }
}

impl<F> Trial<F> {
    /// Converts every reference to a file with `map`.
    ///
    /// # Errors
    /// The first error of `map`.
    pub fn try_map<G, E>(self, mut map: impl FnMut(F) -> Result<G, E>) -> Result<Trial<G>, E> {
        let map: &mut dyn FnMut(F) -> Result<G, E> = &mut map;
        let model = self.model.map(|program| program.try_map(map)).transpose()?;
        let input_validators = self.input_validators.into_iter().map(|TrialValidator { program, args }| {
            let program = program.try_map(map)?;
            Ok(TrialValidator { program, args })
        });
        let input_validators = input_validators.collect::<Result<_, E>>()?;
        let scripts = try_map_files(self.scripts, map)?;
        Ok(Trial { model, input_validators, scripts })
    }
}
