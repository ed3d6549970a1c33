//! The HTML document around the app.

use std::time::{SystemTime, UNIX_EPOCH};

use leptos::prelude::*;
use leptos_meta::MetaTags;

use crate::{
    app::App,
    bundle::{Bundle, BundleLinks},
    texts,
    ui::chosen_theme,
};

/// The document of the app.
pub fn shell(bundle: Bundle) -> impl IntoView {
    let head = view! { <BundleLinks bundle=bundle path=crate::server::path() /> };
    html_document(head.into_any(), || view! { <App /> }.into_any())
}

/// Renders a document. A chosen theme comes as a cookie and becomes an attribute, so no script has to set it before the first paint.
pub(crate) fn html_document(head: AnyView, body: impl FnOnce() -> AnyView) -> impl IntoView {
    let theme = chosen_theme().attribute();
    // Hidden by the server, so that difficulty never flashes up.
    let hide_difficulty = crate::server::hide_difficulty();
    // Corrects browsers whose clocks are wrong.
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok().map(|since| since.as_millis().to_string());
    let site = use_context::<assay_service::EditorAsset>().map(|asset| asset.site).filter(|site| !site.is_empty());
    view! {
        <!DOCTYPE html>
        <html
            lang=texts::language().code()
            data-theme=theme
            data-hide-difficulty=hide_difficulty.then_some("")
            data-now=now
        >
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbfbfa" />
                <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#17181b" />
                <link rel="preload" r#as="font" r#type="font/woff2" crossorigin="" href="/fonts/text.woff2" />
                <link rel="icon" href="/favicon.svg" r#type="image/svg+xml" />
                <MetaTags />
                {head}
                {site.map(|site| view! { <script type="module" src=site></script> })}
            </head>
            <body>
                {body()}
            </body>
        </html>
    }
}
