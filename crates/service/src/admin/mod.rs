//! What admins do. [`Service::admin`] is the one place that asks for the role: whoever holds an [`Admin`] has been let in.

mod audit;
mod failed;
mod overview;
mod people;
mod problems;
mod submissions;
mod tracks;

use assay_domain::{Me, Role, UserId};

use crate::{Error, Service, Visitor};

pub use submissions::AllSubmissionsQuery;
pub use tracks::{DeliveryError, Written};

/// How many entries a page of a list has.
const PAGE: u32 = 50;

/// An admin at work.
#[derive(Clone, Copy, Debug)]
pub struct Admin<'a> {
    service: &'a Service,
    me: &'a Me,
}

impl Service {
    /// Lets admins in.
    ///
    /// # Errors
    /// When nobody is logged in, or somebody who is no admin.
    pub fn admin<'a>(&'a self, visitor: &'a Visitor) -> Result<Admin<'a>, Error> {
        let me = visitor.require()?;
        match me.role {
            Role::Admin => Ok(Admin { service: self, me }),
            Role::Learner => Err(Error::Forbidden),
        }
    }
}

impl Admin<'_> {
    /// Whose name the audit gets.
    fn actor(&self) -> Option<UserId> {
        Some(self.me.id)
    }
}
