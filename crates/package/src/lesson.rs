//! Reads lessons: Markdown files of a track's sections.

use std::{collections::HashMap, path::Path, sync::Arc};

use tempfile::TempDir;

use crate::{
    Error,
    folder::Folder,
    statement::{Drawn, StatementAsset, lesson_html},
    warning::{Warning, Warnings},
};

/// The maximum size of a lesson, in bytes.
const MAX_BYTES: u64 = 200_000;

/// A lesson of a section.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// Its Markdown.
    pub markdown: String,
    /// Its safe HTML. Pictures have the address `/statement-files/SHA256.EXTENSION`.
    pub html: String,
    /// The pictures.
    pub files: Vec<StatementAsset>,
    /// Problems that do not prevent it from being shown.
    pub warnings: Vec<Warning>,
    /// The folder of converted pictures, which is deleted with the last clone.
    _kept: Option<Arc<TempDir>>,
}

/// Reads a lesson. Pictures must be beside its file.
///
/// # Errors
/// The file cannot be read, is too large, or is not UTF-8.
pub(crate) fn read_lesson(file: &Path) -> Result<Lesson, Error> {
    let size = std::fs::metadata(file).map_err(Error::io(file))?.len();
    if size > MAX_BYTES {
        return Err(Error::invalid(file, format!("has {size} bytes; a lesson may have at most {MAX_BYTES}")));
    }
    let markdown = crate::text::read_text(file)?;
    let mut warnings = Warnings::default();
    let folder = Folder::list(file.parent().unwrap_or(Path::new(".")), &mut warnings)?;
    let drawn = Drawn::new(None);
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (html, files) = lesson_html(&name, &markdown, &folder, HashMap::new(), &drawn, &mut warnings);
    let html = without_title(html);
    Ok(Lesson { markdown, html, files, warnings: warnings.0, _kept: drawn.kept() })
}

/// Renders a lesson that an admin typed. It may show pictures that are stored already: their names and addresses (`SHA256.EXTENSION`). Returns its safe HTML.
#[must_use]
pub fn render_lesson(markdown: &str, pictures: HashMap<String, String>) -> String {
    let (folder, drawn) = (Folder::default(), Drawn::new(None));
    let (html, _) = lesson_html("lesson", markdown, &folder, pictures, &drawn, &mut Warnings::default());
    without_title(html)
}

/// Removes a title at the beginning, because the page shows the section's title.
fn without_title(html: String) -> String {
    let rest = html.trim_start().strip_prefix("<h2>").and_then(|rest| rest.split_once("</h2>"));
    rest.map_or_else(|| html.clone(), |(_, rest)| rest.trim_start().to_owned())
}
