//! Secret tokens. Only their SHA-256 is stored, so that a stolen database does not allow logging in. They have 256 random
//! bits, so they cannot be guessed, and a fast hash is enough.

use std::{fmt, str::FromStr};

use data_encoding::HEXLOWER;
use rand::{TryRngCore, rngs::OsRng};
use sha2::{Digest, Sha256};

const BYTES: usize = 32;

macro_rules! token {
    ($(#[$doc:meta])* $name:ident, $prefix:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name(String);

        impl $name {
            /// A new token from the operating system's randomness.
            ///
            /// # Errors
            /// When the system's random generator fails.
            pub fn generate() -> Result<Self, rand::rand_core::OsError> {
                let mut bytes = [0; BYTES];
                OsRng.try_fill_bytes(&mut bytes)?;
                Ok(Self(format!("{}{}", $prefix, HEXLOWER.encode(&bytes))))
            }

            /// The hash that is stored.
            #[must_use]
            pub fn hash(&self) -> [u8; 32] {
                Sha256::digest(self.0.as_bytes()).into()
            }

            /// The secret itself, which its owner gets once.
            #[must_use]
            pub fn expose(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = NotAToken;

            fn from_str(text: &str) -> Result<Self, NotAToken> {
                let hex = text.strip_prefix($prefix).ok_or(NotAToken)?;
                let valid = hex.len() == 2 * BYTES && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
                if valid { Ok(Self(text.to_owned())) } else { Err(NotAToken) }
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
}

token!(
    /// The token of a browser's session.
    SessionToken,
    ""
);
impl SessionToken {
    /// A token of two hashes of 128 bits in hex.
    pub(crate) fn of_halves(halves: [String; 2]) -> Self {
        Self(halves.concat())
    }
}

token!(
    /// Lets a program act for its owner. The prefix lets secret scanners find leaked keys.
    ApiKey,
    "assay_"
);
token!(
    /// The token of a link that makes a user an admin, once.
    OneTimeToken,
    "once_"
);

/// The text is not a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAToken;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_parses_and_is_never_printed() {
        let key = ApiKey::generate().unwrap();
        assert_eq!(key.expose().parse::<ApiKey>().unwrap().hash(), key.hash());
        assert_ne!(ApiKey::generate().unwrap().hash(), key.hash());
        assert_eq!(format!("{key:?}"), "ApiKey(…)");
        assert!("assay_123".parse::<ApiKey>().is_err());
        assert!(key.expose().parse::<SessionToken>().is_err());
    }
}
