//! Sanitizes MathML: only presentation elements of MathML Core, no links and no scripts.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use ammonia::Builder;

use super::mathml::CLASSES;

const ELEMENTS: [&str; 24] = [
    "math",
    "mi",
    "mn",
    "mo",
    "ms",
    "mtext",
    "mspace",
    "mrow",
    "mfrac",
    "msqrt",
    "mroot",
    "mstyle",
    "mpadded",
    "mphantom",
    "msub",
    "msup",
    "msubsup",
    "munder",
    "mover",
    "munderover",
    "mmultiscripts",
    "mtable",
    "mtr",
    "mtd",
];

const ATTRIBUTES: [&str; 27] = [
    "accent",
    "accentunder",
    "columnspan",
    "depth",
    "display",
    "displaystyle",
    "fence",
    "form",
    "height",
    "largeop",
    "linethickness",
    "lspace",
    "mathbackground",
    "mathcolor",
    "mathsize",
    "mathvariant",
    "maxsize",
    "minsize",
    "movablelimits",
    "rowspan",
    "rspace",
    "scriptlevel",
    "separator",
    "stretchy",
    "symmetric",
    "voffset",
    "width",
];

static MATHML: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let elements = HashSet::from(ELEMENTS);
    let classes = elements.iter().map(|element| (*element, HashSet::from(CLASSES))).collect::<HashMap<_, _>>();
    let mut builder = Builder::empty();
    builder
        .tags(elements)
        .generic_attributes(HashSet::from(ATTRIBUTES))
        .tag_attributes(HashMap::new())
        .allowed_classes(classes)
        .attribute_filter(|_, attribute, value| match attribute {
            "mathcolor" | "mathbackground" => is_color(value).then(|| value.into()),
            _ => is_plain(value).then(|| value.into()),
        });
    builder
});

/// Removes everything that is not allowed.
pub(super) fn sanitize(html: &str) -> String {
    // Both mean the same to browsers, and texts are easier to search without the entity.
    MATHML.clean(html).to_string().replace("&nbsp;", "\u{a0}")
}

/// `red` or `#f00`.
fn is_color(value: &str) -> bool {
    let digits = value.strip_prefix('#');
    digits.map_or(!value.is_empty() && value.chars().all(|c| c.is_ascii_alphabetic()), |digits| {
        matches!(digits.len(), 3 | 4 | 6 | 8) && digits.chars().all(|c| c.is_ascii_hexdigit())
    })
}

/// A word, a number or a length.
fn is_plain(value: &str) -> bool {
    value.len() <= 40 && value.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+' | '%' | ' '))
}
