//! The dialog that lists the keys.

use leptos::prelude::*;

use super::{entries::mod_key, page::add_dialog, view::is_mac};
use crate::{texts, ui::Dialog};

/// Opens the dialog, unless it is open.
pub(super) fn open() {
    if document().get_element_by_id("dialog-keys").is_none() {
        add_dialog(|closed| view! { <KeysDialog closed=closed /> }.into_any());
    }
}

#[component]
fn KeysDialog(closed: Box<dyn Fn()>) -> impl IntoView {
    let is_mac = is_mac();
    let key = move |key: &'static str| {
        let name = if key == "Mod" { mod_key(is_mac) } else { key };
        view! { <kbd translate="no">{name}</kbd> }
    };
    let line = move |(keys, does): (&'static str, &'static str)| {
        view! {
            <div>
                <dt>{keys.split(' ').map(key).collect_view()}</dt>
                <dd>{does}</dd>
            </div>
        }
    };
    let groups = groups().map(|(title, lines)| {
        view! {
            <section>
                <h3>{title}</h3>
                <dl class="keys">{lines.iter().copied().map(line).collect_view()}</dl>
            </section>
        }
    });
    view! {
        <Dialog name="keys" title=texts::shortcuts().title closed=closed>
            {groups.into_iter().collect_view()}
        </Dialog>
    }
    .into_any()
}

/// The keys by group, with spaces between them, and what they do.
fn groups() -> [(&'static str, Vec<(&'static str, &'static str)>); 4] {
    let texts = texts::shortcuts();
    [
        (texts.everywhere, vec![("Mod K", texts.find), ("?", texts.show)]),
        (
            texts.solving,
            vec![("Mod '", texts.run), ("F9", texts.run), ("Mod Enter", texts.submit), ("Mod S", texts.save)],
        ),
        (
            texts.editor,
            vec![
                ("Esc Tab", texts.leave),
                ("Mod F", texts.search),
                ("Mod D", texts.select_next),
                ("Alt click", texts.add_cursor),
                ("Alt ↑", texts.move_line),
                ("Mod /", texts.comment),
                ("Mod Alt [", texts.fold),
                ("Ctrl Space", texts.complete),
            ],
        ),
        (texts.panes, vec![("← →", texts.resize), ("Home End", texts.to_limit)]),
    ]
}
