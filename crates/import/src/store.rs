//! Stores a package and converts it to a [`NewProblem`].

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use assay_domain::{Difficulty, NamedFile, Program, Sample, Template, Trial, TrialValidator, Verdict};
use assay_package::{InputValidator, Package, SampleFiles, Statement, StatementBody};
use assay_store::{Blobs, NewAid, NewProblem, NewStatement, Origin, StatementFile};
use futures::{StreamExt, TryStreamExt, stream};

use crate::{Error, boxed, error::unreadable, files::files};

/// How many files are stored at once.
const AT_ONCE: usize = 4;
/// Longer samples are cut for display, in bytes.
const MAX_SHOWN_BYTES: usize = 64 * 1024;

/// Stores the files of a package, and returns the new edition of its problem. `file_name` is the name that people know the package by. An
/// existing problem keeps its visibility; a new problem is visible.
///
/// # Errors
/// A file cannot be read or stored. Files that are already stored do no harm.
#[boxed]
pub async fn store(package: &Package, file_name: &str, blobs: &Blobs) -> Result<NewProblem, Error> {
    let root = package.root.clone();
    let listed = tokio::task::spawn_blocking(move || files(&root)).await;
    let listed = listed.map_err(|error| unreadable(&package.root)(std::io::Error::other(error)))??;
    let stored = store_files(package, &listed, blobs).await?;
    let hash = |path: PathBuf| stored.get(&path).cloned().ok_or(Error::NotStored(path));

    let mut statements: Vec<NewStatement> =
        package.statements.iter().map(|statement| new_statement(package, statement)).collect();
    if statements.is_empty() {
        let title = package.name().to_owned();
        let html = "<p>This problem has no statement.</p>".to_owned();
        statements.push(NewStatement {
            language: "en".to_owned(),
            title,
            html,
            pdf: None,
            files: Vec::new(),
            samples: Vec::new(),
        });
    }
    let mut samples = Vec::new();
    for sample in &package.samples {
        samples.push(new_sample(sample).await?);
    }
    let mut attachments = Vec::new();
    for file in &package.attachments {
        let extension = extension(&file.name);
        attachments.push((file.name.clone(), StatementFile { hash: hash(file.file.clone())?, extension }));
    }
    let mut templates = Vec::new();
    for template in &package.templates {
        if let Some(file) = template.files.first() {
            templates.push(Template { language: template.language.clone(), source: text(&file.file).await? });
        }
    }
    let files: Result<Vec<_>, Error> = listed
        .into_iter()
        .map(|file| Ok(NamedFile { name: file.name, file: hash(file.file)?, executable: file.executable }))
        .collect();
    Ok(NewProblem {
        slug: package.slug.clone(),
        title: package.name().to_owned(),
        difficulty: package.about.difficulty,
        tags: tags(package),
        plan: package.plan.clone().try_map(hash)?,
        trial: trial(package).try_map(hash)?,
        statements,
        hints: package.hints.iter().map(|hint| hint.texts.iter().map(new_aid).collect()).collect(),
        editorials: package.solutions.iter().map(new_aid).collect(),
        samples,
        attachments,
        templates,
        package_hash: package.hash.clone(),
        published: None,
        origin: Some(Origin { file_name: file_name.to_owned(), files: files?, ..Origin::default() }),
    })
}

/// Stores all files of the package, and those that were created while reading it. Returns their hashes.
async fn store_files(
    package: &Package,
    listed: &[NamedFile<PathBuf>],
    blobs: &Blobs,
) -> Result<BTreeMap<PathBuf, String>, Error> {
    let mut paths: BTreeSet<PathBuf> = listed.iter().map(|file| file.file.clone()).collect();
    package.plan.clone().try_map(|path| {
        paths.insert(path);
        Ok::<_, Error>(())
    })?;
    trial(package).try_map(|path| {
        paths.insert(path);
        Ok::<_, Error>(())
    })?;
    paths.extend(package.attachments.iter().map(|file| file.file.clone()));
    let hints = package.hints.iter().flat_map(|hint| &hint.texts);
    let statements = package.statements.iter().chain(&package.solutions).chain(hints);
    paths.extend(statements.flat_map(|statement| statement.files.iter().map(|file| file.path.clone())));
    let stored = stream::iter(paths).map(|path| {
        let blobs = blobs.clone();
        async move {
            let hash = blobs.put_file(&path).await?;
            Ok::<_, Error>((path, hash))
        }
    });
    stored.buffer_unordered(AT_ONCE).try_collect().await
}

/// The package's keywords without the difficulty, which has its own field.
fn tags(package: &Package) -> Vec<String> {
    let keywords = package.about.keywords.iter().map(|word| word.trim().to_lowercase());
    keywords.filter(|word| Difficulty::parse(word).is_none()).collect()
}

/// The model solution and the input validators for runs.
fn trial(package: &Package) -> Trial<PathBuf> {
    let accepted =
        || package.submissions.iter().filter(|submission| submission.expectation.permitted() == [Verdict::Accepted]);
    let model = accepted().find(|submission| submission.model_solution).or_else(|| accepted().next());
    let model = model.map(|submission| Program {
        name: submission.name.clone(),
        language: Some(submission.language.clone()),
        files: submission.files.clone(),
        entry_point: submission.entry_point.clone(),
    });
    let sample = package.plan.cases().find(|case| case.sample).map_or("sample", |case| case.name.as_str());
    let validators = package.input_validators.iter().filter_map(|validator| match validator {
        InputValidator::Program(program) => Some(TrialValidator {
            program: program.clone(),
            args: package.input_arguments(sample, &program.name).to_vec(),
        }),
        InputValidator::Checktestdata(_) | InputValidator::Viva(_) => None,
    });
    let scripts = package.input_validators.iter().filter_map(|validator| match validator {
        InputValidator::Checktestdata(script) => Some(script.clone()),
        InputValidator::Program(_) | InputValidator::Viva(_) => None,
    });
    Trial { model, input_validators: validators.collect(), scripts: scripts.collect() }
}

fn new_statement(package: &Package, statement: &Statement) -> NewStatement {
    let named = || package.names.get(&statement.language).cloned();
    let NewAid { html, pdf, files, .. } = new_aid(statement);
    NewStatement {
        language: statement.language.clone(),
        title: statement.title.clone().or_else(named).unwrap_or_else(|| package.name().to_owned()),
        html,
        pdf,
        files,
        samples: statement.samples.iter().map(|name| last_part(name)).collect(),
    }
}

fn new_aid(statement: &Statement) -> NewAid {
    let (html, pdf) = match &statement.body {
        StatementBody::Html(html) => (html.clone(), None),
        StatementBody::Pdf => (String::new(), statement.files.first().map(|file| file.sha256.clone())),
    };
    let files = statement.files.iter().map(|file| StatementFile {
        hash: file.sha256.clone(),
        extension: file.address.rsplit('.').next().unwrap_or_default().to_owned(),
    });
    NewAid { language: statement.language.clone(), html, pdf, files: files.collect() }
}

async fn new_sample(sample: &SampleFiles) -> Result<Sample, Error> {
    let optional_text = async |file: &Option<PathBuf>| match file {
        Some(file) => text(file).await.map(Some),
        None => Ok(None),
    };
    let name = last_part(&sample.name);
    Ok(Sample {
        name,
        input: optional_text(&sample.input).await?.unwrap_or_default(),
        answer: optional_text(&sample.output).await?.unwrap_or_default(),
        interaction: optional_text(&sample.interaction).await?,
        in_statement: false,
    })
}

fn last_part(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_owned()
}

/// Reads a file as text for people. Invalid UTF-8 becomes replacement characters.
async fn text(file: &Path) -> Result<String, Error> {
    let mut bytes = tokio::fs::read(file).await.map_err(unreadable(file))?;
    let cut = bytes.len() > MAX_SHOWN_BYTES;
    bytes.truncate(MAX_SHOWN_BYTES);
    let text = String::from_utf8_lossy(&bytes);
    Ok(if cut { format!("{text}\n…") } else { text.into_owned() })
}

/// The file's extension in a form that is safe in an address.
fn extension(name: &str) -> String {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    let safe = (1..=10).contains(&extension.len()) && extension.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if safe { extension } else { "bin".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extensions_are_safe_in_addresses() {
        for (name, expected) in
            [("a.tar.GZ", "gz"), ("Makefile", "bin"), ("a.b c", "bin"), ("x.", "bin"), ("p.pdf", "pdf")]
        {
            assert_eq!(extension(name), expected, "{name}");
        }
    }
}
