//! A file of a program: of a submission, or of a problem.

use std::{fs, path::PathBuf, sync::Arc};

use assay_domain::NamedFile;
use assay_sandbox::{BoxFile, Content};

use crate::Error;

/// A file of a program. Unlike [`assay_domain::SourceFile`], it may contain any bytes, because packages do.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its path in the program's folder. A source without a name is empty here, and gets the default name of its language.
    pub name: String,
    /// The content.
    pub content: Arc<[u8]>,
    /// Whether it may be executed.
    pub executable: bool,
}

impl SourceFile {
    /// A file that is not executable.
    #[must_use]
    pub fn new(name: impl Into<String>, content: impl Into<Arc<[u8]>>) -> Self {
        Self { name: name.into(), content: content.into(), executable: false }
    }

    /// Reads a file of a problem.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(crate) fn read(named: &NamedFile<PathBuf>) -> Result<Self, Error> {
        let content = fs::read(&named.file).map_err(|source| Error::Data { path: named.file.clone(), source })?;
        Ok(Self { name: named.name.clone(), content: content.into(), executable: named.executable })
    }

    /// The same file in a box. The content is shared.
    pub(crate) fn in_box(&self) -> BoxFile {
        let mode = if self.executable { 0o755 } else { 0o644 };
        BoxFile { name: self.name.clone(), mode, content: Content::Bytes(Arc::clone(&self.content)) }
    }
}

impl From<&assay_domain::SourceFile> for SourceFile {
    fn from(file: &assay_domain::SourceFile) -> Self {
        Self::new(&*file.name, file.source.as_bytes())
    }
}

/// A file's name without folder and ending.
pub(crate) fn stem(name: &str) -> &str {
    name.rsplit('/').next().and_then(|base| base.split('.').next()).unwrap_or(name)
}
