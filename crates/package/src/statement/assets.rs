//! The pictures of a statement: found, looked at, and named by their content.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use super::{
    StatementFile,
    drawn::{Drawn, NotTypeset},
    svg,
};
use crate::folder::{Folder, hexadecimal};

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

/// What a figure in TeX may use of the files beside its statement.
const BESIDE_TEX: [&str; 12] = ["tex", "tikz", "pgf", "sty", "csv", "dat", "txt", "table", "png", "jpg", "jpeg", "pdf"];

/// The most files beside a figure in TeX.
const MAX_BESIDE: usize = 200;

/// The pictures of one statement.
pub(super) struct Assets<'a> {
    folder: &'a Folder,
    /// Where names begin, each ends in `/`.
    places: Vec<String>,
    drawn: &'a Drawn<'a>,
    files: Vec<StatementFile>,
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
    pub(super) fn new(folder: &'a Folder, places: Vec<String>, drawn: &'a Drawn<'a>) -> Self {
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
                let svg = svg::sanitize(&bytes).map_err(|error| error.to_string())?;
                return self.keep_drawn(name, &svg);
            }
            return Ok(Asset::Shown(self.keep(name, path, &bytes, &ending, media_type)));
        }
        let Some((_, media_type)) = OTHERS.into_iter().find(|(known, _)| *known == ending) else {
            return Err(format!("is of a kind that is not known ({ending}); use PNG, JPEG or SVG"));
        };
        let bytes = read(&path)?;
        if ending == "pdf"
            && let Some(svg) = self.drawn.draw(&path).and_then(|svg| svg::sanitize(svg.as_bytes()).ok())
        {
            return self.keep_drawn(name, &svg);
        }
        Ok(Asset::Linked(self.keep(name, path, &bytes, &ending, media_type)))
    }

    /// Draws a figure that is a LaTeX document of one page: its address. The document is asked for if there is a TeX.
    pub(super) fn typeset(&mut self, document: impl FnOnce() -> String) -> Result<String, NotTypeset> {
        let tex = self.drawn.tex()?;
        let svg = self.drawn.typeset(tex, &document(), &self.beside())?;
        let svg = svg::sanitize(svg.as_bytes()).map_err(|_| NotTypeset::Pdf)?;
        match self.keep_drawn("figure", &svg) {
            Ok(Asset::Shown(address)) => Ok(address),
            _ => Err(NotTypeset::Pdf),
        }
    }

    /// The files beside the statement that a figure in TeX may use, by their names.
    fn beside(&self) -> Vec<(String, PathBuf)> {
        let Some(own) = self.places.first() else { return Vec::new() };
        let (mut files, mut left) = (Vec::new(), MAX_BYTES);
        for file in self.folder.under(own) {
            let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
            let path = self.folder.path(file);
            let Some(size) = fs::metadata(&path).ok().map(|about| about.len()).filter(|size| *size <= left) else {
                continue;
            };
            if files.len() < MAX_BESIDE && BESIDE_TEX.contains(&ending) {
                left -= size;
                files.push((file.strip_prefix(own.as_str()).unwrap_or(file).to_owned(), path));
            }
        }
        files
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

    /// Keeps a picture that the package does not hold in this form.
    fn keep_drawn(&mut self, name: &str, svg: &str) -> Result<Asset, String> {
        let path = self.drawn.write(svg.as_bytes()).map_err(|error| error.to_string())?;
        Ok(Asset::Shown(self.keep(name, path, svg.as_bytes(), "svg", "image/svg+xml")))
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
