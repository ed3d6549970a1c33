//! The commands of a language, for measurements and tests.

use assay_domain::LanguageId;
use assay_sandbox::BoxFile;

use crate::{Languages, SourceFile, languages::LanguageFile, sources::Sources};

/// How a program with one file is compiled and run.
#[derive(Clone, Debug)]
pub struct Commands {
    /// The name of its file.
    pub source: String,
    /// The compile command, if the language compiles.
    pub compile: Option<Command>,
    /// The files that compiling leaves. They are what runs.
    pub artifacts: Vec<String>,
    /// The files that are placed beside the program.
    pub beside: Vec<BoxFile>,
    /// The command that runs the compiled program, or the source.
    pub run: Command,
    /// The interpreter to fork instead, if there is one. Its environment is that of the run.
    pub warm: Option<Vec<String>>,
}

/// A program with its arguments and its complete environment.
#[derive(Clone, Debug)]
pub struct Command {
    /// The program and its arguments.
    pub argv: Vec<String>,
    /// Names and values.
    pub env: Vec<(String, String)>,
}

impl Languages {
    /// The commands of a program with this one source, for a problem's memory limit.
    #[must_use]
    pub fn commands(&self, id: &LanguageId, source: &str, memory_kib: u32) -> Option<Commands> {
        let language: &LanguageFile = self.get(id)?;
        let given = SourceFile::new("", source.as_bytes());
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
