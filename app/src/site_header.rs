//! The header of the pages.

use assay_domain::Role;
use leptos::prelude::*;
use leptos_router::components::A;

use crate::{
    account::{LogOut, current_user},
    addresses::ACCOUNT_PATH,
    texts,
    ui::{Icon, IconName, ThemeSwitch},
};

#[component]
pub(crate) fn SiteHeader(
    /// Whether the page can open the palette, which needs the wasm.
    has_palette: bool,
) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    crate::palette::remember_page();
    let is_admin = current_user().is_some_and(|me| me.role == Role::Admin);
    view! {
        <header class="site-header">
            <a class="site-header__brand" href="/">
                <Icon name=IconName::Logo />
                {texts::site().brand}
            </a>
            <nav class="site-nav" aria-label=texts::site().main>
                <A href="/problems">{texts::common().problems}</A>
                <A href="/tracks">{texts::common().tracks}</A>
                <A href="/submissions">{texts::common().submissions}</A>
                {is_admin.then(|| view! { <A href="/admin">{texts::site().admin}</A> })}
            </nav>
            <div class="site-header__end">
                {has_palette.then(find_button)}
                <ThemeSwitch />
                {match current_user() {
                    Some(me) => view! {
                        // Truncated on narrow screens.
                        <a class="site-header__name" href=ACCOUNT_PATH title=(texts::account().account_of)(&me.name)>
                            <span translate="no">{me.name.clone()}</span>
                        </a>
                        <LogOut />
                    }
                    .into_any(),
                    None => view! {
                        <a class="button button--quiet" href="/login">
                            {texts::common().log_in}
                        </a>
                        <a class="button" href="/register">
                            {texts::site().register}
                        </a>
                    }
                    .into_any(),
                }}
            </div>
        </header>
    }
    .into_any()
}

/// Handled by the script that every page loads.
fn find_button() -> AnyView {
    view! {
        <button
            type="button"
            class="button button--quiet site-header__find"
            data-open-palette
            aria-label=texts::site().find_label
            title=texts::site().find_keys
        >
            <Icon name=IconName::Search />
            <span>{texts::common().find}</span>
            <kbd>{texts::site().find_kbd}</kbd>
        </button>
    }
    .into_any()
}
