//! The submissions of all users.

use assay_domain::{ManagedSubmission, Page};
use assay_store::AllSubmissionsFilter;

use super::Admin;
use crate::{Error, HistoryQuery, boxed};

/// A query for the submissions of all users.
#[derive(Clone, Debug, Default)]
pub struct AllSubmissionsQuery {
    /// Part of the submitter's name or email address.
    pub person: Option<String>,
    pub submissions: HistoryQuery,
}

impl Admin<'_> {
    /// The submissions of all users, newest first.
    ///
    /// # Errors
    /// When the cursor is invalid.
    #[boxed]
    pub async fn submissions(&self, query: &AllSubmissionsQuery) -> Result<Page<ManagedSubmission>, Error> {
        let AllSubmissionsQuery { person, submissions } = query;
        let person = person.as_deref().map(str::trim).filter(|text| !text.is_empty());
        let filter = AllSubmissionsFilter { person: person.map(str::to_owned), submissions: submissions.filter() };
        Ok(self.service.store.all_submissions(&filter, submissions.cursor.as_deref(), submissions.limit()).await?)
    }
}
