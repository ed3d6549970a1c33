//! Test data of the legacy format: folders in folders, each with `testdata.yaml`, graded from below.

use std::path::PathBuf;

use assay_domain::{GroupGrading, LegacyGrading, LegacyScore, LegacyVerdict, Part, TestGroup};

use super::{Child, Reader, case::CaseSettings, part};
use crate::{
    Error,
    yaml::{Fault, Node, Section, Value},
};

/// What holds for a folder and, where they say nothing else, for those in it.
#[derive(Clone, Debug, Default)]
struct Settings {
    grading: LegacyGrading,
    cases: CaseSettings,
}

impl Reader<'_, '_> {
    /// The whole tree.
    pub(super) fn legacy(&mut self) -> Result<TestGroup<PathBuf>, Error> {
        let mut settings = Settings::default();
        settings.cases.validator_args = self.base_args()?;
        let mut settings = self.legacy_settings("", &settings)?;
        self.problem_grading(&mut settings.grading)?;
        let mut parts = Vec::new();
        let mut below = settings.clone();
        // It means the topmost group, and is not handed on.
        below.grading.ignore_sample = false;
        for name in ["sample", "secret"] {
            let group = self.legacy_group(name.to_owned(), &below)?;
            if !group.parts.is_empty() {
                parts.push(Part::Group(group));
            }
        }
        let mut root = TestGroup { name: String::new(), grading: GroupGrading::Legacy(settings.grading), parts };
        if !self.context.manifest.kind.scoring && is_plain(&root) {
            make_plain(&mut root);
        }
        Ok(root)
    }

    fn legacy_group(&mut self, name: String, inherited: &Settings) -> Result<TestGroup<PathBuf>, Error> {
        let mut settings = self.legacy_settings(&name, inherited)?;
        self.problem_grading(&mut settings.grading)?;
        if settings.grading.ignore_sample {
            let message = "`ignore_sample` holds for data/testdata.yaml only, and has no effect here";
            self.warnings.file(format!("data/{name}/testdata.yaml"), message);
            settings.grading.ignore_sample = false;
        }
        let mut parts = Vec::new();
        for child in self.children(&name) {
            match child {
                Child::Case(name) => parts.push(part(self.case(name, &settings.cases)?)),
                Child::Folder(name) => {
                    let group = self.legacy_group(name, &settings)?;
                    if !group.parts.is_empty() {
                        parts.push(Part::Group(group));
                    }
                }
            }
        }
        Ok(TestGroup { name, grading: GroupGrading::Legacy(settings.grading), parts })
    }

    fn legacy_settings(&mut self, name: &str, inherited: &Settings) -> Result<Settings, Error> {
        let Some((file, path, mut section)) = self.group_settings(name)? else { return Ok(inherited.clone()) };
        let cases = self.case_settings((&file, &path), &mut section, &inherited.cases)?;
        let mut grading = inherited.grading.clone();
        let mut odd = Vec::new();
        read_grading(&mut section, &mut grading, &mut odd).map_err(|fault| fault.in_file(&path))?;
        for (line, message) in odd {
            self.warnings.line(&file, line, message);
        }
        self.unknown(&file, section);
        Ok(Settings { grading, cases })
    }

    /// What very old packages say in `grading` of `problem.yaml` holds for every folder, as the reference tool has it.
    fn problem_grading(&mut self, grading: &mut LegacyGrading) -> Result<(), Error> {
        let file = self.context.folder.path("problem.yaml");
        let mut section = self.context.manifest.grading.clone();
        let mut odd = Vec::new();
        read_grading(&mut section, grading, &mut odd).map_err(|fault| fault.in_file(&file))
    }
}

fn read_grading(section: &mut Section, grading: &mut LegacyGrading, odd: &mut Vec<(u64, String)>) -> Result<(), Fault> {
    if let Some(node) = section.take("on_reject") {
        grading.stop_at_reject = match node.text("on_reject")?.as_str() {
            "break" | "first_error" => true,
            "continue" | "grade" | "worst_error" => false,
            other => return Err(node.fault(format!("`on_reject: {other}` must be `break` or `continue`"))),
        };
    }
    if let Some(node) = section.take("grading") {
        grading.custom = match node.text("grading")?.as_str() {
            "custom" => true,
            "default" => false,
            other => return Err(node.fault(format!("`grading: {other}` must be `default` or `custom`"))),
        };
    }
    if let Some(node) = section.take("grader_flags") {
        grading.grader_args = node.words("grader_flags")?;
        flags(&node, grading, odd);
    }
    for (key, into) in [("accept_score", &mut grading.accept_score), ("reject_score", &mut grading.reject_score)] {
        if let Some(node) = section.take(key) {
            *into = bound(&node, key)?;
        }
    }
    if let Some(node) = section.take("range") {
        grading.range = Some(range(&node)?);
    }
    Ok(())
}

fn flags(node: &Node, grading: &mut LegacyGrading, odd: &mut Vec<(u64, String)>) {
    let fresh = LegacyGrading::default();
    (grading.verdict, grading.score, grading.accept_if_any, grading.ignore_sample) =
        (fresh.verdict, fresh.score, fresh.accept_if_any, fresh.ignore_sample);
    if grading.custom {
        return;
    }
    for word in &grading.grader_args {
        match word.as_str() {
            "worst_error" => grading.verdict = LegacyVerdict::WorstError,
            "first_error" => grading.verdict = LegacyVerdict::FirstError,
            "always_accept" => grading.verdict = LegacyVerdict::AlwaysAccept,
            "sum" => grading.score = LegacyScore::Sum,
            "avg" => grading.score = LegacyScore::Avg,
            "min" => grading.score = LegacyScore::Min,
            "max" => grading.score = LegacyScore::Max,
            "ignore_sample" => grading.ignore_sample = true,
            "accept_if_any_accepted" => grading.accept_if_any = true,
            other => odd.push((node.line, format!("`{other}` is no flag of the default grader, and has no effect"))),
        }
    }
}

/// A number, or one of the infinities.
fn bound(node: &Node, key: &str) -> Result<f64, Fault> {
    match &node.value {
        Value::Text(text) => bound_word(text.trim()).ok_or_else(|| node.fault(format!("`{key}` must be a number"))),
        Value::Float(number) if !number.is_nan() => Ok(*number),
        _ => node.number(key),
    }
}

/// A number as it is written in Python or in YAML.
fn bound_word(word: &str) -> Option<f64> {
    let plain = word.replacen('.', "", usize::from(word.to_ascii_lowercase().ends_with(".inf")));
    plain.parse::<f64>().ok().filter(|number| !number.is_nan())
}

/// Two numbers, the least and the most.
fn range(node: &Node) -> Result<(f64, f64), Fault> {
    let fault =
        || node.fault("`range` must be two numbers with a space between, the least and the most, such as `0 100`");
    let numbers: Option<Vec<f64>> = match &node.value {
        Value::List(items) => items.iter().map(|item| bound(item, "range").ok()).collect(),
        _ => node.text("range").map_err(|_| fault())?.split_whitespace().map(bound_word).collect(),
    };
    match numbers.as_deref() {
        // The infinities have no place in JSON; nothing comes near their pause_group.
        Some([least, most]) if least <= most => Ok((least.max(f64::MIN), most.min(f64::MAX))),
        _ => Err(fault()),
    }
}

/// Whether the tree says nothing that `2025-09` does not say of a pass-fail problem: every case must be accepted, and the
/// first that is not decides.
fn is_plain(group: &TestGroup<PathBuf>) -> bool {
    let plain = match &group.grading {
        GroupGrading::Legacy(grading) => {
            grading.stop_at_reject
                && !grading.custom
                && !grading.accept_if_any
                && !grading.ignore_sample
                && grading.verdict != LegacyVerdict::AlwaysAccept
        }
        _ => true,
    };
    plain
        && group
            .parts
            .iter()
            .all(|part| matches!(part, Part::Group(group) if is_plain(group)) || matches!(part, Part::Case(_)))
}

/// Every group graded by all its cases, which then need no groups among them.
fn make_plain(root: &mut TestGroup<PathBuf>) {
    root.grading = GroupGrading::PassFail { static_case: None };
    for part in &mut root.parts {
        if let Part::Group(group) = part {
            group.grading = GroupGrading::PassFail { static_case: None };
            group.parts = flat(std::mem::take(&mut group.parts));
        }
    }
}

fn flat(parts: Vec<Part<PathBuf>>) -> Vec<Part<PathBuf>> {
    let flat_part = |part| match part {
        Part::Case(_) => vec![part],
        Part::Group(group) => flat(group.parts),
    };
    parts.into_iter().flat_map(flat_part).collect()
}
