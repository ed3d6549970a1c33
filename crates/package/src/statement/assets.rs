//! The pictures of a statement: found, looked at, and named by their content.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, OnceLock, PoisonError, mpsc},
    thread,
    time::Duration,
};

use hayro_svg::{RenderCache, SvgRenderSettings, convert, hayro_interpret::InterpreterSettings, hayro_syntax::Pdf};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use super::StatementFile;
use crate::{
    Error,
    folder::{Folder, hexadecimal},
};

/// Endings and what they are, those that a browser shows best first.
const SHOWN: [(&str, &str); 6] = [
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
];

/// What only an archive knows: drawn anew, or handed out.
const OTHERS: [(&str, &str); 3] =
    [("pdf", "application/pdf"), ("eps", "application/postscript"), ("ps", "application/postscript")];

/// The largest picture, in bytes.
const MAX_BYTES: u64 = 20 * 1024 * 1024;

/// The pictures of one statement.
pub(super) struct Assets<'a> {
    folder: &'a Folder,
    /// Where names begin, each ends in `/`.
    places: Vec<String>,
    drawn: &'a Drawn,
    files: Vec<StatementFile>,
}

/// Pictures that were drawn anew: a folder that is made with the first.
#[derive(Debug, Default)]
pub(crate) struct Drawn {
    folder: OnceLock<Arc<TempDir>>,
    count: Mutex<usize>,
}

/// What became of a picture that a statement names.
#[derive(Debug)]
pub(super) enum Asset {
    /// It can be shown: its address.
    Shown(String),
    /// It can only be handed out: its address.
    Linked(String),
}

impl<'a> Assets<'a> {
    pub(super) fn new(folder: &'a Folder, places: Vec<String>, drawn: &'a Drawn) -> Self {
        Self { folder, places, drawn, files: Vec::new() }
    }

    /// The pictures found so far.
    pub(super) fn into_files(self) -> Vec<StatementFile> {
        self.files
    }

    /// Finds a picture by the name that a statement gives it, with or without its ending.
    ///
    /// # Errors
    /// Why it cannot be shown, as a sentence without its beginning.
    pub(super) fn find(&mut self, name: &str) -> Result<Asset, String> {
        let name = name.trim().trim_matches('"').replace("\\_", "_").replace("{", "").replace("}", "");
        let name = name.trim_start_matches("./").trim_start_matches('/');
        if name.contains("://") || name.starts_with("data:") {
            return Err("is elsewhere; put the picture into the package".to_owned());
        }
        let file = self.search(name).ok_or("is not in the package; put it beside the statement")?;
        let ending = file.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase());
        let path = self.folder.path(&file);
        if let Some((_, media_type)) = SHOWN.into_iter().find(|(known, _)| *known == ending) {
            let bytes = read(&path)?;
            if ending == "svg" {
                harmless(&bytes)?;
            }
            return Ok(Asset::Shown(self.keep(name, path, &bytes, &ending, media_type)));
        }
        let Some((_, media_type)) = OTHERS.into_iter().find(|(known, _)| *known == ending) else {
            return Err(format!("is of a kind that is not known ({ending}); use PNG, JPEG or SVG"));
        };
        let bytes = read(&path)?;
        if ending == "pdf"
            && let Some(svg) = draw(&bytes)
        {
            let path = self.drawn.write(svg.as_bytes()).map_err(|error| error.to_string())?;
            return Ok(Asset::Shown(self.keep(name, path, svg.as_bytes(), "svg", "image/svg+xml")));
        }
        Ok(Asset::Linked(self.keep(name, path, &bytes, &ending, media_type)))
    }

    /// A text file beside the statement, for `\input`: its path in the package.
    pub(super) fn text_file(&self, name: &str) -> Option<String> {
        let wanted = name.trim();
        let names = [wanted.to_owned(), format!("{wanted}.tex")];
        let mut paths = self.places.iter().flat_map(|place| names.iter().map(move |name| format!("{place}{name}")));
        paths.find(|path| self.folder.has(path))
    }

    /// The full path of a file of the package.
    pub(super) fn path(&self, file: &str) -> PathBuf {
        self.folder.path(file)
    }

    fn search(&self, name: &str) -> Option<String> {
        let endings = SHOWN.iter().chain(&OTHERS).map(|(ending, _)| *ending);
        let names: Vec<String> =
            std::iter::once(name.to_owned()).chain(endings.map(|ending| format!("{name}.{ending}"))).collect();
        for place in &self.places {
            for name in &names {
                let path = normal(&format!("{place}{name}"))?;
                let known = path.rsplit_once('.').is_some_and(|(_, ending)| !ending.contains('/'));
                if known && self.folder.has(&path) {
                    return Some(path);
                }
            }
        }
        // Written where case does not matter, or from another folder.
        let wanted: Vec<String> =
            names.iter().map(|name| name.rsplit('/').next().unwrap_or(name).to_lowercase()).collect();
        let everywhere = self.places.iter().flat_map(|place| self.folder.under(place));
        let mut found: Vec<(usize, &str)> = everywhere
            .filter_map(|file| {
                let base = file.rsplit('/').next().unwrap_or(file).to_lowercase();
                Some((wanted.iter().position(|wanted| *wanted == base)?, file))
            })
            .collect();
        found.sort_unstable();
        found.first().map(|(_, file)| (*file).to_owned())
    }

    fn keep(&mut self, name: &str, path: PathBuf, bytes: &[u8], ending: &str, media_type: &'static str) -> String {
        let sha256 = hexadecimal(&Sha256::digest(bytes));
        let address = format!("{sha256}.{ending}");
        if !self.files.iter().any(|file| file.address == address) {
            let name = name.to_owned();
            self.files.push(StatementFile { name, address: address.clone(), sha256, media_type, path });
        }
        address
    }
}

impl Drawn {
    fn write(&self, bytes: &[u8]) -> Result<PathBuf, Error> {
        let here = Path::new("a folder for pictures");
        let folder = match self.folder.get() {
            Some(folder) => folder,
            None => {
                let made = tempfile::Builder::new().prefix("assay-pictures-").tempdir().map_err(Error::io(here))?;
                self.folder.get_or_init(|| Arc::new(made))
            }
        };
        let mut count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        *count += 1;
        let path = folder.path().join(format!("{count}.svg"));
        fs::write(&path, bytes).map_err(Error::io(&path))?;
        Ok(path)
    }

    /// The folder, where something was drawn.
    pub(crate) fn kept(&self) -> Option<Arc<TempDir>> {
        self.folder.get().cloned()
    }
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    let size = fs::metadata(path).map_err(|error| format!("cannot be read: {error}"))?.len();
    if size > MAX_BYTES {
        return Err(format!("is larger than {} MiB; make it smaller", MAX_BYTES / 1024 / 1024));
    }
    fs::read(path).map_err(|error| format!("cannot be read: {error}"))
}

/// `a/../b/./c` as `b/c`; nothing where it leads out.
fn normal(path: &str) -> Option<String> {
    let mut parts = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// An SVG may hold nothing that runs or that is fetched from elsewhere. Pictures in pages run nothing anyway: this is for
/// who opens one by itself.
fn harmless(svg: &[u8]) -> Result<(), String> {
    let text = String::from_utf8_lossy(svg).to_ascii_lowercase();
    let tight: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    for bad in [
        "<script",
        "<foreignobject",
        "<iframe",
        "<embed",
        "<object",
        "javascript:",
        "<!entity",
        "<handler",
        "<set",
        "<animate",
    ] {
        if tight.contains(bad) {
            return Err(format!("holds `{bad}`, which no picture needs; save it as a plain SVG"));
        }
    }
    let handler = |at: usize| {
        let before =
            text[..at].chars().next_back().is_some_and(|c| c.is_whitespace() || c == '"' || c == '\'' || c == '/');
        let name: String = text[at + 2..].chars().take_while(char::is_ascii_alphabetic).collect();
        before && !name.is_empty() && text[at + 2 + name.len()..].trim_start().starts_with('=')
    };
    if text.match_indices("on").any(|(at, _)| handler(at)) {
        return Err("holds an event handler, which no picture needs; save it as a plain SVG".to_owned());
    }
    let links = ["href=\"http", "href='http", "url(http", "url('http", "url(\"http", "href=\"//", "@import"];
    match links.into_iter().find(|link| tight.contains(link)) {
        Some(_) => Err("refers to another host; put what it needs into it".to_owned()),
        None => Ok(()),
    }
}

/// How long drawing may take, and the stack it gets: a picture made to break what draws it must not end an import.
const DRAWING: Duration = Duration::from_secs(20);
const DRAWING_STACK: usize = 64 * 1024 * 1024;

/// The first page of a PDF as SVG; nothing where it cannot be drawn, or not soon.
fn draw(pdf: &[u8]) -> Option<String> {
    let pdf = pdf.to_vec();
    let (told, drawn) = mpsc::channel();
    let drawing = move || {
        // Nobody listens any more where it took too long.
        let _ = told.send(std::panic::catch_unwind(|| first_page(pdf)).ok().flatten());
    };
    thread::Builder::new().name("drawing".to_owned()).stack_size(DRAWING_STACK).spawn(drawing).ok()?;
    let svg = drawn.recv_timeout(DRAWING).ok().flatten()?;
    (svg.len() as u64 <= MAX_BYTES && harmless(svg.as_bytes()).is_ok()).then_some(svg)
}

fn first_page(pdf: Vec<u8>) -> Option<String> {
    let pdf = Pdf::new(pdf).ok()?;
    let page = pdf.pages().first()?;
    let cache = RenderCache::new();
    Some(convert(page, &cache, &InterpreterSettings::default(), &SvgRenderSettings::default()))
}
