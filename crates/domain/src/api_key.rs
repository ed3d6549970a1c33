//! API keys for the REST interface, and their scopes.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{ApiKeyId, Role, Timestamp};

/// What a key may do. Each scope includes those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Read everything that its owner may read.
    Read,
    /// Also submit, run, cancel and save drafts.
    Submit,
    /// Do everything that its owner may do, including on admin pages.
    Admin,
}

impl Scope {
    /// All scopes, narrowest first.
    pub const ALL: [Self; 3] = [Self::Read, Self::Submit, Self::Admin];

    /// The widest scope that a person of this role may give to a key.
    #[must_use]
    pub fn widest_for(role: Role) -> Self {
        match role {
            Role::Admin => Self::Admin,
            Role::Learner => Self::Submit,
        }
    }

    /// The name in the database and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Submit => "submit",
            Self::Admin => "admin",
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Scope {
    type Err = UnknownScope;

    fn from_str(text: &str) -> Result<Self, UnknownScope> {
        let known = Self::ALL.into_iter().find(|scope| scope.as_str() == text);
        known.ok_or_else(|| UnknownScope(text.to_owned()))
    }
}

/// There is no scope with this name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownScope(pub String);

impl fmt::Display for UnknownScope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not a scope: use read, submit or admin", self.0)
    }
}

impl std::error::Error for UnknownScope {}

/// A key in its owner's list. The key itself is shown only once, when it is created.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApiKeyInfo {
    /// The key's id.
    pub id: ApiKeyId,
    /// The name its owner gave it.
    pub name: String,
    /// What it may do.
    pub scope: Scope,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it expires. Null if it never does.
    pub expires_at: Option<Timestamp>,
    /// Whether it has expired.
    pub expired: bool,
    /// When it was last used, to the minute. Null if it never was.
    pub last_used_at: Option<Timestamp>,
}

/// The settings of a key that is to be created.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewApiKey {
    /// Its name.
    pub name: KeyName,
    /// What it may do.
    pub scope: Scope,
    /// It expires after this many days; `None`: never.
    pub days: Option<u32>,
}

impl NewApiKey {
    /// The longest lifetime of a key that expires, in days.
    pub const MAX_DAYS: u32 = 3650;
}

/// The name of a key: trimmed, 1 to 100 characters, no control characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyName(String);

/// The text cannot be the name of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyNameError;

impl KeyName {
    /// The longest name, in characters.
    pub const MAX_LENGTH: usize = 100;

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for KeyName {
    type Err = KeyNameError;

    fn from_str(text: &str) -> Result<Self, KeyNameError> {
        let name = text.trim();
        let length = name.chars().count();
        if (1..=Self::MAX_LENGTH).contains(&length) && !name.contains(char::is_control) {
            Ok(Self(name.to_owned()))
        } else {
            Err(KeyNameError)
        }
    }
}

impl fmt::Display for KeyNameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a name has 1 to {} characters", KeyName::MAX_LENGTH)
    }
}

impl std::error::Error for KeyNameError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_are_ordered_and_parse_from_their_names() {
        assert!(Scope::Read < Scope::Submit && Scope::Submit < Scope::Admin);
        for scope in Scope::ALL {
            assert_eq!(scope.as_str().parse(), Ok(scope));
        }
        assert!("write".parse::<Scope>().is_err());
        assert_eq!([Role::Learner, Role::Admin].map(Scope::widest_for), [Scope::Submit, Scope::Admin]);
    }

    #[test]
    fn key_names_are_trimmed_and_checked() {
        assert_eq!(" laptop ".parse::<KeyName>().map(|name| name.as_str().to_owned()), Ok("laptop".into()));
        for bad in ["", "  ", "a\0b", "a\nb", &"x".repeat(101)] {
            assert!(bad.parse::<KeyName>().is_err(), "{bad:?}");
        }
    }
}
