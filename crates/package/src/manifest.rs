//! `problem.yaml`: what a problem is called, by whom, and how it is judged.

use std::path::Path;

use assay_domain::Difficulty;

use crate::{
    About, Warning,
    yaml::{Fault, Node, Section, Value},
};

/// Keys that change nothing about how a pass-fail problem is judged here.
const WITHOUT_EFFECT: [&str; 3] = ["grading", "libraries", "max_submissions"];

/// What `problem.yaml` says, less its `limits`.
#[derive(Debug)]
pub(crate) struct Manifest {
    /// The title.
    pub(crate) name: String,
    /// The first of the keywords `easy`, `medium` and `hard`.
    pub(crate) difficulty: Option<Difficulty>,
    /// By whom and on what terms.
    pub(crate) about: About,
    /// The mapping under `limits`, and its line.
    pub(crate) limits: Option<Node>,
    /// Words of `validator_flags`, and their line.
    pub(crate) validator_flags: Option<(Vec<String>, Node)>,
}

/// Makes sense of the keys of `problem.yaml`.
///
/// # Errors
/// A key has a wrong value, a needed one is missing, or the problem is of a kind that cannot be judged yet.
pub(crate) fn manifest(file: &Path, mut yaml: Section, warnings: &mut Vec<Warning>) -> Result<Manifest, crate::Error> {
    let warn = |warnings: &mut Vec<Warning>, line: Option<u64>, message: String| {
        warnings.push(Warning { file: "problem.yaml".to_owned(), line, message });
    };
    let in_file = |fault: Fault| fault.in_file(file);

    let legacy = format_is_legacy(&mut yaml).map_err(in_file)?;
    refuse_what_cannot_be_judged(&mut yaml).map_err(in_file)?;

    let name = match yaml.take("name") {
        Some(node) => in_language(&node, "name").map_err(in_file)?,
        None => return Err(crate::Error::invalid(file, "lacks `name`; add a line `name: the problem's title`")),
    };
    let uuid = text(&mut yaml, "uuid").map_err(in_file)?;
    if uuid.is_none() && !legacy {
        warn(
            warnings,
            None,
            "lacks `uuid`, which 2025-09 wants; add one so that archives can tell problems apart".into(),
        );
    }
    let keywords = match yaml.take("keywords") {
        Some(node) => node.words("keywords").map_err(in_file)?,
        None => Vec::new(),
    };
    let (authors, contributors) = credits(&mut yaml).map_err(in_file)?;
    let about = About {
        uuid,
        version: text(&mut yaml, "version").map_err(in_file)?,
        authors,
        contributors,
        source: yaml.take("source").map(|node| source(&node)).transpose().map_err(in_file)?,
        license: text(&mut yaml, "license").map_err(in_file)?,
        rights_owner: yaml.take("rights_owner").map(|node| source(&node)).transpose().map_err(in_file)?,
        keywords,
    };
    let difficulty = about.keywords.iter().find_map(|word| Difficulty::parse(word));
    let validator_flags = match yaml.take("validator_flags") {
        Some(node) => Some((node.words("validator_flags").map_err(in_file)?, node)),
        None => None,
    };
    let limits = yaml.take("limits");
    // The address of `source` says nothing that its name does not.
    yaml.take("source_url");
    for key in WITHOUT_EFFECT {
        yaml.take(key);
    }
    if let Some(node) = yaml.take("languages")
        && node.words("languages").map_err(in_file)? != ["all"]
    {
        warn(warnings, Some(node.line), "`languages` is not supported; every language is accepted".into());
    }
    if let Some(node) = yaml.take("allow_file_writing")
        && matches!(node.value, Value::Bool(true))
    {
        warn(
            warnings,
            Some(node.line),
            "`allow_file_writing` is not supported; programs may write in their box".into(),
        );
    }
    for (key, node) in yaml.rest() {
        let what = match key.as_str() {
            "embargo_until" | "constants" => "is not supported and has no effect",
            _ => "is no key of the format and has no effect; check its spelling",
        };
        warn(warnings, Some(node.line), format!("`{key}` {what}"));
    }
    Ok(Manifest { name, difficulty, about, limits, validator_flags })
}

/// Whether the package is of the old format, which is also what a package is that does not say.
fn format_is_legacy(yaml: &mut Section) -> Result<bool, Fault> {
    let Some(node) = yaml.take("problem_format_version") else { return Ok(true) };
    match node.text("problem_format_version")?.as_str() {
        "legacy" => Ok(true),
        "2025-09" | "2023-07-draft" => Ok(false),
        other => Err(node.fault(format!(
            "`problem_format_version: {other}` is not known; there are 2025-09, 2023-07-draft and legacy"
        ))),
    }
}

fn refuse_what_cannot_be_judged(yaml: &mut Section) -> Result<(), Fault> {
    if let Some(node) = yaml.take("type") {
        for kind in node.words("type")? {
            if kind != "pass-fail" {
                return Err(node.fault(format!("`type: {kind}` cannot be judged here; only pass-fail problems can")));
            }
        }
    }
    if let Some(node) = yaml.take("validation") {
        let validation = node.text("validation")?;
        if validation != "default" {
            return Err(node.fault(format!(
                "`validation: {validation}` needs an output validator of the package's own, which cannot be run here; \
                 use `validation: default` with `validator_flags`"
            )));
        }
    }
    Ok(())
}

fn text(yaml: &mut Section, key: &str) -> Result<Option<String>, Fault> {
    yaml.take(key).map(|node| node.text(key)).transpose()
}

/// A text, or the English one of a mapping from languages to texts, or its first.
fn in_language(node: &Node, key: &str) -> Result<String, Fault> {
    let text = match &node.value {
        Value::Map(languages) => {
            let mut languages = languages.clone().rest();
            languages.sort_by_key(|(language, _)| (!crate::statement::is_english(language), language.clone()));
            match languages.first() {
                Some((_, text)) => text.text(key)?,
                None => String::new(),
            }
        }
        _ => node.text(key)?,
    };
    match text.trim() {
        "" => Err(node.fault(format!("`{key}` is empty; write the problem's title"))),
        text => Ok(text.to_owned()),
    }
}

/// Authors and other contributors, from `credits` (2025-09) and `author` (legacy).
fn credits(yaml: &mut Section) -> Result<(Vec<String>, Vec<String>), Fault> {
    let (mut authors, mut contributors) = (Vec::new(), Vec::new());
    if let Some(node) = yaml.take("author") {
        authors.extend(node.text("author")?.split(',').map(without_address));
    }
    match yaml.take("credits") {
        Some(Node { value: Value::Map(mut roles), .. }) => {
            if let Some(node) = roles.take("authors") {
                people(&node, &mut authors)?;
            }
            for (_, node) in roles.rest() {
                people(&node, &mut contributors)?;
            }
        }
        Some(node) => people(&node, &mut authors)?,
        None => {}
    }
    Ok((authors, contributors))
}

/// A person, a list of them, or (for translators) a mapping from languages to either.
fn people(node: &Node, into: &mut Vec<String>) -> Result<(), Fault> {
    match &node.value {
        Value::List(items) => items.iter().try_for_each(|item| people(item, into))?,
        Value::Map(person) => {
            let mut person = person.clone();
            match person.take("name") {
                Some(name) => into.push(name.text("name")?),
                None => person.rest().iter().try_for_each(|(_, item)| people(item, into))?,
            }
        }
        _ => into.push(without_address(&node.text("credits")?)),
    }
    Ok(())
}

/// `Ada <ada@example.org>` without the address.
fn without_address(person: &str) -> String {
    person.split('<').next().unwrap_or_default().trim().to_owned()
}

/// A text, or the `name` of a mapping, or several of them.
fn source(node: &Node) -> Result<String, Fault> {
    let mut names = Vec::new();
    people(node, &mut names)?;
    Ok(names.join(", "))
}
