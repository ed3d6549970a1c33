//! Accounts.

use assay_domain::{Email, Me, Name, Role, UserId};

use crate::{Result, Store};

/// An account to be created.
#[derive(Clone, Debug)]
pub struct NewUser {
    /// Used to log in; one account an address, whatever its case.
    pub email: Email,
    /// Shown to others.
    pub name: Name,
    /// The password's hash as a PHC string.
    pub password_hash: String,
    /// What the person may do.
    pub role: Role,
}

/// What is needed to log a person in.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// The account.
    pub me: Me,
    /// The password's hash as a PHC string.
    pub password_hash: String,
}

impl Store {
    /// Creates an account.
    ///
    /// # Errors
    /// [`EmailTaken`](crate::Error::EmailTaken) when the address already has one; when the database fails.
    pub async fn create_user(&self, new: &NewUser) -> Result<UserId> {
        todo!()
    }

    /// The account of an address.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn credentials(&self, email: &Email) -> Result<Option<Credentials>> {
        todo!()
    }

    /// Changes what a person may do; false when the address has no account. Open sessions see it at once.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_role(&self, email: &Email, role: Role) -> Result<bool> {
        todo!()
    }

    /// Whether there is an admin.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn has_admin(&self) -> Result<bool> {
        todo!()
    }
}
