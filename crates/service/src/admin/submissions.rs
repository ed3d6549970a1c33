//! The submissions of all people.

use assay_domain::{ManagedSubmission, Page};
use assay_store::AllSubmissionsFilter;

use super::Admin;
use crate::{Error, HistoryQuery, boxed};

/// Which of all submissions.
#[derive(Clone, Debug, Default)]
pub struct AllSubmissionsQuery {
    /// By people with this in their name or address only.
    pub person: Option<String>,
    /// What else is asked for.
    pub of: HistoryQuery,
}

impl Admin<'_> {
    /// Everybody's submissions, the newest first.
    ///
    /// # Errors
    /// When the cursor is not one of ours.
    #[boxed]
    pub async fn submissions(&self, query: &AllSubmissionsQuery) -> Result<Page<ManagedSubmission>, Error> {
        let AllSubmissionsQuery { person, of } = query;
        let person = person.as_deref().map(str::trim).filter(|text| !text.is_empty());
        let filter = AllSubmissionsFilter { person: person.map(str::to_owned), submissions: of.filter() };
        Ok(self.service.store.all_submissions(&filter, of.cursor.as_deref(), of.limit()).await?)
    }
}
