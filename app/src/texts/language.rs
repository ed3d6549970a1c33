//! The languages of the pages, and the macro that defines the texts of an area.

#[cfg(feature = "ssr")]
use std::sync::atomic::{AtomicBool, Ordering};

/// A language of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    // A wasm has only one language.
    #[cfg_attr(all(feature = "pseudo-locale", not(feature = "ssr")), allow(dead_code))]
    English,
    /// English with accents, longer, and in brackets. Tests find text that is written elsewhere, and layouts that are too narrow.
    #[cfg(feature = "pseudo-locale")]
    Pseudo,
}

#[cfg(feature = "ssr")]
impl Language {
    /// The value of the page's `lang` attribute (BCP 47).
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            #[cfg(feature = "pseudo-locale")]
            Self::Pseudo => "en-XA",
        }
    }
}

/// Whether this server shows the pseudo-locale.
#[cfg(feature = "ssr")]
static IS_PSEUDO: AtomicBool = AtomicBool::new(false);

/// Shows all pages of this server in the language with this code (BCP 47). Returns whether there is such a language.
#[cfg(feature = "ssr")]
#[must_use]
pub fn use_language(code: &str) -> bool {
    let found = [Language::English, Language::Pseudo].into_iter().find(|language| language.code() == code);
    IS_PSEUDO.store(found == Some(Language::Pseudo), Ordering::Relaxed);
    found.is_some()
}

/// The language of the current page.
#[cfg(feature = "ssr")]
pub(crate) fn language() -> Language {
    if IS_PSEUDO.load(Ordering::Relaxed) { Language::Pseudo } else { Language::English }
}

/// The language of the current page: a constant, so that the wasm contains the texts of one language.
#[cfg(not(feature = "ssr"))]
pub(crate) fn language() -> Language {
    #[cfg(feature = "pseudo-locale")]
    return Language::Pseudo;
    #[cfg(not(feature = "pseudo-locale"))]
    Language::English
}

/// Defines the texts of an area: a struct, and the function that returns it in the current language.
///
/// ```ignore
/// texts! {
///     pub(crate) fn area() -> Area;
///
///     title = "Title",
///     greeting(name: &str) = format!("Hello, {name}"),
///     kind(kind: Kind) -> &'static str = match kind { … },
///     days: [&'static str; 2] = ["Saturday", "Sunday"],
/// }
/// ```
///
/// For a second language, extend this macro by a second block of texts. The `match` then names each area that lacks it.
macro_rules! texts {
    (
        $(#[doc = $about:literal])*
        $visible:vis fn $area:ident() -> $Area:ident;

        $(
            $(#[doc = $meaning:literal])*
            $(#[cfg($condition:meta)])?
            $name:ident $(($($given:ident: $given_type:ty),*) $(-> $returned:ty)?)? $(: $other:ty)? = $text:expr
        ),* $(,)?
    ) => {
        $(#[doc = $about])*
        $visible struct $Area {
            $($(#[doc = $meaning])* $(#[cfg($condition)])? $visible $name: texts!(@type $(($($given: $given_type),*) $(-> $returned)?)? $(: $other)?)),*
        }

        $(#[doc = $about])*
        $visible fn $area() -> &'static $Area {
            match $crate::texts::language() {
                $crate::texts::Language::English => {
                    static ENGLISH: $Area = $Area {
                        $($(#[cfg($condition)])? $name: texts!(@text $(($($given: $given_type),*) $(-> $returned)?)? = $text)),*
                    };
                    &ENGLISH
                }
                #[cfg(feature = "pseudo-locale")]
                $crate::texts::Language::Pseudo => {
                    static PSEUDO: std::sync::LazyLock<$Area> = std::sync::LazyLock::new(|| $Area {
                        $($(#[cfg($condition)])? $name: texts!(@text $(($($given: $given_type),*) $(-> $returned)?)? =
                            $crate::texts::pseudo::Pseudo::pseudo($text))),*
                    });
                    &PSEUDO
                }
            }
        }
    };

    (@type) => { &'static str };
    (@type : $other:ty) => { $other };
    (@type ($($given:ident: $given_type:ty),*)) => { fn($($given: $given_type),*) -> String };
    (@type ($($given:ident: $given_type:ty),*) -> $returned:ty) => { fn($($given: $given_type),*) -> $returned };

    (@text = $text:expr) => { $text };
    (@text ($($given:ident: $given_type:ty),*) = $text:expr) => { |$($given: $given_type),*| -> String { $text } };
    (@text ($($given:ident: $given_type:ty),*) -> $returned:ty = $text:expr) => {
        |$($given: $given_type),*| -> $returned { $text }
    };
}
