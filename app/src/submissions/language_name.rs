use assay_domain::{Interface, Language, LanguageId};

use crate::texts;

/// The display name of a submission's language, including answers. The code, if no worker offers the language any more. A solution of a
/// function problem that reads standard input says so.
pub(crate) fn language_name(id: &LanguageId, interface: Option<Interface>, offered: &[Language]) -> String {
    if id.is_answers() {
        return texts::solving().answers.to_owned();
    }
    let name = offered
        .iter()
        .find(|language| language.id == *id)
        .map_or_else(|| id.to_string(), |language| language.name.clone());
    if interface == Some(Interface::Stdin) { format!("{name}, stdin") } else { name }
}
