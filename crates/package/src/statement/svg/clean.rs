//! Removes everything from an SVG that does not only draw.

use super::{
    css,
    known::{is_animation, is_drawing, is_label, is_label_attribute},
    sanitize_embedded,
};
use crate::statement::xml::{Attribute, Element, Node, Space};

/// Formats of embedded images that are kept unchanged.
const EMBEDDED: [&str; 5] =
    ["data:image/png", "data:image/jpeg", "data:image/jpg", "data:image/gif", "data:image/webp"];

/// Cleans an element. `depth` is the nesting of embedded images.
pub(super) fn clean(element: &mut Element, depth: usize) {
    let in_text = matches!(element.name.as_str(), "text" | "tspan" | "textPath");
    element.children.retain_mut(|child| match child {
        Node::Text(_) => true,
        Node::Element(child) => {
            unlink(child, in_text);
            let stays = stays(child);
            if stays {
                clean(child, depth);
            }
            // An empty element would hide the next choice of a `<switch>`.
            stays && (child.name != "foreignObject" || has_text(child))
        }
    });
    if element.name == "style" {
        for child in &mut element.children {
            if let Node::Text(text) = child {
                *text = css::clean(text);
            }
        }
    }
    let (space, name) = (element.space, element.name.clone());
    element.attributes.retain_mut(|attribute| keep_attribute(space, &name, attribute, depth));
}

/// Replaces a link by a group.
fn unlink(element: &mut Element, in_text: bool) {
    if element.name == "a" {
        let group = match (element.space, in_text) {
            (Space::Html, _) => "span",
            (_, true) => "tspan",
            (_, false) => "g",
        };
        element.name = group.to_owned();
        element.attributes.retain(|attribute| !attribute.name.ends_with("href"));
    }
}

fn stays(element: &Element) -> bool {
    match element.space {
        Space::Svg if is_animation(&element.name) => {
            let target = element.attribute("attributeName").unwrap_or_default().trim().to_ascii_lowercase();
            !target.ends_with("href") && !target.starts_with("on") && target != "style"
        }
        Space::Svg => is_drawing(&element.name),
        Space::Html => is_label(&element.name),
        Space::Math | Space::Other => false,
    }
}

fn has_text(element: &Element) -> bool {
    element.children.iter().any(|child| match child {
        Node::Text(text) => !text.trim().is_empty(),
        Node::Element(child) => child.name == "image" || has_text(child),
    })
}

fn keep_attribute(space: Space, element: &str, attribute: &mut Attribute, depth: usize) -> bool {
    let Attribute { name, value } = attribute;
    if name.len() > 64 || !name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':')) {
        return false;
    }
    if space == Space::Html && !is_label_attribute(name) {
        return false;
    }
    let lower = name.to_ascii_lowercase();
    match lower.as_str() {
        "href" | "xlink:href" => return keep_reference(element, value, depth),
        // `content` is draw.io's copy of its own file.
        "src" | "srcdoc" | "target" | "ping" | "download" | "action" | "formaction" | "content" => return false,
        _ if lower.starts_with("on") => return false,
        "style" => *value = css::clean(value),
        _ if value.contains(['(', '\\']) => *value = css::clean(value),
        _ => {}
    }
    true
}

/// Keeps only references inside the image. Embedded images are also cleaned.
fn keep_reference(element: &str, value: &mut String, depth: usize) -> bool {
    let reference = value.trim();
    if reference.starts_with('#') {
        return true;
    }
    if !matches!(element, "image" | "feImage") {
        return false;
    }
    let lower = reference.get(..reference.len().min(32)).unwrap_or_default().to_ascii_lowercase();
    if EMBEDDED.iter().any(|kind| lower.starts_with(kind)) {
        return true;
    }
    let embedded = lower.starts_with("data:image/svg+xml").then(|| embedded(reference, depth)).flatten();
    match embedded {
        Some(picture) => {
            *value = picture;
            true
        }
        None => false,
    }
}

/// Cleans an SVG in a `data:` address.
fn embedded(address: &str, depth: usize) -> Option<String> {
    use base64::{Engine, engine::general_purpose::STANDARD};
    if depth >= super::MAX_EMBEDDED {
        return None;
    }
    let (kind, data) = address.split_once(',')?;
    let data = percent_encoding::percent_decode_str(data).collect::<Vec<u8>>();
    let bytes = if kind.ends_with(";base64") {
        let data: Vec<u8> = data.into_iter().filter(|byte| !byte.is_ascii_whitespace()).collect();
        STANDARD.decode(data).ok()?
    } else {
        data
    };
    let svg = sanitize_embedded(&bytes, depth + 1).ok()?;
    Some(format!("data:image/svg+xml;base64,{}", STANDARD.encode(svg)))
}
