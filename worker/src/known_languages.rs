use assay_domain::{LanguageId, signature::Signature};
use assay_judge::Languages;

use crate::Error;

/// The languages that this version can judge, whether or not a worker offers them now.
///
/// # Errors
/// When a language file is not valid.
pub fn known_languages() -> Result<Vec<LanguageId>, Error> {
    Ok(Languages::builtin()?.ids().cloned().collect())
}

/// Writes the starter code of function problems; `None` for languages without a driver.
///
/// # Errors
/// When a language file is not valid.
pub fn starter_code() -> Result<impl Fn(&LanguageId, &Signature) -> Option<String> + Send + Sync, Error> {
    let languages = Languages::builtin()?;
    Ok(move |language: &LanguageId, signature: &Signature| {
        languages.starter(language, signature).unwrap_or_else(|error| {
            tracing::error!(%language, error = error.to_string(), "cannot write starter code");
            None
        })
    })
}
