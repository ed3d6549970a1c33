//! The star and the lists of a problem as HTML.

use assay_domain::{ListChoice, ListName};

use crate::{texts, values::escape};

const STAR: &str = include_str!("../../icons/star.svg");
const LISTS: &str = include_str!("../../icons/list-plus.svg");
const PLUS: &str = include_str!("../../icons/plus.svg");
const CHECK: &str = include_str!("../../icons/check.svg");
const ALERT: &str = include_str!("../../icons/circle-alert.svg");

/// What the last form changed.
#[derive(Clone, Debug, Default)]
pub(crate) struct HeadState {
    /// What was done; empty if nothing.
    pub(super) words: String,
    /// Whether the menu of lists is open.
    pub(super) open: bool,
    pub(super) refused: Option<RefusedName>,
}

/// A form of the menu that was refused.
#[derive(Clone, Debug)]
pub(super) struct RefusedName {
    pub(super) status: u16,
    /// The name that the reader typed.
    pub(super) typed: String,
    /// Why it was refused.
    pub(super) words: String,
}

pub(super) fn head_html(starred: bool, choices: &[ListChoice], state: &HeadState) -> String {
    let texts = texts::shelf();
    let does = if starred { "unstar" } else { "star" };
    let star = format!(
        r#"<form method="post"><input type="hidden" name="do" value="{does}"><button class="button button--small star" id="shelf-star" aria-pressed="{starred}">{}{}</button></form>"#,
        icon(STAR),
        texts.star,
    );
    let contained = choices.iter().filter(|choice| choice.contains).count();
    let summary = match u32::try_from(contained).unwrap_or(u32::MAX) {
        0 => texts.add_to_list.to_owned(),
        count => (texts.in_lists)(count),
    };
    let items: String = choices.iter().map(item).collect();
    let items = if items.is_empty() { items } else { format!(r#"<ul class="menu__items">{items}</ul>"#) };
    let open = if state.open { " open" } else { "" };
    format!(
        r#"{star}<details class="menu"{open}><summary class="button button--small" id="shelf-lists">{}{summary}</summary><div class="menu__body">{items}{}<p><a href="/lists">{}</a></p></div></details><p class="visually-hidden" role="status">{}</p>"#,
        icon(LISTS),
        new_list(state.refused.as_ref()),
        texts.all_lists,
        escape(&state.words),
    )
}

/// A list with the button that adds the problem to it, or removes it.
fn item(choice: &ListChoice) -> String {
    let (does, svg) = if choice.contains { ("list.remove", CHECK) } else { ("list.add", PLUS) };
    format!(
        r#"<li><form method="post"><input type="hidden" name="do" value="{does}"><button class="menu__item" id="shelf-list-{id}" name="list" value="{id}" aria-pressed="{}">{}<span>{}</span></button></form></li>"#,
        choice.contains,
        icon(svg),
        escape(&choice.name),
        id = choice.id,
    )
}

fn new_list(refused: Option<&RefusedName>) -> String {
    let texts = texts::shelf();
    let fault = refused.map(|refused| {
        format!(
            r#"<p class="field__error" id="shelf-name-error" role="alert">{}{}</p>"#,
            icon(ALERT),
            escape(&refused.words)
        )
    });
    let described = if fault.is_some() { r#" aria-describedby="shelf-name-error" aria-invalid="true""# } else { "" };
    format!(
        r#"<form method="post" class="menu__new"><input type="hidden" name="do" value="list.new"><label class="field__label" for="shelf-name">{}</label><input class="input input--small" id="shelf-name" name="name" maxlength="{}" autocomplete="off" required value="{}"{described}>{}<button class="button button--small" id="shelf-new">{}</button></form>"#,
        texts.new_list,
        ListName::MAX_LENGTH,
        escape(refused.map(|refused| refused.typed.as_str()).unwrap_or_default()),
        fault.unwrap_or_default(),
        texts.create_and_add,
    )
}

fn icon(svg: &str) -> String {
    format!(r#"<span class="icon" aria-hidden="true">{svg}</span>"#)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_typed_texts_are_escaped() {
        let choice = ListChoice { id: assay_domain::ListId(3), name: "<b>\"".to_owned(), contains: true };
        let refused = RefusedName { status: 422, typed: "\"><i>".to_owned(), words: "<u>".to_owned() };
        let state = HeadState { words: "<s>".to_owned(), open: true, refused: Some(refused) };
        let html = head_html(true, &[choice], &state);
        for tag in ["<b>", "<i>", "<u>", "<s>"] {
            assert!(!html.contains(tag), "{html}");
        }
        assert!(html.contains(r#"value="unstar""#) && html.contains("In 1 list<"), "{html}");
        assert!(html.contains(r#"value="list.remove""#) && html.contains(r#"class="menu" open"#), "{html}");
    }
}
