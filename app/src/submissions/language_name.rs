use assay_domain::{Language, LanguageId};

use crate::texts;

/// The display name of a submission's language, including answers. The code, if no worker offers the language any more.
pub(crate) fn language_name(id: &LanguageId, offered: &[Language]) -> String {
    if id.is_answers() {
        return texts::solving().answers.to_owned();
    }
    offered.iter().find(|language| language.id == *id).map_or_else(|| id.to_string(), |language| language.name.clone())
}
