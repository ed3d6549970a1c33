//! Finds statements and converts them to safe HTML.

mod assets;
mod drawn;
mod formula;
mod hints;
mod html;
mod latex;
mod length;
mod lines;
mod markdown;
mod page;
mod pdf;
mod samples;
mod svg;
mod words;
mod xml;

use std::{collections::HashMap, path::PathBuf};

use assay_domain::signature::Signature;
use assets::Assets;
use data_encoding::HEXLOWER;
pub(crate) use drawn::Drawn;
pub use hints::Hint;
pub(crate) use hints::hints;
use page::Page;
pub use pdf::draw_if_asked;
use samples::Samples;
use words::words;

use crate::{
    Error, Format, SampleFiles,
    constants::Constants,
    folder::{Folder, hash_file},
    manifest::Manifest,
    text::read_any_text,
    warning::Warnings,
};

/// A problem's statement or editorial in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The language's code: `en`, `pt-BR`.
    pub language: String,
    /// The title in the statement.
    pub title: Option<String>,
    /// The content.
    pub body: StatementBody,
    /// Its path in the package.
    pub source: String,
    /// The files that it shows or links to, without duplicates.
    pub files: Vec<StatementAsset>,
    /// The samples that it shows itself. The page shows the others after it.
    pub samples: Vec<String>,
}

/// The content of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatementBody {
    /// Sanitized HTML with MathML, without the title. Images and files have the address `/statement-files/SHA256.EXTENSION`.
    Html(String),
    /// A PDF, which is the statement's only file.
    Pdf,
}

/// A file that a statement shows or links to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StatementAsset {
    /// The name in the statement's folder.
    pub name: String,
    /// The address: `SHA256.EXTENSION` of its content.
    pub address: String,
    /// The SHA-256 of its content, in lower-case hexadecimal.
    pub sha256: String,
    /// The media type, such as `image/png`.
    pub media_type: &'static str,
    /// The path of the file.
    pub path: PathBuf,
}

/// Statement or editorial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Statement,
    Solution,
}

impl Kind {
    fn places(self) -> [&'static str; 2] {
        match self {
            Self::Statement => ["statement/", "problem_statement/"],
            Self::Solution => ["solution/", "problem_solution/"],
        }
    }

    fn stem(self) -> &'static str {
        match self {
            Self::Statement => "problem",
            Self::Solution => "solution",
        }
    }
}

/// The format of a statement, the best for a page first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    Markdown,
    Latex,
    Html,
    Pdf,
}

/// The parts of the package that rendering needs.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) folder: &'a Folder,
    pub(crate) manifest: &'a Manifest,
    pub(crate) samples: &'a [SampleFiles],
    pub(crate) drawn: &'a Drawn<'a>,
    pub(crate) signature: Option<&'a Signature>,
}

/// Finds the statements, English first, and renders them.
///
/// # Errors
/// One cannot be read.
pub(crate) fn statements(kind: Kind, context: Context<'_>, warnings: &mut Warnings) -> Result<Vec<Statement>, Error> {
    let folder = context.folder;
    let mut found = Vec::new();
    for place in kind.places() {
        for file in folder.under(place) {
            let name = file.strip_prefix(place).unwrap_or(file);
            if let Some((language, source)) = named(name, kind.stem()) {
                found.push((!is_english(&language), language, source, file));
            }
        }
    }
    if kind == Kind::Statement {
        // DOMjudge uses these files.
        let root = [(Source::Html, "problem.html"), (Source::Pdf, "problem.pdf")];
        let root = root.into_iter().filter(|(_, file)| folder.has(file));
        found.extend(root.map(|(source, file)| (false, "en".to_owned(), source, file)));
    }
    found.sort();
    found.dedup_by(|later, earlier| later.1 == earlier.1);
    if found.is_empty() && kind == Kind::Statement {
        let place = if context.manifest.format == Format::Legacy { "problem_statement" } else { "statement" };
        warnings.file(place, format!("contains no statement; add {place}/problem.en.tex, .md, .html or .pdf"));
    }
    let render = |(_, language, source, file)| statement(language, source, file, context, &kind.places(), warnings);
    found.into_iter().map(render).collect()
}

/// The language and kind of `problem.en.tex` or `problem.tex`.
fn named(name: &str, stem: &str) -> Option<(String, Source)> {
    let rest = name.strip_prefix(stem)?.strip_prefix('.')?;
    let (language, ending) = rest.rsplit_once('.').unwrap_or(("en", rest));
    let well = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let source = match ending {
        "md" => Source::Markdown,
        "tex" => Source::Latex,
        "html" => Source::Html,
        "pdf" => Source::Pdf,
        _ => return None,
    };
    (!language.is_empty() && language.len() <= 12 && language.chars().all(well))
        .then(|| (language.replace('_', "-"), source))
}

fn statement(
    language: String,
    source: Source,
    file: &str,
    context: Context<'_>,
    places: &[&str],
    warnings: &mut Warnings,
) -> Result<Statement, Error> {
    let path = context.folder.path(file);
    if source == Source::Pdf {
        let sha256 = HEXLOWER.encode(&hash_file(&path)?);
        let name = file.rsplit('/').next().unwrap_or(file).to_owned();
        let address = format!("{sha256}.pdf");
        let files = vec![StatementAsset { name, address, sha256, media_type: "application/pdf", path }];
        // A PDF contains its samples.
        let samples = context.samples.iter().map(|sample| sample.name.clone()).collect();
        let body = StatementBody::Pdf;
        return Ok(Statement { language, title: None, body, source: file.to_owned(), files, samples });
    }
    let (text, invalid_line) = read_any_text(&path)?;
    if let Some(line) = invalid_line {
        warnings.line(file, line, "is not valid UTF-8, and is read as Latin-1; save the file as UTF-8");
    }
    // Images beside the file come first, then those of the other folders and of the statement.
    let own = file.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let others = places.iter().copied().chain(Kind::Statement.places()).filter(|place| *place != own);
    let places: Vec<String> = std::iter::once(own.clone()).chain(others.map(str::to_owned)).collect();
    let assets = Assets::new(context.folder, places, context.drawn);
    let words = words(&language);
    let samples = Samples::new(context.samples, words, context.signature);
    let mut page = Page::new(file, &text, warnings, assets, samples, &context.manifest.constants, words);
    page.language.clone_from(&language);
    let (html, title) = match source {
        Source::Latex => latex::render(&text, &mut page),
        Source::Html => (html::render(&text, &mut page), None),
        Source::Markdown | Source::Pdf => (markdown::render(&text, &mut page), None),
    };
    let (files, samples) = page.into_parts();
    Ok(Statement { language, title, body: StatementBody::Html(html), source: file.to_owned(), files, samples })
}

/// Renders a lesson in Markdown. Returns its HTML and its pictures, which must be in the folder, or stored already (by name and address).
pub(crate) fn lesson_html(
    file: &str,
    markdown: &str,
    folder: &Folder,
    stored: HashMap<String, String>,
    drawn: &Drawn<'_>,
    warnings: &mut Warnings,
) -> (String, Vec<StatementAsset>) {
    let words = words("en");
    let assets = Assets::new(folder, vec![String::new()], drawn).with_stored(stored);
    let samples = Samples::new(&[], words, None);
    let constants = Constants::default();
    let mut page = Page::new(file, markdown, warnings, assets, samples, &constants, words);
    let html = markdown::render(markdown, &mut page);
    let (files, _) = page.into_parts();
    (html, files)
}

/// Whether the language is English. No code also means English.
pub(crate) fn is_english(language: &str) -> bool {
    matches!(language, "" | "en") || language.starts_with("en-") || language.starts_with("en_")
}
