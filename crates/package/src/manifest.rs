//! Reads `problem.yaml`.

use std::{collections::BTreeMap, path::Path};

use assay_domain::{Difficulty, LanguageId, ProblemKind};

use crate::{
    About, Format, Person,
    about::{Credits, Source, sources},
    constants::Constants,
    languages,
    warning::Warnings,
    yaml::{Fault, Node, Section, Value},
};

/// The content of `problem.yaml`. `limits` is read later.
#[derive(Debug)]
pub(crate) struct Manifest {
    pub(crate) format: Format,
    /// The titles by language code.
    pub(crate) names: BTreeMap<String, String>,
    /// Authors, sources and license.
    pub(crate) about: About,
    /// The kind of problem. The number of passes comes from the limits.
    pub(crate) kind: ProblemKind,
    /// Whether it runs in several passes.
    pub(crate) multi_pass: bool,
    /// Legacy format: whether the package's own validator judges. None in newer formats.
    pub(crate) custom_validation: Option<bool>,
    /// The value of `limits`.
    pub(crate) limits: Option<Node>,
    /// The words of `validator_flags`, and its node.
    pub(crate) validator_flags: Option<(Vec<String>, Node)>,
    /// Legacy `grading`, with the keys that newer packages have in `testdata.yaml`.
    pub(crate) grading: Section,
    /// The allowed languages.
    pub(crate) languages: Option<Vec<LanguageId>>,
    /// Whether programs may create files.
    pub(crate) file_writing: bool,
    pub(crate) constants: Constants,
}

const LICENSES: [&str; 7] = ["unknown", "public domain", "cc0", "cc by", "cc by-sa", "educational", "permission"];

/// Reads the keys of `problem.yaml`.
///
/// # Errors
/// A key has an invalid value, or a required key is missing.
pub(crate) fn manifest(file: &Path, mut yaml: Section, warnings: &mut Warnings) -> Result<Manifest, crate::Error> {
    let format = format(&mut yaml).map_err(|fault| fault.in_file(file))?;
    let mut names = BTreeMap::new();
    match yaml.take("name") {
        Some(node) => names = titles(&node).map_err(|fault| fault.in_file(file))?,
        // In the legacy format, the statement may have the name.
        None if format == Format::Legacy => {}
        None => return Err(crate::Error::invalid(file, "has no `name`; add a line `name: the problem's title`")),
    }
    read(yaml, format, names, warnings).map_err(|fault| fault.in_file(file))
}

fn read(
    mut yaml: Section,
    format: Format,
    names: BTreeMap<String, String>,
    warnings: &mut Warnings,
) -> Result<Manifest, Fault> {
    let legacy = format == Format::Legacy;
    let mut unknown = |key: &str, line: u64| {
        let message = format!("`{key}` is not a key of the format and has no effect; check its spelling");
        warnings.line("problem.yaml", line, message);
    };
    let uuid = text(&mut yaml, "uuid")?;
    let mut credits = match yaml.take("credits") {
        Some(node) => Credits::read(&node, &mut unknown)?,
        None => Credits::default(),
    };
    if let Some(node) = yaml.take("author") {
        let authors: Vec<Person> = match &node.value {
            Value::List(_) => node.words("author")?.iter().map(|name| Person::parse(name)).collect(),
            _ => Credits::read_legacy(&node.text("author")?).authors,
        };
        credits.authors.extend(authors);
    }
    let mut sources: Vec<Source> = match yaml.take("source") {
        Some(node) => sources(&node, &mut unknown)?,
        None => Vec::new(),
    };
    if let (Some(url), Some(source)) = (text(&mut yaml, "source_url")?, sources.first_mut()) {
        source.url.get_or_insert(url);
    }
    if uuid.is_none() && !legacy {
        let message = "has no `uuid`, which 2025-09 requires; add one so that archives can identify the problem";
        warnings.file("problem.yaml", message);
    }
    let keywords = match yaml.take("keywords") {
        Some(node) => node.words("keywords")?,
        None => Vec::new(),
    };
    let license = match yaml.take("license") {
        Some(node) => {
            let license = node.text("license")?.trim().to_lowercase();
            if !LICENSES.contains(&license.as_str()) {
                let message = format!("`license: {license}` is not one of {}", LICENSES.join(", "));
                warnings.line("problem.yaml", node.line, message);
            }
            Some(license)
        }
        None => None,
    };
    let rights_owner = match yaml.take("rights_owner") {
        Some(node @ Node { value: Value::List(_), .. }) => Some(node.words("rights_owner")?.join(", ")),
        Some(node) => Some(node.text("rights_owner")?.trim().to_owned()).filter(|owner| !owner.is_empty()),
        None => None,
    };
    let embargo = match yaml.take("embargo_until") {
        Some(node) => {
            let message = "`embargo_until` is kept but has no effect: publish the problem after that day";
            warnings.line("problem.yaml", node.line, message);
            Some(node.text("embargo_until")?)
        }
        None => None,
    };
    let about = About {
        uuid,
        version: text(&mut yaml, "version")?,
        difficulty: keywords.iter().find_map(|word| Difficulty::parse(word)),
        keywords,
        credits,
        sources,
        license,
        rights_owner,
        embargo_until: embargo,
    };

    let (mut kind, multi_pass) = kind(&mut yaml)?;
    let custom_validation = validation(&mut yaml, legacy, &mut kind)?;
    let validator_flags = match yaml.take("validator_flags") {
        Some(node) => Some((node.words("validator_flags")?, node)),
        None => None,
    };
    let grading = match yaml.take("grading") {
        Some(Node { value: Value::Map(mut grading), .. }) => {
            // The results of groups are always shown to the submitter.
            if let Some(node) = grading.take("show_test_data_groups")
                && !node.yes("show_test_data_groups")?
            {
                let message =
                    "`show_test_data_groups: false` is not supported: the submitter sees the score of each group";
                warnings.line("problem.yaml", node.line, message);
            }
            if let Some(node) = grading.take("objective") {
                kind.minimise = match node.text("objective")?.as_str() {
                    "min" => true,
                    "max" => false,
                    other => return Err(node.fault(format!("`objective: {other}` must be `min` or `max`"))),
                };
            }
            grading
        }
        Some(other) => return Err(other.fault("`grading` must be a mapping, such as `objective: max`")),
        None => Section::default(),
    };
    let limits = yaml.take("limits");
    let languages = accepted_languages(&mut yaml, warnings)?;
    let file_writing = match yaml.take("allow_file_writing") {
        Some(Node { value: Value::Bool(yes), .. }) => yes,
        Some(other) => return Err(other.fault("`allow_file_writing` must be `true` or `false`")),
        // The legacy format allows it.
        None => legacy,
    };
    let constants = match yaml.take("constants") {
        Some(node) => Constants::read(&node)?,
        None => Constants::default(),
    };
    // Keys of old judges in old archives.
    for key in ["libraries", "max_submissions"] {
        if let Some(node) = yaml.take(key) {
            let message = format!("`{key}` is not supported and has no effect");
            warnings.line("problem.yaml", node.line, message);
        }
    }
    for (key, node) in yaml.rest() {
        let message = format!("`{key}` is not a key of the format and has no effect; check its spelling");
        warnings.line("problem.yaml", node.line, message);
    }
    Ok(Manifest {
        format,
        names,
        about,
        kind,
        multi_pass,
        custom_validation,
        limits,
        validator_flags,
        grading,
        languages,
        file_writing,
        constants,
    })
}

/// The package format. Without the key it is legacy.
fn format(yaml: &mut Section) -> Result<Format, Fault> {
    let Some(node) = yaml.take("problem_format_version") else { return Ok(Format::Legacy) };
    match node.text("problem_format_version")?.as_str() {
        "legacy" | "legacy-icpc" => Ok(Format::Legacy),
        "2025-09" | "2025-09-draft" | "2023-07-draft" | "2023-07" | "draft" => Ok(Format::V2025_09),
        other => {
            Err(node
                .fault(format!("`problem_format_version: {other}` is not known; use 2025-09, 2023-07-draft or legacy")))
        }
    }
}

/// The combination in `type`, and whether it is multi-pass.
fn kind(yaml: &mut Section) -> Result<(ProblemKind, bool), Fault> {
    let mut kind = ProblemKind::default();
    let mut multi_pass = false;
    let Some(node) = yaml.take("type") else { return Ok((kind, false)) };
    let words = node.words("type")?;
    for word in &words {
        match word.as_str() {
            "pass-fail" => {}
            "scoring" => kind.scoring = true,
            "interactive" => kind.interactive = true,
            "multi-pass" => multi_pass = true,
            "submit-answer" => kind.submit_answer = true,
            other => {
                return Err(node.fault(format!(
                    "`type: {other}` is not known; use pass-fail, scoring, interactive, multi-pass or submit-answer"
                )));
            }
        }
    }
    let both = |a: &str, b: &str| words.iter().any(|word| word == a) && words.iter().any(|word| word == b);
    for (a, b) in [("pass-fail", "scoring"), ("submit-answer", "multi-pass"), ("submit-answer", "interactive")] {
        if both(a, b) {
            return Err(node.fault(format!("`type` names both {a} and {b}, which exclude each other; keep one")));
        }
    }
    Ok((kind, multi_pass))
}

/// Legacy `validation`: whether it is `custom`. Its other words change the kind.
fn validation(yaml: &mut Section, legacy: bool, kind: &mut ProblemKind) -> Result<Option<bool>, Fault> {
    let Some(node) = yaml.take("validation") else { return Ok(legacy.then_some(false)) };
    let words = node.words("validation")?;
    match words.first().map(String::as_str) {
        Some("default") | None => Ok(Some(false)),
        Some("custom") => {
            for word in &words[1..] {
                match word.as_str() {
                    "interactive" => kind.interactive = true,
                    // Judging notices that the validator gives scores.
                    "score" => {}
                    other => {
                        return Err(node.fault(format!(
                            "`validation: custom {other}` is not known; use `score` or `interactive`"
                        )));
                    }
                }
            }
            Ok(Some(true))
        }
        Some(other) => Err(node.fault(format!("`validation: {other}` must begin with `default` or `custom`"))),
    }
}

fn accepted_languages(yaml: &mut Section, warnings: &mut Warnings) -> Result<Option<Vec<LanguageId>>, Fault> {
    let Some(node) = yaml.take("languages") else { return Ok(None) };
    let words = node.words("languages")?;
    if words == ["all"] || words.is_empty() {
        return Ok(None);
    }
    for word in words.iter().filter(|word| !languages::is_language(word)) {
        warnings.line("problem.yaml", node.line, format!("`languages` names {word}, which is not a language code"));
    }
    Ok(Some(words.iter().map(|word| LanguageId::from(word.as_str())).collect()))
}

fn text(yaml: &mut Section, key: &str) -> Result<Option<String>, Fault> {
    yaml.take(key).map(|node| node.text(key)).transpose()
}

/// An English title, or a mapping from languages to titles.
fn titles(node: &Node) -> Result<BTreeMap<String, String>, Fault> {
    let titles: BTreeMap<String, String> = match &node.value {
        Value::Map(languages) => languages
            .clone()
            .rest()
            .into_iter()
            .map(|(language, title)| Ok((language.replace('_', "-"), title.text("name")?.trim().to_owned())))
            .collect::<Result<_, Fault>>()?,
        _ => BTreeMap::from([("en".to_owned(), node.text("name")?.trim().to_owned())]),
    };
    if titles.values().all(String::is_empty) {
        return Err(node.fault("`name` is empty; write the problem's title"));
    }
    Ok(titles.into_iter().filter(|(_, title)| !title.is_empty()).collect())
}
