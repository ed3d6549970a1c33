//! `submissions/submissions.yaml`: rules for submissions, by path patterns.

use std::path::Path;

use super::{Glob, Rule, Short, TimeSetting};
use crate::{
    Error,
    warning::Warnings,
    yaml::{Fault, Node, Section, Value},
};

const FILE: &str = "submissions/submissions.yaml";

/// The content of `submissions.yaml`.
#[derive(Debug, Default)]
pub(crate) struct SubmissionRules {
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    glob: Glob,
    rules: Vec<Rule>,
    language: Option<String>,
    entry_point: Option<String>,
    model_solution: Option<bool>,
}

impl SubmissionRules {
    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The rules for the submission at this path below `submissions/`.
    pub(crate) fn of<'a>(&'a self, path: &'a str) -> impl Iterator<Item = &'a Rule> {
        self.matching(path).flat_map(|entry| &entry.rules)
    }

    /// The rule that replaces a folder's default: its pattern is exactly the folder's name.
    pub(crate) fn of_folder(&self, folder: &str) -> Option<&Rule> {
        let rules = self.entries.iter().flat_map(|entry| &entry.rules);
        rules.into_iter().find(|rule| rule.pattern == folder && rule.cases.is_none())
    }

    pub(crate) fn language<'a>(&'a self, path: &'a str) -> Option<&'a str> {
        self.matching(path).filter_map(|entry| entry.language.as_deref()).next_back()
    }

    pub(crate) fn entry_point<'a>(&'a self, path: &'a str) -> Option<&'a str> {
        self.matching(path).filter_map(|entry| entry.entry_point.as_deref()).next_back()
    }

    /// Whether a submission is a model solution.
    pub(crate) fn is_model_solution(&self, path: &str) -> bool {
        self.matching(path).filter_map(|entry| entry.model_solution).next_back().unwrap_or(false)
    }

    fn matching<'a>(&'a self, path: &'a str) -> impl DoubleEndedIterator<Item = &'a Entry> {
        self.entries.iter().filter(move |entry| entry.glob.matches(path))
    }
}

/// Reads the rules.
///
/// # Errors
/// A key has an invalid value.
pub(crate) fn read_rules(path: &Path, section: Section, warnings: &mut Warnings) -> Result<SubmissionRules, Error> {
    let mut entries = Vec::new();
    for (pattern, node) in section.rest() {
        entries.push(entry(&pattern, &node, warnings).map_err(|fault| fault.in_file(path))?);
    }
    Ok(SubmissionRules { entries })
}

fn entry(pattern: &str, node: &Node, warnings: &mut Warnings) -> Result<Entry, Fault> {
    let Value::Map(section) = &node.value else {
        return Err(node.fault(format!("`{pattern}` must be followed by rules, such as `permitted: [AC]`")));
    };
    let mut section = section.clone();
    let mut text = |key: &str| section.take(key).map(|node| node.text(key)).transpose();
    let (language, entry_point) = (text("language")?, text("entrypoint")?);
    let model_solution = section.take("model_solution").map(|node| node.yes("model_solution")).transpose()?;
    section.take("authors");
    let mut rules = Vec::new();
    let whole = rule(pattern, None, &mut section, node)?;
    rules.extend(whole);
    for (cases, node) in section.rest() {
        if let Value::Map(inner) = &node.value {
            let mut inner = inner.clone();
            rules.extend(rule(pattern, Some(&cases), &mut inner, &node)?);
            for (key, node) in inner.rest() {
                warnings.line(FILE, node.line, format!("`{key}` is not a key of a rule and has no effect"));
            }
        } else {
            warnings.line(FILE, node.line, format!("`{cases}` is not a key of a rule and has no effect"));
        }
    }
    Ok(Entry { glob: glob(pattern, node)?, rules, language, entry_point, model_solution })
}

fn glob(pattern: &str, node: &Node) -> Result<Glob, Fault> {
    Glob::new(pattern).ok_or_else(|| node.fault(format!("`{pattern}` expands to too many names; use fewer braces")))
}

fn rule(pattern: &str, cases: Option<&str>, section: &mut Section, at: &Node) -> Result<Option<Rule>, Fault> {
    let mut verdicts = |key: &str| -> Result<Option<Vec<Short>>, Fault> {
        let Some(node) = section.take(key) else { return Ok(None) };
        let find = |word: &String| Short::ALL.into_iter().find(|short| short.as_str() == word);
        let list = node.words(key)?.iter().map(find).collect::<Option<Vec<_>>>();
        list.map(Some).ok_or_else(|| node.fault(format!("`{key}` must be a list of AC, WA, TLE and RTE")))
    };
    let (permitted, required) = (verdicts("permitted")?, verdicts("required")?);
    let score = section.take("score").map(|node| score(&node)).transpose()?;
    let message = section.take("message").map(|node| node.text("message")).transpose()?;
    let time = section.take("use_for_time_limit").map(|node| time_setting(&node)).transpose()?.unwrap_or_default();
    let nothing = permitted.is_none() && required.is_none() && score.is_none() && message.is_none();
    if nothing && time == TimeSetting::Inferred {
        return Ok(None);
    }
    let scope = cases.map(|cases| glob(cases, at)).transpose()?;
    let cases = cases.map(str::to_owned);
    Ok(Some(Rule { pattern: pattern.to_owned(), cases, scope, permitted, required, score, message, time }))
}

fn score(node: &Node) -> Result<(f64, f64), Fault> {
    let fault = || node.fault("`score` must be a number, or a list with the minimum and the maximum");
    match &node.value {
        Value::List(items) => match items.as_slice() {
            [least, most] => Ok((least.number("score")?, most.number("score")?)),
            _ => Err(fault()),
        },
        _ => node.number("score").map(|score| (score, score)).map_err(|_| fault()),
    }
}

fn time_setting(node: &Node) -> Result<TimeSetting, Fault> {
    match &node.value {
        // The same as the default.
        Value::Bool(true) => Ok(TimeSetting::Inferred),
        Value::Bool(false) => Ok(TimeSetting::Unused),
        Value::Text(text) if text == "lower" => Ok(TimeSetting::Lower),
        Value::Text(text) if text == "upper" => Ok(TimeSetting::Upper),
        _ => Err(node.fault("`use_for_time_limit` must be `true`, `false`, `lower` or `upper`")),
    }
}
