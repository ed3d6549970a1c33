//! Writes a tree as XML.

use quick_xml::escape::{escape, partial_escape};

use super::{Element, Node, Space};

/// Writes the document, with the namespaces that it needs inside `outer`.
pub(in crate::statement) fn write(root: &Element, outer: Space) -> String {
    let mut xml = String::new();
    write_element(root, outer, &mut xml);
    xml
}

fn write_element(element: &Element, outer: Space, xml: &mut String) {
    let Element { space, name, attributes, children } = element;
    xml.push('<');
    *xml += name;
    if *space != outer {
        *xml += match space {
            Space::Html => r#" xmlns="http://www.w3.org/1999/xhtml""#,
            Space::Math => r#" xmlns="http://www.w3.org/1998/Math/MathML""#,
            Space::Svg | Space::Other => r#" xmlns="http://www.w3.org/2000/svg""#,
        };
    }
    if outer == Space::Other && *space == Space::Svg {
        *xml += r#" xmlns:xlink="http://www.w3.org/1999/xlink""#;
    }
    for (at, attribute) in attributes.iter().enumerate() {
        // XML forbids duplicate attributes.
        if attributes[..at].iter().all(|before| before.name != attribute.name) {
            *xml += &format!(r#" {}="{}""#, attribute.name, escape(legal(&attribute.value)));
        }
    }
    if children.is_empty() {
        *xml += "/>";
        return;
    }
    xml.push('>');
    for child in children {
        match child {
            Node::Element(child) => write_element(child, *space, xml),
            Node::Text(text) => *xml += &partial_escape(legal(text)),
        }
    }
    *xml += &format!("</{name}>");
}

/// Removes characters that XML forbids.
fn legal(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control() || matches!(c, '\t' | '\n' | '\r'))
        .filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .collect()
}
