//! The editor's settings, stored in this browser for all problems.
#![cfg_attr(not(feature = "hydrate"), allow(dead_code))]

use serde_json::{Value, json};

/// The settings' key in the browser's storage. The format must stay.
pub(crate) const KEY: &str = "assay:editor";

const SMALLEST_PX: u32 = 10;
const LARGEST_PX: u32 = 24;
const DEFAULT_PX: u32 = 13;

/// Defines a setting with a few choices, the first of which is the default.
macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $first:ident = $first_code:literal, $($other:ident = $code:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub(crate) enum $name {
            #[default]
            $first,
            $($other),*
        }

        impl $name {
            pub(crate) const ALL: &'static [Self] = &[Self::$first, $(Self::$other),*];

            /// Its name in the storage, and for the editor.
            pub(crate) fn code(self) -> &'static str {
                match self {
                    Self::$first => $first_code,
                    $(Self::$other => $code),*
                }
            }

            /// Unknown names give the default.
            pub(crate) fn parse(code: &str) -> Self {
                Self::ALL.iter().copied().find(|choice| choice.code() == code).unwrap_or_default()
            }
        }
    };
}

choices!(Keys { Standard = "default", Vim = "vim" });
choices!(Completion { OnRequest = "asked", Off = "off", WhileTyping = "typing" });
choices!(
    /// The editor's colors.
    Colors { Site = "site", Light = "light", Dark = "dark", Contrast = "contrast", Warm = "warm" }
);
choices!(Indentation { Language = "auto", Two = "2", Four = "4", Eight = "8", Tabs = "tab" });

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    pub(crate) keys: Keys,
    pub(crate) completion: Completion,
    pub(crate) colors: Colors,
    pub(crate) font_px: u32,
    pub(crate) indentation: Indentation,
    pub(crate) wrap: bool,
    /// The server renders it into the page, so that hidden content never flashes up. So it is not read from the storage.
    pub(crate) hide_difficulty: bool,
}

impl Settings {
    /// Reads the stored settings. Values that are unknown or cannot be read are the defaults.
    pub(crate) fn parse(json: Option<&str>, hide_difficulty: bool) -> Self {
        let kept: Value = json.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default();
        let word = |name: &str| kept.get(name).and_then(Value::as_str).unwrap_or_default();
        Self {
            keys: Keys::parse(word("keys")),
            completion: Completion::parse(word("completion")),
            colors: Colors::parse(word("theme")),
            font_px: font_size(kept.get("fontSize").and_then(Value::as_f64).unwrap_or(f64::NAN)),
            indentation: Indentation::parse(word("tabWidth")),
            wrap: kept.get("wrap") == Some(&Value::Bool(true)),
            hide_difficulty,
        }
    }

    pub(crate) fn json(&self) -> String {
        json!({
            "keys": self.keys.code(),
            "completion": self.completion.code(),
            "theme": self.colors.code(),
            "fontSize": self.font_px,
            "tabWidth": self.indentation.code(),
            "wrap": self.wrap,
            "hideDifficulty": self.hide_difficulty,
        })
        .to_string()
    }
}

/// The nearest allowed size, in px.
pub(crate) fn font_size(px: f64) -> u32 {
    if !px.is_finite() {
        return DEFAULT_PX;
    }
    // Within the limits, the conversion is exact.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let px = px.round().clamp(f64::from(SMALLEST_PX), f64::from(LARGEST_PX)) as u32;
    px
}

/// The smallest and the largest font size, in px.
pub(crate) const FONT_LIMITS: (u32, u32) = (SMALLEST_PX, LARGEST_PX);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_storing() {
        let settings = Settings {
            keys: Keys::Vim,
            completion: Completion::Off,
            colors: Colors::Warm,
            font_px: 17,
            indentation: Indentation::Tabs,
            wrap: true,
            hide_difficulty: true,
        };
        assert_eq!(Settings::parse(Some(&settings.json()), true), settings);
    }

    #[test]
    fn unreadable_settings_are_the_defaults() {
        let defaults = Settings::parse(None, false);
        assert_eq!((defaults.completion, defaults.font_px), (Completion::OnRequest, 13));
        for broken in ["", "7", "[]", r#"{"keys":"emacs","fontSize":"x","wrap":"yes","theme":1}"#] {
            assert_eq!(Settings::parse(Some(broken), false), defaults, "{broken}");
        }
    }

    #[test]
    fn font_sizes_stay_within_their_limits() {
        for (px, expected) in [(f64::NAN, 13), (1.0, 10), (12.6, 13), (99.0, 24), (f64::INFINITY, 13)] {
            assert_eq!(font_size(px), expected, "{px}");
        }
    }
}
