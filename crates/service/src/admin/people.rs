//! People, and what they may do.

use assay_domain::{Page, Person, Role, UserId};

use super::{Admin, PAGE};
use crate::{Error, boxed};

impl Admin<'_> {
    /// People with `text` in their name or address, newest first; all where it is empty.
    ///
    /// # Errors
    /// When the cursor is not one of ours.
    #[boxed]
    pub async fn people(&self, text: &str, cursor: Option<&str>) -> Result<Page<Person>, Error> {
        let text = Some(text.trim()).filter(|text| !text.is_empty());
        Ok(self.service.store.people(text, cursor, PAGE).await?)
    }

    /// Changes what a person may do, and says which address the person has. Open sessions see it at once.
    ///
    /// # Errors
    /// When there is no such account, or it is that of the last admin.
    #[boxed]
    pub async fn change_role(&self, user: UserId, role: Role) -> Result<String, Error> {
        let email = self.service.store.change_role(user, role, self.actor()).await?;
        tracing::info!(user.id = %user, role = role.as_str(), by = %self.me.id, "role changed");
        Ok(email)
    }
}
