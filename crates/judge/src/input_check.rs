//! Runs an input validator on an input.

use std::path::PathBuf;

use assay_domain::{NamedFile, Program as Planned, ValidationLimits};
use assay_sandbox::Ending;

use crate::{
    Error, Judge,
    held::Held,
    messages,
    patience::run_patiently,
    tool::{self, Allowed},
};

/// Why an input validator refused an input.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    /// How it ended.
    pub(crate) ending: Ending,
    /// Its messages.
    pub(crate) said: Option<String>,
}

impl Judge {
    /// Runs an input validator on an input. `arguments` are its own, and `files` are placed beside it. `None`: it accepts the input.
    ///
    /// # Errors
    /// Internal failures, a validator that cannot run, and cancellation.
    pub(crate) fn refused_by(
        &mut self,
        planned: &Planned<PathBuf>,
        arguments: Vec<String>,
        files: &[NamedFile<PathBuf>],
        input: &Held,
    ) -> Result<Option<Refusal>, Error> {
        // Default limits, against validators that never end.
        let ValidationLimits { time_ms, memory_kib, output_kib } = ValidationLimits::default();
        let tool = self.tool(planned, memory_kib)?;
        let mut beside = Vec::new();
        let mut bytes = 0;
        for named in files {
            let (file, size) = tool::placed(named.name.clone(), &named.file, 0o644)?;
            bytes += size;
            beside.push(file);
        }
        let data_kib = u32::try_from(bytes / 1024).unwrap_or(u32::MAX);
        let mut run = tool.run(arguments, beside, Allowed { time_ms, memory_kib, output_kib, data_kib });
        run.stdin = input.stdin()?;
        let outcome = run_patiently(self.slots.beside()?, &run, "an input validator")?;
        let accepts = if tool.testlib { 0 } else { 42 };
        match outcome.ending {
            Ending::Exited(code) if code == accepts => Ok(None),
            ending => {
                let both = [outcome.stdout.as_slice(), b"\n", &outcome.stderr].concat();
                Ok(Some(Refusal { ending, said: messages::of_program(both.trim_ascii()) }))
            }
        }
    }
}
