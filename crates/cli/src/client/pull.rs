//! `assay pull`.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, Result, bail};
use assay_domain::Problem;
use assay_judge::Languages;

use super::api::Api;
use crate::output::print;

/// What to download.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The problem's URL name, such as coffee-stamps.
    problem: String,
    /// The folder to write into. The default is a new folder with the name of the problem.
    #[arg(long)]
    into: Option<PathBuf>,
    /// Only the starter code of this language. It can be given several times.
    #[arg(long = "language", value_name = "LANGUAGE")]
    languages: Vec<String>,
    /// Replace files that exist.
    #[arg(long)]
    force: bool,
}

/// Writes the statement, samples and starter code of a problem into a folder.
pub(super) async fn run(arguments: Arguments) -> Result<ExitCode> {
    let api = Api::of_saved_login()?;
    let problem: Problem = api.get(&format!("problems/{}", arguments.problem), &[]).await?;
    let folder = arguments.into.unwrap_or_else(|| PathBuf::from(problem.slug.as_str()));
    let mut files = vec![("statement.html".to_owned(), statement(&problem, &api))];
    for sample in &problem.samples {
        let name = safe(&sample.name)?;
        files.push((format!("samples/{name}.in"), sample.input.clone()));
        files.push((format!("samples/{name}.ans"), sample.answer.clone()));
    }
    let known = Languages::builtin()?;
    let wanted =
        |language: &str| arguments.languages.is_empty() || arguments.languages.iter().any(|one| one == language);
    for template in problem.templates.iter().filter(|template| wanted(&template.language)) {
        let Some(extension) = known.extension(&template.language.as_str().into()) else { continue };
        let name = format!("{}.{extension}", if extension == "java" { "Main" } else { "main" });
        // Variants of a language, such as PyPy, share one file.
        if !files.iter().any(|(other, _)| *other == name) {
            files.push((name, template.source.clone()));
        }
    }
    if !arguments.force
        && let Some((name, _)) = files.iter().find(|(name, _)| folder.join(name).exists())
    {
        bail!("{} exists: use --force to replace it, or --into for another folder", folder.join(name).display());
    }
    for (name, content) in &files {
        write(&folder.join(name), content)?;
    }
    print(&format!("{}: {} files in {}\n", problem.title, files.len(), folder.display()))?;
    Ok(ExitCode::SUCCESS)
}

/// A page that shows the statement without the server. Pictures stay on the server.
fn statement(problem: &Problem, api: &Api) -> String {
    let title = problem.title.replace('&', "&amp;").replace('<', "&lt;");
    let address = api.server().page(&format!("problems/{}", problem.slug));
    let limits = &problem.limits;
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<base href=\"{address}\">\n<title>{title}</title>\n\
         <h1>{title}</h1>\n<p>{} ms, {} MiB. <a href=\"{address}\">Open on the site</a></p>\n{}\n",
        problem.statement_language,
        limits.time_ms,
        limits.memory_kib / 1024,
        problem.statement_html,
    )
}

/// A sample's name becomes a file's name, and must not lead elsewhere.
fn safe(name: &str) -> Result<&str> {
    let is_plain = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', '\0']);
    if name.split('/').all(is_plain) {
        Ok(name)
    } else {
        bail!("the server names a sample {name:?}, which is not a file name")
    }
}

fn write(path: &Path, content: &str) -> Result<()> {
    let write = || {
        fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
        fs::File::create(path)?.write_all(content.as_bytes())
    };
    write().with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_samples_stay_in_the_folder() {
        assert!(safe("1").is_ok() && safe("group/2-small").is_ok());
        for name in ["", "../1", "/etc/passwd", "a//b", "a/../../b", ".hidden", "a\\..\\b"] {
            assert!(safe(name).is_err(), "{name}");
        }
    }
}
