//! Reads every package below the given folders and prints a summary of each.
//!
//! `cargo run --example archives -- FOLDER…`. `--html=FOLDER` writes every statement to that folder as a page; `--again`
//! writes every package and reads it again.

#![allow(clippy::print_stdout, reason = "the output is the result")]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use assay_package::{Package, StatementBody, read, write};

fn main() {
    assay_package::draw_if_asked();
    let (options, folders): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|a| a.starts_with("--"));
    let html = options.iter().find_map(|option| option.strip_prefix("--html=")).map(PathBuf::from);
    let again = options.iter().any(|option| option == "--again");
    let mut packages = Vec::new();
    folders.iter().for_each(|folder| find(Path::new(folder), &mut packages));
    packages.sort();
    let (mut readable, mut submissions, mut warnings) = (0, BTreeMap::<String, usize>::new(), 0);
    for path in &packages {
        match read(path) {
            Ok(package) => {
                readable += 1;
                warnings += package.warnings.len();
                for submission in &package.submissions {
                    let label = submission.name.split('/').nth(1).unwrap_or_default();
                    *submissions.entry(format!("{label} {}", submission.language)).or_default() += 1;
                }
                describe(path, &package);
                html.iter().for_each(|into| write_pages(into, path, &package));
                if again && let Err(difference) = write_again(&package) {
                    println!("    ≠ {difference}");
                }
            }
            Err(error) => println!("✗ {error}"),
        }
    }
    println!("{readable} of {} packages read, {warnings} warnings; submissions: {submissions:#?}", packages.len());
}

/// Writes the package, reads it again and reports the first difference.
fn write_again(package: &Package) -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let target = folder.path().join(package.slug.as_str());
    let format = write(package, &target).map_err(|error| error.to_string())?;
    let read = read(&target).map_err(|error| error.to_string())?;
    let content = |package: &Package| {
        let mut plan = package.plan.clone();
        // The two formats name the folder of the output validators differently.
        plan.output_validators.iter_mut().for_each(|program| program.name.clear());
        plan.try_map(fs::read).map_err(|error| error.to_string())
    };
    let (before, after) = (content(package)?, content(&read)?);
    let same = [
        ("plan", before == after),
        ("about", package.about == read.about && package.names == read.names),
        ("statements", package.statements.iter().map(|s| &s.body).eq(read.statements.iter().map(|s| &s.body))),
        ("submissions", package.submissions.iter().map(|s| &s.name).eq(read.submissions.iter().map(|s| &s.name))),
        ("input validators", package.input_validators.len() == read.input_validators.len()),
        ("arguments", package.input_arguments == read.input_arguments),
        ("time", package.time.given_ms == read.time.given_ms),
    ];
    match same.into_iter().find(|(_, same)| !same) {
        Some((what, _)) => Err(format!("after writing as {format}: {what} differs")),
        None => Ok(()),
    }
}

fn find(folder: &Path, into: &mut Vec<PathBuf>) {
    if folder.join("problem.yaml").is_file() {
        into.push(folder.to_owned());
        return;
    }
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir())) {
        find(&entry.path(), into);
    }
}

fn describe(path: &Path, package: &Package) {
    println!(
        "{}: {} ({}), {} cases, {} submissions, {} input validators, limits {:?}, {:?}",
        path.display(),
        package.name(),
        package.format,
        package.plan.cases().count(),
        package.submissions.len(),
        package.input_validators.len(),
        package.plan.limits,
        package.plan.kind,
    );
    for warning in &package.warnings {
        println!("    ! {warning}");
    }
}

fn write_pages(into: &Path, path: &Path, package: &Package) {
    let files = into.join("statement-files");
    let written = fs::create_dir_all(&files).and_then(|()| {
        for statement in package.statements.iter().chain(&package.solutions) {
            for file in &statement.files {
                fs::copy(&file.path, files.join(&file.address))?;
            }
            let StatementBody::Html(html) = &statement.body else { continue };
            let html = html.replace("/statement-files/", "statement-files/");
            let name = path.to_string_lossy().replace(['/', '.'], "_");
            let title = package.names.get(&statement.language).map_or(package.name(), String::as_str);
            let page = format!(
                "<!doctype html><meta charset=utf-8><style>body{{max-width:46rem;margin:2rem auto;font:16px/1.5 sans-serif}}\
                 table{{border-collapse:collapse}}td,th{{border:1px solid #ccc;padding:.2rem .5rem}}img{{max-width:100%}}.illustration{{float:right;margin:0 0 1rem 1rem;width:35%}}.center>table{{margin:auto}}</style>\
                 <h1>{title}</h1>\n{html}"
            );
            let source = statement.source.replace('/', "_");
            fs::write(into.join(format!("{name}.{source}.html")), page)?;
        }
        Ok(())
    });
    if let Err(error) = written {
        println!("    ! cannot write the statements: {error}");
    }
}
