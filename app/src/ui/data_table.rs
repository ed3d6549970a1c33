use leptos::prelude::*;

/// A table that scrolls inside of its box, and shows each row as a block on narrow screens. The children are its rows.
#[component]
pub(crate) fn DataTable(
    /// The accessible name.
    label: &'static str,
    /// `region` if the table is the main content of its page.
    #[prop(default = "group")]
    role: &'static str,
    #[prop(default = "table table--stack")] class: &'static str,
    columns: Vec<Column>,
    children: Children,
) -> impl IntoView {
    let heads = columns.into_iter().map(Column::head).collect_view();
    view! {
        <div class="table-box" role=role aria-label=label tabindex="0">
            <table class=class>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The head of a column.
pub(crate) struct Column {
    words: &'static str,
    class: Option<&'static str>,
    is_hidden: bool,
}

impl Column {
    pub(crate) fn text(words: &'static str) -> Self {
        Self { words, class: None, is_hidden: false }
    }

    /// A column of numbers, aligned at its end.
    pub(crate) fn number(words: &'static str) -> Self {
        Self { class: Some("number"), ..Self::text(words) }
    }

    /// A column that readers can hide, because it tells how hard a problem is.
    pub(crate) fn spoiler(words: &'static str) -> Self {
        Self { class: Some("spoiler"), ..Self::text(words) }
    }

    /// A column whose head only screen readers read.
    pub(crate) fn unseen(words: &'static str) -> Self {
        Self { is_hidden: true, ..Self::text(words) }
    }

    fn head(self) -> AnyView {
        let Self { words, class, is_hidden } = self;
        let words = if is_hidden {
            view! { <span class="visually-hidden">{words}</span> }.into_any()
        } else {
            words.into_any()
        };
        view! {
            <th scope="col" class=class>
                {words}
            </th>
        }
        .into_any()
    }
}
