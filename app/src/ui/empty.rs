use leptos::prelude::*;

use super::{Icon, IconName};

/// Says that there is nothing to show, and why. The children say what to do about it.
#[component]
pub(crate) fn Empty(
    icon: IconName,
    #[prop(into)] title: String,
    /// A paragraph below the title.
    #[prop(optional, into)]
    detail: Option<String>,
    /// The level of the title's heading, 1 to 3.
    #[prop(default = 2)]
    level: u8,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let heading = match level {
        1 => view! { <h1 class="empty__title">{title}</h1> }.into_any(),
        2 => view! { <h2 class="empty__title">{title}</h2> }.into_any(),
        _ => view! { <h3 class="empty__title">{title}</h3> }.into_any(),
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
