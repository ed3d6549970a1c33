//! What a page shows instead of its content: loading, error, not found, not logged in.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use crate::{
    addresses::login_address,
    fault::Fault,
    texts,
    ui::{Icon, IconName, current_address},
};

/// Placeholder lines while text loads.
#[component]
pub(crate) fn Skeleton(#[prop(default = 6)] lines: usize) -> impl IntoView {
    view! {
        <div class="skeleton" aria-hidden="true">
            {(0..lines).map(|_| view! { <span class="skeleton__line"></span> }).collect_view()}
        </div>
        <p class="visually-hidden" role="status">
            {texts::states().loading}
        </p>
    }
    .into_any()
}

/// Explains why a page cannot show its content.
#[component]
pub(crate) fn FaultView(fault: Fault) -> impl IntoView {
    match fault.status {
        Fault::NOT_FOUND => view! { <NotFoundView /> }.into_any(),
        Fault::UNAUTHENTICATED => view! { <LogInFirst /> }.into_any(),
        Fault::FORBIDDEN => view! { <NotAllowed fault=fault /> }.into_any(),
        _ => view! { <Failed fault=fault /> }.into_any(),
    }
}

/// The page for unknown addresses.
#[component]
pub(crate) fn NotFoundPage() -> impl IntoView {
    view! {
        <main id="main" class="page page--narrow" tabindex="-1">
            <NotFoundView />
        </main>
    }
    .into_any()
}

#[component]
pub(crate) fn NotFoundView() -> impl IntoView {
    #[cfg(feature = "ssr")]
    crate::response::set_status(Fault::NOT_FOUND);
    view! {
        <Title text=texts::states().not_found />
        <div class="empty">
            <p class="empty__code">"404"</p>
            <h1 class="empty__title">{texts::states().not_found}</h1>
            <p>{texts::states().not_found_detail}</p>
            <a class="button" href="/">
                {texts::states().home}
            </a>
        </div>
    }
    .into_any()
}

/// Redirects visitors to the log-in page, which returns here afterwards.
#[component]
fn LogInFirst() -> impl IntoView {
    let address = login_address(&current_address().get_untracked());
    #[cfg(feature = "ssr")]
    crate::response::redirect(&address);
    let navigate = use_navigate();
    let target = address.clone();
    Effect::new(move |_| navigate(&target, NavigateOptions { replace: true, ..NavigateOptions::default() }));
    view! {
        <Title text=texts::states().log_in_first />
        <div class="empty">
            <Icon name=IconName::User />
            <h1 class="empty__title">{texts::states().log_in_first}</h1>
            <a class="button button--primary" href=address>
                {texts::common().log_in}
            </a>
        </div>
    }
    .into_any()
}

/// Offers no retry, because it would not help.
#[component]
fn NotAllowed(fault: Fault) -> impl IntoView {
    view! {
        <Title text=fault.title.clone() />
        <div class="empty">
            <Icon name=IconName::Ban />
            <h1 class="empty__title">{fault.title}</h1>
            <p>{fault.detail}</p>
            <a class="button" href="/">
                {texts::states().home}
            </a>
        </div>
    }
    .into_any()
}

#[component]
fn Failed(fault: Fault) -> impl IntoView {
    view! {
        <Title text=fault.title.clone() />
        <div class="empty empty--error" role="alert">
            <Icon name=IconName::CloudAlert />
            <h1 class="empty__title">{fault.title}</h1>
            <p>{fault.detail}</p>
            // Reloads the whole page; also works without scripts.
            <a class="button" href=current_address().get_untracked() rel="external">
                {texts::states().try_again}
            </a>
        </div>
    }
    .into_any()
}
