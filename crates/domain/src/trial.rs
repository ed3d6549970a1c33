//! What running a program before it is submitted takes of a problem, beside its plan.

use serde::{Deserialize, Serialize};

use crate::{NamedFile, Program};

/// What running a program before it is submitted takes of a problem, beside its plan. `F` is how a file is named, as in
/// [`Plan`](crate::Plan).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trial<F> {
    /// A submission that solves it: the one its authors would publish, else the first that is accepted. Its language is given.
    pub model: Option<Program<F>>,
    /// The programs that tell whether an input is valid.
    pub input_validators: Vec<TrialValidator<F>>,
    /// The scripts for checktestdata that do so, too. Editions from before they were kept have none.
    #[serde(default = "Vec::new")]
    pub scripts: Vec<NamedFile<F>>,
}

/// A program that tells whether an input is valid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrialValidator<F> {
    /// The program.
    pub program: Program<F>,
    /// Its arguments for inputs that belong to no group: those of the samples.
    pub args: Vec<String>,
}

impl<F> Default for Trial<F> {
    fn default() -> Self {
        Self { model: None, input_validators: Vec::new(), scripts: Vec::new() }
    }
}

impl<F> Trial<F> {
    /// The same with every file named in another way.
    ///
    /// # Errors
    /// The first that `name` gives.
    pub fn try_map<G, E>(self, mut name: impl FnMut(F) -> Result<G, E>) -> Result<Trial<G>, E> {
        let name: &mut dyn FnMut(F) -> Result<G, E> = &mut name;
        let model = self.model.map(|program| program.try_map(name)).transpose()?;
        let input_validators = self.input_validators.into_iter().map(|TrialValidator { program, args }| {
            let program = program.try_map(name)?;
            Ok(TrialValidator { program, args })
        });
        let input_validators = input_validators.collect::<Result<_, E>>()?;
        let scripts = self.scripts.into_iter().map(|NamedFile { name: called, file, executable }| {
            Ok(NamedFile { name: called, file: name(file)?, executable })
        });
        Ok(Trial { model, input_validators, scripts: scripts.collect::<Result<_, E>>()? })
    }
}
