//! A highlighted message.

use leptos::prelude::*;

use crate::ui::{Icon, IconName};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoticeKind {
    Warning,
    /// Screen readers announce errors at once.
    Error,
}

/// A highlighted message.
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
