//! The picture that a signature names for a parameter.

use serde::{Deserialize, Serialize};

use super::{Base, Type};

/// The picture of a parameter, if its signature names one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PictureRule {
    /// No picture.
    None,
    /// A grid.
    Grid,
    /// A list of edges.
    Graph,
    /// A list of edges with a direction.
    Directed,
}

impl PictureRule {
    /// All rules.
    pub const ALL: [Self; 4] = [Self::None, Self::Grid, Self::Graph, Self::Directed];

    /// The name in `signature.yaml`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Grid => "grid",
            Self::Graph => "graph",
            Self::Directed => "directed",
        }
    }

    /// Whether values of a type can have this picture.
    #[must_use]
    pub fn fits(self, ty: Type) -> bool {
        match self {
            Self::None => true,
            Self::Grid => match ty.depth {
                2 => !ty.base.is_node(),
                // Each string is a row.
                1 => ty.base == Base::Text,
                _ => false,
            },
            Self::Graph | Self::Directed => ty.depth == 2 && ty.base == Base::Int,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_fits_some_types() {
        use PictureRule as R;
        for (rule, ty, fits) in [
            (R::Graph, "int[][]", true),
            (R::Graph, "int[]", false),
            (R::Grid, "string[]", true),
            (R::Grid, "TreeNode[]", false),
            (R::None, "int", true),
        ] {
            assert_eq!(rule.fits(ty.parse().unwrap()), fits, "{rule:?} {ty}");
        }
    }
}
