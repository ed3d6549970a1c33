//! Reads packages.

use std::path::{Path, PathBuf};

use assay_domain::{GroupGrading, NamedFile, Plan, Program, Slug, TestGroup};

use crate::{
    Error, Format, Package, Tex,
    archive::{Unpacking, is_archive, unpack},
    data::{self, Data},
    domjudge::Ini,
    folder::Folder,
    limits::limits,
    links::{lay_out, repository},
    manifest::{Manifest, manifest},
    programs::{Layout, input_validators, programs},
    signature::signature,
    statement,
    submissions::{by_language, submissions},
    warning::Warnings,
    yaml::{Section, read_section},
};

/// How packages are read.
#[derive(Clone, Debug, Default)]
pub struct Reading<'a> {
    /// How archives are unpacked.
    pub unpacking: Unpacking,
    /// Draws figures that are written in TeX. Without it, they are missing.
    pub tex: Option<&'a dyn Tex>,
}

/// Reads the package in a folder, whose name is its slug, or in a zip archive (`.zip` or `.kpp`) of it.
///
/// # Errors
/// The first problem that makes the package unusable, for example a link that leaves it, an invalid file, a missing answer, or a dangerous
/// archive.
pub fn read(path: &Path) -> Result<Package, Error> {
    read_with(path, &Reading::default())
}

/// The slug and the hash that [`read`] finds in a folder, without reading its statements and test data as such. For a folder that links
/// to files outside, this fails, although [`read`] may succeed.
///
/// # Errors
/// The folder cannot be listed, or a file cannot be read.
pub fn identify(folder: &Path) -> Result<(Slug, String), Error> {
    let mut warnings = Warnings::default();
    let slug = slug(folder, &mut warnings)?;
    Ok((slug, Folder::list(folder, &mut warnings)?.hash()?))
}

/// Like [`read`], with other options.
///
/// # Errors
/// As for [`read`].
pub fn read_with(path: &Path, reading: &Reading<'_>) -> Result<Package, Error> {
    if !is_archive(path) {
        return read_linked(path, repository(path).as_deref(), reading);
    }
    let unpacked = unpack(path, &reading.unpacking)?;
    // Messages have paths in the archive and not of the unpacked files.
    let mut package = read_linked(&unpacked.root, Some(unpacked.kept.path()), reading)
        .map_err(|error| error.moved(&unpacked.root, path))?;
    package._kept.push(unpacked.kept);
    Ok(package)
}

/// Reads a package whose links may lead to files in `shared`. Copies go to the folder for archives.
fn read_linked(folder: &Path, shared: Option<&Path>, reading: &Reading<'_>) -> Result<Package, Error> {
    if !folder.is_dir() {
        return read_folder(folder, reading.tex);
    }
    let Some(laid_out) = lay_out(folder, shared, &reading.unpacking.folder)? else {
        return read_folder(folder, reading.tex);
    };
    let mut package = read_folder(&laid_out.root, reading.tex).map_err(|error| error.moved(&laid_out.root, folder))?;
    package.warnings.splice(0..0, laid_out.warnings);
    package._kept.push(laid_out.kept);
    Ok(package)
}

fn read_folder(folder: &Path, tex: Option<&dyn Tex>) -> Result<Package, Error> {
    let mut warnings = Warnings::default();
    let slug = slug(folder, &mut warnings)?;
    let files = Folder::list(folder, &mut warnings)?;
    let file = files.path("problem.yaml");
    let yaml = if files.has("problem.yaml") {
        read_section(&file)?
    } else if files.has("domjudge-problem.ini") {
        // DOMjudge's own packages may have no problem.yaml.
        Section::default()
    } else {
        return Err(Error::invalid(&file, "does not exist; a package needs it, with at least a `name`"));
    };
    for place in ["input_visualizer/", "output_visualizer/"].into_iter().filter(|place| files.has_under(place)) {
        warnings.file(place, "is not supported and has no effect: visualizers are not run");
    }
    let domjudge = Ini::read(&files, &mut warnings)?;
    let mut manifest = manifest(&file, yaml, &mut warnings)?;
    if let (true, Some(name)) = (manifest.names.is_empty(), domjudge.name) {
        manifest.names.insert("en".to_owned(), name);
    }
    let limits = limits(&files, manifest.format, manifest.limits.clone(), domjudge.time_ms, &mut warnings)?;
    let output_validators = output_validators(&files, &manifest, &mut warnings)?;
    let static_validator = one("static_validator/", &files, &manifest, &mut warnings)?;
    let graders = programs(&files, "graders/", Layout::Many, &manifest.constants, &mut warnings)?;
    let context = data::Context {
        folder: &files,
        manifest: &manifest,
        default_validator: output_validators.is_empty(),
        static_validator: static_validator.is_some(),
    };
    let Data { root, input_arguments, samples, validation_cases } = data::data(context, &mut warnings)?;
    if graders.is_empty() && is_custom(&root) {
        let message = "needs a grader, but graders/ has none; add it there";
        return Err(Error::invalid(&files.path("data"), message));
    }
    let mut kind = manifest.kind;
    if manifest.multi_pass {
        kind.passes = limits.passes.map_or(2, |(passes, _)| passes);
    } else if let Some((_, line)) = limits.passes {
        let message = "`limits.validation_passes` has no effect: the problem is not of type multi-pass";
        warnings.line("problem.yaml", line, message);
    }
    if kind.interactive && output_validators.len() != 1 {
        let message = "an interactive problem needs exactly one output validator";
        return Err(Error::invalid(&file, message));
    }
    let submissions = submissions(&files, &manifest, &root, &mut warnings)?;
    let signature = signature(&files, manifest.languages.as_deref(), !output_validators.is_empty(), &mut warnings)?;
    let plan = Plan {
        kind,
        limits: limits.limits,
        code_kib: limits.code_kib,
        compile: limits.compile,
        validation: limits.validation,
        languages: manifest.languages.clone(),
        file_writing: manifest.file_writing,
        output_validators,
        static_validator,
        graders,
        include: by_language(&files, "include/", &manifest, &mut warnings)?,
        signature,
        root,
    };
    let drawn = statement::Drawn::new(tex);
    let shown = statement::Context {
        folder: &files,
        manifest: &manifest,
        samples: &samples,
        drawn: &drawn,
        signature: plan.signature.as_ref(),
    };
    let statements = statement::statements(statement::Kind::Statement, shown, &mut warnings)?;
    let solutions = statement::statements(statement::Kind::Solution, shown, &mut warnings)?;
    let hints = statement::hints(shown, &mut warnings)?;
    let input_validators = input_validators(&files, &manifest.constants, &mut warnings)?;
    let templates = by_language(&files, "attachments/templates/", &manifest, &mut warnings)?;
    let hash = files.hash()?;
    Ok(Package {
        root: folder.to_owned(),
        names: names(&slug, &manifest, &statements, &mut warnings),
        slug,
        format: manifest.format,
        about: manifest.about,
        plan,
        time: limits.time,
        statements,
        solutions,
        hints,
        samples,
        templates,
        attachments: attachments(&files),
        submissions: submissions.found,
        input_validators,
        input_arguments,
        validation_cases,
        left_out: submissions.left_out,
        warnings: warnings.0,
        hash,
        _kept: manifest.constants.kept().into_iter().chain(drawn.kept()).collect(),
    })
}

/// The folder's name, converted to a slug if needed.
fn slug(folder: &Path, warnings: &mut Warnings) -> Result<Slug, Error> {
    // Resolve `.` and `..` to a folder with a name.
    let resolved = folder.canonicalize().map_err(Error::io(folder))?;
    let named = if folder.file_name().is_some() { folder } else { &resolved };
    let name = named.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    if let Ok(slug) = name.parse::<Slug>() {
        return Ok(slug);
    }
    let letter = |c: char| if c.is_ascii_alphanumeric() || c == '-' || c == '_' { c.to_ascii_lowercase() } else { '-' };
    let made: String = name.chars().map(letter).collect();
    let made: String = made.trim_matches(['-', '_']).chars().take(Slug::MAX_LENGTH).collect();
    let slug = made.parse::<Slug>().map_err(|error| Error::invalid(folder, format!("{error}; rename the folder")))?;
    let message = format!("has a name that is not a valid slug; the problem gets the slug {slug}");
    warnings.file(name, message);
    Ok(slug)
}

fn output_validators(
    files: &Folder,
    manifest: &Manifest,
    warnings: &mut Warnings,
) -> Result<Vec<Program<PathBuf>>, Error> {
    let (own, other, layout) = match manifest.format {
        Format::Legacy => ("output_validators/", "output_validator/", Layout::Many),
        Format::V2025_09 => ("output_validator/", "output_validators/", Layout::One),
    };
    let mut found = programs(files, own, layout, &manifest.constants, warnings)?;
    if found.is_empty() && files.has_under(other) {
        let layout = if layout == Layout::One { Layout::Many } else { Layout::One };
        found = programs(files, other, layout, &manifest.constants, warnings)?;
        if !found.is_empty() {
            warnings.file(other, format!("is the folder of another format version; move it to {own}"));
        }
    }
    let in_yaml = |message: &str| Err(Error::invalid(&files.path("problem.yaml"), message));
    match manifest.custom_validation {
        Some(false) if !found.is_empty() => {
            let message = "is not used, because `validation` in problem.yaml is not `custom`";
            warnings.file(own, message);
            Ok(Vec::new())
        }
        Some(true) if found.is_empty() => {
            in_yaml("`validation: custom` needs an output validator; put a program into output_validators/")
        }
        None if found.is_empty() && (manifest.kind.interactive || manifest.multi_pass) => {
            in_yaml("a problem of this `type` needs an output validator; put a program into output_validator/")
        }
        _ if manifest.format == Format::V2025_09 && found.len() > 1 => {
            let names: Vec<_> = found.iter().map(|program| program.name.as_str()).collect();
            in_yaml(&format!("a problem has one output validator, but there are {}; keep one", names.join(", ")))
        }
        _ => Ok(found),
    }
}

fn one(
    place: &str,
    files: &Folder,
    manifest: &Manifest,
    warnings: &mut Warnings,
) -> Result<Option<Program<PathBuf>>, Error> {
    let mut found = programs(files, place, Layout::One, &manifest.constants, warnings)?;
    if found.len() > 1 {
        return Err(Error::invalid(&files.path(place), "contains more than one program; keep one"));
    }
    Ok(found.pop())
}

fn is_custom(group: &TestGroup<PathBuf>) -> bool {
    let own = matches!(&group.grading, GroupGrading::Legacy(grading) if grading.custom);
    own || group.parts.iter().any(|part| matches!(part, assay_domain::Part::Group(group) if is_custom(group)))
}

/// The titles. In the legacy format, a statement's title comes before that of `problem.yaml`, as in the reference tool.
fn names(
    slug: &Slug,
    manifest: &Manifest,
    statements: &[crate::Statement],
    warnings: &mut Warnings,
) -> std::collections::BTreeMap<String, String> {
    let mut names = manifest.names.clone();
    for statement in statements {
        if let Some(title) = &statement.title
            && (manifest.format == Format::Legacy || !names.contains_key(&statement.language))
        {
            names.insert(statement.language.clone(), title.clone());
        }
    }
    if names.is_empty() {
        let message =
            "has no `name`, and no statement has a title: the folder's name is used; add `name: the problem's title`";
        warnings.file("problem.yaml", message);
        names.insert("en".to_owned(), slug.to_string());
    }
    names
}

fn attachments(files: &Folder) -> Vec<NamedFile<PathBuf>> {
    let all = files.named_files("attachments/");
    all.into_iter().filter(|file| !file.name.starts_with("templates/")).collect()
}
