use leptos::prelude::*;

use super::{Icon, IconName};

/// Says that there is nothing to show, and why. The children say what to do about it.
#[component]
pub(crate) fn Empty(
    icon: IconName,
    title: &'static str,
    /// A paragraph below the title.
    #[prop(optional)]
    detail: Option<&'static str>,
    /// Whether the title is a heading of level 3 instead of 2.
    #[prop(optional)]
    in_section: bool,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let heading = if in_section {
        view! { <h3 class="empty__title">{title}</h3> }.into_any()
    } else {
        view! { <h2 class="empty__title">{title}</h2> }.into_any()
    };
    view! {
        <div class="empty">
            <Icon name=icon />
            {heading}
            {detail.map(|detail| view! { <p>{detail}</p> })}
            {children.map(|children| children())}
        </div>
    }
    .into_any()
}
