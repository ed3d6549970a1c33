//! Writes packages.

mod manifest;
mod signature;
mod track;
mod yaml;

use std::{
    collections::BTreeSet,
    fs,
    path::{Component, Path, PathBuf},
};

use assay_domain::{Aggregation, GroupGrading, NamedFile, Part, PlannedCase, Program, StaticCase, TestGroup};

use crate::{
    Error, Expectation, Format, InputArguments, InputValidator, Package, Short, StatementBody, TimeSetting, TimeUse,
    ValidationCase,
};
use yaml::Yaml;

pub use track::track_yaml;

/// Writes a package into a folder, which is created and must be empty. Reading it gives the same problem.
///
/// The format is `2025-09`. Problems that this format cannot express (legacy scoring, graders, several output validators) are copied
/// unchanged. Returns the written format.
///
/// # Errors
/// The folder cannot be created or is not empty, or a file cannot be read or written.
pub fn write(package: &Package, folder: &Path) -> Result<Format, Error> {
    fs::create_dir_all(folder).map_err(Error::io(folder))?;
    if fs::read_dir(folder).map_err(Error::io(folder))?.next().is_some() {
        return Err(Error::invalid(folder, "is not empty; use another folder"));
    }
    let writer = Writer { package, folder };
    if is_expressible(package) {
        writer.modern()?;
        Ok(Format::V2025_09)
    } else {
        writer.copy(&package.root, folder, 0)?;
        Ok(package.format)
    }
}

/// Whether `2025-09` can express the problem.
fn is_expressible(package: &Package) -> bool {
    fn graded(group: &TestGroup<PathBuf>) -> bool {
        let own = !matches!(group.grading, GroupGrading::Legacy(_));
        own && group
            .parts
            .iter()
            .all(|part| matches!(part, Part::Case(_)) || matches!(part, Part::Group(inner) if graded(inner)))
    }
    let plan = &package.plan;
    plan.graders.is_empty() && plan.output_validators.len() <= 1 && !plan.kind.minimise && graded(&plan.root)
}

struct Writer<'a> {
    package: &'a Package,
    folder: &'a Path,
}

impl Writer<'_> {
    fn modern(&self) -> Result<(), Error> {
        let package = self.package;
        self.text("problem.yaml", &manifest::manifest(package))?;
        if let Some(signature) = &package.plan.signature {
            self.text("signature.yaml", &signature::signature(signature))?;
        }
        for (sources, place) in [(&package.statements, "statement"), (&package.solutions, "solution")] {
            self.statements(sources, place)?;
        }
        let mut copied = BTreeSet::new();
        for text in package.hints.iter().flat_map(|hint| &hint.texts) {
            self.copy_folder_of(text, "hints", &mut copied)?;
        }
        self.group(&package.plan.root)?;
        for case in &package.validation_cases {
            self.validation_case(case)?;
        }
        for program in &package.plan.output_validators {
            self.program(program, "output_validator")?;
        }
        if let Some(program) = &package.plan.static_validator {
            self.program(program, "static_validator")?;
        }
        for validator in &package.input_validators {
            self.input_validator(validator)?;
        }
        for include in &package.plan.include {
            self.files(&include.files, &format!("include/{}", include.language))?;
        }
        for template in &package.templates {
            self.files(&template.files, &format!("attachments/templates/{}", template.language))?;
        }
        self.files(&package.attachments, "attachments")?;
        self.submissions()
    }

    /// Copies statements with all files in their folders.
    fn statements(&self, statements: &[crate::Statement], place: &str) -> Result<(), Error> {
        let mut copied = BTreeSet::new();
        for statement in statements {
            let source = self.copy_folder_of(statement, place, &mut copied)?;
            let extension = match (&statement.body, source.extension().and_then(|extension| extension.to_str())) {
                (StatementBody::Pdf, _) => "pdf",
                (_, Some(extension)) => extension,
                (_, None) => "md",
            };
            let stem = if place == "solution" { "solution" } else { "problem" };
            let name = format!("{stem}.{}.{extension}", statement.language);
            // Add the language to names without one.
            let old = source.file_name().map(|old| self.folder.join(place).join(old));
            if let Some(old) = old.filter(|old| old.file_name().is_some_and(|old| *old != *name) && old.is_file()) {
                fs::remove_file(&old).map_err(Error::io(&old))?;
            }
            self.file(&source, &format!("{place}/{name}"), false)?;
        }
        Ok(())
    }

    /// Copies a statement's folder, if it was not copied before. Returns the statement's new path.
    fn copy_folder_of(
        &self,
        statement: &crate::Statement,
        place: &str,
        copied: &mut BTreeSet<PathBuf>,
    ) -> Result<PathBuf, Error> {
        let source = self.package.root.join(&statement.source);
        if let Some(parent) = source.parent().filter(|parent| *parent != self.package.root)
            && copied.insert(parent.to_owned())
        {
            self.copy(parent, &self.folder.join(place), 0)?;
        }
        Ok(source)
    }

    fn group(&self, group: &TestGroup<PathBuf>) -> Result<(), Error> {
        let mut yaml = Yaml::default();
        match &group.grading {
            GroupGrading::Scoring { aggregation, max_score, require_pass, static_case } => {
                let name = match aggregation {
                    Aggregation::PassFail => "pass-fail",
                    Aggregation::Sum => "sum",
                    Aggregation::Min => "min",
                };
                yaml.text("score_aggregation", name);
                match max_score {
                    Some(score) => yaml.number("max_score", *score),
                    None => yaml.text("max_score", "unbounded"),
                }
                yaml.list("require_pass", require_pass);
                static_keys(&mut yaml, static_case.as_ref());
            }
            GroupGrading::PassFail { static_case } => static_keys(&mut yaml, static_case.as_ref()),
            GroupGrading::Secret | GroupGrading::Legacy(_) => {}
        }
        if !group.name.is_empty() {
            // A folder below `secret` is only a group if it has this file.
            let inner = group.name.matches('/').count() > 0;
            if inner || !yaml.is_empty() {
                self.text(&format!("data/{}/test_group.yaml", group.name), &yaml.finish())?;
            }
        }
        for part in &group.parts {
            match part {
                Part::Case(case) => self.case(case)?,
                Part::Group(group) => self.group(group)?,
            }
        }
        Ok(())
    }

    fn case(&self, case: &PlannedCase<PathBuf>) -> Result<(), Error> {
        let place = format!("data/{}", case.name);
        self.file(&case.input, &format!("{place}.in"), false)?;
        self.file(&case.answer, &format!("{place}.ans"), false)?;
        self.files(&case.files, &format!("{place}.files"))?;
        let stem = case.input.with_extension("");
        for extension in ["out", "interaction", "in.statement", "ans.statement", "in.download", "ans.download"] {
            let file =
                stem.with_file_name(format!("{}.{extension}", stem.file_name().unwrap_or_default().to_string_lossy()));
            if file.is_file() && file != case.answer {
                self.file(&file, &format!("{place}.{extension}"), false)?;
            }
        }
        let mut yaml = Yaml::default();
        yaml.list("args", &case.args);
        yaml.list("output_validator_args", &case.validator_args);
        input_keys(&mut yaml, self.package.input_arguments.get(&case.name));
        if !case.shown {
            yaml.yes("full_feedback", false);
        }
        self.yaml(&format!("{place}.yaml"), yaml)
    }

    fn validation_case(&self, case: &ValidationCase) -> Result<(), Error> {
        let place = format!("data/{}", case.name);
        self.file(&case.input, &format!("{place}.in"), false)?;
        for (file, extension) in [(&case.answer, "ans"), (&case.output, "out")] {
            if let Some(file) = file {
                self.file(file, &format!("{place}.{extension}"), false)?;
            }
        }
        self.files(&case.files, &format!("{place}.files"))?;
        let mut yaml = Yaml::default();
        yaml.list("args", &case.args);
        yaml.list("output_validator_args", &case.validator_args);
        input_keys(&mut yaml, Some(&case.input_arguments));
        self.yaml(&format!("{place}.yaml"), yaml)
    }

    fn program(&self, program: &Program<PathBuf>, place: &str) -> Result<(), Error> {
        self.files(&program.files, place)
    }

    fn input_validator(&self, validator: &InputValidator) -> Result<(), Error> {
        let name = validator.name();
        let base = name.split_once('/').map_or(name, |(_, rest)| rest);
        match validator {
            InputValidator::Program(program) => match program.files.as_slice() {
                [only] if only.name == base => {
                    self.file(&only.file, &format!("input_validators/{base}"), only.executable)
                }
                files => self.files(files, &format!("input_validators/{}", base.replace('/', "_"))),
            },
            InputValidator::Checktestdata(script) | InputValidator::Viva(script) => {
                self.file(&script.file, &format!("input_validators/{base}"), false)
            }
        }
    }

    fn submissions(&self) -> Result<(), Error> {
        // Copy the authors' own file.
        let own = self.package.root.join("submissions/submissions.yaml");
        let own = Some(own).filter(|own| self.package.format == Format::V2025_09 && own.is_file());
        let mut yaml = Yaml::default();
        for submission in &self.package.submissions {
            let is_folder = self.package.root.join(&submission.name).is_dir();
            match submission.files.as_slice() {
                [only] if !is_folder => self.file(&only.file, &submission.name, only.executable)?,
                files => self.files(files, &submission.name)?,
            }
            let path = submission.name.strip_prefix("submissions/").unwrap_or(&submission.name);
            let mut rules = Yaml::default();
            if submission.model_solution {
                rules.yes("model_solution", true);
            }
            expectation(&submission.expectation, path, &mut rules);
            if !rules.is_empty() {
                yaml.map(path, rules);
            }
        }
        match own {
            Some(own) => self.file(&own, "submissions/submissions.yaml", false),
            None => self.yaml("submissions/submissions.yaml", yaml),
        }
    }

    fn files(&self, files: &[NamedFile<PathBuf>], place: &str) -> Result<(), Error> {
        files.iter().try_for_each(|file| self.file(&file.file, &format!("{place}/{}", file.name), file.executable))
    }

    fn yaml(&self, name: &str, yaml: Yaml) -> Result<(), Error> {
        if yaml.is_empty() { Ok(()) } else { self.text(name, &yaml.finish()) }
    }

    fn text(&self, name: &str, text: &str) -> Result<(), Error> {
        let target = self.target(name)?;
        fs::write(&target, text).map_err(Error::io(&target))
    }

    fn file(&self, source: &Path, name: &str, executable: bool) -> Result<(), Error> {
        let target = self.target(name)?;
        fs::copy(source, &target).map_err(Error::io(source))?;
        if executable {
            make_executable(&target)?;
        }
        Ok(())
    }

    fn target(&self, name: &str) -> Result<PathBuf, Error> {
        let target = self.folder.join(name);
        // Names come from a package that was read, so this would be a bug.
        if Path::new(name).components().any(|part| !matches!(part, Component::Normal(_) | Component::CurDir)) {
            return Err(Error::invalid(&target, "leaves the package"));
        }
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).map_err(Error::io(folder))?;
        }
        Ok(target)
    }

    /// Copies a folder. Links are replaced by the files that they lead to.
    fn copy(&self, from: &Path, to: &Path, depth: usize) -> Result<(), Error> {
        fs::create_dir_all(to).map_err(Error::io(to))?;
        for entry in fs::read_dir(from).map_err(Error::io(from))? {
            let entry = entry.map_err(Error::io(from))?;
            let (path, target) = (entry.path(), to.join(entry.file_name()));
            let hidden = entry.file_name().to_string_lossy().starts_with('.') && entry.file_name() != ".timelimit";
            // Targets outside of the package are not part of it.
            let inside = path
                .canonicalize()
                .is_ok_and(|real| self.package.root.canonicalize().is_ok_and(|root| real.starts_with(root)));
            if hidden || !inside {
                continue;
            }
            if path.is_dir() {
                if depth < 32 {
                    self.copy(&path, &target, depth + 1)?;
                }
            } else {
                fs::copy(&path, &target).map_err(Error::io(&path))?;
            }
        }
        Ok(())
    }
}

fn static_keys(yaml: &mut Yaml, case: Option<&StaticCase>) {
    if let Some(case) = case {
        match case.max_score {
            Some(score) => yaml.number("static_validation_score", score),
            None => yaml.text("static_validation_score", "pass-fail"),
        }
        yaml.list("static_validator_args", &case.args);
    }
}

fn input_keys(yaml: &mut Yaml, arguments: Option<&InputArguments>) {
    let Some(arguments) = arguments else { return };
    if arguments.by_name.is_empty() {
        yaml.list("input_validator_args", &arguments.all);
    } else {
        let mut names = Yaml::default();
        arguments.by_name.iter().for_each(|(name, words)| names.list_always(name, words));
        yaml.map("input_validator_args", names);
    }
}

/// The rules of a submission that neither its folder nor its source states.
fn expectation(expectation: &Expectation, path: &str, yaml: &mut Yaml) {
    let names = |list: &[Short]| list.iter().map(|short| short.as_str().to_owned()).collect::<Vec<_>>();
    match expectation {
        Expectation::Rules { rules, .. } => {
            for rule in rules.iter().filter(|rule| rule.is_written()) {
                let mut own = Yaml::default();
                own.list("permitted", &rule.permitted.as_deref().map(names).unwrap_or_default());
                own.list("required", &rule.required.as_deref().map(names).unwrap_or_default());
                if let Some((least, most)) = rule.score {
                    own.raw("score", &format!("[{least}, {most}]"));
                }
                if let Some(message) = &rule.message {
                    own.text("message", message);
                }
                match rule.time {
                    TimeSetting::Inferred => {}
                    TimeSetting::Unused => own.yes("use_for_time_limit", false),
                    TimeSetting::Lower => own.text("use_for_time_limit", "lower"),
                    TimeSetting::Upper => own.text("use_for_time_limit", "upper"),
                }
                match &rule.cases {
                    Some(cases) => yaml.map(cases, own),
                    None => yaml.append(own),
                }
            }
        }
        // Folders with the same meaning in both formats need no rules.
        Expectation::Overall { permitted, time, .. } => {
            let label = path.split('/').next().unwrap_or_default();
            if !matches!(label, "accepted" | "wrong_answer" | "run_time_error" | "rejected" | "brute_force") {
                let required: Vec<Short> = Short::ALL
                    .into_iter()
                    .filter(|short| short.verdicts().first().is_some_and(|verdict| permitted.contains(verdict)))
                    .collect();
                yaml.list("permitted", &names(&Short::ALL));
                yaml.list("required", &names(&required));
                if *time == Some(TimeUse::Upper) && required != [Short::TimeLimitExceeded] {
                    yaml.text("use_for_time_limit", "upper");
                }
            }
        }
        Expectation::CompileError | Expectation::NotJudgeable { .. } => {}
    }
}

#[cfg(unix)]
fn make_executable(path: &Path) -> Result<(), Error> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).map_err(Error::io(path))
}

#[cfg(not(unix))]
fn make_executable(_: &Path) -> Result<(), Error> {
    Ok(())
}
