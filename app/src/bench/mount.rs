//! When the page's lazy part is loaded.

use super::shared::Bench;

/// Loads the editor and the lazy part after the first paint, so that the page is readable before. Sets `plain` if one of them cannot be
/// loaded; the textarea then stays.
#[cfg(feature = "hydrate")]
pub(crate) fn mount_when_shown(bench: Bench, src: Option<String>) {
    use leptos::{prelude::*, task::spawn_local};

    use super::start::start;
    use crate::editor::load_bundle;

    let owner = Owner::current();
    Effect::new(move |_| {
        let (Some(_), Some(src), Some(owner)) = (bench.root.get(), src.clone(), owner.clone()) else { return };
        request_animation_frame(move || {
            // Both files load at the same time.
            let bundle = load_bundle(&src);
            spawn_local(async move {
                if start(bench, owner, bundle).await.is_err() {
                    // Fails only when the user leaves the page.
                    let _ = bench.plain.try_set(true);
                }
            });
        });
    });
}

/// The server loads nothing.
#[cfg(not(feature = "hydrate"))]
pub(crate) fn mount_when_shown(_: Bench, _: Option<String>) {}
