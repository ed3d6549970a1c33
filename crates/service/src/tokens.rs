//! Secrets that stand for a person. Only their sha-256 is stored, so a stolen database logs nobody in.
//! They hold 256 bits of randomness, so a fast hash is enough: there is nothing to guess.

use std::{fmt, str::FromStr};

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
            /// When the operating system has none.
            pub fn generate() -> Result<Self, rand::rand_core::OsError> {
                let mut bytes = [0; BYTES];
                OsRng.try_fill_bytes(&mut bytes)?;
                let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
                Ok(Self(format!("{}{hex}", $prefix)))
            }

            /// What is stored.
            #[must_use]
            pub fn hash(&self) -> [u8; 32] {
                Sha256::digest(self.0.as_bytes()).into()
            }

            /// The secret itself, to be handed to its owner once.
            #[must_use]
            pub fn expose(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = NotAToken;

            fn from_str(text: &str) -> Result<Self, NotAToken> {
                let hex = text.strip_prefix($prefix).ok_or(NotAToken)?;
                let whole = hex.len() == 2 * BYTES && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
                if whole { Ok(Self(text.to_owned())) } else { Err(NotAToken) }
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
    /// Proves a browser's session.
    SessionToken,
    ""
);
token!(
    /// Lets a program act for its owner. The prefix lets secret scanners find leaked keys.
    ApiKey,
    "assay_"
);
token!(
    /// Makes its finder an admin, once.
    OneTimeToken,
    "once_"
);

/// A text that cannot be one of our tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAToken;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_reads_back_and_is_never_printed() {
        let key = ApiKey::generate().unwrap();
        assert_eq!(key.expose().parse::<ApiKey>().unwrap().hash(), key.hash());
        assert_ne!(ApiKey::generate().unwrap().hash(), key.hash());
        assert_eq!(format!("{key:?}"), "ApiKey(…)");
        assert!("assay_123".parse::<ApiKey>().is_err());
        assert!(key.expose().parse::<SessionToken>().is_err());
    }
}
