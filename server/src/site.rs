//! The built site. It is in memory, so a later build may replace the folder while the server runs.

use std::{collections::HashMap, fs, path::Path};

use anyhow::{Context, Result, bail};
use assay_app::{Bundle, use_language};

use crate::static_files::StaticFiles;

/// The files of the site, and the file names of the bundle.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    pub(crate) files: StaticFiles,
    pub(crate) bundle: Bundle,
}

/// No files: pages without styles and scripts.
impl Default for Site {
    fn default() -> Self {
        Self { files: StaticFiles::default(), bundle: Bundle::new(&HashMap::new(), HashMap::new()) }
    }
}

impl Site {
    /// Reads a built site.
    ///
    /// # Errors
    /// A file cannot be read, or a file of the bundle is missing.
    pub(crate) fn load(folder: &Path) -> Result<Self> {
        let names = folder.join("hash.txt");
        let text = fs::read_to_string(&names).with_context(|| {
            format!(
                "cannot read {}, so {} is not a built site: run `make build`, or copy the whole folder",
                names.display(),
                folder.display()
            )
        })?;
        let hashes = hashes(&text).with_context(|| format!("cannot use {}", names.display()))?;
        let files = StaticFiles::load(folder)?;
        let missing = |kind: &str| {
            format!(
                "{} does not match {}: run `make build` again, or copy the whole folder again; {kind} is missing",
                folder.display(),
                names.display()
            )
        };
        for kind in ["css", "js", "wasm"] {
            let Some(hash) = hashes.get(kind) else { continue };
            let file = format!("{}/assay.{hash}.{kind}", Bundle::FOLDER);
            if files.get(&file).is_none() {
                bail!(missing(&file));
            }
        }
        let parts = match hashes.get("parts") {
            None => HashMap::new(),
            Some(hash) => {
                let file = format!("{}/parts.{hash}.json", Bundle::FOLDER);
                let manifest = files.get(&file).with_context(|| missing(&file))?;
                serde_json::from_slice(manifest).with_context(|| format!("cannot read {file}"))?
            }
        };
        // The wasm of a site has only this language.
        let language = hashes.get("language").map_or("en", String::as_str);
        if !use_language(language) {
            bail!("{} is in the language {language}, which this server does not have", folder.display());
        }
        Ok(Self { bundle: Bundle::new(&hashes, parts), files })
    }
}

/// Reads the lines `kind: hash` of `hash.txt`. The line `language: CODE` is optional.
fn hashes(text: &str) -> Result<HashMap<String, String>> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| match line.split_once(':').map(|(kind, hash)| (kind.trim(), hash.trim())) {
            Some((kind, hash)) if !hash.is_empty() && hash.bytes().all(is_hash_byte) => {
                Ok((kind.to_owned(), hash.to_owned()))
            }
            _ => bail!("{line:?} is not a kind and a hash"),
        })
        .collect()
}

/// Hashes become parts of scripts and addresses, so they must not need escaping.
fn is_hash_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_read_by_kind() {
        let found = hashes("js: aB-_9\n\n css: x\n").unwrap();
        assert_eq!((found["js"].as_str(), found["css"].as_str(), found.len()), ("aB-_9", "x", 2));
        for bad in ["js", "js:", "js: \"; alert(1)", "js: a/b"] {
            assert!(hashes(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_missing_file_of_an_incomplete_site_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let error = |folder: &Path| format!("{:#}", Site::load(folder).unwrap_err());
        assert!(error(folder.path()).contains("hash.txt"));
        fs::write(folder.path().join("hash.txt"), "js: a\nwasm: a\ncss: b\n").unwrap();
        fs::create_dir(folder.path().join("pkg")).unwrap();
        for name in ["assay.a.js", "assay.a.wasm"] {
            fs::write(folder.path().join("pkg").join(name), "").unwrap();
        }
        assert!(error(folder.path()).contains("/pkg/assay.b.css"));
        fs::write(folder.path().join("pkg/assay.b.css"), "").unwrap();
        Site::load(folder.path()).unwrap();
        fs::write(folder.path().join("hash.txt"), "language: xx\n").unwrap();
        assert!(error(folder.path()).contains("the language xx"));
    }
}
