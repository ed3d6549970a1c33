//! Pictures that were made anew from those of a package.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, OnceLock, PoisonError},
    time::{Duration, Instant},
};

use tempfile::TempDir;

use super::pdf;
use crate::Error;

/// How long drawing the figures of one package may take.
const ALL_FIGURES: Duration = Duration::from_secs(60);

/// How long drawing one figure may take.
const ONE_FIGURE: Duration = Duration::from_secs(10);

/// Pictures that were made anew: a folder that is made with the first.
#[derive(Debug, Default)]
pub(crate) struct Drawn {
    folder: OnceLock<Arc<TempDir>>,
    count: Mutex<usize>,
    /// The time that drawing took.
    spent: Mutex<Duration>,
}

impl Drawn {
    /// The first page of a PDF as SVG; `None` if it cannot be drawn in time.
    pub(super) fn draw(&self, pdf: &Path) -> Option<String> {
        let mut spent = self.spent.lock().unwrap_or_else(PoisonError::into_inner);
        let left = ALL_FIGURES.checked_sub(*spent).filter(|left| !left.is_zero())?;
        let start = Instant::now();
        let folder = self.folder().ok()?;
        let svg = pdf::draw(pdf, &folder.path().join("figure"), left.min(ONE_FIGURE));
        *spent += start.elapsed();
        svg
    }

    /// Keeps a picture as a file.
    pub(super) fn write(&self, bytes: &[u8]) -> Result<PathBuf, Error> {
        let folder = self.folder()?;
        let mut count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        *count += 1;
        let path = folder.path().join(format!("{count}.svg"));
        fs::write(&path, bytes).map_err(Error::io(&path))?;
        Ok(path)
    }

    /// The folder, if a picture was made.
    pub(crate) fn kept(&self) -> Option<Arc<TempDir>> {
        self.folder.get().cloned()
    }

    fn folder(&self) -> Result<&Arc<TempDir>, Error> {
        if let Some(folder) = self.folder.get() {
            return Ok(folder);
        }
        let here = Path::new("a folder for pictures");
        let made = tempfile::Builder::new().prefix("assay-pictures-").tempdir().map_err(Error::io(here))?;
        Ok(self.folder.get_or_init(|| Arc::new(made)))
    }
}
