//! The font of formulas.

use leptos::prelude::*;
use leptos_meta::Link as HeadLink;

/// Preloads the font of formulas if the HTML has one. Otherwise, the first formulas are shown in a fallback font.
pub(crate) fn formula_font(html: &str) -> Option<AnyView> {
    html.contains("<math").then(|| {
        view! { <HeadLink rel="preload" as_="font" type_="font/woff2" crossorigin="anonymous" href="/fonts/math.woff2" /> }
            .into_any()
    })
}
