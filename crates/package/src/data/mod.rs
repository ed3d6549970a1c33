//! Test data: the tree of groups and cases under `data/`.

mod case;
mod legacy;
mod modern;
mod samples;
mod validation;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use assay_domain::{Part, PlannedCase, TestGroup};
use serde::{Deserialize, Serialize};

use crate::{
    Comparison, Error,
    folder::Folder,
    manifest::Manifest,
    text::read_text,
    warning::Warnings,
    yaml::{Fault, Node, Section, Value, parse_section},
};

pub use samples::SampleFiles;
pub(crate) use samples::samples;
use validation::validation_cases;
pub use validation::{ValidationCase, ValidationKind};

/// The test data of a package.
#[derive(Debug)]
pub(crate) struct Data {
    pub(crate) root: TestGroup<PathBuf>,
    pub(crate) input_arguments: BTreeMap<String, InputArguments>,
    pub(crate) samples: Vec<SampleFiles>,
    pub(crate) validation_cases: Vec<ValidationCase>,
}

/// The arguments of input validators for a case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputArguments {
    /// For every validator without its own arguments.
    pub all: Vec<String>,
    /// For single validators, by their names: the last part of the path, with or without extension.
    pub by_name: BTreeMap<String, Vec<String>>,
}

impl InputArguments {
    /// The arguments of the validator with this path.
    pub fn of(&self, validator: &str) -> &[String] {
        let base = validator.rsplit('/').next().unwrap_or(validator);
        let stem = base.split('.').next().unwrap_or(base);
        self.by_name.get(base).or_else(|| self.by_name.get(stem)).unwrap_or(&self.all)
    }

    fn is_empty(&self) -> bool {
        self.all.is_empty() && self.by_name.is_empty()
    }
}

/// The parts of the package that reading the test data needs.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) folder: &'a Folder,
    pub(crate) manifest: &'a Manifest,
    /// Whether the default output validator judges. Then its flags are checked.
    pub(crate) default_validator: bool,
    /// Whether the package has a static validator.
    pub(crate) static_validator: bool,
}

/// Reads the test data.
///
/// # Errors
/// There is no case, a case has no answer, or a file has invalid settings.
pub(crate) fn data(context: Context<'_>, warnings: &mut Warnings) -> Result<Data, Error> {
    let mut reader = Reader { context, input_arguments: BTreeMap::new(), unused: BTreeMap::new(), warnings };
    let root = match context.manifest.format {
        crate::Format::V2025_09 if !reader.is_graded_as_legacy()? => reader.modern()?,
        crate::Format::Legacy | crate::Format::V2025_09 => reader.legacy()?,
    };
    let validation_cases = validation_cases(&mut reader)?;
    let Reader { input_arguments, unused, .. } = reader;
    for ((_, ending), (first, count)) in unused {
        let more = if count > 1 { format!(", like {} similar files", count - 1) } else { String::new() };
        let what = if ending == "ans" { "has no input and is not used" } else { "is not test data and is not used" };
        warnings.file(first, format!("{what}{more}"));
    }
    if root.cases().next().is_none() {
        let message = "has no test case; add at least data/secret/1.in with its answer data/secret/1.ans";
        return Err(Error::invalid(&context.folder.path("data"), message));
    }
    if !root.cases().any(|case| !case.sample) {
        warnings.file("data/secret", "has no test case, so only the samples are judged");
    }
    let samples = samples(context.folder, &root, warnings);
    Ok(Data { root, input_arguments, samples, validation_cases })
}

struct Reader<'a, 'w> {
    context: Context<'a>,
    input_arguments: BTreeMap<String, InputArguments>,
    /// Files that are not test data, by folder and extension: the first one, and their number.
    unused: BTreeMap<(String, String), (String, usize)>,
    warnings: &'w mut Warnings,
}

/// An entry of a folder of test data.
enum Child {
    /// A case, by its path under `data/`.
    Case(String),
    /// A folder, by its path under `data/`.
    Folder(String),
}

impl Reader<'_, '_> {
    /// The cases and folders in a folder (a path under `data/`), sorted by name, which is the order of judging.
    fn children(&mut self, name: &str) -> Vec<Child> {
        let place = format!("data/{name}/");
        let mut found: Vec<(String, Child)> = Vec::new();
        for child in self.context.folder.children(&place) {
            if let Some(folder) = child.strip_suffix('/') {
                if !folder.ends_with(".files") {
                    found.push((folder.to_owned(), Child::Folder(format!("{name}/{folder}"))));
                }
            } else if let Some(stem) = child.strip_suffix(".in") {
                found.push((stem.to_owned(), Child::Case(format!("{name}/{stem}"))));
            } else {
                self.check_use(&place, &child);
            }
        }
        found.sort_by(|a, b| a.0.cmp(&b.0));
        found.into_iter().map(|(_, child)| child).collect()
    }

    /// Records a file that belongs to no case.
    fn check_use(&mut self, place: &str, file: &str) {
        const BESIDE: [&str; 16] = [
            ".ans",
            ".out",
            ".interaction",
            ".in.statement",
            ".ans.statement",
            ".in.download",
            ".ans.download",
            ".yaml",
            ".desc",
            ".hint",
            ".png",
            ".jpg",
            ".jpeg",
            ".svg",
            ".txt",
            ".md",
        ];
        if matches!(file, "test_group.yaml" | "testdata.yaml") || file.ends_with(".interaction") {
            return;
        }
        let stem = BESIDE.iter().find_map(|ending| file.strip_suffix(ending));
        let beside = |ending: &str| stem.is_some_and(|stem| self.context.folder.has(&format!("{place}{stem}{ending}")));
        let belongs = beside(".in") || beside(".interaction");
        let harmless = [".desc", ".hint", ".md", ".txt", ".png", ".jpg", ".jpeg", ".svg", ".pdf"]
            .iter()
            .any(|e| file.ends_with(e));
        if !belongs && !harmless {
            let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending).to_owned();
            let entry = self.unused.entry((place.to_owned(), ending)).or_insert_with(|| (format!("{place}{file}"), 0));
            entry.1 += 1;
        }
    }

    /// Whether a package of the newer format is graded by the legacy rules. The reference tool reads drafts this way.
    fn is_graded_as_legacy(&self) -> Result<bool, Error> {
        const KEYS: [&str; 6] = ["on_reject", "grading", "grader_flags", "accept_score", "reject_score", "range"];
        let folder = self.context.folder;
        for file in folder.under("data/").filter(|file| file.ends_with("/testdata.yaml")) {
            if let Some((_, mut section)) = self.settings(file)?
                && KEYS.iter().any(|key| section.take(key).is_some())
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The settings of a folder or case, with constants replaced. None if there is no such file.
    fn settings(&self, name: &str) -> Result<Option<(PathBuf, Section)>, Error> {
        if !self.context.folder.has(name) {
            return Ok(None);
        }
        let path = self.context.folder.path(name);
        let text = self.context.manifest.constants.replace(&read_text(&path)?);
        Ok(Some((path.clone(), parse_section(&path, &text)?)))
    }

    /// The settings of a folder (a path under `data/`), from `test_group.yaml`, or `testdata.yaml` in older packages.
    fn group_settings(&self, name: &str) -> Result<Option<(String, PathBuf, Section)>, Error> {
        let place = if name.is_empty() { "data".to_owned() } else { format!("data/{name}") };
        for file in ["test_group.yaml", "testdata.yaml"] {
            let file = format!("{place}/{file}");
            if let Some((path, section)) = self.settings(&file)? {
                return Ok(Some((file, path, section)));
            }
        }
        Ok(None)
    }

    /// The flags of an output validator, after those of `problem.yaml`. The flags of the default validator are checked.
    fn validator_args(&self, words: &[String], node: &Node, path: &Path) -> Result<Vec<String>, Error> {
        let base =
            self.context.manifest.validator_flags.as_ref().map(|(flags, _)| flags.as_slice()).unwrap_or_default();
        let all: Vec<String> = base.iter().chain(words).cloned().collect();
        if self.context.default_validator {
            Comparison::parse(&all).map_err(|message| node.fault(message).in_file(path))?;
        }
        Ok(all)
    }

    /// The flags from `problem.yaml`.
    fn base_args(&self) -> Result<Vec<String>, Error> {
        match &self.context.manifest.validator_flags {
            Some((flags, node)) => {
                if self.context.default_validator {
                    let file = self.context.folder.path("problem.yaml");
                    Comparison::parse(flags).map_err(|message| node.fault(message).in_file(&file))?;
                }
                Ok(flags.clone())
            }
            None => Ok(Vec::new()),
        }
    }

    fn unknown(&mut self, file: &str, section: Section) {
        for (key, node) in section.rest() {
            self.warnings.line(file, node.line, format!("`{key}` is not a key of this file and has no effect"));
        }
    }
}

/// Arguments: a list of texts, or a text split at white space. A mapping has the arguments of single validators.
fn input_arguments(node: &Node, key: &str) -> Result<InputArguments, Fault> {
    let Value::Map(section) = &node.value else {
        return Ok(InputArguments { all: node.words(key)?, by_name: BTreeMap::new() });
    };
    let mut section = section.clone();
    // The legacy form names one validator: `name` and `flags`.
    let name = section.take("name").map(|node| node.text(key)).transpose()?;
    let flags = section.take("flags").map(|node| node.words(key)).transpose()?;
    let mut by_name = BTreeMap::new();
    if let Some(name) = name {
        by_name.insert(name, flags.unwrap_or_default());
    }
    for (name, node) in section.rest() {
        by_name.insert(name, node.words(key)?);
    }
    Ok(InputArguments { all: Vec::new(), by_name })
}

fn part(case: PlannedCase<PathBuf>) -> Part<PathBuf> {
    Part::Case(case)
}
