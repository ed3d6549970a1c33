use assay_domain::{Language, LanguageId};

use crate::texts;

/// What people call the language of a submission, answers included. Where no worker offers it any more, its code has to do.
pub(crate) fn language_name(id: &LanguageId, offered: &[Language]) -> String {
    if id.is_answers() {
        return texts::solving().answers.to_owned();
    }
    offered.iter().find(|language| language.id == *id).map_or_else(|| id.to_string(), |language| language.name.clone())
}
