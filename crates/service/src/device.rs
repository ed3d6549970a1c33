//! Browsers that have logged in before. They have a separate limit for passwords, so that an attacker who guesses passwords
//! from many IP addresses cannot lock out the owner. The proof is a signed cookie, so nothing is stored.

use assay_domain::UserId;
use data_encoding::HEXLOWER;
use rand::{TryRngCore, rngs::OsRng};

use crate::{Error, Secret};

const PURPOSE: &str = "device";

/// Proves that a browser has logged in to an account before. It is not enough to log in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownDevice {
    user: UserId,
    /// Random, so that each browser of a user has another one.
    nonce: String,
}

impl KnownDevice {
    pub(crate) fn new(user: UserId) -> Result<Self, Error> {
        let mut bytes = [0; 16];
        OsRng.try_fill_bytes(&mut bytes).map_err(|error| Error::internal(&error))?;
        Ok(Self { user, nonce: HEXLOWER.encode(&bytes) })
    }

    /// Reads a cookie for an account. `None` if it is forged, or for another account.
    pub(crate) fn read(cookie: &str, user: UserId, secret: &Secret) -> Option<Self> {
        let (nonce, _) = cookie.split_once('.')?;
        let device = Self { user, nonce: nonce.to_owned() };
        // The comparison is not constant-time. Guessing byte by byte is still impossible, because each try is a limited log-in.
        (device.sign(secret) == cookie).then_some(device)
    }

    /// The cookie's value.
    pub(crate) fn sign(&self, secret: &Secret) -> String {
        let Self { user, nonce } = self;
        format!("{nonce}.{}", secret.hash(PURPOSE, &format!("{user}.{nonce}")))
    }

    /// The key of its limit.
    pub(crate) fn nonce(&self) -> &str {
        &self.nonce
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_works_only_for_its_account_and_installation() {
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
