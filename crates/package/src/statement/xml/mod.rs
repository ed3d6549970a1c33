//! Parses XML into a tree of elements, with limits.

mod entities;
mod write;

use std::collections::HashMap;

use quick_xml::{
    Reader,
    escape::{resolve_html5_entity, unescape_with},
    events::{BytesStart, Event},
};

pub(super) use write::write;

/// Why XML cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum XmlError {
    #[error("is not well-formed XML near byte {0}; export it again")]
    Malformed(u64),
    #[error("has no elements")]
    Empty,
    #[error("has more than {0} elements; simplify it")]
    TooManyElements(usize),
    #[error("is nested more than {0} elements deep; simplify it")]
    TooDeep(usize),
    #[error("has entities that expand to more than {0} bytes; export it without them")]
    TooManyEntities(usize),
}

/// The maximum number of elements.
const MAX_ELEMENTS: usize = 200_000;

/// The maximum nesting of elements, because cleaning and writing recurse.
const MAX_DEPTH: usize = 200;

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const XHTML: &str = "http://www.w3.org/1999/xhtml";
const MATHML: &str = "http://www.w3.org/1998/Math/MathML";

/// An element with its attributes and children.
pub(super) struct Element {
    pub(super) space: Space,
    /// The name without its prefix.
    pub(super) name: String,
    pub(super) attributes: Vec<Attribute>,
    pub(super) children: Vec<Node>,
}

/// An attribute of SVG, XLink or XML: `x`, `xlink:href`, `xml:space`. Others are dropped.
pub(super) struct Attribute {
    pub(super) name: String,
    pub(super) value: String,
}

pub(super) enum Node {
    Element(Element),
    Text(String),
}

/// The known namespaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    Svg,
    Html,
    Math,
    Other,
}

impl Element {
    /// An element without attributes.
    pub(super) fn new(space: Space, name: &str, children: Vec<Node>) -> Self {
        Self { space, name: name.to_owned(), attributes: Vec::new(), children }
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|attribute| attribute.name == name).map(|attribute| attribute.value.as_str())
    }
}

impl Element {
    /// Parses a document. Comments and processing instructions are dropped.
    pub(super) fn parse(text: &str) -> Result<Self, XmlError> {
        let text = entities::expand(text)?;
        let mut reader = Reader::from_str(&text);
        reader.config_mut().allow_dangling_amp = true;
        let mut builder = Builder::default();
        loop {
            let malformed = XmlError::Malformed(reader.buffer_position());
            match reader.read_event().map_err(|_| malformed.clone())? {
                Event::Start(start) => builder.open(&start).ok_or(malformed)??,
                Event::Empty(start) => {
                    builder.open(&start).ok_or_else(|| malformed.clone())??;
                    builder.close().ok_or(malformed)?;
                }
                Event::End(_) => builder.close().ok_or(malformed)?,
                Event::Text(text) => builder.text(&text.decode().map_err(|_| malformed)?),
                Event::CData(text) => builder.text(&text.decode().map_err(|_| malformed)?),
                Event::GeneralRef(name) => {
                    let name = name.decode().map_err(|_| malformed)?;
                    builder.text(&unescaped(&format!("&{name};")));
                }
                Event::Eof => break,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
        builder.root.ok_or(XmlError::Empty)
    }
}

#[derive(Default)]
struct Builder {
    /// The open elements, with their namespaces by prefix.
    open: Vec<(Element, HashMap<String, Space>)>,
    elements: usize,
    root: Option<Element>,
}

impl Builder {
    /// Begins an element. None if it is malformed.
    fn open(&mut self, start: &BytesStart<'_>) -> Option<Result<(), XmlError>> {
        self.elements += 1;
        if self.elements > MAX_ELEMENTS {
            return Some(Err(XmlError::TooManyElements(MAX_ELEMENTS)));
        }
        if self.open.len() >= MAX_DEPTH {
            return Some(Err(XmlError::TooDeep(MAX_DEPTH)));
        }
        let name = std::str::from_utf8(start.name().into_inner()).ok()?.to_owned();
        let mut declared = HashMap::new();
        let mut attributes = Vec::new();
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.ok()?;
            let name = std::str::from_utf8(attribute.key.into_inner()).ok()?;
            let value = unescaped(std::str::from_utf8(&attribute.value).ok()?);
            match name.split_once(':') {
                None if name == "xmlns" => {
                    declared.insert(String::new(), space(&value));
                }
                Some(("xmlns", prefix)) => {
                    if value.trim() == XLINK || known_space(&value) {
                        declared.insert(prefix.to_owned(), space(&value));
                    }
                }
                None => attributes.push(Attribute { name: name.to_owned(), value }),
                Some((_, "href")) => attributes.push(Attribute { name: "xlink:href".to_owned(), value }),
                Some(("xml", "space" | "lang")) => attributes.push(Attribute { name: name.to_owned(), value }),
                Some(_) => {}
            }
        }
        let (prefix, local) = name.split_once(':').unwrap_or(("", &name));
        let inherited = || self.open.iter().rev().find_map(|(_, spaces)| spaces.get(prefix)).copied();
        // Documents without namespaces are images.
        let fallback = if prefix.is_empty() { Space::Svg } else { Space::Other };
        let space = declared.get(prefix).copied().or_else(inherited).unwrap_or(fallback);
        let element = Element { space, name: local.to_owned(), attributes, children: Vec::new() };
        self.open.push((element, declared));
        Some(Ok(()))
    }

    /// Ends the innermost element. None if there is none.
    fn close(&mut self) -> Option<()> {
        let (element, _) = self.open.pop()?;
        match self.open.last_mut() {
            Some((parent, _)) => parent.children.push(Node::Element(element)),
            None => self.root = self.root.take().or(Some(element)),
        }
        Some(())
    }

    fn text(&mut self, text: &str) {
        let Some((parent, _)) = self.open.last_mut() else { return };
        match parent.children.last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ => parent.children.push(Node::Text(text.to_owned())),
        }
    }
}

fn known_space(address: &str) -> bool {
    space(address) != Space::Other
}

fn space(address: &str) -> Space {
    match address.trim() {
        "" | SVG => Space::Svg,
        XHTML => Space::Html,
        MATHML => Space::Math,
        _ => Space::Other,
    }
}

/// Replaces the entities of XML and HTML. Editors export them without a document type. Other entities are dropped.
fn unescaped(text: &str) -> String {
    let resolve = |name: &str| Some(resolve_html5_entity(name).unwrap_or(""));
    unescape_with(text, resolve).map_or_else(|_| text.replace('&', ""), std::borrow::Cow::into_owned)
}
