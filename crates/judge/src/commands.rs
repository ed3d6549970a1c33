//! The commands of a language as they are given to the sandbox, for measuring and for tests.

use assay_domain::LanguageId;
use assay_sandbox::BoxFile;

use crate::{
    Languages,
    languages::LanguageFile,
    sources::{Given, Sources},
};

/// How a program of one file is compiled and run.
#[derive(Clone, Debug)]
pub struct Commands {
    /// The name of its file.
    pub source: String,
    /// Where the language compiles.
    pub compile: Option<Command>,
    /// The files that compiling leaves, which are what runs.
    pub artifacts: Vec<String>,
    /// What is placed beside what runs.
    pub beside: Vec<BoxFile>,
    /// How what was compiled is run, or else the source.
    pub run: Command,
    /// The interpreter to fork instead, where there is one; its environment is that of the run.
    pub warm: Option<Vec<String>>,
}

/// A program with its arguments, and its whole environment.
#[derive(Clone, Debug)]
pub struct Command {
    /// The program first.
    pub argv: Vec<String>,
    /// Names and values.
    pub env: Vec<(String, String)>,
}

impl Languages {
    /// The commands of a program that consists of this source, under a problem's memory limit.
    #[must_use]
    pub fn commands(&self, id: &LanguageId, source: &str, memory_kib: u32) -> Option<Commands> {
        let language: &LanguageFile = self.get(id)?;
        let given = Given { name: String::new(), content: source.as_bytes().into(), executable: false };
        let sources = Sources::arrange(language, vec![given], Vec::new(), None).ok()?;
        Some(Commands {
            source: sources.names.first()?.clone(),
            compile: language
                .compile
                .as_ref()
                .map(|rules| Command { argv: sources.fill(&rules.argv), env: language.environment() }),
            artifacts: language.compile.iter().flat_map(|rules| rules.artifacts.clone()).collect(),
            beside: language.beside().collect(),
            run: Command {
                argv: sources.fill(&language.run_command(memory_kib)),
                env: language.run_environment(memory_kib),
            },
            warm: language.warm.as_ref().map(|rules| rules.argv.clone()),
        })
    }
}
