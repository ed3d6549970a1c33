//! What stands above and below the pages.

use assay_domain::Role;
use leptos::prelude::*;
use leptos_router::components::A;

use crate::{
    account::{LogOut, current_user},
    ui::{Icon, IconName, theme::ThemeSwitch},
};

/// The bar above every page.
#[component]
pub(crate) fn SiteHeader() -> impl IntoView {
    let is_admin = current_user().is_some_and(|me| me.role == Role::Admin);
    view! {
        <header class="site-header">
            <a class="site-header__brand" href="/">
                <Icon name=IconName::Logo />
                "Assay"
            </a>
            <nav class="site-nav" aria-label="Main">
                <A href="/problems">"Problems"</A>
                <A href="/tracks">"Tracks"</A>
                <A href="/submissions">"Submissions"</A>
                {is_admin.then(|| view! { <A href="/admin">"Admin"</A> })}
            </nav>
            <div class="site-header__end">
                // The module of every page hears it.
                <button
                    type="button"
                    class="button button--quiet site-header__find"
                    data-open-palette
                    aria-label="Find problems, tracks and actions"
                    title="Ctrl+K"
                >
                    <Icon name=IconName::Search />
                    <span>"Find"</span>
                    <kbd>"Ctrl K"</kbd>
                </button>
                <ThemeSwitch />
                {match current_user() {
                    Some(me) => view! {
                        <span class="site-header__name">{me.name}</span>
                        <LogOut />
                    }
                    .into_any(),
                    None => view! {
                        <a class="button button--quiet" href="/login">
                            "Log in"
                        </a>
                        <a class="button" href="/register">
                            "Register"
                        </a>
                    }
                    .into_any(),
                }}
            </div>
        </header>
    }
    .into_any()
}

/// What stands below pages that are read.
#[component]
pub(crate) fn SiteFooter() -> impl IntoView {
    view! {
        <footer class="site-footer">
            <p>"Assay, a practice judge of your own. Free software, MIT or Apache-2.0."</p>
        </footer>
    }
    .into_any()
}
