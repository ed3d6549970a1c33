//! Limits of programs.

use assay_domain::{CompileLimits, Limits, ValidationLimits};

use crate::{
    Error, Format, TimeRule,
    folder::Folder,
    time::MAX_TIME_MS,
    warning::Warnings,
    yaml::{Fault, Node, Section, Value},
};

/// The default memory limit in KiB, as in most judges that packages were written for.
const MEMORY_KIB: u32 = 1024 * 1024;

/// The default and the maximum time for compiling, in s.
const COMPILE_S: (f64, f64) = (10.0, 60.0);

/// The values of `limits`.
#[derive(Debug)]
pub(crate) struct AllLimits {
    pub(crate) limits: Limits,
    pub(crate) code_kib: u32,
    pub(crate) compile: CompileLimits,
    pub(crate) validation: ValidationLimits,
    /// The maximum number of passes, and its line.
    pub(crate) passes: Option<(u32, u64)>,
    pub(crate) time: TimeRule,
}

/// Reads `limits` of `problem.yaml`. If it has no time limit, DOMjudge's files are used.
///
/// # Errors
/// A limit is not a number, or out of range.
pub(crate) fn limits(
    folder: &Folder,
    format: Format,
    node: Option<Node>,
    domjudge_ms: Option<u32>,
    warnings: &mut Warnings,
) -> Result<AllLimits, Error> {
    let file = folder.path("problem.yaml");
    let section = match node {
        Some(Node { value: Value::Map(section), .. }) => section,
        Some(other) => return Err(other.fault("`limits` must be a mapping, such as `memory: 512`").in_file(&file)),
        None => Section::default(),
    };
    let mut all = from_section(section, format, warnings).map_err(|fault| fault.in_file(&file))?;
    all.time.given_ms = all.time.given_ms.or(domjudge_ms);
    all.limits.time_ms = all.time.given_ms.unwrap_or(all.limits.time_ms);
    Ok(all)
}

fn from_section(mut section: Section, format: Format, warnings: &mut Warnings) -> Result<AllLimits, Fault> {
    let mut time = if format == Format::Legacy { TimeRule::LEGACY } else { TimeRule::V2025_09 };
    let multiplier = |node: &Node, key: &str, least: f64| match node.number(key)? {
        number if number >= least => Ok(number),
        _ => Err(node.fault(format!("`{key}` must be a number of at least {least}"))),
    };
    for (key, into) in
        [("time_multiplier", &mut time.ac_to_time_limit), ("time_safety_margin", &mut time.time_limit_to_tle)]
    {
        if let Some(node) = section.take(key) {
            *into = multiplier(&node, key, 0.001)?;
        }
    }
    if let Some(node) = section.take("time_multipliers") {
        let Value::Map(mut multipliers) = node.value else {
            return Err(node.fault("`time_multipliers` must be a mapping, such as `ac_to_time_limit: 2.0`"));
        };
        for (key, into) in
            [("ac_to_time_limit", &mut time.ac_to_time_limit), ("time_limit_to_tle", &mut time.time_limit_to_tle)]
        {
            if let Some(node) = multipliers.take(key) {
                *into = multiplier(&node, key, 1.0)?;
            }
        }
        unknown(multipliers, "limits.time_multipliers", warnings);
    }
    let ms = |seconds: f64| ((seconds * 1000.0).round() as u32).max(1);
    let mut take = |key: &str, most: f64, unit: &str| amount(&mut section, key, most, unit, &mut *warnings);
    let most_s = f64::from(MAX_TIME_MS) / 1000.0;
    if let Some(seconds) = take("time_resolution", most_s, "s")? {
        time.resolution_ms = ms(seconds);
    }
    time.given_ms = take("time_limit", most_s, "s")?.map(ms);

    let mib = |limit: Option<f64>, default: u32| limit.map_or(default, |mib| ((mib * 1024.0).round() as u32).max(1));
    let (most_memory, most_output) = (1024.0 * 1024.0, 4096.0);
    let defaults = Limits::default();
    let limits = Limits {
        time_ms: time.given_ms.unwrap_or(defaults.time_ms),
        memory_kib: mib(take("memory", most_memory, "MiB")?, MEMORY_KIB),
        output_kib: mib(take("output", most_output, "MiB")?, defaults.output_kib),
    };
    let code_kib = take("code", 1024.0 * 1024.0, "KiB")?.map_or(128, |kib| (kib.round() as u32).max(1));
    let compile = CompileLimits::default();
    let compile_line = section.line("compilation_time");
    let compile_s = amount(&mut section, "compilation_time", 86_400.0, "s", warnings)?;
    if let Some(asked) = compile_s.filter(|asked| *asked > COMPILE_S.1) {
        let message = format!("`compilation_time: {asked}` is more than the maximum; {} s is used", COMPILE_S.1);
        warnings.line("problem.yaml", compile_line, message);
    }
    let mut take = |key: &str, most: f64, unit: &str| amount(&mut section, key, most, unit, &mut *warnings);
    let compile = CompileLimits {
        time_ms: compile_s.map_or(compile.time_ms, |seconds| ms(seconds.clamp(COMPILE_S.0, COMPILE_S.1))),
        memory_kib: mib(take("compilation_memory", most_memory, "MiB")?, compile.memory_kib).max(compile.memory_kib),
    };
    let validation = ValidationLimits::default();
    let validation = ValidationLimits {
        time_ms: take("validation_time", 3600.0, "s")?.map_or(validation.time_ms, ms),
        memory_kib: mib(take("validation_memory", most_memory, "MiB")?, validation.memory_kib),
        output_kib: mib(take("validation_output", most_output, "MiB")?, validation.output_kib),
    };
    let passes_line = section.line("validation_passes");
    let passes = amount(&mut section, "validation_passes", 100_000.0, "passes", warnings)?;
    let passes = passes.map(|passes| (passes.round() as u32, passes_line));
    unknown(section, "limits", warnings);
    Ok(AllLimits { limits, code_kib, compile, validation, passes, time })
}

fn unknown(section: Section, under: &str, warnings: &mut Warnings) {
    for (key, node) in section.rest() {
        let message = format!("`{under}.{key}` is not a key of the format and has no effect; check its spelling");
        warnings.line("problem.yaml", node.line, message);
    }
}

/// Reads a limit. Values above the maximum are lowered to it: an author who writes 24 GiB of output wants no limit, or uses other units,
/// and the problem can still be judged.
fn amount(
    section: &mut Section,
    key: &str,
    most: f64,
    unit: &str,
    warnings: &mut Warnings,
) -> Result<Option<f64>, Fault> {
    let Some(node) = section.take(key) else { return Ok(None) };
    let number = node.number(key)?;
    if number <= 0.0 {
        return Err(node.fault(format!("`{key}` must be more than 0 and at most {most} {unit}")));
    }
    if number > most {
        let message = format!("`{key}: {number}` is more than the maximum; {most} {unit} is used");
        warnings.line("problem.yaml", node.line, message);
    }
    Ok(Some(number.min(most)))
}
