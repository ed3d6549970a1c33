//! A language file, and what follows from it.

use assay_domain::{Language, LanguageId};
use assay_sandbox::{BoxFile, Content};
use serde::Deserialize;

use super::rules::{CheckRules, CompileRules, Entry, PrepareRules, RunRules, WarmRules};

/// The files that can be placed beside programs, as (name, text); listed by the build script.
pub(super) const BESIDE: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/beside.rs"));

/// Environment variables that tell a program that it runs on a judge, as in DOMjudge's run scripts. C and C++ also define macros with these names, Rust
/// sets `cfg!` and `option_env!`, and Java sets properties.
const ON_A_JUDGE: [&str; 2] = ["ONLINE_JUDGE", "DOMJUDGE"];

/// A language file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LanguageFile {
    /// The id; also the name of the file.
    pub(crate) id: LanguageId,
    /// The name for people.
    pub(crate) name: String,
    /// The editor's highlighting mode.
    pub(crate) editor_mode: String,
    /// The endings of its source files, without the dot. A variant has none, so files are detected as the base language.
    pub(crate) extensions: Vec<String>,
    /// The base language, if this is a variant.
    #[serde(skip)]
    pub(crate) variant_of: Option<LanguageId>,
    /// The default name of a source without a name.
    pub(crate) source: String,
    /// What starts a program.
    #[serde(default)]
    pub(crate) entry: Entry,
    /// The endings of its source files, also for a variant.
    #[serde(skip)]
    pub(crate) endings: Vec<String>,
    /// The command that prints the version. It runs inside the sandbox; the language is usable if it exits with 0.
    pub(crate) version: Vec<String>,
    /// Additional environment of every command.
    #[serde(default)]
    pub(crate) env: std::collections::BTreeMap<String, String>,
    /// How to compile. Without it, the source itself is run.
    pub(crate) compile: Option<CompileRules>,
    /// Files to prepare once per compiler.
    #[serde(default)]
    pub(crate) prepare: Vec<PrepareRules>,
    /// How to distinguish a program that cannot be parsed from one that fails. It runs only after the first case ended in a run-time error, so it
    /// costs a correct program nothing.
    pub(crate) check: Option<CheckRules>,
    /// How to run.
    pub(crate) run: RunRules,
    /// The interpreter to fork for each case.
    pub(crate) warm: Option<WarmRules>,
}

impl LanguageFile {
    /// The same language with quick compiler flags.
    pub(crate) fn quick(&self) -> Self {
        let mut quick = self.clone();
        if let Some(rules) = &mut quick.compile {
            let cheaper = std::mem::take(&mut rules.quick);
            for argument in rules.argv.iter_mut().chain(rules.several.iter_mut().flatten()) {
                if let Some(instead) = cheaper.get(argument) {
                    argument.clone_from(instead);
                }
            }
        }
        quick
    }
}

impl LanguageFile {
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut language: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        language.endings.clone_from(&language.extensions);
        if language.extensions.is_empty() {
            return Err("extensions must name a file ending".to_owned());
        }
        language.check()?;
        Ok(language)
    }

    pub(super) fn check(&self) -> Result<(), String> {
        let code = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        if self.id.as_str().is_empty() || !self.id.as_str().chars().all(code) {
            return Err(format!("id {:?} must be made of a-z and 0-9", self.id.as_str()));
        }
        if self.name.is_empty() || self.editor_mode.is_empty() {
            return Err("name and editor_mode must not be empty".to_owned());
        }
        let artifacts = self.compile.iter().flat_map(|compile| &compile.artifacts);
        let prepared = self.prepare.iter().flat_map(|prepare| prepare.files.keys());
        for file in artifacts.chain(prepared).chain([&self.source]) {
            if file.is_empty() || file.contains('/') || file.starts_with('.') {
                return Err(format!("{file:?} must be a plain file name"));
            }
        }
        let mut commands = vec![("version", &self.version), ("run.argv", &self.run.argv)];
        if let Some(compile) = &self.compile {
            commands.push(("compile.argv", &compile.argv));
            if compile.artifacts.is_empty() {
                return Err("compile.artifacts must name what is compiled".to_owned());
            }
        }
        for prepare in &self.prepare {
            commands.push(("prepare.argv", &prepare.argv));
            if prepare.files.values().any(|place| place.starts_with('/')) || self.compile.is_none() {
                return Err("prepare needs places below the source, and a compile command".to_owned());
            }
        }
        if let Some(check) = &self.check {
            commands.push(("check.argv", &check.argv));
        }
        if let Some(warm) = &self.warm {
            commands.push(("warm.argv", &warm.argv));
        }
        for (name, command) in commands {
            if command.first().is_none_or(String::is_empty) {
                return Err(format!("{name} must begin with a program"));
            }
        }
        if !(0.1..=100.0).contains(&self.run.time_multiplier) {
            return Err("run.time_multiplier must be between 0.1 and 100".to_owned());
        }
        if let Some(unknown) = self.run.beside.iter().find(|name| BESIDE.iter().all(|(known, _)| known != name)) {
            return Err(format!("run.beside names {unknown:?}, which does not exist"));
        }
        if self.run.processes == 0 {
            return Err("run.processes must be at least 1".to_owned());
        }
        Ok(())
    }

    /// The arguments of all commands.
    pub(super) fn arguments(&mut self) -> Vec<&mut String> {
        let compile = self
            .compile
            .iter_mut()
            .flat_map(|compile| compile.argv.iter_mut().chain(compile.several.iter_mut().flatten()));
        let prepare = self.prepare.iter_mut().flat_map(|prepare| &mut prepare.argv);
        let check = self.check.iter_mut().flat_map(|check| &mut check.argv);
        let warm = self.warm.iter_mut().flat_map(|warm| &mut warm.argv);
        compile.chain(prepare).chain(check).chain(warm).chain(&mut self.run.argv).chain(&mut self.version).collect()
    }

    /// The same language with some arguments of its commands replaced.
    ///
    /// # Errors
    /// If no command has an argument to replace.
    pub(crate) fn with(&self, replace: &std::collections::BTreeMap<String, String>) -> Result<Self, String> {
        let mut language = self.clone();
        for (old, new) in replace {
            let arguments = language.arguments();
            let mut found = arguments.into_iter().filter(|argument| *argument == old).peekable();
            if found.peek().is_none() {
                return Err(format!("replaces {old:?}, which no command of {} has", self.id));
            }
            found.for_each(|argument| argument.clone_from(new));
        }
        Ok(language)
    }

    /// The description for users. `version` is the output of the version command, and `functions` says whether there is a driver.
    pub(crate) fn describe(&self, version: String, functions: bool) -> Language {
        let Self { id, name, editor_mode, .. } = self.clone();
        Language { id, name, editor_mode, version, functions }
    }

    /// The environment of all commands.
    pub(crate) fn environment(&self) -> Vec<(String, String)> {
        let fixed = [("PATH", "/usr/local/bin:/usr/bin:/bin"), ("HOME", "/box"), ("TMPDIR", "/box")];
        let own = self.env.iter().map(|(name, value)| (name.clone(), value.clone()));
        let on_a_judge = ON_A_JUDGE.map(|name| (name, "1"));
        fixed
            .into_iter()
            .chain(on_a_judge)
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .chain(own)
            .collect()
    }

    /// The files placed beside programs.
    pub(crate) fn beside(&self) -> impl Iterator<Item = BoxFile> {
        let named = BESIDE.iter().filter(|(name, _)| self.run.beside.iter().any(|beside| beside == name));
        named.map(|(name, text)| BoxFile {
            name: format!(".{name}"),
            mode: 0o644,
            content: Content::Bytes(text.as_bytes().into()),
        })
    }

    /// The run command for a problem's memory limit.
    pub(crate) fn run_command(&self, memory_kib: u32) -> Vec<String> {
        self.run.argv.iter().map(|part| under_limit(part, memory_kib)).collect()
    }

    /// The program's environment for a problem's memory limit.
    pub(crate) fn run_environment(&self, memory_kib: u32) -> Vec<(String, String)> {
        let own = self.run.env.iter().map(|(name, value)| (name.clone(), under_limit(value, memory_kib)));
        let mut all = self.environment();
        all.retain(|(name, _)| !self.run.env.contains_key(name));
        all.extend(own);
        all
    }

    /// The CPU limit of a case in ms, from the problem's time limit.
    pub(crate) fn cpu_ms(&self, time_ms: u32) -> u32 {
        // The conversion saturates, which is right for a limit.
        (f64::from(time_ms) * self.run.time_multiplier).ceil() as u32
    }
}

/// Fills in the placeholders that depend on a problem's memory limit.
pub(super) fn under_limit(text: &str, memory_kib: u32) -> String {
    /// Runtimes refuse threads with larger stacks.
    const MOST_STACK_KIB: u32 = 1024 * 1024 - 1024;
    text.replace("{memory_mib}", &(memory_kib / 1024).max(1).to_string())
        .replace("{most_heap_mib}", &(memory_kib / 8 * 7 / 1024).max(1).to_string())
        .replace("{stack_kib}", &(memory_kib / 4).to_string())
        .replace("{stack_bytes}", &(u64::from(memory_kib) * 256).to_string())
        .replace("{whole_stack_kib}", &memory_kib.min(MOST_STACK_KIB).to_string())
}
