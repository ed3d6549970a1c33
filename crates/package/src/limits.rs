//! What a program may use, from `limits` and from the two older places for a time limit.

use assay_domain::Limits;

use crate::{
    Error, Warning,
    folder::Folder,
    text::read_text,
    yaml::{Fault, Node, Section, Value},
};

/// The longest time limit, in seconds: longer than this, and a worker is held for hours by one submission.
const MAX_TIME_S: f64 = 300.0;

/// Keys that say how a time limit is computed from submissions; nothing to do once it is given.
const COMPUTING: [&str; 4] = ["time_multipliers", "time_multiplier", "time_safety_margin", "time_resolution"];

/// Keys about validators; the default one is part of the judge and has the judge's own limits.
const VALIDATING: [&str; 4] = ["validation_time", "validation_memory", "validation_output", "validation_passes"];

/// Keys where the judge's own limits hold.
const OURS: [&str; 3] = ["code", "compilation_time", "compilation_memory"];

/// Reads the limits: `limits` of `problem.yaml`, then `.timelimit` and `domjudge-problem.ini` for the time. What is not
/// given is as in [`Limits::default`], which for memory is less than the specification's 2048 MiB.
///
/// # Errors
/// A limit is no number, or out of range.
pub(crate) fn limits(folder: &Folder, node: Option<Node>, warnings: &mut Vec<Warning>) -> Result<Limits, Error> {
    let file = folder.path("problem.yaml");
    let mut limits = Limits::default();
    let mut section = match node {
        Some(Node { value: Value::Map(section), .. }) => section,
        Some(other) => return Err(other.fault("`limits` must be a mapping, such as `time_limit: 1.5`").in_file(&file)),
        None => Section::default(),
    };
    let mut take = |key: &str, most: f64, unit: &str| amount(&mut section, key, most, unit);
    let time = take("time_limit", MAX_TIME_S, "s").map_err(|fault| fault.in_file(&file))?;
    let mib = |limit: Option<f64>, default: u32| limit.map_or(default, |mib| (mib * 1024.0).round() as u32);
    let memory = take("memory", 1024.0 * 1024.0, "MiB").map_err(|fault| fault.in_file(&file))?;
    limits.memory_kib = mib(memory, limits.memory_kib);
    let output = take("output", 1024.0, "MiB").map_err(|fault| fault.in_file(&file))?;
    limits.output_kib = mib(output, limits.output_kib);

    let time = match time {
        None => time_beside(folder)?,
        given => given,
    };
    match time {
        Some(seconds) => limits.time_ms = ((seconds * 1000.0).round() as u32).max(1),
        None => warnings.push(Warning {
            file: "problem.yaml".to_owned(),
            line: None,
            message: format!(
                "gives no time limit; {} ms are used; add `limits:` with `time_limit:` in s",
                limits.time_ms
            ),
        }),
    }
    for key in COMPUTING.into_iter().chain(VALIDATING) {
        section.take(key);
    }
    for (key, node) in section.rest() {
        let what = if OURS.contains(&key.as_str()) {
            "is not supported; the judge's own limit holds"
        } else {
            "is no key of the format and has no effect; check its spelling"
        };
        let message = format!("`limits.{key}` {what}");
        warnings.push(Warning { file: "problem.yaml".to_owned(), line: Some(node.line), message });
    }
    Ok(limits)
}

fn amount(section: &mut Section, key: &str, most: f64, unit: &str) -> Result<Option<f64>, Fault> {
    let Some(node) = section.take(key) else { return Ok(None) };
    let number = node.number(key)?;
    if number > 0.0 && number <= most {
        Ok(Some(number))
    } else {
        Err(node.fault(format!("`{key}` must be more than 0 and at most {most} {unit}")))
    }
}

/// The time limit in s from `.timelimit` (a number) or from `timelimit=` in `domjudge-problem.ini`.
fn time_beside(folder: &Folder) -> Result<Option<f64>, Error> {
    for name in [".timelimit", "domjudge-problem.ini"] {
        if !folder.has(name) {
            continue;
        }
        let path = folder.path(name);
        let text = read_text(&path)?;
        let value = if name == ".timelimit" {
            Some((1, text.trim()))
        } else {
            (1..).zip(text.lines()).find_map(|(line, text)| {
                let (key, value) = text.split_once('=')?;
                (key.trim() == "timelimit").then(|| (line, value.trim().trim_matches(['\'', '"'])))
            })
        };
        if let Some((line, value)) = value {
            return match value.parse::<f64>() {
                Ok(seconds) if seconds > 0.0 && seconds <= MAX_TIME_S => Ok(Some(seconds)),
                _ => {
                    let message = format!("the time limit must be a number of s, more than 0 and at most {MAX_TIME_S}");
                    Err(Error::Invalid { path, line: Some(line), message })
                }
            };
        }
    }
    Ok(None)
}
