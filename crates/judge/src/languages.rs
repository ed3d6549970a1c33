//! The languages we know: what is in `languages/*.toml`, parsed and checked.

use assay_domain::{Language, LanguageId, signature::Signature};
use assay_sandbox::{BoxFile, Content};
use serde::Deserialize;

use crate::{
    Error,
    function::{Driver, Drivers},
};

/// Every language file, as (name, text); listed by the build script.
const FILES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// What is placed beside programs, as (name, text); listed by the build script.
const BESIDE: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/beside.rs"));

/// Environment variables that tell a program that it runs on a judge, as in DOMjudge's run scripts. C and C++ also define macros of these
/// names, and Java sets properties.
const ON_A_JUDGE: [&str; 2] = ["ONLINE_JUDGE", "DOMJUDGE"];

/// The languages we know, whether or not they are usable here.
#[derive(Clone, Debug)]
pub struct Languages {
    all: Vec<LanguageFile>,
    drivers: Drivers,
}

impl Languages {
    /// Those that come with this crate.
    ///
    /// # Errors
    /// If a file is not right: it says which and why. The tests see to it that none is.
    pub fn builtin() -> Result<Self, Error> {
        let mut all: Vec<LanguageFile> = Vec::new();
        for (name, text) in FILES {
            let fault = |message: String| Error::LanguageFile { file: (*name).to_owned(), message };
            let language = match Variant::parse(text).map_err(fault)? {
                Some(variant) => variant.language().map_err(fault)?,
                None => LanguageFile::parse(text).map_err(fault)?,
            };
            if format!("{}.toml", language.id) != *name {
                return Err(fault(format!("holds the id {:?}, which must be the file's name", language.id.as_str())));
            }
            if let Some(other) =
                all.iter().find(|other| other.extensions.iter().any(|e| language.extensions.contains(e)))
            {
                return Err(fault(format!("shares a file ending with {}", other.id)));
            }
            all.push(language);
        }
        let drivers = Drivers::builtin()?;
        if let Some((id, _)) = drivers.iter().find(|(id, _)| all.iter().all(|language| language.id != **id)) {
            let message = "there is no such language".to_owned();
            return Err(Error::LanguageFile { file: format!("functions/{id}.toml"), message });
        }
        Ok(Self { all, drivers })
    }

    /// The ids of all of them.
    pub fn ids(&self) -> impl Iterator<Item = &LanguageId> {
        self.all.iter().map(|language| &language.id)
    }

    /// The file extension of programs in a language, without the dot. A variant has that of its base.
    pub fn extension(&self, id: &LanguageId) -> Option<&str> {
        let base = self.base(id);
        let language = self.all.iter().find(|language| &language.id == base)?;
        language.extensions.first().map(String::as_str)
    }

    /// The language of files that end in `.extension`.
    #[must_use]
    pub fn by_extension(&self, extension: &str) -> Option<&LanguageId> {
        self.all.iter().find(|language| language.extensions.iter().any(|e| e == extension)).map(|language| &language.id)
    }

    /// The language that one is a variant of; itself where it is none. Packages speak of that one: `include/python3` is there for
    /// PyPy, too.
    #[must_use]
    pub fn base<'a>(&'a self, id: &'a LanguageId) -> &'a LanguageId {
        self.get(id).and_then(|language| language.variant_of.as_ref()).unwrap_or(id)
    }

    /// The code that people start a function problem from; `None` if the language has no driver.
    ///
    /// # Errors
    /// The language's template is not right.
    pub fn starter(&self, id: &LanguageId, signature: &Signature) -> Result<Option<String>, Error> {
        self.driver(id).map(|driver| driver.starter(signature)).transpose()
    }

    /// What calls the solutions of function problems in a language.
    pub(crate) fn driver(&self, id: &LanguageId) -> Option<&Driver> {
        self.drivers.get(self.base(id))
    }

    pub(crate) fn get(&self, id: &LanguageId) -> Option<&LanguageFile> {
        self.all.iter().find(|language| language.id == *id)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &LanguageFile> {
        self.all.iter()
    }
}

/// The text of the file of that language.
fn text_of(id: &LanguageId) -> Option<&'static str> {
    FILES.iter().find(|(name, _)| name.strip_suffix(".toml") == Some(id.as_str())).map(|(_, text)| *text)
}

/// One language file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LanguageFile {
    /// The code; also the file's name.
    pub(crate) id: LanguageId,
    /// The name people read.
    pub(crate) name: String,
    /// Which highlighting the editor uses.
    pub(crate) editor_mode: String,
    /// The endings of its source files, without the dot. A variant has none: files are taken for the language itself.
    pub(crate) extensions: Vec<String>,
    /// The language that it is a variant of.
    #[serde(skip)]
    pub(crate) variant_of: Option<LanguageId>,
    /// What a source that came without a name is called in the box.
    pub(crate) source: String,
    /// What a program is started by.
    #[serde(default)]
    pub(crate) entry: Entry,
    /// The endings of its source files, a variant's included.
    #[serde(skip)]
    pub(crate) endings: Vec<String>,
    /// Prints the version; it is run inside the sandbox, and the language is usable if it exits with 0.
    pub(crate) version: Vec<String>,
    /// Added to the environment of every command.
    #[serde(default)]
    pub(crate) env: std::collections::BTreeMap<String, String>,
    /// How to compile; without it, the source is what runs.
    pub(crate) compile: Option<CompileRules>,
    /// What to make once for its compiler.
    pub(crate) prepare: Option<PrepareRules>,
    /// How to tell a program that cannot be parsed from one that fails. It is asked only after the first case ended
    /// in a run-time error, so that it costs a right program nothing.
    pub(crate) check: Option<CheckRules>,
    /// How to run.
    pub(crate) run: RunRules,
    /// How to start an interpreter that is forked for each case.
    pub(crate) warm: Option<WarmRules>,
}

/// What a program is started by, in `{entry}` of its commands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Entry {
    /// Nothing that its commands name.
    #[default]
    None,
    /// One of its files.
    File,
    /// One of its classes.
    Class,
}

impl LanguageFile {
    /// The same language, with the cheaper flags of its compiler.
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

/// The `[compile]` table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CompileRules {
    /// The command. In all commands `{entry}` stands for what the program is started by, and `{sources}`, as an argument
    /// of its own, for the names of all its sources.
    pub(crate) argv: Vec<String>,
    /// The command where there are several sources, if that is another one.
    pub(crate) several: Option<Vec<String>>,
    /// The files it leaves, which are what runs.
    pub(crate) artifacts: Vec<String>,
    /// Arguments and what stands in their place where people wait for a first look: less optimisation, for a sooner start.
    #[serde(default)]
    pub(crate) quick: std::collections::BTreeMap<String, String>,
}

/// The `[prepare]` table: a file made once for each version of the compiler, and placed in the box of every compile
/// whose source holds `wanted_by`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PrepareRules {
    /// When it is made.
    pub(crate) when: When,
    /// A part of each source that uses it; without it, all do.
    #[serde(default)]
    pub(crate) wanted_by: String,
    /// The command that makes it.
    pub(crate) argv: Vec<String>,
    /// The file it leaves.
    pub(crate) file: String,
    /// Where that file is placed, below the folder of the source.
    pub(crate) place: String,
}

/// When something is prepared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum When {
    /// Beside the work, once a host has started. Until it is there, compiling does without.
    Start,
    /// By the first compile that uses it, which waits for it.
    FirstUse,
}

/// The `[check]` table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CheckRules {
    /// The command; it exits with 0 if the source can be parsed, and otherwise says why not.
    pub(crate) argv: Vec<String>,
}

/// The `[warm]` table: an interpreter that starts once per submission and is forked for each case, where there are several.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WarmRules {
    /// The command; it serves forks as [`assay_sandbox::Warm`] says. A fork does what `run.argv` does.
    pub(crate) argv: Vec<String>,
}

/// The `[run]` table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RunRules {
    /// The command. In it and in `env`, `{memory_mib}` stands for the problem's memory limit, `{most_heap_mib}` for
    /// seven eighths of it, `{stack_kib}` and `{stack_bytes}` for a quarter, and `{whole_stack_kib}` for all of it, less
    /// than a GiB.
    pub(crate) argv: Vec<String>,
    /// Added to the environment of the program alone, in place of what `env` of all commands says.
    #[serde(default)]
    pub(crate) env: std::collections::BTreeMap<String, String>,
    /// Files of `languages/` that are placed beside the program, with a dot before their names.
    #[serde(default)]
    pub(crate) beside: Vec<String>,
    /// The CPU limit is the problem's times this.
    pub(crate) time_multiplier: f64,
    /// Processes and threads at a time.
    pub(crate) processes: u32,
    /// Added to the problem's memory limit: what the runtime needs before the program begins, in KiB.
    #[serde(default)]
    pub(crate) memory_allowance_kib: u32,
    /// Whether the address space measures memory: not for runtimes that reserve far more than they use.
    pub(crate) address_space: bool,
    /// What a program that was refused memory writes to standard error before it fails.
    #[serde(default)]
    pub(crate) out_of_memory: Vec<String>,
}

impl LanguageFile {
    fn parse(text: &str) -> Result<Self, String> {
        let mut language: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        language.endings.clone_from(&language.extensions);
        if language.extensions.is_empty() {
            return Err("extensions must name a file ending".to_owned());
        }
        language.check()?;
        Ok(language)
    }

    fn check(&self) -> Result<(), String> {
        let code = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        if self.id.as_str().is_empty() || !self.id.as_str().chars().all(code) {
            return Err(format!("id {:?} must be made of a-z and 0-9", self.id.as_str()));
        }
        if self.name.is_empty() || self.editor_mode.is_empty() {
            return Err("name and editor_mode must not be empty".to_owned());
        }
        let artifacts = self.compile.iter().flat_map(|compile| &compile.artifacts);
        let prepared = self.prepare.iter().map(|prepare| &prepare.file);
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
        if let Some(prepare) = &self.prepare {
            commands.push(("prepare.argv", &prepare.argv));
            if prepare.place.starts_with('/') || self.compile.is_none() {
                return Err("prepare needs a place below the source, and a compile command".to_owned());
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
            return Err("run.time_multiplier must lie between 0.1 and 100".to_owned());
        }
        if let Some(unknown) = self.run.beside.iter().find(|name| BESIDE.iter().all(|(known, _)| known != name)) {
            return Err(format!("run.beside names {unknown:?}, which is not there"));
        }
        if self.run.processes == 0 {
            return Err("run.processes must be at least 1".to_owned());
        }
        Ok(())
    }

    /// The arguments of all its commands.
    fn arguments(&mut self) -> Vec<&mut String> {
        let compile = self
            .compile
            .iter_mut()
            .flat_map(|compile| compile.argv.iter_mut().chain(compile.several.iter_mut().flatten()));
        let prepare = self.prepare.iter_mut().flat_map(|prepare| &mut prepare.argv);
        let check = self.check.iter_mut().flat_map(|check| &mut check.argv);
        let warm = self.warm.iter_mut().flat_map(|warm| &mut warm.argv);
        compile.chain(prepare).chain(check).chain(warm).chain(&mut self.run.argv).chain(&mut self.version).collect()
    }

    /// The same language with other arguments in its commands.
    ///
    /// # Errors
    /// No command has what is replaced.
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

    /// What its users see, given what its version command printed.
    pub(crate) fn describe(&self, version: String) -> Language {
        Language { id: self.id.clone(), name: self.name.clone(), editor_mode: self.editor_mode.clone(), version }
    }

    /// The environment of its commands.
    pub(crate) fn environment(&self) -> Vec<(String, String)> {
        let fixed = [("PATH", "/usr/local/bin:/usr/bin:/bin"), ("HOME", "/box"), ("TMPDIR", "/box")];
        let own = self.env.iter().map(|(name, value)| (name.clone(), value.clone()));
        fixed.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).chain(own).collect()
    }

    /// What is placed beside its programs.
    pub(crate) fn beside(&self) -> impl Iterator<Item = BoxFile> {
        let named = BESIDE.iter().filter(|(name, _)| self.run.beside.iter().any(|beside| beside == name));
        named.map(|(name, text)| BoxFile {
            name: format!(".{name}"),
            mode: 0o644,
            content: Content::Bytes(text.as_bytes().into()),
        })
    }

    /// The run command under a problem's memory limit.
    pub(crate) fn run_command(&self, memory_kib: u32) -> Vec<String> {
        self.run.argv.iter().map(|part| under_limit(part, memory_kib)).collect()
    }

    /// The program's environment under a problem's memory limit.
    pub(crate) fn run_environment(&self, memory_kib: u32) -> Vec<(String, String)> {
        let own = self.run.env.iter().map(|(name, value)| (name.clone(), under_limit(value, memory_kib)));
        let mut all = self.environment();
        all.retain(|(name, _)| !self.run.env.contains_key(name));
        all.extend(own);
        all.extend(ON_A_JUDGE.map(|name| (name.to_owned(), "1".to_owned())));
        all
    }

    /// The CPU limit of a case, in ms, from the problem's.
    pub(crate) fn cpu_ms(&self, time_ms: u32) -> u32 {
        // Saturates, which is what a limit should do.
        (f64::from(time_ms) * self.run.time_multiplier).ceil() as u32
    }
}

/// A language as another one with some arguments exchanged: the same compiler by another standard, or the same programs
/// run by another interpreter. What it prepares is made at the first use.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Variant {
    variant_of: LanguageId,
    id: LanguageId,
    name: String,
    /// Arguments of that language's commands, and what stands in their place.
    replace: std::collections::BTreeMap<String, String>,
    /// Added to the environment of every command.
    #[serde(default)]
    env: std::collections::BTreeMap<String, String>,
    /// Added to the environment of the program alone.
    #[serde(default)]
    run_env: std::collections::BTreeMap<String, String>,
    /// What its runtime needs before the program begins, if that is more than otherwise, in KiB.
    memory_allowance_kib: Option<u32>,
    /// Whether the address space measures memory, if that is otherwise there.
    address_space: Option<bool>,
}

impl Variant {
    /// `None`: the file is one of a language itself.
    fn parse(text: &str) -> Result<Option<Self>, String> {
        let table: toml::Table = toml::from_str(text).map_err(|error| error.to_string())?;
        if !table.contains_key("variant_of") {
            return Ok(None);
        }
        table.try_into().map(Some).map_err(|error| error.to_string())
    }

    fn language(self) -> Result<LanguageFile, String> {
        let text = text_of(&self.variant_of).ok_or_else(|| format!("there is no language {}", self.variant_of))?;
        let mut language = LanguageFile::parse(text)?.with(&self.replace)?;
        language.id = self.id;
        language.name = self.name;
        language.extensions.clear();
        language.variant_of = Some(self.variant_of);
        language.env.extend(self.env);
        language.run.env.extend(self.run_env);
        language.run.memory_allowance_kib = self.memory_allowance_kib.unwrap_or(language.run.memory_allowance_kib);
        language.run.address_space = self.address_space.unwrap_or(language.run.address_space);
        // The standard that most people choose is the language itself.
        language.prepare.iter_mut().for_each(|prepare| prepare.when = When::FirstUse);
        language.check()?;
        Ok(language)
    }
}

/// Fills in what depends on a problem's memory limit.
fn under_limit(text: &str, memory_kib: u32) -> String {
    /// Runtimes refuse threads with larger stacks.
    const MOST_STACK_KIB: u32 = 1024 * 1024 - 1024;
    text.replace("{memory_mib}", &(memory_kib / 1024).max(1).to_string())
        .replace("{most_heap_mib}", &(memory_kib / 8 * 7 / 1024).max(1).to_string())
        .replace("{stack_kib}", &(memory_kib / 4).to_string())
        .replace("{stack_bytes}", &(u64::from(memory_kib) * 256).to_string())
        .replace("{whole_stack_kib}", &memory_kib.min(MOST_STACK_KIB).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_builtin_files_are_right() {
        let languages = Languages::builtin().unwrap();
        let ids: Vec<_> = languages.ids().map(LanguageId::as_str).collect();
        let all = [
            "bash",
            "c",
            "cpp",
            "cpp17",
            "cpp23",
            "go",
            "java",
            "javascript",
            "lua",
            "pypy3",
            "python3",
            "ruby",
            "rust",
            "typescript",
        ];
        assert_eq!(ids, all);
        assert_eq!(languages.by_extension("py").map(LanguageId::as_str), Some("python3"));
        assert_eq!(languages.by_extension("zig"), None);
    }

    #[test]
    fn the_editor_knows_every_mode() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../editor/src/languages.ts");
        let recipes = std::fs::read_to_string(path).unwrap();
        for language in Languages::builtin().unwrap().iter() {
            let mode = &language.editor_mode;
            let names = |line: &str| line.starts_with(&format!("  {mode}: ")) || line == format!("  {mode},");
            assert!(recipes.lines().any(names), "{path} has no {mode}");
        }
    }

    #[test]
    fn commands_know_the_memory_limit() {
        let languages = Languages::builtin().unwrap();
        let node = languages.get(&"javascript".into()).unwrap();
        let command = node.run_command(256 * 1024);
        assert!(command.contains(&"--max-old-space-size=256".to_owned()), "{command:?}");
        assert!(command.contains(&"--stack-size=65536".to_owned()), "{command:?}");
        let go = languages.get(&"go".into()).unwrap();
        let environment = go.run_environment(256 * 1024);
        for (name, value) in [("GOMEMLIMIT", "256MiB"), ("GOMAXPROCS", "1")] {
            let found: Vec<_> = environment.iter().filter(|(known, _)| known == name).collect();
            assert_eq!(found, [&(name.to_owned(), value.to_owned())]);
        }
        let pypy = languages.get(&"pypy3".into()).unwrap().run_environment(256 * 1024);
        for (name, value) in [("PYPY_GC_NURSERY", "4M"), ("PYPY_GC_MAX", "224M")] {
            assert!(pypy.contains(&(name.to_owned(), value.to_owned())), "{pypy:?}");
        }
        for language in &languages.all {
            let environment = language.run_environment(256 * 1024);
            assert!(environment.contains(&("ONLINE_JUDGE".to_owned(), "1".to_owned())), "{}", language.id);
        }
        assert_eq!(under_limit("-Xss{whole_stack_kib}k", 4 * 1024 * 1024), "-Xss1047552k");
    }

    #[test]
    fn a_variant_differs_in_nothing_but_its_arguments() {
        let languages = Languages::builtin().unwrap();
        let (base, variant) = (languages.get(&"cpp".into()).unwrap(), languages.get(&"cpp17".into()).unwrap());
        assert!(variant.extensions.is_empty());
        assert_eq!(variant.prepare.as_ref().unwrap().when, When::FirstUse);
        let commands = |file: &LanguageFile| {
            [&file.compile.as_ref().unwrap().argv, &file.prepare.as_ref().unwrap().argv].map(|argv| argv.join(" "))
        };
        assert_eq!(commands(variant), commands(base).map(|command| command.replace("-std=gnu++20", "-std=gnu++17")));
        for (text, said) in [
            ("variant_of = 'cobol'\nid = 'x'\nname = 'X'\nreplace = {}", "there is no language cobol"),
            ("variant_of = 'cpp'\nid = 'x'\nname = 'X'\nreplace = { '-O9' = '' }", "no command of cpp has"),
            ("variant_of = 'cpp'\nid = 'X'\nname = 'X'\nreplace = {}", "must be made of"),
        ] {
            let message = Variant::parse(text).unwrap().unwrap().language().unwrap_err();
            assert!(message.contains(said), "{message}");
        }
    }

    #[test]
    fn a_wrong_file_is_refused_with_what_is_wrong() {
        let good = FILES.iter().find(|(name, _)| *name == "cpp.toml").unwrap().1;
        for (from, to, said) in [
            ("id = \"cpp\"", "id = \"C++\"", "must be made of"),
            ("source = \"main.cpp\"", "source = \"../main.cpp\"", "plain file name"),
            ("version = [\"g++\", \"--version\"]", "version = []", "version must begin with a program"),
            ("time_multiplier = 1.0", "time_multiplier = -1.0", "time_multiplier"),
            ("processes = 32", "processes = 0", "processes"),
            ("processes = 32", "proceses = 32", "unknown field"),
            ("artifacts = [\"main\"]", "artifacts = []", "compile.artifacts"),
        ] {
            let text = good.replace(from, to);
            assert_ne!(text, good, "{from} is not in the file");
            let message = LanguageFile::parse(&text).unwrap_err();
            assert!(message.contains(said), "{to}: {message}");
        }
    }
}
