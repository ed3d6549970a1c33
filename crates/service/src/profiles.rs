//! Profiles. They are private unless their owner makes them public.

use assay_domain::{Me, Missing, Profile, ProfileSettings, UserId};

use crate::{Error, Service, boxed};

impl Service {
    /// The user's own profile.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn own_profile(&self, me: &Me) -> Result<Profile, Error> {
        self.store.profile(me.id, false).await?.ok_or(Error::not_found(Missing::Profile))
    }

    /// A public profile. A private one looks like one that does not exist, even to its owner, who thus sees what others see.
    ///
    /// # Errors
    /// When it does not exist or is private.
    #[boxed]
    pub async fn public_profile(&self, user: UserId) -> Result<Profile, Error> {
        self.store.profile(user, true).await?.ok_or(Error::not_found(Missing::Profile))
    }

    /// The settings of the user's profile.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn profile_settings(&self, me: &Me) -> Result<ProfileSettings, Error> {
        Ok(self.store.profile_settings(me.id).await?)
    }

    /// Changes the settings of the user's profile.
    ///
    /// # Errors
    /// When the user changes too much at once.
    #[boxed]
    pub async fn set_profile_settings(&self, me: &Me, settings: ProfileSettings) -> Result<(), Error> {
        self.limits.save(me.id).await?;
        Ok(self.store.set_profile_settings(me.id, settings).await?)
    }
}
