//! Pictures that were made anew from those of a package.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, OnceLock, PoisonError},
    time::{Duration, Instant},
};

use sha2::{Digest, Sha256};
use tempfile::TempDir;

use super::pdf;
use crate::{Error, Tex, TexError};

/// How long drawing the figures of one package may take.
const ALL_FIGURES: Duration = Duration::from_secs(60);

/// How long drawing one figure may take.
const ONE_FIGURE: Duration = Duration::from_secs(10);

/// Pictures that were made anew: a folder that is made with the first.
#[derive(Debug)]
pub(crate) struct Drawn<'a> {
    tex: Option<&'a dyn Tex>,
    folder: OnceLock<Arc<TempDir>>,
    count: Mutex<usize>,
    /// The time that drawing took.
    spent: Mutex<Duration>,
    /// Documents that were typeset, by their hashes, because the statements of a problem in several languages have the same figures.
    typeset: Mutex<HashMap<[u8; 32], Result<String, NotTypeset>>>,
}

/// Why a figure in TeX was not drawn.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum NotTypeset {
    #[error(transparent)]
    Tex(#[from] TexError),
    #[error("the figures of this package take more than {} s to draw", ALL_FIGURES.as_secs())]
    Late,
    #[error("its PDF cannot be drawn as SVG")]
    Pdf,
}

impl<'a> Drawn<'a> {
    pub(crate) fn new(tex: Option<&'a dyn Tex>) -> Self {
        Self {
            tex,
            folder: OnceLock::default(),
            count: Mutex::default(),
            spent: Mutex::default(),
            typeset: Mutex::default(),
        }
    }

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

    /// The TeX that draws.
    pub(super) fn tex(&self) -> Result<&'a dyn Tex, NotTypeset> {
        self.tex.ok_or(NotTypeset::Tex(TexError::Missing))
    }

    /// A LaTeX document of one page as SVG. `files` are beside the document.
    pub(super) fn typeset(
        &self,
        tex: &dyn Tex,
        document: &str,
        files: &[(String, PathBuf)],
    ) -> Result<String, NotTypeset> {
        let mut known = self.typeset.lock().unwrap_or_else(PoisonError::into_inner);
        let key = Sha256::digest(document.as_bytes()).into();
        if let Some(known) = known.get(&key) {
            return known.clone();
        }
        let pdf = self.pdf(tex, document, files);
        let typeset = pdf.and_then(|pdf| {
            let path = self.folder().map_err(|_| NotTypeset::Pdf)?.path().join("typeset.pdf");
            fs::write(&path, pdf).map_err(|_| NotTypeset::Pdf)?;
            let svg = self.draw(&path);
            let _ = fs::remove_file(&path);
            svg.ok_or(NotTypeset::Pdf)
        });
        known.insert(key, typeset.clone());
        typeset
    }

    fn pdf(&self, tex: &dyn Tex, document: &str, files: &[(String, PathBuf)]) -> Result<Vec<u8>, NotTypeset> {
        let mut spent = self.spent.lock().unwrap_or_else(PoisonError::into_inner);
        if *spent >= ALL_FIGURES {
            return Err(NotTypeset::Late);
        }
        let start = Instant::now();
        let pdf = tex.typeset(document, files);
        *spent += start.elapsed();
        Ok(pdf?)
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
