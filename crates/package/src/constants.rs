//! Constants: names in the texts of a package that are replaced by values.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

use assay_domain::NamedFile;
use tempfile::TempDir;

use crate::{
    Error,
    yaml::{Fault, Node, Value},
};

/// Constants are not replaced in larger files. Sources are much smaller.
const MAX_BYTES: u64 = 4 * 1024 * 1024;

/// The constants of a problem, by `name` and `name.variant`.
#[derive(Debug, Default)]
pub(crate) struct Constants {
    values: BTreeMap<String, String>,
    /// The folder for rewritten files, created for the first one.
    folder: OnceLock<Arc<TempDir>>,
}

impl Constants {
    /// Reads `constants`: a mapping from names to values, or to mappings with `value` and variants.
    pub(crate) fn read(node: &Node) -> Result<Self, Fault> {
        let Value::Map(section) = &node.value else {
            return Err(node.fault("`constants` must be a mapping of names to values"));
        };
        let mut values = BTreeMap::new();
        for (name, node) in section.clone().rest() {
            let well = |name: &str| {
                name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
                    && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
            };
            if !well(&name) {
                return Err(
                    node.fault(format!("`{name}` is not a valid name for a constant; use letters, digits and `_`"))
                );
            }
            if let Value::Map(variants) = &node.value {
                for (variant, value) in variants.clone().rest() {
                    let text = value.text(&variant)?;
                    if variant == "value" {
                        values.insert(name.clone(), text.clone());
                    }
                    values.insert(format!("{name}.{variant}"), text);
                }
                if !values.contains_key(&name) {
                    return Err(node.fault(format!("the constant `{name}` has no `value`")));
                }
            } else {
                let text = node.text(&name)?;
                values.insert(format!("{name}.value"), text.clone());
                values.insert(name, text);
            }
        }
        Ok(Self { values, folder: OnceLock::new() })
    }

    /// The value of `name` or `name.variant`.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.values.get(name.trim()).map(String::as_str)
    }

    /// Replaces every `{{name}}` of a known constant.
    pub(crate) fn replace(&self, text: &str) -> String {
        let mut result = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find("{{") {
            let (before, after) = rest.split_at(start);
            result += before;
            let value = after[2..].find("}}").and_then(|end| Some((self.values.get(&after[2..2 + end])?, end)));
            match value {
                Some((value, end)) => {
                    result += value;
                    rest = &after[end + 4..];
                }
                None => {
                    result.push('{');
                    rest = &after[1..];
                }
            }
        }
        result + rest
    }

    /// Replaces constants in files. Changed files are copied to a folder that [`Self::kept`] keeps alive.
    pub(crate) fn files(&self, files: Vec<NamedFile<PathBuf>>) -> Result<Vec<NamedFile<PathBuf>>, Error> {
        if self.values.is_empty() {
            return Ok(files);
        }
        let replace =
            |named: NamedFile<PathBuf>| Ok(NamedFile { file: self.file(&named.file)?.unwrap_or(named.file), ..named });
        files.into_iter().map(replace).collect()
    }

    fn file(&self, path: &Path) -> Result<Option<PathBuf>, Error> {
        let size = fs::metadata(path).map_err(Error::io(path))?.len();
        if size > MAX_BYTES {
            return Ok(None);
        }
        let Ok(text) = String::from_utf8(fs::read(path).map_err(Error::io(path))?) else { return Ok(None) };
        let replaced = self.replace(&text);
        if replaced == text {
            return Ok(None);
        }
        let folder = match self.folder.get() {
            Some(folder) => folder,
            None => {
                let made = tempfile::Builder::new().prefix("assay-constants-").tempdir().map_err(Error::io(path))?;
                self.folder.get_or_init(|| Arc::new(made))
            }
        };
        let name = path.file_name().unwrap_or_default();
        let numbered =
            tempfile::Builder::new().prefix("file-").tempdir_in(folder.path()).map_err(Error::io(path))?.keep();
        let written = numbered.join(name);
        fs::write(&written, replaced).map_err(Error::io(&written))?;
        Ok(Some(written))
    }

    /// The folder of the rewritten files, if any.
    pub(crate) fn kept(&self) -> Option<Arc<TempDir>> {
        self.folder.get().cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_constants_are_replaced() {
        let values = [("k", "5"), ("k.value", "5"), ("k.tex", "5,000")];
        let values = values.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let constants = Constants { values, folder: OnceLock::new() };
        assert_eq!(constants.replace("{{k}} {{k.tex}} {{no}} {{{k}}} {{ {{k"), "5 5,000 {{no}} {5} {{ {{k");
    }
}
