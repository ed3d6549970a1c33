//! `assay pull`.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, Result, bail};
use assay_domain::{Problem, Sample, signature::Signature};
use assay_judge::Languages;
use html_escape::encode_text;
use serde::Deserialize;

use super::api::Api;
use crate::{case_text::CaseText, output::print};

/// What to download.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The problem's URL name, such as coffee-stamps.
    problem: String,
    /// The folder to write into. The default is a new folder with the name of the problem.
    #[arg(long)]
    into: Option<PathBuf>,
    /// Download only the starter code of this language. The option can be repeated.
    #[arg(long = "language", value_name = "LANGUAGE")]
    languages: Vec<String>,
    /// Replace existing files.
    #[arg(long)]
    force: bool,
}

#[derive(Deserialize)]
struct Pulled {
    #[serde(flatten)]
    problem: Problem,
    signature: Option<Signature>,
}

/// Writes the statement, samples and starter code of a problem into a folder.
pub(super) async fn run(arguments: Arguments) -> Result<ExitCode> {
    let api = Api::of_saved_login()?;
    let Pulled { problem, signature } = api.get(&format!("problems/{}", arguments.problem), &[]).await?;
    let folder = arguments.into.unwrap_or_else(|| PathBuf::from(problem.slug.as_str()));
    let mut files = vec![("statement.html".to_owned(), statement(&problem, signature.as_ref(), &api))];
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

/// A page with the statement and the samples. Its images are loaded from the server.
fn statement(problem: &Problem, signature: Option<&Signature>, api: &Api) -> String {
    let title = encode_text(&problem.title);
    let address = api.server().page(&format!("problems/{}", problem.slug));
    let limits = &problem.limits;
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<base href=\"{address}\">\n<title>{title}</title>\n\
         <h1>{title}</h1>\n<p>{} ms, {} MiB. <a href=\"{address}\">Open on the site</a></p>\n{}\n{}",
        problem.statement_language,
        limits.time_ms,
        limits.memory_kib / 1024,
        problem.statement_html,
        samples(problem, signature),
    )
}

/// The samples that the statement does not show.
fn samples(problem: &Problem, signature: Option<&Signature>) -> String {
    let shown = problem.samples.iter().filter(|sample| !sample.in_statement && sample.interaction.is_none());
    let render = |(number, sample): (usize, &Sample)| {
        let values = signature.and_then(|it| it.case_values(&sample.input, Some(&sample.answer), None));
        let (input, answer) = match values.as_ref().map(CaseText::of) {
            Some(CaseText { input, expected, .. }) => (input, expected.unwrap_or_else(|| sample.answer.clone())),
            None => (Some(sample.input.clone()), sample.answer.clone()),
        };
        let part = |title: &str, text: &str| format!("<h3>{title}</h3>\n<pre>{}</pre>\n", encode_text(text));
        let input = input.map(|text| part("Input", &text)).unwrap_or_default();
        format!("<h2>Sample {number}</h2>\n{input}{}", part("Output", &answer))
    };
    (1..).zip(shown).map(render).collect()
}

/// Checks the name of a sample, which becomes a path that must stay inside the folder.
fn safe(name: &str) -> Result<&str> {
    let is_plain = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', '\0']);
    if name.split('/').all(is_plain) {
        Ok(name)
    } else {
        bail!("the server sent the sample name {name:?}, which is not a safe file name")
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

    #[test]
    fn samples_of_a_class_are_calls_with_results() {
        let pulled = serde_json::json!({
            "slug": "stack", "title": "Stack", "version": 1, "difficulty": null, "statement_language": "en",
            "kind": {"scoring": false, "interactive": false, "passes": 1, "submit_answer": false, "minimise": false},
            "statement_languages": ["en"], "statement_html": "", "statement_pdf": null, "attachments": [], "templates": [],
            "limits": {"time_ms": 1000, "memory_kib": 1024, "output_kib": 64}, "code_kib": 64,
            "languages": null, "state": "untouched",
            "samples": [{"name": "1", "input": "[\"Stack\",\"top\"]\n[[],[]]\n", "answer": "[null,\"<b>\"]\n"}],
            "signature": {
                "kind": "class", "name": "Stack", "constructor": [], "compare": "exact", "wide_long": false,
                "methods": [{"name": "top", "params": [], "returns": "string"}],
            },
        });
        let Pulled { mut problem, signature } = serde_json::from_value(pulled).unwrap();
        let shown = samples(&problem, signature.as_ref());
        assert!(shown.contains("<pre>Stack()\ntop() → \"&lt;b&gt;\"</pre>"), "{shown}");
        assert!(samples(&problem, None).contains("<pre>[null,\"&lt;b&gt;\"]\n</pre>"));
        problem.samples[0].in_statement = true;
        assert_eq!(samples(&problem, None), "");
    }
}
