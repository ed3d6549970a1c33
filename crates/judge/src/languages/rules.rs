//! The tables of a language file.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The `[compile]` table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CompileRules {
    /// The command. In all commands, `{entry}` is replaced by what starts the program. `{sources}`, as a separate argument, is replaced by the names of
    /// all sources.
    pub(crate) argv: Vec<String>,
    /// A different command for several sources, if needed.
    pub(crate) several: Option<Vec<String>>,
    /// The files that the compiler leaves. They are what runs.
    pub(crate) artifacts: Vec<String>,
    /// Arguments and their replacements for runs before a submission: less optimization, so that the program starts sooner.
    #[serde(default)]
    pub(crate) quick: BTreeMap<String, String>,
}

/// A `[[prepare]]` table: files that are created once per compiler version. They are placed in the box of every compile whose source contains
/// `wanted_by`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PrepareRules {
    /// When they are created.
    pub(crate) when: When,
    /// A text in each source that uses the files. If empty, all sources use them.
    #[serde(default)]
    pub(crate) wanted_by: String,
    /// The command that creates the files.
    pub(crate) argv: Vec<String>,
    /// The created files, and the paths where they are placed, in the folder of the source.
    pub(crate) files: BTreeMap<String, String>,
    /// The code that the command compiles, as (name, text). Programs of a driver cannot be compiled without the files.
    #[serde(skip)]
    pub(crate) library: Option<Vec<(String, &'static str)>>,
}

impl PrepareRules {
    /// Everything that decides the content of the files, except for the compiler and its environment.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &str> {
        let library = self.library.iter().flatten().flat_map(|(name, text)| [name.as_str(), *text]);
        self.argv.iter().map(String::as_str).chain(library)
    }
}

/// When files are prepared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum When {
    /// In the background, after a host has started. Until then, compiling works without it.
    Start,
    /// By the first compile that uses them. That compile waits.
    FirstUse,
}

/// The `[check]` table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CheckRules {
    /// The command. It exits with 0 if the source can be parsed. Otherwise, it prints why not.
    pub(crate) argv: Vec<String>,
}

/// The `[warm]` table: an interpreter that starts once per submission and is forked for each case, if there are several or if it was started
/// before the submission arrived.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WarmRules {
    /// The command. It follows the protocol of [`assay_sandbox::Warm`]. A fork does the same as `run.argv`.
    pub(crate) argv: Vec<String>,
}

/// The `[run]` table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RunRules {
    /// The command. In it and in `env`, `{memory_mib}` is the problem's memory limit, `{most_heap_mib}` seven eighths of it, `{stack_kib}` and
    /// `{stack_bytes}` a quarter, and `{whole_stack_kib}` all of it, but less than 1 GiB.
    pub(crate) argv: Vec<String>,
    /// Additional environment of the program only. Replaces variables of the general `env`.
    #[serde(default)]
    pub(crate) env: BTreeMap<String, String>,
    /// Files of `languages/` that are placed beside the program. Their names get a leading dot.
    #[serde(default)]
    pub(crate) beside: Vec<String>,
    /// The CPU limit is the problem's limit times this factor.
    pub(crate) time_multiplier: f64,
    /// The limit on processes and threads.
    pub(crate) processes: u32,
    /// Added to the problem's memory limit for the runtime itself, in KiB.
    #[serde(default)]
    pub(crate) memory_allowance_kib: u32,
    /// Whether the address space can be limited: not for runtimes that reserve far more than they use.
    pub(crate) address_space: bool,
    /// Messages on standard error of a program that ran out of memory.
    #[serde(default)]
    pub(crate) out_of_memory: Vec<String>,
}

/// What `{entry}` means in the language's commands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Entry {
    /// Its commands have no `{entry}`.
    #[default]
    None,
    /// One of its files.
    File,
    /// One of its classes.
    Class,
}
