//! Which values get a picture, and which one. The author guide describes these rules.

use super::PictureKind;
use crate::signature::{Base, Param, PictureRule, Type, Value};

/// Parameters of these names are lists of edges.
const EDGES: [&str; 13] = [
    "edges",
    "connections",
    "links",
    "roads",
    "streets",
    "highways",
    "bridges",
    "tunnels",
    "cables",
    "pipes",
    "canals",
    "corridors",
    "friendships",
];
/// The same, with a direction.
const ARROWS: [&str; 5] = ["prerequisites", "dependencies", "relations", "flights", "arrows"];
/// Parameters of these names are grids.
const GRIDS: [&str; 15] = [
    "grid", "board", "matrix", "mat", "maze", "image", "img", "map", "land", "field", "heights", "cells", "rooms",
    "rows", "picture",
];

/// The picture of an argument.
pub(crate) fn of_param(param: &Param, value: &Value) -> Option<PictureKind> {
    match param.picture {
        Some(PictureRule::None) => None,
        Some(PictureRule::Grid) => is_rectangular(value).then_some(PictureKind::Grid),
        Some(PictureRule::Graph) => Some(PictureKind::Graph),
        Some(PictureRule::Directed) => Some(PictureKind::Directed),
        None => by_name_and_shape(&param.name, param.ty, value),
    }
}

/// The picture of an answer. `grids` are the arguments that are drawn as grids: an answer of the same size is a grid, too.
pub(crate) fn of_answer(ty: Type, value: &Value, grids: &[(Type, &Value)]) -> Option<PictureKind> {
    let same_size = |(other, grid): &(Type, &Value)| *other == ty && size(grid) == size(value);
    if is_rectangular(value) && grids.iter().any(same_size) {
        return Some(PictureKind::Grid);
    }
    by_name_and_shape("", ty, value)
}

fn by_name_and_shape(name: &str, ty: Type, value: &Value) -> Option<PictureKind> {
    match ty.base {
        Base::TreeNode => return Some(PictureKind::Tree),
        Base::ListNode => return Some(PictureKind::List),
        _ => {}
    }
    if PictureRule::Graph.fits(ty) && is_edges(value) {
        if EDGES.contains(&name) {
            return Some(PictureKind::Graph);
        }
        if ARROWS.contains(&name) {
            return Some(PictureKind::Directed);
        }
    }
    if !PictureRule::Grid.fits(ty) || !is_rectangular(value) {
        return None;
    }
    let (rows, columns) = size(value)?;
    let looks_like_one = match (ty.base, ty.depth) {
        (Base::Char, _) => true,
        // Rows of two, three or four numbers are often pairs, edges or boxes.
        (Base::Int, 2) => rows >= 2 && columns >= 5,
        _ => false,
    };
    (looks_like_one || GRIDS.contains(&name)).then_some(PictureKind::Grid)
}

/// Whether each row is a pair of nodes, maybe with a third number.
fn is_edges(value: &Value) -> bool {
    let is_edge = |row: &Value| matches!(row, Value::List(items) if items.len() == 2 || items.len() == 3);
    matches!(value, Value::List(rows) if rows.iter().all(is_edge))
}

fn is_rectangular(value: &Value) -> bool {
    let Value::List(rows) = value else { return false };
    let columns = rows.first().map(length);
    columns.is_some_and(|columns| columns > 0 && rows.iter().all(|row| length(row) == columns))
}

/// The number of rows and columns.
fn size(value: &Value) -> Option<(usize, usize)> {
    match value {
        Value::List(rows) => Some((rows.len(), length(rows.first()?))),
        _ => None,
    }
}

fn length(row: &Value) -> usize {
    match row {
        Value::List(items) => items.len(),
        Value::Text(text) => text.chars().count(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signature::Reading;

    fn of(name: &str, ty: &str, text: &str, picture: Option<PictureRule>) -> Option<PictureKind> {
        let param = Param { name: name.into(), ty: ty.parse().unwrap(), picture };
        let value = Value::parse(text, param.ty, Reading::default()).unwrap();
        of_param(&param, &value)
    }

    #[test]
    fn name_and_shape_choose_the_picture() {
        use PictureKind as K;
        for (name, ty, text, expected) in [
            ("root", "TreeNode", "[1]", Some(K::Tree)),
            ("lists", "ListNode[]", "[[1],[2]]", Some(K::List)),
            ("edges", "int[][]", "[[0,1],[1,2]]", Some(K::Graph)),
            ("roads", "int[][]", "[[0,1,5]]", Some(K::Graph)),
            ("edges", "int[][]", "[[0,1,2,3]]", None),
            ("prerequisites", "int[][]", "[[0,1]]", Some(K::Directed)),
            ("moves", "int[][]", "[[0,1],[1,2]]", None),
            ("grid", "int[][]", "[[0,1],[1,2]]", Some(K::Grid)),
            ("grid", "int[][]", "[[0,1],[1]]", None),
            ("grid", "int[][]", "[]", None),
            ("values", "int[][]", "[[0,1,0,1,0],[0,1,0,1,0]]", Some(K::Grid)),
            ("values", "char[][]", "[[\"a\"]]", Some(K::Grid)),
            ("board", "string[]", "[\"ab\",\"cd\"]", Some(K::Grid)),
            ("words", "string[]", "[\"ab\",\"cd\"]", None),
            ("nums", "int[]", "[1,2]", None),
            ("cube", "int[][][]", "[[[1]]]", None),
        ] {
            assert_eq!(of(name, ty, text, None), expected, "{name} {ty} {text}");
        }
    }

    #[test]
    fn the_signature_may_name_the_picture() {
        use PictureRule as R;
        assert_eq!(of("moves", "int[][]", "[[0,1]]", Some(R::Directed)), Some(PictureKind::Directed));
        assert_eq!(of("edges", "int[][]", "[[0,1]]", Some(R::None)), None);
        assert_eq!(of("root", "TreeNode", "[1]", Some(R::None)), None);
        assert_eq!(of("pairs", "int[][]", "[[0,1]]", Some(R::Grid)), Some(PictureKind::Grid));
    }

    #[test]
    fn an_answer_of_the_size_of_a_grid_is_a_grid() {
        let ty: Type = "int[][]".parse().unwrap();
        let value = |text: &str| Value::parse(text, ty, Reading::default()).unwrap();
        let grid = value("[[1,2],[3,4]]");
        assert_eq!(of_answer(ty, &value("[[0,0],[0,0]]"), &[(ty, &grid)]), Some(PictureKind::Grid));
        assert_eq!(of_answer(ty, &value("[[0,0]]"), &[(ty, &grid)]), None);
        assert_eq!(of_answer(ty, &value("[[0,0],[0,0]]"), &[]), None);
    }
}
