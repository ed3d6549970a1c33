//! Reads `signature.yaml`, the signature of a function problem.

use std::{collections::BTreeSet, fs, path::Path};

use assay_domain::{
    LanguageId, PictureRule, PlannedCase,
    signature::{
        Answer, Class, Compare, Form, Function, Method, NameFault, Param, Signature, Type, check_lower, check_upper,
    },
};

use crate::{
    Error,
    folder::Folder,
    warning::Warnings,
    yaml::{Fault, Node, Section, Value, read_section},
};

/// The file's path in a package.
pub(crate) const FILE: &str = "signature.yaml";

/// The languages that represent a `long` as a `double`.
const WITHOUT_LONG: [&str; 2] = ["javascript", "typescript"];

/// The maximum number of parameters of a function, and of methods of a class.
const MOST_NAMES: usize = 32;

/// Reads the signature of a problem, if it has one.
///
/// # Errors
/// If the file cannot be read or is invalid.
pub(crate) fn signature(
    files: &Folder,
    languages: Option<&[LanguageId]>,
    has_validator: bool,
    warnings: &mut Warnings,
) -> Result<Option<Signature>, Error> {
    if !files.has(FILE) {
        return Ok(None);
    }
    let path = files.path(FILE);
    let mut section = read_section(&path)?;
    let read = |section: &mut Section| -> Result<Signature, Fault> {
        let form = match word(section, "kind")?.1.as_str() {
            "function" => Form::Function(function(section)?),
            "class" => Form::Class(class(section)?),
            other => return Err(section.missing(format!("`kind` must be `function` or `class`, not `{other}`"))),
        };
        let compare = compare(section, has_validator)?;
        let wide_long =
            languages.is_some_and(|all| !all.iter().any(|language| WITHOUT_LONG.contains(&language.as_str())));
        Ok(Signature { form, compare, wide_long })
    };
    let signature = read(&mut section).map_err(|fault| fault.in_file(&path))?;
    for (key, node) in section.rest() {
        warnings.line(FILE, node.line, format!("`{key}` is not a key of this file and has no effect"));
    }
    Ok(Some(signature))
}

/// Why the files of a case do not match the signature: `1.in: line 2 (target): expected an int, found "x"`.
#[must_use]
pub fn value_faults<F: AsRef<Path>>(signature: &Signature, case: &PlannedCase<F>) -> Vec<String> {
    let text = |file: &F| {
        let path = file.as_ref();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match fs::read(path) {
            Ok(bytes) => String::from_utf8(bytes).map_err(|_| format!("{name}: is not UTF-8 text")),
            Err(error) => Err(format!("{name}: cannot be read: {error}")),
        }
        .map(|text| (name, text))
    };
    let read = || {
        let (name, input) = text(&case.input)?;
        let calls = signature.check_input(&input).map_err(|fault| format!("{name}: {fault}"))?;
        // An output validator may need no answer.
        let (name, answer) = text(&case.answer)?;
        if signature.compare != Compare::Validator || !answer.trim().is_empty() {
            signature.check_answer(&answer, &calls).map_err(|fault| format!("{name}: {fault}"))?;
        }
        Ok(())
    };
    read().err().into_iter().collect()
}

/// A required text, and its node.
fn word(section: &mut Section, key: &str) -> Result<(Node, String), Fault> {
    let node = section.take(key).ok_or_else(|| section.missing(format!("lacks `{key}`")))?;
    let text = node.text(key)?;
    Ok((node, text))
}

/// A name that a check accepts.
fn name(section: &mut Section, check: fn(&str) -> Result<(), NameFault>) -> Result<String, Fault> {
    let (node, name) = word(section, "name")?;
    check(&name).map_err(|fault| node.fault(format!("the name {fault}")))?;
    Ok(name)
}

fn type_of(node: &Node, key: &str) -> Result<Type, Fault> {
    node.text(key)?.parse().map_err(|error| node.fault(format!("`{key}`: {error}")))
}

/// The type of `returns`; `None` for `void`.
fn returns(section: &mut Section) -> Result<(Node, Option<Type>), Fault> {
    let (node, text) = word(section, "returns")?;
    let ty = if text.trim() == "void" { None } else { Some(type_of(&node, "returns")?) };
    Ok((node, ty))
}

fn function(section: &mut Section) -> Result<Function, Fault> {
    let name = name(section, check_lower)?;
    let params = params(section, "params")?;
    let (node, returns) = returns(section)?;
    let answer = match (returns, section.take("output")) {
        (Some(ty), None) => Answer::Returned(ty),
        (Some(_), Some(output)) => return Err(output.fault("`output` is only for `returns: void`")),
        (None, None) => return Err(node.fault("`returns: void` needs `output`, the parameter that is modified")),
        (None, Some(output)) => {
            let wanted = output.text("output")?;
            let place = params.iter().position(|param| param.name == wanted);
            Answer::Param(place.ok_or_else(|| output.fault(format!("`output: {wanted}` names no parameter")))?)
        }
    };
    Ok(Function { name, params, answer })
}

fn class(section: &mut Section) -> Result<Class, Fault> {
    let name = name(section, check_upper)?;
    let constructor = params(section, "constructor")?;
    let Some(node) = section.take("methods") else { return Err(section.missing("lacks `methods`")) };
    let mut methods = Vec::new();
    let mut seen = BTreeSet::new();
    for item in items(&node, "methods")? {
        let mut entry = mapping(item, "methods")?;
        let name = self::name(&mut entry, check_lower).map_err(|fault| fault.or_at(item))?;
        if !seen.insert(name.clone()) {
            return Err(item.fault(format!("two methods are named `{name}`")));
        }
        let params = params(&mut entry, "params")?;
        let (_, returns) = returns(&mut entry).map_err(|fault| fault.or_at(item))?;
        nothing_else(entry)?;
        methods.push(Method { name, params, returns });
    }
    if methods.is_empty() {
        return Err(node.fault("`methods` must list at least one method"));
    }
    Ok(Class { name, constructor, methods })
}

/// A list of parameters; empty if the key is missing.
fn params(section: &mut Section, key: &str) -> Result<Vec<Param>, Fault> {
    let Some(node) = section.take(key) else { return Ok(Vec::new()) };
    let mut params: Vec<Param> = Vec::new();
    for item in items(&node, key)? {
        let mut entry = mapping(item, key)?;
        let name = name(&mut entry, check_lower).map_err(|fault| fault.or_at(item))?;
        if params.iter().any(|param| param.name == name) {
            return Err(item.fault(format!("two parameters are named `{name}`")));
        }
        let (ty, _) = word(&mut entry, "type").map_err(|fault| fault.or_at(item))?;
        let ty = type_of(&ty, "type")?;
        let picture = picture(&mut entry, ty)?;
        nothing_else(entry)?;
        params.push(Param { name, ty, picture });
    }
    Ok(params)
}

/// The picture of a parameter; `None` if its name and shape decide.
fn picture(entry: &mut Section, ty: Type) -> Result<Option<PictureRule>, Fault> {
    let Some(node) = entry.take("picture") else { return Ok(None) };
    let word = node.text("picture")?;
    let Some(rule) = PictureRule::ALL.into_iter().find(|rule| rule.as_str() == word) else {
        return Err(node.fault("`picture` must be none, grid, graph or directed"));
    };
    if rule.fits(ty) {
        return Ok(Some(rule));
    }
    Err(node.fault(format!("a value of type {ty} has no picture `{word}`")))
}

fn items<'a>(node: &'a Node, key: &str) -> Result<&'a [Node], Fault> {
    match &node.value {
        Value::List(items) if items.len() <= MOST_NAMES => Ok(items),
        Value::List(_) => Err(node.fault(format!("`{key}` has more than {MOST_NAMES} entries"))),
        _ => Err(node.fault(format!("`{key}` must be a list"))),
    }
}

fn mapping(node: &Node, key: &str) -> Result<Section, Fault> {
    match &node.value {
        Value::Map(section) => Ok(section.clone()),
        _ => {
            Err(node.fault(format!("each entry of `{key}` must be a mapping, such as {{name: nums, type: \"int[]\"}}")))
        }
    }
}

/// An unknown key may be a misspelled part of the signature, so it is an error here.
fn nothing_else(section: Section) -> Result<(), Fault> {
    match section.rest().first() {
        Some((key, node)) => Err(node.fault(format!("`{key}` is not known here; check its spelling"))),
        None => Ok(()),
    }
}

fn compare(section: &mut Section, has_validator: bool) -> Result<Compare, Fault> {
    const KNOWN: &str = "`compare` must be exact, unordered, unordered_nested, validator or {float: 1e-6}";
    let Some(node) = section.take("compare") else { return Ok(Compare::Exact) };
    if let Value::Map(map) = &node.value {
        let mut map = map.clone();
        let Some(float) = map.take("float") else { return Err(node.fault(KNOWN)) };
        nothing_else(map)?;
        let tolerance = float.number("float")?;
        if !(tolerance > 0.0 && tolerance < 1.0) {
            return Err(float.fault("`float` must be between 0 and 1, such as 1e-6"));
        }
        return Ok(Compare::Float(tolerance));
    }
    match node.text("compare")?.as_str() {
        "exact" => Ok(Compare::Exact),
        "unordered" => Ok(Compare::Unordered),
        "unordered_nested" => Ok(Compare::UnorderedNested),
        "validator" if has_validator => Ok(Compare::Validator),
        "validator" => Err(node.fault("`compare: validator` needs a program in output_validator/")),
        _ => Err(node.fault(KNOWN)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), text).unwrap();
        let mut warnings = Warnings::default();
        let files = Folder::list(folder.path(), &mut warnings).unwrap();
        let error = signature(&files, None, false, &mut warnings).expect_err(text).to_string();
        error[error.find(FILE).unwrap()..].to_owned()
    }

    #[test]
    fn wrong_signatures_are_refused_with_line_and_reason() {
        let class = "kind: class\nname: MinStack\n";
        for (text, said) in [
            ("", "signature.yaml: lacks `kind`"),
            ("kind: method\n", "signature.yaml: `kind` must be `function` or `class`, not `method`"),
            ("kind: function\n", "signature.yaml: lacks `name`"),
            (
                "kind: function\nname: TwoSum\n",
                "signature.yaml:2: the name `TwoSum` must begin with a lower-case letter",
            ),
            ("kind: function\nname: f\n", "signature.yaml: lacks `returns`"),
            ("kind: function\nname: f\nreturns: float\n", "signature.yaml:3: `returns`: `float` is not a type"),
            ("kind: function\nname: f\nreturns: void\n", "signature.yaml:3: `returns: void` needs `output`"),
            ("kind: function\nname: f\nreturns: void\noutput: x\n", "signature.yaml:4: `output: x` names no parameter"),
            ("kind: function\nname: f\nreturns: int\noutput: x\n", "signature.yaml:4: `output` is only for"),
            ("kind: function\nname: f\nparams: nums\nreturns: int\n", "signature.yaml:3: `params` must be a list"),
            ("kind: function\nname: f\nparams: [nums]\nreturns: int\n", "signature.yaml:3: each entry of `params`"),
            ("kind: function\nname: f\nparams:\n- {name: a}\n", "signature.yaml:4: lacks `type`"),
            ("kind: function\nname: f\nparams:\n- {type: int}\n", "signature.yaml:4: lacks `name`"),
            (
                "kind: function\nname: f\nparams:\n- {name: a, type: \"int[\"}\n",
                "signature.yaml:4: `type`: `int[` is not",
            ),
            (
                "kind: function\nname: f\nparams:\n- {name: a, type: int}\n- {name: a, type: int}\n",
                "signature.yaml:5: two parameters are named `a`",
            ),
            ("kind: function\nname: f\nparams:\n- {name: a, type: int, x: 1}\n", "signature.yaml:4: `x` is not known"),
            (
                "kind: function\nname: f\nparams:\n- {name: a, type: int, picture: tree}\n",
                "signature.yaml:4: `picture` must be none, grid, graph or directed",
            ),
            (
                "kind: function\nname: f\nparams:\n- {name: a, type: int, picture: graph}\n",
                "signature.yaml:4: a value of type int has no picture `graph`",
            ),
            ("kind: function\nname: f\nreturns: int\ncompare: sorted\n", "signature.yaml:4: `compare` must be"),
            (
                "kind: function\nname: f\nreturns: int\ncompare: {float: 2}\n",
                "signature.yaml:4: `float` must be between",
            ),
            ("kind: function\nname: f\nreturns: int\ncompare: {flaot: 2}\n", "signature.yaml:4: `compare` must be"),
            (
                "kind: function\nname: f\nreturns: int\ncompare: validator\n",
                "signature.yaml:4: `compare: validator` needs",
            ),
            (class, "signature.yaml: lacks `methods`"),
            (&format!("{class}methods: []\n"), "signature.yaml:3: `methods` must list at least one"),
            (&format!("{class}methods:\n- {{name: top}}\n"), "signature.yaml:4: lacks `returns`"),
            (
                &format!("{class}methods:\n- {{name: a, returns: int}}\n- {{name: a, returns: int}}\n"),
                "signature.yaml:5: two methods are named `a`",
            ),
        ] {
            let message = fault(text);
            assert!(message.starts_with(said), "{text:?}: {message}");
        }
    }
}
