use super::*;

fn drawable(kind: PictureKind, ty: &str, text: &str, mark: Option<&[usize]>) -> Drawable {
    let ty: Type = ty.parse().unwrap();
    let value = Value::parse(text, ty, Reading::default()).unwrap();
    Drawable::answer(PictureOf::Found, kind, ty, &value, mark)
}

fn svg(kind: PictureKind, ty: &str, text: &str, mark: Option<&[usize]>) -> String {
    match drawable(kind, ty, text, mark).draw() {
        Picture::Drawn(drawn) => drawn.svg("a picture"),
        other => panic!("{text}: {other:?}"),
    }
}

fn facts(kind: PictureKind, ty: &str, text: &str) -> Facts {
    match drawable(kind, ty, text, None).draw() {
        Picture::Drawn(drawn) => drawn.facts,
        other => panic!("{text}: {other:?}"),
    }
}

/// The texts with this class and their points.
fn texts(svg: &str, class: &str) -> Vec<(String, (f64, f64))> {
    let number = |part: &str, name: &str| -> f64 {
        let from = part.find(&format!(" {name}=\"")).unwrap() + name.len() + 3;
        part[from..].split('"').next().unwrap().parse().unwrap()
    };
    let parts = svg.split("<text ").skip(1).filter(|part| part.starts_with(&format!("class=\"{class}\"")));
    parts
        .map(|part| {
            let text = part.split('>').nth(1).unwrap().trim_end_matches("</text");
            (text.to_owned(), (number(part, "x"), number(part, "y")))
        })
        .collect()
}

/// No part of a picture may have a script, a style or an unescaped text.
fn assert_safe(svg: &str) {
    for word in ["<script", "style=", "onload", "<b>", "url(", "href"] {
        assert!(!svg.contains(word), "{word}: {svg}");
    }
    assert_eq!(svg.matches("<svg").count(), 1);
}

#[test]
fn a_tree_has_its_nodes_from_left_to_right_and_by_level() {
    let svg = svg(PictureKind::Tree, "TreeNode", "[5,1,9,null,2]", None);
    assert_safe(&svg);
    let mut nodes = texts(&svg, "picture__text");
    nodes.sort_by(|a, b| a.1.0.total_cmp(&b.1.0));
    assert_eq!(nodes.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>(), ["1", "2", "5", "9"]);
    let depth = |text: &str| nodes.iter().find(|(node, _)| node == text).unwrap().1.1;
    assert!(depth("5") < depth("1") && depth("1") == depth("9") && depth("9") < depth("2"));
    assert_eq!(svg.matches("picture__edge").count(), 3);
    assert_eq!(facts(PictureKind::Tree, "TreeNode", "[5,1,9,null,2]"), Facts::Tree { nodes: 4, levels: 3 });
}

#[test]
fn nodes_of_a_level_never_overlap() {
    let full = format!("[{}]", (0..63).map(|n| (n * 1_000_003).to_string()).collect::<Vec<_>>().join(","));
    let nodes = texts(&svg(PictureKind::Tree, "TreeNode", &full, None), "picture__text");
    assert_eq!(nodes.len(), 63);
    for (at, (_, one)) in nodes.iter().enumerate() {
        for (_, other) in &nodes[at + 1..] {
            assert!(one.1 != other.1 || (one.0 - other.0).abs() > 8.0 * canvas::width_of("8"), "{one:?} {other:?}");
        }
    }
}

#[test]
fn the_differing_node_is_marked_also_if_it_is_missing() {
    for (text, mark, differs, missing) in
        [("[1,2,3]", &[1][..], 1, 0), ("[1,null,3]", &[1], 0, 2), ("[1,2,3]", &[3], 0, 2), ("[1]", &[], 0, 0)]
    {
        let svg = svg(PictureKind::Tree, "TreeNode", text, Some(mark));
        let count = |word: &str| svg.matches(&format!("data-mark=\"{word}\"")).count();
        // A missing node has a line to its parent.
        assert_eq!((count("differs"), count("missing")), (differs, missing), "{text} {mark:?}: {svg}");
    }
    let missing_root = svg(PictureKind::Tree, "TreeNode", "[]", Some(&[0]));
    assert!(missing_root.contains("data-mark=\"missing\""));
    let second = svg(PictureKind::Tree, "TreeNode[]", "[[1],[2,3]]", Some(&[1, 1]));
    assert_eq!(second.matches("data-mark=\"differs\"").count(), 1);
}

#[test]
fn a_list_has_arrows_and_a_place_for_a_missing_node() {
    let svg = svg(PictureKind::List, "ListNode", "[1,2,3,4,5,6,7,8,9]", Some(&[9]));
    assert_safe(&svg);
    assert_eq!(texts(&svg, "picture__text").len(), 9);
    assert_eq!(svg.matches("picture__arrow").count(), 9);
    assert!(svg.contains("<rect class=\"picture__node\" data-mark=\"missing\""));
    let nodes = texts(&svg, "picture__text");
    assert!(nodes[8].1.1 > nodes[0].1.1, "the ninth node begins a row");
    assert_eq!(facts(PictureKind::List, "ListNode[]", "[[1,2],[],[3]]"), Facts::List { nodes: 3 });
}

#[test]
fn a_grid_has_its_cells_and_marks_one() {
    let grid = svg(PictureKind::Grid, "int[][]", "[[0,1],[1,0]]", Some(&[1, 0]));
    assert_safe(&grid);
    assert_eq!(grid.matches("<rect class=\"picture__cell\"").count(), 4);
    assert_eq!((grid.matches("data-mark").count(), grid.matches("data-filled").count()), (1, 2));
    assert_eq!(texts(&grid, "picture__number").len(), 4);
    let words = svg(PictureKind::Grid, "char[][]", "[[\"#\",\".\"]]", None);
    assert_eq!(texts(&words, "picture__text")[1].0, ".");
    assert_eq!(facts(PictureKind::Grid, "string[]", "[\"abc\"]"), Facts::Grid { rows: 1, columns: 3 });
}

#[test]
fn a_graph_has_its_nodes_edges_and_labels() {
    let text = "[[0,1,7],[1,2,8],[2,0,9],[4,4,1],[1,0,3]]";
    let plain = svg(PictureKind::Graph, "int[][]", text, Some(&[1, 2]));
    assert_safe(&plain);
    let nodes = texts(&plain, "picture__text");
    assert_eq!(nodes.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>(), ["0", "1", "2", "4"]);
    for (at, (_, one)) in nodes.iter().enumerate() {
        for (_, other) in &nodes[at + 1..] {
            assert!((one.0 - other.0).hypot(one.1 - other.1) > 40.0, "{one:?} {other:?}");
        }
    }
    assert_eq!(texts(&plain, "picture__label").len(), 5);
    assert_eq!((plain.matches("data-mark").count(), plain.matches("picture__arrow").count()), (1, 0));
    let directed = svg(PictureKind::Directed, "int[][]", text, None);
    assert_eq!(directed.matches("picture__arrow").count(), 4);
    assert_eq!(facts(PictureKind::Graph, "int[][]", text), Facts::Graph { nodes: 4, edges: 5 });
}

#[test]
fn everything_is_inside_the_picture() {
    let star: Vec<String> = (1..24).map(|node| format!("[0,{node},{node}]")).collect();
    for (kind, ty, text) in [
        (PictureKind::Graph, "int[][]", format!("[{}]", star.join(","))),
        (PictureKind::Directed, "int[][]", "[[0,1],[1,0],[0,1],[1,0],[0,1]]".to_owned()),
        (PictureKind::Graph, "int[][]", "[[0,0],[0,0],[7,7]]".to_owned()),
        (PictureKind::Tree, "TreeNode[]", "[[1,2],[3,null,4]]".to_owned()),
    ] {
        let svg = svg(kind, ty, &text, None);
        let view = svg.split("viewBox=\"").nth(1).unwrap().split('"').next().unwrap();
        let view: Vec<f64> = view.split(' ').map(|part| part.parse().unwrap()).collect();
        assert!(view[2] < 2000.0 && view[3] < 2000.0, "{view:?}");
        for class in ["picture__text", "picture__label"] {
            for (text, (x, y)) in texts(&svg, class) {
                let inside = x > view[0] && x < view[0] + view[2] && y > view[1] && y < view[1] + view[3];
                assert!(inside, "{text} at {x} {y}: {view:?}");
            }
        }
    }
}

#[test]
fn large_values_are_not_drawn_and_not_kept() {
    let many = |count: usize| format!("[{}]", vec!["1"; count].join(","));
    let chain = format!("[1{}]", ",null,1".repeat(30));
    let wide = format!("[{0},{0}]", many(25));
    let edges =
        |count: usize| format!("[{}]", (0..count).map(|n| format!("[{n},{}]", n + 1)).collect::<Vec<_>>().join(","));
    for (kind, ty, text) in [
        (PictureKind::Tree, "TreeNode", many(64)),
        (PictureKind::Tree, "TreeNode", many(1_000_000)),
        (PictureKind::Tree, "TreeNode", chain),
        (PictureKind::List, "ListNode", many(41)),
        (PictureKind::Grid, "int[][]", wide),
        (PictureKind::Grid, "int[][]", format!("[{}]", vec!["[1]"; 21].join(","))),
        (PictureKind::Graph, "int[][]", edges(24)),
        (PictureKind::Graph, "int[][]", format!("[{}]", vec!["[0,1]"; 61].join(","))),
    ] {
        let drawable = drawable(kind, ty, &text, None);
        assert_eq!(drawable.value, None, "{kind:?}");
        assert_eq!(drawable.draw(), Picture::TooLarge);
    }
    assert!(matches!(drawable(PictureKind::Graph, "int[][]", &edges(23), None).draw(), Picture::Drawn(_)));
}

#[test]
fn empty_values_have_no_picture() {
    for (kind, ty) in [
        (PictureKind::Tree, "TreeNode"),
        (PictureKind::List, "ListNode"),
        (PictureKind::List, "ListNode[]"),
        (PictureKind::Graph, "int[][]"),
    ] {
        assert_eq!(drawable(kind, ty, "[]", None).draw(), Picture::Empty);
    }
}

#[test]
fn labels_are_escaped_and_short() {
    let text = "[[\"<b>\",\"\\u0000\\\"&\"],[\"</svg><script>alert(1)</script>\",\"\"]]";
    let drawn = svg(PictureKind::Grid, "string[][]", text, None);
    assert_safe(&drawn);
    assert!(drawn.contains("&lt;b&gt;") && drawn.contains('…') && !drawn.contains('\0'), "{drawn}");
    let label = "\"><script>";
    let Picture::Drawn(drawn) = drawable(PictureKind::List, "ListNode", "[1]", None).draw() else { panic!() };
    assert_safe(&drawn.svg(label));
}

#[test]
fn a_value_of_another_type_is_not_drawn() {
    let forged = Drawable { value: Some("{}".into()), ..drawable(PictureKind::Tree, "TreeNode", "[1]", None) };
    assert_eq!(forged.draw(), Picture::TooLarge);
    let other = drawable(PictureKind::Graph, "int[][]", "[[1],[2,3]]", None);
    assert_eq!(other.draw(), Picture::TooLarge);
}
