//! The known languages and their drivers.

use assay_domain::{LanguageId, signature::Signature};

use crate::{
    Error,
    function::{Driver, Drivers},
    languages::{self, LanguageFile},
};

/// The known languages, whether or not they are usable here.
#[derive(Clone, Debug)]
pub struct Languages {
    all: Vec<LanguageFile>,
    drivers: Drivers,
}

impl Languages {
    /// The languages of this crate.
    ///
    /// # Errors
    /// If a language file is invalid. The tests check that all are valid.
    pub fn builtin() -> Result<Self, Error> {
        let all = languages::all()?;
        let drivers = Drivers::builtin()?;
        if let Some((id, _)) = drivers.iter().find(|(id, _)| all.iter().all(|language| language.id != **id)) {
            let message = "there is no such language".to_owned();
            return Err(Error::LanguageFile { file: format!("functions/{id}.toml"), message });
        }
        Ok(Self { all, drivers })
    }

    /// The files that define the languages, for a hash of them.
    pub(crate) fn files() -> impl Iterator<Item = &'static str> {
        languages::files().chain(Drivers::files().map(|(_, text)| *text))
    }

    /// The ids of all known languages.
    pub fn ids(&self) -> impl Iterator<Item = &LanguageId> {
        self.all.iter().map(|language| &language.id)
    }

    /// The file extension of programs in a language, without the dot. A variant has that of its base.
    pub fn extension(&self, id: &LanguageId) -> Option<&str> {
        let base = self.base(id);
        let language = self.all.iter().find(|language| &language.id == base)?;
        language.extensions.first().map(String::as_str)
    }

    /// The language of files that end in `.extension`.
    #[must_use]
    pub fn by_extension(&self, extension: &str) -> Option<&LanguageId> {
        self.all.iter().find(|language| language.extensions.iter().any(|e| e == extension)).map(|language| &language.id)
    }

    /// The base language of a variant, or the language itself. Packages name the base language: `include/python3` is also used for PyPy.
    #[must_use]
    pub fn base<'a>(&'a self, id: &'a LanguageId) -> &'a LanguageId {
        self.get(id).and_then(|language| language.variant_of.as_ref()).unwrap_or(id)
    }

    /// The starter code of a function problem; `None` if the language has no driver.
    ///
    /// # Errors
    /// If the language's template is invalid.
    pub fn starter(&self, id: &LanguageId, signature: &Signature) -> Result<Option<String>, Error> {
        self.driver(id).map(|driver| driver.starter(signature)).transpose()
    }

    /// The driver that calls the solutions of function problems in a language.
    pub(crate) fn driver(&self, id: &LanguageId) -> Option<&Driver> {
        self.drivers.get(self.base(id))
    }

    pub(crate) fn get(&self, id: &LanguageId) -> Option<&LanguageFile> {
        self.all.iter().find(|language| language.id == *id)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &LanguageFile> {
        self.all.iter()
    }
}
