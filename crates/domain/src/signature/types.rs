//! The types of parameters and results.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A type: `int`, `string[][]`, `TreeNode`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Type {
    /// The type without `[]`.
    pub base: Base,
    /// The number of `[]`, at most [`Type::MAX_DEPTH`].
    pub depth: u8,
}

/// A type that is not an array.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Base {
    /// `int`: 32 bits.
    Int,
    /// `long`: 64 bits.
    Long,
    /// `double`.
    Double,
    /// `bool`.
    Bool,
    /// `char`: one character that UTF-16 writes as one unit.
    Char,
    /// `string`.
    Text,
    /// `ListNode`: a linked list of `int`.
    ListNode,
    /// `TreeNode`: a binary tree of `int`.
    TreeNode,
}

/// Why a text is not a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeError(String);

impl Type {
    /// The maximum number of `[]`.
    pub const MAX_DEPTH: u8 = 3;

    /// The type of the elements of an array.
    #[must_use]
    pub fn element(self) -> Option<Self> {
        self.depth.checked_sub(1).map(|depth| Self { depth, ..self })
    }
}

impl Base {
    /// All base types.
    pub const ALL: [Self; 8] =
        [Self::Int, Self::Long, Self::Double, Self::Bool, Self::Char, Self::Text, Self::ListNode, Self::TreeNode];

    /// Its name in `signature.yaml`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Int => "int",
            Self::Long => "long",
            Self::Double => "double",
            Self::Bool => "bool",
            Self::Char => "char",
            Self::Text => "string",
            Self::ListNode => "ListNode",
            Self::TreeNode => "TreeNode",
        }
    }

    /// Whether it is a linked list or a tree.
    #[must_use]
    pub fn is_node(self) -> bool {
        matches!(self, Self::ListNode | Self::TreeNode)
    }
}

impl FromStr for Type {
    type Err = TypeError;

    fn from_str(text: &str) -> Result<Self, TypeError> {
        let mut rest = text.trim();
        let mut depth = 0_u8;
        while let Some(inner) = rest.strip_suffix("[]") {
            depth = depth.saturating_add(1);
            rest = inner.trim_end();
        }
        let shown: String = text.chars().take(60).collect();
        let Some(base) = Base::ALL.into_iter().find(|base| base.as_str() == rest) else {
            let all = Base::ALL.map(Base::as_str).join(", ");
            return Err(TypeError(format!("`{shown}` is not a type; there are {all}, each with up to three `[]`")));
        };
        if base.is_node() && depth > 1 {
            return Err(TypeError(format!("`{shown}` has too many `[]`; {} allows one", base.as_str())));
        }
        if depth > Self::MAX_DEPTH {
            return Err(TypeError(format!("`{shown}` has more than three `[]`")));
        }
        Ok(Self { base, depth })
    }
}

impl TryFrom<String> for Type {
    type Error = TypeError;

    fn try_from(text: String) -> Result<Self, TypeError> {
        text.parse()
    }
}

impl From<Type> for String {
    fn from(ty: Type) -> Self {
        ty.to_string()
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.base.as_str())?;
        (0..self.depth).try_for_each(|_| f.write_str("[]"))
    }
}

impl fmt::Display for TypeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for TypeError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_is_written_as_it_is_read() {
        for base in Base::ALL {
            for depth in 0..=if base.is_node() { 1 } else { Type::MAX_DEPTH } {
                let ty = Type { base, depth };
                assert_eq!(ty.to_string().parse(), Ok(ty));
            }
        }
        assert_eq!(" int [] [] ".parse(), Ok(Type { base: Base::Int, depth: 2 }));
    }

    #[test]
    fn other_types_are_refused_with_the_reason() {
        for (text, said) in [
            ("float", "`float` is not a type"),
            ("", "is not a type"),
            ("Int", "is not a type"),
            ("[]int", "is not a type"),
            ("void[]", "is not a type"),
            ("int[][][][]", "more than three"),
            ("TreeNode[][]", "allows one"),
        ] {
            let message = text.parse::<Type>().unwrap_err().to_string();
            assert!(message.contains(said), "{text}: {message}");
        }
        let brackets = "int".to_owned() + &"[]".repeat(1000);
        assert!(brackets.parse::<Type>().unwrap_err().to_string().len() < 200);
    }
}
