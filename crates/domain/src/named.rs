//! Enums whose variants have names that are stored or sent.

/// Declares an enum, the list of its variants, and the conversions from and to their names.
macro_rules! named_enum {
    ($(#[$about:meta])* pub enum $enum:ident { $($(#[$about_one:meta])* $variant:ident = $name:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $enum {
            $($(#[$about_one])* $variant,)+
        }

        impl $enum {
            /// All variants.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The name.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }

            /// The variant with this name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }
    };
}

pub(crate) use named_enum;

#[cfg(test)]
mod tests {
    use crate::{AdminAction, AuditAction};

    #[test]
    fn each_variant_has_its_own_name() {
        for action in AuditAction::ALL {
            assert_eq!(AuditAction::from_name(action.as_str()), Some(*action));
        }
        for action in AdminAction::ALL {
            assert_eq!(AdminAction::from_name(action.as_str()), Some(*action));
        }
        assert_eq!(AdminAction::from_name("nothing.known"), None);
    }
}
