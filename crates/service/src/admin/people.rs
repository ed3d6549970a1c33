//! Users and their roles.

use assay_domain::{Page, Person, Role, UserId};

use super::{Admin, PAGE};
use crate::{Error, boxed};

impl Admin<'_> {
    /// Users with `text` in their name or email address, newest first. An empty text matches all.
    ///
    /// # Errors
    /// When the cursor is invalid.
    #[boxed]
    pub async fn people(&self, text: &str, cursor: Option<&str>) -> Result<Page<Person>, Error> {
        let text = Some(text.trim()).filter(|text| !text.is_empty());
        Ok(self.service.store.people(text, cursor, PAGE).await?)
    }

    /// Changes a user's role, and returns the user's email address. Open sessions have the new role at once.
    ///
    /// # Errors
    /// When the account does not exist, or belongs to the last admin.
    #[boxed]
    pub async fn change_role(&self, user: UserId, role: Role) -> Result<String, Error> {
        let email = self.service.store.change_role(user, role, self.actor()).await?;
        tracing::info!(user.id = %user, role = role.as_str(), by = %self.me.id, "role changed");
        Ok(email)
    }
}
