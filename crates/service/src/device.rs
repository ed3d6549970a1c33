//! Browsers that logged in before. They have a limit of their own for passwords, so that somebody who guesses at an account from many
//! addresses cannot lock its owner out. A cookie proves it; it is signed, so nothing is stored.

use assay_domain::UserId;
use rand::{TryRngCore, rngs::OsRng};

use crate::{Error, Secret};

const PURPOSE: &str = "device";

/// Proves that a browser logged in to an account before. It does not log in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownDevice {
    user: UserId,
    /// Random: tells browsers of one person apart.
    nonce: String,
}

impl KnownDevice {
    pub(crate) fn new(user: UserId) -> Result<Self, Error> {
        let mut bytes = [0; 16];
        OsRng.try_fill_bytes(&mut bytes).map_err(|error| Error::internal(&error))?;
        Ok(Self { user, nonce: bytes.iter().map(|byte| format!("{byte:02x}")).collect() })
    }

    /// Reads a cookie, for an account. Nothing where it is not ours, or for another account.
    pub(crate) fn read(cookie: &str, user: UserId, secret: &Secret) -> Option<Self> {
        let (nonce, _) = cookie.split_once('.')?;
        let device = Self { user, nonce: nonce.to_owned() };
        // Comparing takes longer the more is right, but a hash of 128 bits is not found byte by byte: each try is a log-in.
        (device.sign(secret) == cookie).then_some(device)
    }

    /// The cookie's value.
    pub(crate) fn sign(&self, secret: &Secret) -> String {
        let Self { user, nonce } = self;
        format!("{nonce}.{}", secret.hash(PURPOSE, &format!("{user}.{nonce}")))
    }

    /// What its limit is counted by.
    pub(crate) fn nonce(&self) -> &str {
        &self.nonce
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_known_to_one_account_of_one_installation() {
        let (secret, ada) = (Secret::of(1), UserId(1));
        let device = KnownDevice::new(ada).unwrap();
        let cookie = device.sign(&secret);
        assert_eq!(KnownDevice::read(&cookie, ada, &secret), Some(device.clone()));
        assert_eq!(KnownDevice::read(&cookie, UserId(2), &secret), None);
        assert_eq!(KnownDevice::read(&cookie, ada, &Secret::of(2)), None);
        assert_ne!(KnownDevice::new(ada).unwrap(), device);
        for forged in ["", ".", "abc", &format!("{}.", device.nonce()), &format!("x{cookie}"), &format!("{cookie}0")] {
            assert_eq!(KnownDevice::read(forged, ada, &secret), None, "{forged}");
        }
    }
}
