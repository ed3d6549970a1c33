//! A sentence that stands out.

use leptos::prelude::*;

use crate::ui::{Icon, IconName};

/// What kind of sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoticeKind {
    /// Something will not work.
    Warning,
    /// Something did not work; announced at once.
    Error,
}

/// A sentence that stands out.
#[component]
pub(crate) fn Notice(kind: NoticeKind, children: Children) -> impl IntoView {
    let (class, icon, role) = match kind {
        NoticeKind::Warning => ("notice notice--warning", IconName::TriangleAlert, None),
        NoticeKind::Error => ("notice notice--error", IconName::CircleAlert, Some("alert")),
    };
    view! {
        <p class=class role=role>
            <Icon name=icon />
            <span>{children()}</span>
        </p>
    }
    .into_any()
}
