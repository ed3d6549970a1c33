//! The language that is meant by the one that a package names.

use assay_domain::{Language, LanguageId};

/// What a package means by the language of its own submissions. Those who make packages run Python by PyPy (Kattis, the ICPC), so their
/// labels, time limits and model solutions speak of its speed and its memory; where it is not installed, CPython has to do.
pub(crate) fn meant(language: &LanguageId, usable: &[Language]) -> LanguageId {
    let pypy = usable.iter().find(|usable| usable.id.as_str() == "pypy3" && language.as_str() == "python3");
    pypy.map_or(language, |pypy| &pypy.id).clone()
}
