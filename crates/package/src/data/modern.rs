//! Test data of `2025-09`: samples, and secret cases or groups.

use std::path::{Path, PathBuf};

use assay_domain::{Aggregation, GroupGrading, Part, StaticCase, TestGroup};

use super::{Child, Reader, case::CaseSettings, part};
use crate::{
    Error,
    yaml::{Fault, Node, Section, Value},
};

/// The default `max_score` of `secret`.
const MAX_SCORE: f64 = 100.0;

impl Reader<'_, '_> {
    /// The whole tree.
    pub(super) fn modern(&mut self) -> Result<TestGroup<PathBuf>, Error> {
        let mut settings = CaseSettings { validator_args: self.base_args()?, ..CaseSettings::default() };
        if let Some((file, path, mut section)) = self.group_settings("")? {
            settings = self.case_settings((&file, &path), &mut section, &settings)?;
            self.unknown(&file, section);
        }
        let mut parts = Vec::new();
        let sample = self.flat_group("sample".to_owned(), &settings)?;
        if !sample.parts.is_empty() {
            parts.push(Part::Group(sample));
        }
        let secret = self.secret(&settings)?;
        if !secret.parts.is_empty() {
            parts.push(Part::Group(secret));
        }
        let scoring = self.context.manifest.kind.scoring;
        let grading = if scoring { GroupGrading::Secret } else { GroupGrading::PassFail { static_case: None } };
        Ok(TestGroup { name: String::new(), grading, parts })
    }

    fn secret(&mut self, inherited: &CaseSettings) -> Result<TestGroup<PathBuf>, Error> {
        let folders = self.context.folder.children("data/secret/");
        let is_group = |folder: &&String| {
            folder.ends_with('/')
                && ["test_group.yaml", "testdata.yaml"]
                    .iter()
                    .any(|file| self.context.folder.has(&format!("data/secret/{folder}{file}")))
        };
        let groups: Vec<String> =
            folders.iter().filter(is_group).map(|name| name.trim_end_matches('/').to_owned()).collect();
        if groups.is_empty() {
            return self.flat_group("secret".to_owned(), inherited);
        }
        let (settings, grading) = self.group("secret", inherited)?;
        let mut parts = Vec::new();
        let mut earlier = vec!["sample".to_owned()];
        for child in self.children("secret") {
            match child {
                Child::Case(name) => {
                    let message =
                        "is a case beside test groups, which the format does not allow; it counts as one more part";
                    self.warnings.file(format!("data/{name}.in"), message);
                    parts.push(part(self.case(name, &settings)?));
                }
                Child::Folder(name) => {
                    let group = self.flat_group(name.clone(), &settings)?;
                    if let GroupGrading::Scoring { require_pass, .. } = &group.grading {
                        self.check_required(&name, require_pass, &earlier)?;
                    }
                    earlier.push(name);
                    let of_its_own = matches!(&group.grading, GroupGrading::Scoring { static_case: Some(_), .. });
                    if !group.parts.is_empty() || of_its_own {
                        parts.push(Part::Group(group));
                    }
                }
            }
        }
        Ok(TestGroup { name: "secret".to_owned(), grading, parts })
    }

    fn check_required(&self, name: &str, required: &[String], earlier: &[String]) -> Result<(), Error> {
        match required.iter().find(|wanted| !earlier.contains(wanted)) {
            None => Ok(()),
            Some(wanted) => {
                let message = format!(
                    "`require_pass` names {wanted}, which is not an earlier group; the earlier groups are {}",
                    earlier.join(", ")
                );
                Err(Error::invalid(&self.context.folder.path(&format!("data/{name}/test_group.yaml")), message))
            }
        }
    }

    /// A group with all its cases, also those in subfolders, sorted by name.
    fn flat_group(&mut self, name: String, inherited: &CaseSettings) -> Result<TestGroup<PathBuf>, Error> {
        let (settings, grading) = self.group(&name, inherited)?;
        let mut parts = Vec::new();
        self.flat_cases(&name, &settings, &mut parts)?;
        Ok(TestGroup { name, grading, parts })
    }

    fn flat_cases(&mut self, name: &str, settings: &CaseSettings, parts: &mut Vec<Part<PathBuf>>) -> Result<(), Error> {
        for child in self.children(name) {
            match child {
                Child::Case(name) => parts.push(part(self.case(name, settings)?)),
                Child::Folder(name) => {
                    if self.group_settings(&name)?.is_some() {
                        let message = "is in a folder that cannot be a test group, and has no effect";
                        self.warnings.file(format!("data/{name}/test_group.yaml"), message);
                    }
                    self.flat_cases(&name, settings, parts)?;
                }
            }
        }
        Ok(())
    }

    /// The settings of a group's cases, and its grading.
    fn group(&mut self, name: &str, inherited: &CaseSettings) -> Result<(CaseSettings, GroupGrading), Error> {
        let scored = self.context.manifest.kind.scoring && name != "sample";
        let mut settings = inherited.clone();
        // Settings of secret groups do not apply to samples.
        let mut own = Grading::of(name);
        let at = format!("data/{name}/test_group.yaml");
        let mut path = self.context.folder.path(&at);
        if let Some((file, file_path, mut section)) = self.group_settings(name)? {
            settings = self.case_settings((&file, &file_path), &mut section, inherited)?;
            own.read(&mut section).map_err(|fault| fault.in_file(&file_path))?;
            path = file_path;
            self.unknown(&file, section);
        }
        if own.static_case.is_some() && !self.context.static_validator {
            let message = "`static_validation_score` needs a static validator; put one into static_validator/";
            return Err(Error::invalid(&path, message));
        }
        if own.said && !scored {
            let message = "sets scores, which have no effect: the problem is not of type scoring, or these are samples";
            self.warnings.file(at, message);
        }
        let grading =
            if scored { own.scoring(&path)? } else { GroupGrading::PassFail { static_case: own.static_case } };
        Ok((settings, grading))
    }
}

/// The score keys of `test_group.yaml`.
struct Grading {
    aggregation: Aggregation,
    max_score: Option<f64>,
    require_pass: Vec<String>,
    static_case: Option<StaticCase>,
    said: bool,
}

impl Grading {
    fn of(group: &str) -> Self {
        let secret = group == "secret";
        Self {
            aggregation: if secret { Aggregation::Sum } else { Aggregation::PassFail },
            max_score: secret.then_some(MAX_SCORE),
            require_pass: Vec::new(),
            static_case: None,
            said: false,
        }
    }

    fn read(&mut self, section: &mut Section) -> Result<(), Fault> {
        self.read_scores(section, ["max_score", "score_aggregation"])?;
        // The notation of a draft of the format.
        if let Some(Node { value: Value::Map(mut scoring), .. }) = section.take("scoring") {
            self.read_scores(&mut scoring, ["score", "aggregation"])?;
            self.read_scores(&mut scoring, ["max_score", "score_aggregation"])?;
        }
        if let Some(node) = section.take("static_validation_score") {
            let pass_fail = matches!(&node.value, Value::Text(text) if text == "pass-fail");
            let max_score = if pass_fail { None } else { Some(score(&node, "static_validation_score")?) };
            self.static_case = Some(StaticCase { max_score, args: Vec::new() });
        }
        if let Some(node) = section.take("static_validator_args") {
            let words = node.words("static_validator_args")?;
            match &mut self.static_case {
                Some(case) => case.args = words,
                None => return Err(node.fault("`static_validator_args` needs `static_validation_score`")),
            }
        }
        Ok(())
    }

    fn read_scores(&mut self, section: &mut Section, [most, how]: [&str; 2]) -> Result<(), Fault> {
        if let Some(node) = section.take(most) {
            self.said = true;
            let unbounded = matches!(&node.value, Value::Text(text) if text == "unbounded");
            self.max_score = if unbounded { None } else { Some(score(&node, most)?) };
        }
        if let Some(node) = section.take(how) {
            self.said = true;
            self.aggregation = match node.text(how)?.as_str() {
                "pass-fail" => Aggregation::PassFail,
                "sum" => Aggregation::Sum,
                "min" => Aggregation::Min,
                other => return Err(node.fault(format!("`{how}: {other}` must be `pass-fail`, `sum` or `min`"))),
            };
        }
        if let Some(node) = section.take("require_pass") {
            self.said = true;
            let full = |name: String| {
                if name == "sample" || name.starts_with("secret/") { name } else { format!("secret/{name}") }
            };
            self.require_pass = node.words("require_pass")?.into_iter().map(full).collect();
        }
        Ok(())
    }

    fn scoring(self, path: &Path) -> Result<GroupGrading, Error> {
        if self.aggregation == Aggregation::PassFail && self.max_score.is_none() {
            let message = "is all or nothing but has no score; set `max_score`, or `score_aggregation: sum`";
            return Err(Error::invalid(path, message));
        }
        Ok(GroupGrading::Scoring {
            aggregation: self.aggregation,
            max_score: self.max_score,
            require_pass: self.require_pass,
            static_case: self.static_case,
        })
    }
}

fn score(node: &Node, key: &str) -> Result<f64, Fault> {
    match node.number(key) {
        Ok(number) if number >= 0.0 => Ok(number),
        _ => Err(node.fault(format!("`{key}` must be a number of at least 0"))),
    }
}
