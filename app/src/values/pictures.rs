//! The pictures of a case's values.

use assay_domain::{Drawable, Drawn, Facts, Picture, PictureOf};

use super::blocks::escape;
use crate::texts;

/// Wider pictures scroll, so the keyboard must reach them.
const SCROLLS: f64 = 280.0;

/// A section with all pictures that people can fold, or nothing. Values without elements have no picture. `expected` is the title of the
/// expected answer.
pub(super) fn pictures(values: &[Drawable], expected: &str) -> String {
    let texts = texts::pictures();
    let drawn: Vec<(&Drawable, Picture)> = values.iter().map(|value| (value, value.draw())).collect();
    if drawn.iter().all(|(_, picture)| *picture == Picture::Empty) {
        return String::new();
    }
    let figures: Vec<String> = drawn.iter().filter_map(|(value, picture)| figure(value, picture, expected)).collect();
    let title = if figures.len() == 1 { texts.picture } else { texts.pictures };
    format!(
        r#"<details class="pictures" open><summary>{title}</summary><div class="pictures__row">{}</div></details>"#,
        figures.concat()
    )
}

fn figure(value: &Drawable, picture: &Picture, expected: &str) -> Option<String> {
    let texts = texts::pictures();
    let whose = match value.of {
        PictureOf::Param => value.param.as_deref().unwrap_or_default(),
        PictureOf::Expected => expected,
        PictureOf::Found => texts::blocks().actual_output,
    };
    let title = if value.of == PictureOf::Param { format!("<code>{}</code>", escape(whose)) } else { escape(whose) };
    let content = match picture {
        Picture::Drawn(drawn) => {
            let svg = drawn.svg(&alternative(whose, value, drawn));
            let focus = if drawn.width() > SCROLLS { r#" tabindex="0""# } else { "" };
            format!(r#"<div class="pictures__view"{focus}>{svg}</div>"#)
        }
        Picture::TooLarge => format!(r#"<p class="pictures__note">{}</p>"#, texts.too_large),
        // The other answer may have a picture.
        Picture::Empty if value.of == PictureOf::Param => return None,
        Picture::Empty => format!(r#"<p class="pictures__note">{}</p>"#, texts.empty),
    };
    Some(format!(r#"<figure class="pictures__one"><figcaption>{title}</figcaption>{content}</figure>"#))
}

/// The text alternative. The value itself is text beside the picture.
fn alternative(whose: &str, value: &Drawable, drawn: &Drawn) -> String {
    let texts = texts::pictures();
    let content = match drawn.facts {
        Facts::Tree { nodes, levels } => (texts.tree)(nodes, levels),
        Facts::List { nodes } => (texts.list)(nodes),
        Facts::Grid { rows, columns } => (texts.grid)(rows, columns),
        Facts::Graph { nodes, edges } => (texts.graph)(nodes, edges),
    };
    let mark = value.mark.as_ref().map(|_| texts.marked).unwrap_or_default();
    (texts.alternative)(whose, &content, mark)
}

#[cfg(test)]
mod tests {
    use assay_domain::signature::{Answer, Compare, Form, Function, Param, Signature};

    use super::*;

    fn of(params: &str, ty: &str, input: &str, expected: &str, found: &str) -> String {
        let param = Param { name: params.to_owned(), ty: ty.parse().unwrap(), picture: None };
        let answer = Answer::Returned(ty.parse().unwrap());
        let form = Form::Function(Function { name: "f".into(), params: vec![param], answer });
        let signature = Signature { form, compare: Compare::Exact, wide_long: false };
        pictures(&signature.case_values(input, Some(expected), Some(found)).unwrap().pictures, texts::blocks().expected)
    }

    #[test]
    fn a_case_shows_its_input_and_both_answers() {
        let html = of("root", "TreeNode", "[1]", "[1,2]", "[1,3]");
        assert_eq!(html.matches("<figure").count(), 3, "{html}");
        assert_eq!(html.matches("data-mark=\"differs\"").count(), 2);
        for label in ["root: binary tree with 1 node on 1 level.", "Expected: binary tree with 2 nodes on 2 levels."] {
            assert!(html.contains(label), "{label}: {html}");
        }
        assert!(html.contains("<code>root</code>") && html.contains(texts::pictures().marked));
    }

    #[test]
    fn values_without_a_picture_have_a_sentence_or_nothing() {
        let html = of("root", "TreeNode", "[]", "[]", "[1]");
        assert_eq!((html.matches("<figure").count(), html.matches("<svg").count()), (2, 1 + 1), "{html}");
        let long = format!("[{}1]", "1,".repeat(100));
        assert!(of("head", "ListNode", &long, "[]", "[]").contains(texts::pictures().too_large));
        assert_eq!(of("head", "ListNode", "[]", "[]", "[]"), "");
        assert_eq!(of("x", "int", "1", "2", "3"), "");
    }
}
