//! Pictures of values as SVG: trees, lists, grids and graphs. Drawn from numbers alone, without I/O, scripts or inline styles; the site's style
//! sheet has the colors.

mod canvas;
mod graph;
mod grid;
mod layout;
mod list;
mod rule;
mod tree;

use serde::{Deserialize, Serialize};

use self::canvas::Canvas;
use crate::signature::{Param, Reading, Type, Value};
pub(crate) use rule::{of_answer, of_param};

/// What a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PictureKind {
    /// A binary tree, or several.
    Tree,
    /// A linked list, or several.
    List,
    /// Cells in rows.
    Grid,
    /// A graph, given as pairs of nodes. A third number labels the edge.
    Graph,
    /// The same, with arrows.
    Directed,
}

/// Whose value a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PictureOf {
    /// A parameter.
    Param,
    /// The expected answer.
    Expected,
    /// The answer of the program.
    Found,
}

/// A value that can be drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Drawable {
    /// Whose value it is.
    pub of: PictureOf,
    /// The name of the parameter, if it is one.
    pub param: Option<String>,
    /// What it shows.
    pub kind: PictureKind,
    /// The type of the value, such as `int[][]`.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub r#type: Type,
    /// The value as JSON. Null if it is too large for a picture.
    pub value: Option<String>,
    /// The indexes of the element that differs, from the outermost list to the innermost. An index one past the end means that an element is
    /// missing there.
    pub mark: Option<Vec<usize>>,
}

/// The result of drawing a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// An SVG.
    Drawn(Drawn),
    /// The value has no element.
    Empty,
    /// The value is too large for a picture.
    TooLarge,
}

/// An SVG without its text alternative.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    canvas: Canvas,
    /// Facts for the text alternative.
    pub facts: Facts,
}

/// What a picture contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facts {
    /// Binary trees.
    Tree {
        /// The number of nodes.
        nodes: usize,
        /// The number of levels of the highest tree.
        levels: usize,
    },
    /// Linked lists.
    List {
        /// The number of nodes.
        nodes: usize,
    },
    /// A grid.
    Grid {
        /// The number of rows.
        rows: usize,
        /// The number of columns.
        columns: usize,
    },
    /// A graph.
    Graph {
        /// The number of nodes.
        nodes: usize,
        /// The number of edges.
        edges: usize,
    },
}

impl Drawn {
    /// The SVG with this text alternative.
    #[must_use]
    pub fn svg(&self, label: &str) -> String {
        self.canvas.svg(label)
    }

    /// The width in pixels.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.canvas.width()
    }
}

impl Drawable {
    /// An answer to draw. Keeps only values that are small enough.
    pub(crate) fn answer(of: PictureOf, kind: PictureKind, ty: Type, value: &Value, mark: Option<&[usize]>) -> Self {
        let fits = draw(kind, value, mark) != Picture::TooLarge;
        let (value, mark) = (fits.then(|| value.to_json()), mark.map(<[usize]>::to_vec));
        Self { of, param: None, kind, r#type: ty, value, mark }
    }

    /// An argument to draw.
    pub(crate) fn argument(param: &Param, kind: PictureKind, value: &Value) -> Self {
        Self { param: Some(param.name.clone()), ..Self::answer(PictureOf::Param, kind, param.ty, value, None) }
    }

    /// Draws it.
    #[must_use]
    pub fn draw(&self) -> Picture {
        let reading = Reading { wide: true, strict: false };
        match self.value.as_ref().map(|text| Value::parse(text, self.r#type, reading)) {
            Some(Ok(value)) => draw(self.kind, &value, self.mark.as_deref()),
            Some(Err(_)) | None => Picture::TooLarge,
        }
    }
}

fn draw(kind: PictureKind, value: &Value, mark: Option<&[usize]>) -> Picture {
    let drawn = match kind {
        PictureKind::Tree => tree::draw(value, mark),
        PictureKind::List => list::draw(value, mark),
        PictureKind::Grid => grid::draw(value, mark),
        PictureKind::Graph => graph::draw(value, mark, false),
        PictureKind::Directed => graph::draw(value, mark, true),
    };
    match drawn {
        Some(drawn) if drawn.canvas.is_empty() => Picture::Empty,
        Some(drawn) => Picture::Drawn(drawn),
        None => Picture::TooLarge,
    }
}

/// The trees or lists of a value, which is one of them or an array of them. Each has the part of the mark within it.
fn nodes<'a>(value: &'a Value, mark: Option<&'a [usize]>) -> Vec<(&'a [Value], Option<usize>)> {
    let Value::List(items) = value else { return Vec::new() };
    if !items.iter().any(|item| matches!(item, Value::List(_))) {
        return vec![(items, mark.and_then(|path| path.first().copied()))];
    }
    let within = |at: usize| mark.and_then(|path| path.split_first()).filter(|(place, _)| **place == at);
    let lists = items.iter().enumerate().filter_map(|(at, item)| match item {
        Value::List(items) => Some((items.as_slice(), within(at).and_then(|(_, rest)| rest.first().copied()))),
        _ => None,
    });
    lists.collect()
}

#[cfg(test)]
mod tests;
