//! The languages that this worker can judge. Those that could not be tested at start are added when a later test succeeds.

use std::sync::{Arc, PoisonError, RwLock};

use assay_domain::{Language, LanguageId};

/// The usable languages, and those that could not be tested yet.
pub(crate) struct Languages(RwLock<Known>);

#[derive(Clone)]
struct Known {
    usable: Arc<[Language]>,
    /// The ids of the usable ones, and answers.
    ids: Arc<[LanguageId]>,
    untested: Vec<LanguageId>,
}

impl Languages {
    pub(crate) fn new(usable: Vec<Language>, untested: Vec<LanguageId>) -> Self {
        Self(RwLock::new(Known::new(usable, untested)))
    }

    pub(crate) fn usable(&self) -> Arc<[Language]> {
        self.known().usable
    }

    /// The ids of the usable ones. Answer files need no compiler, so every worker can judge them.
    pub(crate) fn ids(&self) -> Arc<[LanguageId]> {
        self.known().ids
    }

    pub(crate) fn untested(&self) -> Vec<LanguageId> {
        self.known().untested
    }

    /// Adds a language that works after all.
    pub(crate) fn add(&self, language: Language) {
        self.replace(|usable, untested| {
            untested.retain(|id| *id != language.id);
            usable.push(language);
        });
    }

    /// Removes a language that is not installed from those to test.
    pub(crate) fn give_up(&self, language: &LanguageId) {
        self.replace(|_, untested| untested.retain(|id| id != language));
    }

    fn known(&self) -> Known {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn replace(&self, change: impl FnOnce(&mut Vec<Language>, &mut Vec<LanguageId>)) {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let (mut usable, mut untested) = (known.usable.to_vec(), known.untested.clone());
        change(&mut usable, &mut untested);
        *known = Known::new(usable, untested);
    }
}

impl Known {
    fn new(usable: Vec<Language>, untested: Vec<LanguageId>) -> Self {
        let ids = usable.iter().map(|it| it.id.clone()).chain([LanguageId::answers()]).collect();
        Self { usable: usable.into(), ids, untested }
    }
}
