//! Converted images.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, OnceLock, PoisonError},
    time::{Duration, Instant},
};

use tempfile::TempDir;

use super::pdf;
use crate::Error;

/// The maximum time to convert all figures of a package.
const ALL_FIGURES: Duration = Duration::from_secs(60);

/// The maximum time to convert one figure.
const ONE_FIGURE: Duration = Duration::from_secs(10);

/// The converted images, in a folder that is created for the first one.
#[derive(Debug, Default)]
pub(crate) struct Drawn {
    folder: OnceLock<Arc<TempDir>>,
    count: Mutex<usize>,
    /// The time spent so far.
    spent: Mutex<Duration>,
}

impl Drawn {
    /// Converts the first page of a PDF to SVG. None if this fails or takes too long.
    pub(super) fn draw(&self, pdf: &Path) -> Option<String> {
        let mut spent = self.spent.lock().unwrap_or_else(PoisonError::into_inner);
        let left = ALL_FIGURES.checked_sub(*spent).filter(|left| !left.is_zero())?;
        let start = Instant::now();
        let folder = self.folder().ok()?;
        let svg = pdf::draw(pdf, &folder.path().join("figure"), left.min(ONE_FIGURE));
        *spent += start.elapsed();
        svg
    }

    /// Writes an image to the folder.
    pub(super) fn write(&self, bytes: &[u8]) -> Result<PathBuf, Error> {
        let folder = self.folder()?;
        let mut count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        *count += 1;
        let path = folder.path().join(format!("{count}.svg"));
        fs::write(&path, bytes).map_err(Error::io(&path))?;
        Ok(path)
    }

    /// The folder, if it was created.
    pub(crate) fn kept(&self) -> Option<Arc<TempDir>> {
        self.folder.get().cloned()
    }

    fn folder(&self) -> Result<&Arc<TempDir>, Error> {
        if let Some(folder) = self.folder.get() {
            return Ok(folder);
        }
        let here = Path::new("a folder for images");
        let made = tempfile::Builder::new().prefix("assay-pictures-").tempdir().map_err(Error::io(here))?;
        Ok(self.folder.get_or_init(|| Arc::new(made)))
    }
}
