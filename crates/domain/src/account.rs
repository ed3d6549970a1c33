//! Accounts: names, passwords and roles.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::UserId;

/// What a user may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Solves problems.
    Learner,
    /// Also creates problems and tracks, and manages the installation.
    Admin,
}

impl Role {
    /// The name in the database and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Learner => "learner",
            Self::Admin => "admin",
        }
    }
}

impl FromStr for Role {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "learner" => Ok(Self::Learner),
            "admin" => Ok(Self::Admin),
            other => Err(format!("{other:?} is not a role: use learner or admin")),
        }
    }
}

/// The logged-in user's own account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Me {
    /// The account's id.
    pub id: UserId,
    /// Shown to others.
    pub name: String,
    /// Used to log in.
    pub email: String,
    /// What the user may do.
    pub role: Role,
}

/// An email address for logging in: trimmed, in lower case, with one `@` and text on both sides of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Email(String);

/// The text is not an email address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EmailError;

impl Email {
    /// The longest address, in bytes (RFC 5321, 4.5.3.1.3).
    pub const MAX_BYTES: usize = 254;

    /// The address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Email {
    type Err = EmailError;

    fn from_str(text: &str) -> Result<Self, EmailError> {
        let address = text.trim().to_lowercase();
        let forbidden = |c: char| c.is_whitespace() || c.is_control();
        let (local, host) = address.split_once('@').ok_or(EmailError)?;
        let complete = !local.is_empty() && !host.is_empty() && !host.contains('@');
        if complete && address.len() <= Self::MAX_BYTES && !address.contains(forbidden) {
            Ok(Self(address))
        } else {
            Err(EmailError)
        }
    }
}

impl fmt::Display for EmailError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an email address such as ada@example.org")
    }
}

impl std::error::Error for EmailError {}

/// The name that others see: trimmed, 1 to 40 characters, no control characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(String);

/// The text cannot be a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameError;

impl Name {
    /// The longest name, in characters.
    pub const MAX_LENGTH: usize = 40;

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Name {
    type Err = NameError;

    fn from_str(text: &str) -> Result<Self, NameError> {
        let name = text.trim();
        let length = name.chars().count();
        if (1..=Self::MAX_LENGTH).contains(&length) && !name.contains(char::is_control) {
            Ok(Self(name.to_owned()))
        } else {
            Err(NameError)
        }
    }
}

impl fmt::Display for NameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a name has 1 to {} characters", Name::MAX_LENGTH)
    }
}

impl std::error::Error for NameError {}

/// A new password: at least 10 characters and at most 1,000 bytes, not trimmed. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

/// The text cannot be a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordError;

impl Password {
    /// The shortest password, in characters.
    pub const MIN_LENGTH: usize = 10;
    /// The longest password, in bytes. Hashing a longer one would cost too much.
    pub const MAX_BYTES: usize = 1000;

    /// The password as typed.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl FromStr for Password {
    type Err = PasswordError;

    fn from_str(text: &str) -> Result<Self, PasswordError> {
        if text.chars().count() >= Self::MIN_LENGTH && text.len() <= Self::MAX_BYTES {
            Ok(Self(text.to_owned()))
        } else {
            Err(PasswordError)
        }
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

impl fmt::Display for PasswordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a password has at least {} characters", Password::MIN_LENGTH)
    }
}

impl std::error::Error for PasswordError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_email_is_trimmed_lowercased_and_checked() {
        assert_eq!(" Ada@Example.ORG ".parse::<Email>().map(|e| e.as_str().to_owned()), Ok("ada@example.org".into()));
        for bad in ["", "ada", "@example.org", "ada@", "a@b@c", "a b@c"] {
            assert!(bad.parse::<Email>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_password_is_never_printed() {
        let password: Password = "correct horse".parse().unwrap();
        assert_eq!(format!("{password:?}"), "Password(…)");
        assert!("short".parse::<Password>().is_err());
    }
}
