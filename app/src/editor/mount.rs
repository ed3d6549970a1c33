//! When the editor is mounted and removed.

use leptos::{html::Div, prelude::*};

/// Mounts the editor on `page` after the first paint, and removes it when the user leaves. Sets `plain` if the bundle cannot be loaded.
#[cfg(not(feature = "ssr"))]
pub(crate) fn mount_when_shown(page: NodeRef<Div>, src: Option<String>, plain: RwSignal<bool>) {
    use super::bundle::{mount, with_bundle};

    let mounted = StoredValue::new_local(None);
    Effect::new(move |_| {
        let (Some(element), Some(src)) = (page.get(), src.clone()) else { return };
        // After the first paint, so that the page is readable before the editor loads.
        request_animation_frame(move || {
            let then = move || {
                // The user may have left the page while the bundle was loading.
                if page.try_get_untracked().flatten().is_some() {
                    mounted.set_value(Some(mount(&element)));
                }
            };
            // Fails only when the user leaves the page.
            with_bundle(&src, then, move || {
                let _ = plain.try_set(true);
            });
        });
    });
    on_cleanup(move || {
        if let Some(Some(mounted)) = mounted.try_update_value(Option::take) {
            mounted.destroy();
        }
    });
}

/// The server mounts no editor. It must not even create the thread-local value, because another thread may drop the page.
#[cfg(feature = "ssr")]
pub(crate) fn mount_when_shown(_: NodeRef<Div>, _: Option<String>, _: RwSignal<bool>) {}
