//! Reading a package folder.

use std::path::Path;

use assay_domain::Slug;

use crate::{
    Error, Package, cases, folder::Folder, limits::limits, manifest::manifest, statement::statement,
    submissions::submissions, yaml::read_section,
};

/// Reads the package in `folder`, whose name is its slug.
///
/// # Errors
/// The first thing found that makes the package unusable: a name that is no slug, a link, a file that cannot be read or is
/// not what it must be, a kind of problem that cannot be judged, no test case, a case without its answer.
pub fn read(folder: &Path) -> Result<Package, Error> {
    let slug = slug(folder)?;
    let files = Folder::list(folder)?;
    let file = files.path("problem.yaml");
    if !files.has("problem.yaml") {
        return Err(Error::invalid(&file, "is missing; a package needs it, with at least a `name`"));
    }
    let mut warnings = Vec::new();
    let manifest = manifest(&file, read_section(&file)?, &mut warnings)?;
    let limits = limits(&files, manifest.limits, &mut warnings)?;
    if let Some(validator) = files.under("output_validator/").next() {
        return Err(Error::invalid(
            &files.path(validator),
            "is an output validator of the package's own, which cannot be run here; use the default one with its flags",
        ));
    }
    if files.under("include/").next().is_some() {
        return Err(Error::invalid(
            &files.path("include"),
            "holds files to be compiled with every submission, which is not supported; remove it",
        ));
    }
    let statement_html = statement(&files, &mut warnings)?;
    let cases = cases::cases(&files, &mut warnings)?;
    let comparison = cases::comparison(&files, manifest.validator_flags, &cases, &mut warnings)?;
    let earlier = warnings.len();
    let submissions = submissions(&files, &mut warnings);
    let left_out = warnings[earlier..].to_vec();
    let hash = files.hash()?;
    Ok(Package {
        slug,
        name: manifest.name,
        difficulty: manifest.difficulty,
        about: manifest.about,
        statement_html,
        limits,
        cases,
        comparison,
        submissions,
        left_out,
        warnings,
        hash,
    })
}

fn slug(folder: &Path) -> Result<Slug, Error> {
    // `.` and `..` have a name too, once resolved.
    let resolved = folder.canonicalize().map_err(Error::io(folder))?;
    let named = if folder.file_name().is_some() { folder } else { &resolved };
    let name = named.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name.parse::<Slug>().map_err(|error| Error::invalid(folder, format!("{error}; rename the folder")))
}
