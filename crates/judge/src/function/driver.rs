//! Drivers: the program of a language that reads requests, calls the solution and writes answers.

use std::collections::BTreeMap;

use assay_domain::{
    LanguageId,
    signature::{Dialect, Form, Signature},
};
use serde::Deserialize;

use crate::{
    Error, SourceFile,
    languages::{LanguageFile, PrepareRules, When},
    sources::Sources,
};

/// The table of each driver, as (name, text); listed by the build script.
const TABLES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/drivers.rs"));

/// The templates and libraries of the drivers, as (name, text); listed by the build script.
const TEMPLATES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// A file with this in its name reads standard input instead, for example `fast.stdin.py`.
const STDIN: &str = ".stdin.";

/// The known drivers, by language.
#[derive(Clone, Debug)]
pub(crate) struct Drivers(BTreeMap<LanguageId, Driver>);

/// A driver: `languages/functions/ID.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Driver {
    /// How the language writes names and types.
    dialect: Dialect,
    /// The name of the solution's file.
    solution: String,
    /// The name of the driver's file.
    driver: String,
    /// The compiler's output for the solution's file, if it compiles that file alone.
    compiled: Option<String>,
    /// The driver's template in `languages/functions/`.
    template: String,
    /// Code before the solution. It is on the solution's first line, so line numbers do not change.
    #[serde(default)]
    before: String,
    /// Arguments of the language's commands, and their replacements.
    #[serde(default)]
    replace: BTreeMap<String, String>,
    /// Arguments before the compile command.
    #[serde(default)]
    compile_through: Vec<String>,
    /// Arguments before the run command.
    #[serde(default)]
    run_through: Vec<String>,
    /// The part that is the same for all signatures, if it is compiled once.
    library: Option<Library>,
    /// The starter code.
    starter: Starter,
}

/// The compiled part of a driver.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Library {
    /// Its source files, and their names in `languages/functions/`.
    sources: BTreeMap<String, String>,
    /// The command that compiles it.
    argv: Vec<String>,
    /// The files to keep, and the paths where they are placed when a solution is compiled, in its folder.
    files: BTreeMap<String, String>,
}

/// The templates of starter code.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Starter {
    function: String,
    class: String,
}

impl Drivers {
    /// The drivers of this crate.
    ///
    /// # Errors
    /// If a file is invalid. The tests check that all are valid.
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

    /// The tables and templates of all drivers, as (name, text).
    pub(crate) fn files() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
        TABLES.iter().chain(TEMPLATES)
    }

    /// The driver of a base language.
    pub(crate) fn get(&self, id: &LanguageId) -> Option<&Driver> {
        self.0.get(id)
    }

    /// All drivers.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&LanguageId, &Driver)> {
        self.0.iter()
    }
}

/// Whether a solution reads standard input, according to the names of its files.
pub(crate) fn reads_stdin<'a>(mut names: impl Iterator<Item = &'a str>) -> bool {
    names.any(|name| name.contains(STDIN))
}

impl Driver {
    /// The language with the driver's changes to its commands.
    ///
    /// # Errors
    /// If no command has an argument to replace, or a file of the library does not exist.
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
        if let Some(library) = &self.library {
            let sources = library.sources.iter().map(|(name, file)| Ok((name.clone(), text_of(file)?)));
            language.prepare.push(PrepareRules {
                when: if language.variant_of.is_some() { When::FirstUse } else { When::Start },
                wanted_by: String::new(),
                argv: library.argv.clone(),
                files: library.files.clone(),
                library: Some(sources.collect::<Result<_, Error>>()?),
            });
        }
        // One process handles all cases, so no interpreter is forked.
        language.warm = None;
        Ok(language)
    }

    /// The files of a solution and its driver.
    ///
    /// # Errors
    /// Inner: why the files are refused, for their author. Outer: if the template is invalid.
    pub(crate) fn sources(
        &self,
        language: &LanguageFile,
        own: &[SourceFile],
        over: Vec<SourceFile>,
        signature: &Signature,
    ) -> Result<Result<Sources, String>, Error> {
        let [solution] = own else {
            let message = format!("A solution must be one file; this one has {} files.", own.len());
            return Ok(Err(message));
        };
        let driver = self.render(text_of(&self.template)?, signature)?;
        let content = [self.before.as_bytes(), &solution.content].concat();
        let files = [(&self.solution, content), (&self.driver, driver.into_bytes())];
        let files = files.map(|(name, content)| SourceFile::new(name, content));
        Ok(Sources::arrange(language, files.into(), over, Some(&self.entry(language))))
    }

    /// The same files with the solution as the program. Syntax checks then report the solution's file.
    pub(crate) fn solution(&self, sources: &Sources) -> Sources {
        sources.clone().started_by(&self.solution)
    }

    /// The starter code.
    ///
    /// # Errors
    /// If the template is invalid.
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

    fn render(&self, template: &str, signature: &Signature) -> Result<String, Error> {
        let compiled = self.compiled.as_ref().unwrap_or(&self.solution);
        let texts = [("solution", self.solution.as_str()), ("compiled", compiled.as_str())];
        self.dialect.render(template, signature, &texts).map_err(|message| self.fault(message))
    }

    fn fault(&self, message: String) -> Error {
        Error::LanguageFile { file: format!("functions/{}", self.template), message }
    }
}

/// A template, or a file of a library.
fn text_of(name: &str) -> Result<&'static str, Error> {
    let found = TEMPLATES.iter().find(|(known, _)| *known == name);
    found
        .map(|(_, text)| *text)
        .ok_or_else(|| Error::LanguageFile { file: format!("functions/{name}"), message: "does not exist".to_owned() })
}
