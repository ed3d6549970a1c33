//! Writes `problem.yaml`.

use assay_domain::{CompileLimits, LanguageId, Limits, ValidationLimits};

use super::yaml::Yaml;
use crate::{Package, Person, Source, TimeRule};

pub(super) fn manifest(package: &Package) -> String {
    let mut yaml = Yaml::default();
    yaml.raw("problem_format_version", "2025-09");
    let kind = &package.plan.kind;
    let parts = [
        (kind.scoring, "scoring"),
        (kind.interactive, "interactive"),
        (kind.passes > 1, "multi-pass"),
        (kind.submit_answer, "submit-answer"),
    ];
    let mut types: Vec<String> = parts.into_iter().filter(|(is, _)| *is).map(|(_, name)| name.to_owned()).collect();
    if !kind.scoring {
        types.insert(0, "pass-fail".to_owned());
    }
    yaml.list("type", &types);
    let mut names = Yaml::default();
    package.names.iter().for_each(|(language, name)| names.text(language, name));
    yaml.map("name", names);
    about(package, &mut yaml);
    limits(package, &mut yaml);
    if let Some(languages) = &package.plan.languages {
        yaml.list("languages", &languages.iter().map(LanguageId::to_string).collect::<Vec<_>>());
    }
    yaml.yes("allow_file_writing", package.plan.file_writing);
    yaml.finish()
}

fn about(package: &Package, yaml: &mut Yaml) {
    let about = &package.about;
    for (key, value) in [
        ("uuid", &about.uuid),
        ("version", &about.version),
        ("license", &about.license),
        ("rights_owner", &about.rights_owner),
        ("embargo_until", &about.embargo_until),
    ] {
        if let Some(value) = value {
            yaml.text(key, value);
        }
    }
    let credits = &about.credits;
    let mut roles = Yaml::default();
    for (role, people) in [
        ("authors", &credits.authors),
        ("contributors", &credits.contributors),
        ("testers", &credits.testers),
        ("packagers", &credits.packagers),
        ("acknowledgements", &credits.acknowledgements),
    ] {
        roles.maps(role, people.iter().map(person).collect());
    }
    if !credits.translators.is_empty() {
        let mut languages = Yaml::default();
        for (language, people) in &credits.translators {
            languages.maps(language, people.iter().map(person).collect());
        }
        roles.map("translators", languages);
    }
    if !roles.is_empty() {
        yaml.map("credits", roles);
    }
    yaml.maps("source", about.sources.iter().map(source).collect());
    yaml.list("keywords", &about.keywords);
}

fn person(person: &Person) -> Yaml {
    let mut yaml = Yaml::default();
    yaml.text("name", &person.name);
    for (key, value) in [("email", &person.email), ("orcid", &person.orcid), ("kattis", &person.kattis)] {
        if let Some(value) = value {
            yaml.text(key, value);
        }
    }
    yaml
}

fn source(source: &Source) -> Yaml {
    let mut yaml = Yaml::default();
    yaml.text("name", &source.name);
    if let Some(url) = &source.url {
        yaml.text("url", url);
    }
    yaml
}

/// All limits are written, because other judges have other defaults. The time limit is only written if it was given.
fn limits(package: &Package, yaml: &mut Yaml) {
    let mut limits = Yaml::default();
    let TimeRule { given_ms, ac_to_time_limit, time_limit_to_tle, resolution_ms, .. } = package.time;
    if let Some(ms) = given_ms {
        limits.number("time_limit", f64::from(ms) / 1000.0);
    }
    let mut multipliers = Yaml::default();
    multipliers.number("ac_to_time_limit", ac_to_time_limit.max(1.0));
    multipliers.number("time_limit_to_tle", time_limit_to_tle.max(1.0));
    limits.map("time_multipliers", multipliers);
    limits.number("time_resolution", f64::from(resolution_ms) / 1000.0);
    let plan = &package.plan;
    let Limits { memory_kib, output_kib, .. } = plan.limits;
    let CompileLimits { time_ms: compile_ms, memory_kib: compile_kib } = plan.compile;
    let ValidationLimits { time_ms: validation_ms, memory_kib: validation_kib, output_kib: validation_output } =
        plan.validation;
    let mib = |kib: u32| f64::from(kib) / 1024.0;
    limits.number("memory", mib(memory_kib));
    limits.number("output", mib(output_kib));
    limits.number("code", f64::from(plan.code_kib));
    limits.number("compilation_time", f64::from(compile_ms) / 1000.0);
    limits.number("compilation_memory", mib(compile_kib));
    limits.number("validation_time", f64::from(validation_ms) / 1000.0);
    limits.number("validation_memory", mib(validation_kib));
    limits.number("validation_output", mib(validation_output));
    if plan.kind.passes > 1 {
        limits.number("validation_passes", f64::from(plan.kind.passes));
    }
    yaml.map("limits", limits);
}
