//! Drivers: the program of a language that reads questions, calls the solution and writes answers.

use std::collections::BTreeMap;

use assay_domain::{
    LanguageId,
    signature::{Dialect, Form, Signature},
};
use serde::Deserialize;

use crate::{
    Error,
    languages::LanguageFile,
    sources::{Given, Sources},
};

/// Every driver's table, as (name, text); listed by the build script.
const TABLES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/drivers.rs"));

/// Every driver's template, as (name, text); listed by the build script.
const TEMPLATES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// The part of a file's name that asks for standard input instead: `fast.stdin.py`.
const STDIN: &str = ".stdin.";

/// The drivers that there are, by language.
#[derive(Clone, Debug)]
pub(crate) struct Drivers(BTreeMap<LanguageId, Driver>);

/// A driver: `languages/functions/ID.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Driver {
    /// How the language writes names and types.
    dialect: Dialect,
    /// What the file of the solution is called.
    solution: String,
    /// What the file of the driver is called.
    driver: String,
    /// What the compiler makes of the solution's file, if it compiles that alone.
    compiled: Option<String>,
    /// The file in `languages/functions/` that the driver is made of.
    template: String,
    /// Put before the solution, on its first line, so that its lines keep their numbers.
    #[serde(default)]
    before: String,
    /// Arguments of the language's commands, and what stands in their place.
    #[serde(default)]
    replace: BTreeMap<String, String>,
    /// Put before the compile command.
    #[serde(default)]
    compile_through: Vec<String>,
    /// Put before the run command.
    #[serde(default)]
    run_through: Vec<String>,
    /// The code that people start from.
    starter: Starter,
}

/// The code that people start from, as templates.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Starter {
    function: String,
    class: String,
}

impl Drivers {
    /// Those that come with this crate.
    ///
    /// # Errors
    /// A file is not right.
    pub(crate) fn builtin() -> Result<Self, Error> {
        let read = |(name, text): &(&str, &str)| {
            let driver = toml::from_str::<Driver>(text).map_err(|error| Error::LanguageFile {
                file: format!("functions/{name}"),
                message: error.to_string(),
            })?;
            Ok((LanguageId::from(name.trim_end_matches(".toml")), driver))
        };
        TABLES.iter().map(read).collect::<Result<_, _>>().map(Self)
    }

    /// The driver of a language that is no variant.
    pub(crate) fn get(&self, id: &LanguageId) -> Option<&Driver> {
        self.0.get(id)
    }

    /// All of them.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&LanguageId, &Driver)> {
        self.0.iter()
    }
}

/// Whether a solution reads the cases from standard input itself, by the names of its files.
pub(crate) fn reads_stdin<'a>(mut names: impl Iterator<Item = &'a str>) -> bool {
    names.any(|name| name.contains(STDIN))
}

impl Driver {
    /// The language with the driver's changes to its commands.
    ///
    /// # Errors
    /// A command does not have what is replaced.
    pub(crate) fn language(&self, language: &LanguageFile) -> Result<LanguageFile, Error> {
        let fault = |message: String| Error::LanguageFile { file: format!("functions/{}.toml", language.id), message };
        let mut language = language.with(&self.replace).map_err(fault)?;
        if let Some(rules) = &mut language.compile {
            rules.argv.splice(0..0, self.compile_through.iter().cloned());
            if let Some(compiled) = &self.compiled {
                rules.artifacts = vec![compiled.clone()];
            }
        }
        language.run.argv.splice(0..0, self.run_through.iter().cloned());
        // One process answers for all cases, so nothing is forked.
        language.warm = None;
        Ok(language)
    }

    /// The files of a solution and its driver.
    ///
    /// # Errors
    /// What is wrong with the files, for their author; or with the template.
    pub(crate) fn sources(
        &self,
        language: &LanguageFile,
        own: &[Given],
        over: Vec<Given>,
        signature: &Signature,
    ) -> Result<Result<Sources, String>, Error> {
        let [solution] = own else {
            let message = format!("A solution is one file; there are {}.", own.len());
            return Ok(Err(message));
        };
        let driver = self.render(&self.template_text()?, signature)?;
        let content = [self.before.as_bytes(), &solution.content].concat();
        let files = [(&self.solution, content), (&self.driver, driver.into_bytes())];
        let files =
            files.map(|(name, content)| Given { name: name.clone(), content: content.into(), executable: false });
        Ok(Sources::arrange(language, files.into(), over, Some(&self.entry(language))))
    }

    /// The same files as if the solution were the program.
    pub(crate) fn solution(&self, sources: &Sources) -> Sources {
        sources.clone().started_by(&self.solution)
    }

    /// The code that people start from.
    ///
    /// # Errors
    /// The template is not right.
    pub(crate) fn starter(&self, signature: &Signature) -> Result<String, Error> {
        let (part, text) = match signature.form {
            Form::Function(_) => ("function", &self.starter.function),
            Form::Class(_) => ("class", &self.starter.class),
        };
        self.render(&format!("{{{{#{part}}}}}\n{}{{{{/{part}}}}}\n", text.trim_start_matches('\n')), signature)
    }

    fn entry(&self, language: &LanguageFile) -> String {
        match language.entry {
            crate::languages::Entry::Class => self.driver.split('.').next().unwrap_or_default().to_owned(),
            _ => self.driver.clone(),
        }
    }

    fn template_text(&self) -> Result<String, Error> {
        let found = TEMPLATES.iter().find(|(name, _)| *name == self.template);
        found.map(|(_, text)| (*text).to_owned()).ok_or_else(|| self.fault("is not there".to_owned()))
    }

    fn render(&self, template: &str, signature: &Signature) -> Result<String, Error> {
        let compiled = self.compiled.as_ref().unwrap_or(&self.solution);
        let texts = [("solution", self.solution.as_str()), ("compiled", compiled.as_str())];
        self.dialect.render(template, signature, &texts).map_err(|message| self.fault(message))
    }

    fn fault(&self, message: String) -> Error {
        Error::LanguageFile { file: format!("functions/{}", self.template), message }
    }
}
