//! Test cases and their settings.

use std::path::PathBuf;

use assay_domain::PlannedCase;

use super::{InputArguments, Reader, input_arguments};
use crate::{
    Error,
    yaml::{Section, Value},
};

/// Settings of cases. A folder's settings apply to all cases in it.
#[derive(Clone, Debug, Default)]
pub(super) struct CaseSettings {
    pub(super) args: Vec<String>,
    pub(super) input: InputArguments,
    pub(super) validator_args: Vec<String>,
    pub(super) full_feedback: Option<bool>,
}

/// Keys without effect, with the reason.
const UNSUPPORTED: [(&str, &str); 3] = [
    ("input_visualizer_args", "visualizers are not run"),
    ("output_visualizer_args", "visualizers are not run"),
    ("hint", "hints of cases are not shown; use hints/"),
];

/// A comment for readers of the package.
const DESCRIPTION: &str = "description";

impl Reader<'_, '_> {
    /// Reads settings of cases from the file of a folder or case.
    pub(super) fn case_settings(
        &mut self,
        (file, path): (&str, &std::path::Path),
        section: &mut Section,
        inherited: &CaseSettings,
    ) -> Result<CaseSettings, Error> {
        let mut settings = inherited.clone();
        let in_file = |fault: crate::yaml::Fault| fault.in_file(path);
        if let Some(node) = section.take("args") {
            settings.args = node.words("args").map_err(in_file)?;
        }
        for key in ["input_validator_args", "input_validator_flags"] {
            if let Some(node) = section.take(key) {
                settings.input = input_arguments(&node, key).map_err(in_file)?;
            }
        }
        for key in ["output_validator_args", "output_validator_flags"] {
            if let Some(node) = section.take(key) {
                let words = match &node.value {
                    // The legacy form names a validator, but there is only one, or all get the same arguments.
                    Value::Map(map) => {
                        let mut map = map.clone();
                        map.take("flags").map(|node| node.words(key)).transpose().map_err(in_file)?.unwrap_or_default()
                    }
                    _ => node.words(key).map_err(in_file)?,
                };
                settings.validator_args = self.validator_args(&words, &node, path)?;
            }
        }
        if let Some(node) = section.take("full_feedback") {
            settings.full_feedback = Some(node.yes("full_feedback").map_err(in_file)?);
        }
        for (key, why) in UNSUPPORTED {
            if let Some(node) = section.take(key) {
                self.warnings.line(file, node.line, format!("`{key}` is not supported and has no effect: {why}"));
            }
        }
        section.take(DESCRIPTION);
        Ok(settings)
    }

    /// The case with this name, which is its path under `data/`.
    pub(super) fn case(&mut self, name: String, inherited: &CaseSettings) -> Result<PlannedCase<PathBuf>, Error> {
        let folder = self.context.folder;
        let settings = self.own_settings(&name, inherited)?;
        let input = format!("data/{name}.in");
        let answer = self.answer(&name, &input)?;
        if !settings.input.is_empty() {
            self.input_arguments.insert(name.clone(), settings.input);
        }
        Ok(PlannedCase {
            sample: name.starts_with("sample/"),
            // A practice judge shows the failing case, so that people can learn from it. A package can forbid this.
            shown: settings.full_feedback.unwrap_or(true),
            input: folder.path(&input),
            answer: folder.path(&answer),
            args: settings.args,
            files: folder.named_files(&format!("data/{name}.files/")),
            validator_args: settings.validator_args,
            name,
        })
    }

    /// The settings from the case's own file.
    pub(super) fn own_settings(&mut self, name: &str, inherited: &CaseSettings) -> Result<CaseSettings, Error> {
        let file = format!("data/{name}.yaml");
        let Some((path, mut section)) = self.settings(&file)? else { return Ok(inherited.clone()) };
        let settings = self.case_settings((&file, &path), &mut section, inherited)?;
        self.unknown(&file, section);
        Ok(settings)
    }

    fn answer(&mut self, name: &str, input: &str) -> Result<String, Error> {
        let answer = format!("data/{name}.ans");
        if self.context.folder.has(&answer) {
            return Ok(answer);
        }
        let output = format!("data/{name}.out");
        if self.context.folder.has(&output) {
            self.warnings.file(&output, format!("is used as the answer, because there is no {answer}"));
            return Ok(output);
        }
        let message = format!("has no answer; add {answer}");
        Err(Error::invalid(&self.context.folder.path(input), message))
    }
}
