//! Operations of admins. Only [`Service::admin`] checks the role, so every [`Admin`] belongs to an admin.

mod audit;
mod failed;
mod overview;
mod people;
mod problems;
mod shipped;
mod submissions;
mod tracks;

use assay_domain::{Me, Refusal, Role, UserId};

use crate::{Error, Service, Visitor};

pub use submissions::AllSubmissionsQuery;
pub use tracks::{DeliveryError, Written};

/// Entries per page of a list.
const PAGE: u32 = 50;

/// The operations of an admin.
#[derive(Clone, Copy, Debug)]
pub struct Admin<'a> {
    service: &'a Service,
    me: &'a Me,
}

impl Service {
    /// Checks that the visitor is an admin.
    ///
    /// # Errors
    /// When the visitor is not logged in, or is not an admin.
    pub fn admin<'a>(&'a self, visitor: &'a Visitor) -> Result<Admin<'a>, Error> {
        let me = visitor.require()?;
        match me.role {
            Role::Admin => Ok(Admin { service: self, me }),
            Role::Learner => Err(Refusal::NotAllowed.into()),
        }
    }
}

impl Admin<'_> {
    /// The actor for audit entries.
    fn actor(&self) -> Option<UserId> {
        Some(self.me.id)
    }
}
