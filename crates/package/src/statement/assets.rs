//! Finds the images of a statement, checks them, and names them by their hash.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
};

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::{
    StatementAsset,
    drawn::{Drawn, NotTypeset},
    svg,
};
use crate::folder::Folder;

/// Extensions and media types that browsers show, the best first.
const SHOWN: [(&str, &str); 6] = [
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
];

/// Other formats. They are converted, or offered as a download.
const OTHERS: [(&str, &str); 3] =
    [("pdf", "application/pdf"), ("eps", "application/postscript"), ("ps", "application/postscript")];

/// The maximum size of an image, in bytes.
const MAX_BYTES: u64 = 20 * 1024 * 1024;

/// Extensions of the files beside a statement that its figures in TeX may use.
const BESIDE_TEX: [&str; 12] = ["tex", "tikz", "pgf", "sty", "csv", "dat", "txt", "table", "png", "jpg", "jpeg", "pdf"];

/// The maximum number of these files.
const MAX_BESIDE: usize = 200;

/// The images of a statement.
pub(super) struct Assets<'a> {
    folder: &'a Folder,
    /// The folders to search. Each ends in `/`.
    places: Vec<String>,
    drawn: &'a Drawn<'a>,
    /// Names and addresses of images that are stored already.
    stored: HashMap<String, String>,
    files: Vec<StatementAsset>,
}

/// A file that a statement names.
#[derive(Debug)]
pub(super) enum Asset {
    /// The address of an image that browsers can show.
    Shown(String),
    /// The address of a file that is only offered as a download.
    Linked(String),
}

impl<'a> Assets<'a> {
    pub(super) fn new(folder: &'a Folder, places: Vec<String>, drawn: &'a Drawn<'a>) -> Self {
        Self { folder, places, drawn, stored: HashMap::new(), files: Vec::new() }
    }

    /// Also finds images that are stored already, by their names.
    pub(super) fn with_stored(self, stored: HashMap<String, String>) -> Self {
        Self { stored, ..self }
    }

    /// The images found so far.
    pub(super) fn into_files(self) -> Vec<StatementAsset> {
        self.files
    }

    /// Finds an image by its name in the statement, with or without extension.
    ///
    /// # Errors
    /// The reason why it cannot be shown, as a part of a sentence.
    pub(super) fn find(&mut self, name: &str) -> Result<Asset, String> {
        let name = name.trim().trim_matches('"').replace("\\_", "_").replace("{", "").replace("}", "");
        let name = name.trim_start_matches("./").trim_start_matches('/');
        if name.contains("://") || name.starts_with("data:") {
            return Err("is on another host; add the image to the package".to_owned());
        }
        if let Some(address) = self.stored.get(name) {
            return Ok(Asset::Shown(address.clone()));
        }
        let file = self.search(name).ok_or("is not in the package; add it beside the statement")?;
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
            return Err(format!("has an unknown format ({ending}); use PNG, JPEG or SVG"));
        };
        let bytes = read(&path)?;
        if ending == "pdf"
            && let Some(svg) = self.drawn.draw(&path).and_then(|svg| svg::sanitize(svg.as_bytes()).ok())
        {
            return self.keep_drawn(name, &svg);
        }
        Ok(Asset::Linked(self.keep(name, path, &bytes, &ending, media_type)))
    }

    /// Draws a figure that is a LaTeX document of one page and returns its address. `document` is only called if TeX is available.
    pub(super) fn typeset(&mut self, document: impl FnOnce() -> String) -> Result<String, NotTypeset> {
        let tex = self.drawn.tex()?;
        let svg = self.drawn.typeset(tex, &document(), &self.beside())?;
        let svg = svg::sanitize(svg.as_bytes()).map_err(|_| NotTypeset::Pdf)?;
        match self.keep_drawn("figure", &svg) {
            Ok(Asset::Shown(address)) => Ok(address),
            _ => Err(NotTypeset::Pdf),
        }
    }

    /// The names and paths of the files beside the statement that a figure in TeX may use.
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

    /// The path in the package of a text file beside the statement, for `\input`.
    pub(super) fn text_file(&self, name: &str) -> Option<String> {
        let wanted = name.trim();
        let names = [wanted.to_owned(), format!("{wanted}.tex")];
        let mut paths = self.places.iter().flat_map(|place| names.iter().map(move |name| format!("{place}{name}")));
        paths.find(|path| self.folder.has(path))
    }

    /// The full path of a file in the package.
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
        // The author's system may ignore case, or the path may be relative to another folder.
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

    /// Keeps a converted image.
    fn keep_drawn(&mut self, name: &str, svg: &str) -> Result<Asset, String> {
        let path = self.drawn.write(svg.as_bytes()).map_err(|error| error.to_string())?;
        Ok(Asset::Shown(self.keep(name, path, svg.as_bytes(), "svg", "image/svg+xml")))
    }

    fn keep(&mut self, name: &str, path: PathBuf, bytes: &[u8], ending: &str, media_type: &'static str) -> String {
        let sha256 = HEXLOWER.encode(&Sha256::digest(bytes));
        let address = format!("{sha256}.{ending}");
        if !self.files.iter().any(|file| file.address == address) {
            let name = name.to_owned();
            self.files.push(StatementAsset { name, address: address.clone(), sha256, media_type, path });
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

/// Converts `a/../b/./c` to `b/c`. None if the path leaves the package.
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
