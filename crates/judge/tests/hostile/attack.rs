//! Hostile programs and the expectations in their comments.

use std::{
    fs,
    path::{Path, PathBuf},
};

use assay_domain::{Judgement, LanguageId, Verdict};
use assay_sandbox::Rung;

use crate::home::Home;

/// A hostile program.
#[derive(Debug)]
pub(crate) struct Attack {
    pub(crate) path: PathBuf,
    /// Its folder and file.
    pub(crate) name: String,
    pub(crate) language: LanguageId,
    /// What it tries.
    pub(crate) what: String,
    /// The expected verdicts: several only if the kernel decides.
    verdicts: Vec<Verdict>,
    /// The expected verdicts if memory can only be sampled and this makes a difference.
    without_control_groups: Option<Vec<Verdict>>,
}

/// All attacks; long ones first.
pub(crate) fn all(programs: &Path) -> Vec<Attack> {
    let mut found = Vec::new();
    for folder in fs::read_dir(programs).unwrap() {
        for file in fs::read_dir(folder.unwrap().path()).unwrap() {
            found.push(Attack::read(file.unwrap().path()));
        }
    }
    found
        .sort_by_key(|attack| (!attack.is_on_compiler(), attack.verdicts[0] == Verdict::Accepted, attack.name.clone()));
    found
}

impl Attack {
    /// Reads a program's first comment: `Attack: WHAT`, `Verdict: VERDICT or VERDICT`, and if needed `Without control groups: VERDICT or VERDICT`. Other lines
    /// continue the line before.
    fn read(path: PathBuf) -> Self {
        let parts: Vec<_> = path.iter().rev().take(2).map(|part| part.to_str().unwrap()).collect();
        let name = format!("{}/{}", parts[1], parts[0]);
        let language = match path.extension().unwrap().to_str().unwrap() {
            "cpp" => "cpp",
            "py" => "python3",
            "js" => "javascript",
            "java" => "java",
            "rs" => "rust",
            "go" => "go",
            other => panic!("{name}: no language is known by .{other}"),
        };
        let source = fs::read_to_string(&path).unwrap();
        let mut fields: [(&str, Option<String>); 3] =
            [("Attack: ", None), ("Verdict: ", None), ("Without control groups: ", None)];
        let mut last = None;
        for line in source.lines().map_while(|line| line.strip_prefix("// ").or(line.strip_prefix("# "))) {
            let line = line.trim();
            if let Some(index) = fields.iter().position(|(key, _)| line.starts_with(key)) {
                fields[index].1 = Some(line[fields[index].0.len()..].to_owned());
                last = Some(index);
            } else if let Some(text) = last.and_then(|index| fields[index].1.as_mut()) {
                *text = format!("{text} {line}");
            }
        }
        let [what, verdicts, without_control_groups] = fields.map(|(_, text)| text);
        let verdicts_of = |text: String| text.split(" or ").map(|name| name.parse().unwrap()).collect();
        Self {
            what: what.unwrap_or_else(|| panic!("{name} does not say what it tries")),
            verdicts: verdicts.map(verdicts_of).unwrap_or_else(|| panic!("{name} names no verdict")),
            without_control_groups: without_control_groups.map(verdicts_of),
            language: language.into(),
            path,
            name,
        }
    }

    /// The expected verdicts with this means of enforcing limits.
    pub(crate) fn expected(&self, rung: Rung) -> &[Verdict] {
        match &self.without_control_groups {
            Some(verdicts) if rung == Rung::Sampling => verdicts,
            _ => &self.verdicts,
        }
    }

    pub(crate) fn is_on_compiler(&self) -> bool {
        self.name.starts_with("compiler/")
    }

    /// Finds texts of the host or internal paths in what the submitter sees, unless the program itself contains them.
    pub(crate) fn leak(&self, judgement: &Judgement, home: &Home) -> Option<String> {
        let source = fs::read_to_string(&self.path).unwrap();
        let failure = judgement.failure.clone().unwrap_or_default();
        let seen = [judgement.compile_output.clone(), failure.message, failure.actual];
        let seen = seen.into_iter().flatten().collect::<String>();
        let secrets = ["root:x:", "/box/", env!("CARGO_MANIFEST_DIR"), home.data.to_str().unwrap()];
        let leaked = secrets.into_iter().find(|text| seen.contains(text) && !source.contains(text));
        leaked.map(|text| format!("gives away {text:?}"))
    }
}
