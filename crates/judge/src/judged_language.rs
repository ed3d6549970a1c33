//! The language in which a package's submission is judged.

use assay_domain::{Language, LanguageId};

/// The language in which a package's own submission is judged. Package authors (Kattis, the ICPC) run Python with PyPy, so their labels, time
/// limits and model solutions assume its speed and memory. Without PyPy, CPython is used.
pub(crate) fn judged_language(language: &LanguageId, usable: &[Language]) -> LanguageId {
    let pypy = usable.iter().find(|usable| usable.id.as_str() == "pypy3" && language.as_str() == "python3");
    pypy.map_or(language, |pypy| &pypy.id).clone()
}
