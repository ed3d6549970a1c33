use assay_domain::LanguageId;
use assay_judge::Languages;

use crate::Error;

/// The languages that this version can judge, whether or not a worker offers them now.
///
/// # Errors
/// When a language file is not valid.
pub fn known_languages() -> Result<Vec<LanguageId>, Error> {
    Ok(Languages::builtin()?.ids().cloned().collect())
}
