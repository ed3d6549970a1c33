//! The installation's secret. It makes keyed hashes of data that must not be readable, such as email addresses, and signs
//! cookies.

use std::fmt;

use assay_store::Store;
use blake2::{
    Blake2sMac,
    digest::{FixedOutput as _, KeyInit as _, Update as _, consts::U16},
};
use data_encoding::HEXLOWER;
use rand::{TryRngCore, rngs::OsRng};

use crate::{Error, boxed};

/// The purpose under which the secret is stored.
const PURPOSE: &str = "keyed hashes";

/// Random bytes that all servers of an installation share.
#[derive(Clone)]
pub struct Secret([u8; 32]);

impl Secret {
    /// Loads the installation's secret. The first server creates it.
    ///
    /// # Errors
    /// When the database or the system's random generator fails.
    #[boxed]
    pub async fn load(store: &Store) -> Result<Self, Error> {
        let mut fresh = [0; 32];
        OsRng.try_fill_bytes(&mut fresh).map_err(|error| Error::internal(&error))?;
        Ok(Self(store.secret(PURPOSE, fresh).await?))
    }

    /// A keyed hash of a text: 128 bits in hex. It differs for each purpose.
    #[must_use]
    pub fn hash(&self, purpose: &str, text: &str) -> String {
        let mut mac = Blake2sMac::<U16>::new((&self.0).into());
        mac.update(purpose.as_bytes());
        // Purposes contain no NUL, so different pairs never have the same bytes.
        mac.update(&[0]);
        mac.update(text.as_bytes());
        HEXLOWER.encode(&mac.finalize_fixed())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
impl Secret {
    /// A secret for tests.
    pub(crate) fn of(byte: u8) -> Self {
        Self([byte; 32])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_depends_on_secret_purpose_and_text() {
        let secret = Secret::of(1);
        let hash = secret.hash("login", "ada@example.org");
        assert_eq!(hash.len(), 32);
        assert_eq!(hash, secret.hash("login", "ada@example.org"));
        for other in [
            Secret::of(2).hash("login", "ada@example.org"),
            secret.hash("guess", "ada@example.org"),
            secret.hash("login", "eve@example.org"),
        ] {
            assert_ne!(hash, other);
        }
        assert_eq!(format!("{secret:?}"), "Secret(…)");
    }
}
