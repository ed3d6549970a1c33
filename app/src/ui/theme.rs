//! The button that changes the theme.

#[cfg(feature = "hydrate")]
use std::cell::Cell;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::{
    texts,
    theme::Theme,
    ui::{Icon, IconName},
};

const YEAR_S: u32 = 365 * 24 * 60 * 60;

fn label(theme: Theme) -> &'static str {
    match theme {
        Theme::System => texts::site().theme_system,
        Theme::Light => texts::site().theme_light,
        Theme::Dark => texts::site().theme_dark,
    }
}

fn icon(theme: Theme) -> IconName {
    match theme {
        Theme::System => IconName::Monitor,
        Theme::Light => IconName::Sun,
        Theme::Dark => IconName::Moon,
    }
}

/// The theme in the request's cookie.
#[cfg(feature = "ssr")]
pub(crate) fn chosen_theme() -> Theme {
    Theme::of(crate::server::cookie(Theme::COOKIE).as_deref())
}

#[cfg(not(feature = "ssr"))]
fn chosen_theme() -> Theme {
    Theme::System
}

// The page has one header.
#[cfg(feature = "hydrate")]
thread_local! {
    /// The theme that the header's button shows.
    static SHOWN: Cell<Option<RwSignal<Theme>>> = const { Cell::new(None) };
}

/// The theme of the page.
#[cfg(feature = "hydrate")]
pub(crate) fn theme_now() -> Theme {
    SHOWN.get().map(|shown| shown.get_untracked()).unwrap_or_default()
}

/// Changes the theme, as the header's button does.
#[cfg(feature = "hydrate")]
pub(crate) fn use_theme(theme: Theme) {
    if let Some(shown) = SHOWN.get() {
        shown.set(theme);
    }
    apply(theme);
}

/// Switches to the next theme. Hidden until hydration, because it needs the browser.
#[component]
pub(crate) fn ThemeSwitch() -> impl IntoView {
    let theme = RwSignal::new(SharedValue::new(chosen_theme).into_inner());
    #[cfg(feature = "hydrate")]
    SHOWN.set(Some(theme));
    let choose = move |_| {
        let next = theme.get_untracked().next();
        theme.set(next);
        apply(next);
    };
    let words = move || label(theme.get());
    view! {
        <button type="button" class="button button--quiet button--icon" data-theme-switch aria-label=words on:click=choose>
            {move || view! { <Icon name=icon(theme.get()) /> }}
        </button>
    }
    .into_any()
}

fn apply(theme: Theme) {
    let document = document();
    // Ignore errors: without cookies the theme still applies to this page.
    if let Some(root) = document.document_element() {
        let _ = match theme.attribute() {
            Some(name) => root.set_attribute("data-theme", name),
            None => root.remove_attribute("data-theme"),
        };
    }
    let name = Theme::COOKIE;
    let (value, age) = theme.attribute().map_or(("", 0), |name| (name, YEAR_S));
    let cookie = format!("{name}={value}; Path=/; Max-Age={age}; SameSite=Lax");
    let _ = document.unchecked_into::<web_sys::HtmlDocument>().set_cookie(&cookie);
}
