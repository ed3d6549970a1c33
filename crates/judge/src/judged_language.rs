//! The language in which a package's submission is judged.

use assay_domain::{Language, LanguageId, signature::Signature};

/// The language in which a package's own submission is judged. Package authors (Kattis, the ICPC) run Python with PyPy, so their labels, time
/// limits and model solutions assume its speed and memory. Without PyPy, CPython is used. Solutions of function problems assume CPython,
/// and often functions that PyPy does not have yet.
pub(crate) fn judged_language(language: &LanguageId, usable: &[Language], signature: Option<&Signature>) -> LanguageId {
    let pypy = pypy_of(language, usable).filter(|_| signature.is_none());
    pypy.unwrap_or(language).clone()
}

/// PyPy, if it can judge the language.
pub(crate) fn pypy_of<'l>(language: &LanguageId, usable: &'l [Language]) -> Option<&'l LanguageId> {
    let pypy = usable.iter().find(|usable| usable.id.as_str() == "pypy3" && language.as_str() == "python3");
    pypy.map(|pypy| &pypy.id)
}
