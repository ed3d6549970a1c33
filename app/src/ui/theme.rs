//! The theme: light, dark, or the system's. A cookie stores the choice, so that the server can render it.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;

use crate::{
    texts,
    ui::{Icon, IconName},
};

const YEAR_S: u32 = 365 * 24 * 60 * 60;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) enum Theme {
    /// Follow the system.
    #[default]
    System,
    /// Dark text on a light page.
    Light,
    /// Light text on a dark page.
    Dark,
}

impl Theme {
    /// The name of the cookie.
    pub(crate) const COOKIE: &str = "theme";

    /// The theme of a cookie's value.
    #[cfg(feature = "ssr")]
    pub(crate) fn of(cookie: Option<&str>) -> Self {
        match cookie {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            _ => Self::System,
        }
    }

    /// The value of `data-theme`; none to follow the system.
    pub(crate) fn attribute(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::System => texts::site().theme_system,
            Self::Light => texts::site().theme_light,
            Self::Dark => texts::site().theme_dark,
        }
    }

    fn icon(self) -> IconName {
        match self {
            Self::System => IconName::Monitor,
            Self::Light => IconName::Sun,
            Self::Dark => IconName::Moon,
        }
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

/// Switches to the next theme. Hidden until hydration, because it needs the browser.
#[component]
pub(crate) fn ThemeSwitch() -> impl IntoView {
    let theme = RwSignal::new(SharedValue::new(chosen_theme).into_inner());
    let choose = move |_| {
        let next = theme.get_untracked().next();
        theme.set(next);
        apply(next);
    };
    let label = move || theme.get().label();
    view! {
        <button type="button" class="button button--quiet button--icon" data-theme-switch aria-label=label on:click=choose>
            {move || view! { <Icon name=theme.get().icon() /> }}
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
