//! Rewrites environments of formulas.

use super::{
    input::Input,
    nodes::{Node, print},
    rewrite::list,
    rows,
};

/// The maximum number of columns of an array.
const MAX_COLUMNS: usize = 50;

/// Rewrites an environment.
pub(super) fn environment(name: &str, inner: Vec<Node>, out: &mut Vec<Node>) {
    let plain = name.trim_end_matches('*');
    let (known, arguments) = match plain {
        "equation" | "displaymath" | "math" | "dmath" | "subequations" | "indentalign" | "document" | "center" => {
            out.push(Node::Group(several_lines(list(rows::with_tags_last(inner, false)))));
            return;
        }
        "align" | "split" | "aligned" | "flalign" | "xxalignat" | "IEEEeqnarray" => ("aligned", 0),
        "alignat" | "xalignat" | "alignedat" => ("aligned", 1),
        "gather" | "gathered" | "multline" | "multlined" => ("gathered", 0),
        "eqnarray" => ("darray", 0),
        "array" | "darray" | "tabular" | "tabularx" | "longtable" => {
            (if plain == "darray" { "darray" } else { "array" }, 0)
        }
        "numcases" | "subnumcases" => ("cases", 1),
        "smallmatrix" | "cases" | "subarray" => (plain, 0),
        _ => (name, 0),
    };
    let mut input = Input::new(inner);
    if !matches!(known, "matrix*" | "pmatrix*" | "bmatrix*" | "Bmatrix*" | "vmatrix*" | "Vmatrix*") {
        while input.option().is_some() {}
    }
    (0..arguments).for_each(|_| {
        input.argument();
    });
    let mut body = Vec::new();
    match plain {
        "eqnarray" => body.push(Node::Raw("{rcl}".to_owned())),
        "array" | "darray" | "tabular" | "tabularx" | "longtable" => {
            if plain == "tabularx" {
                input.argument();
            }
            let columns = columns(&input.argument());
            body.push(Node::Raw(format!("{{{columns}}}")));
        }
        "subarray" => body.push(Node::Raw(format!("{{{}}}", columns(&input.argument())))),
        _ => {}
    }
    let mut rest = Vec::new();
    while let Some(node) = input.next() {
        rest.push(node);
    }
    if matches!(plain, "numcases" | "subnumcases") {
        rest = rows::with_text_column(rest);
    }
    body.extend(list(rows::with_tags_last(rest, known == "aligned")));
    out.push(Node::Environment(known.to_owned(), body));
}

/// Wraps a formula with line breaks in an environment. TeX refuses such formulas, but other renderers accept them.
pub(super) fn several_lines(nodes: Vec<Node>) -> Vec<Node> {
    let has = |wanted: &Node| nodes.contains(wanted);
    let environment = match (has(&Node::Char('&')), has(&Node::Command("\\".to_owned()))) {
        (true, _) => "aligned",
        (false, true) => "gathered",
        (false, false) => return nodes,
    };
    vec![Node::Environment(environment.to_owned(), nodes)]
}

/// Converts `{r@{}l}` to `rl`: only alignments and lines.
fn columns(nodes: &[Node]) -> String {
    let mut columns = String::new();
    let mut at = 0;
    while let Some(node) = nodes.get(at) {
        at += 1;
        let Node::Char(c) = node else { continue };
        match c {
            'l' | 'c' | 'r' | '|' | ':' => columns.push(*c),
            'L' | 'X' | 'J' => columns.push('l'),
            'C' => columns.push('c'),
            'R' | 'S' => columns.push('r'),
            'p' | 'm' | 'b' | 'w' => {
                columns.push('l');
                at += 1;
            }
            '@' | '!' | '>' | '<' => at += 1,
            '*' => {
                let count = nodes.get(at).map(|node| print(std::slice::from_ref(node))).unwrap_or_default();
                let count: usize = count.trim_matches(['{', '}', ' ']).parse().unwrap_or(1);
                if let Some(Node::Group(inner)) = nodes.get(at + 1) {
                    let inner = self::columns(inner);
                    (0..count.min(MAX_COLUMNS)).for_each(|_| columns += &inner);
                }
                at += 2;
            }
            _ => {}
        }
        if columns.len() > MAX_COLUMNS {
            break;
        }
    }
    columns.truncate(MAX_COLUMNS);
    columns
}
