//! When the editor's bundle takes the page, and leaves it.

use leptos::{html::Div, prelude::*};

/// Hands the bench to the editor's bundle once the page is painted, and takes it back with the page. Sets `plain` when the bundle cannot be loaded.
#[cfg(not(feature = "ssr"))]
pub(crate) fn mount_when_shown(bench: NodeRef<Div>, src: Option<String>, plain: RwSignal<bool>) {
    use super::bundle::{mount, with_bundle};

    let mounted = StoredValue::new_local(None);
    Effect::new(move |_| {
        let (Some(element), Some(src)) = (bench.get(), src.clone()) else { return };
        // After the first paint: the page is readable before the editor is asked for.
        request_animation_frame(move || {
            let then = move || {
                // The page may have been left while the bundle was on its way.
                if bench.try_get_untracked().flatten().is_some() {
                    mounted.set_value(Some(mount(&element)));
                }
            };
            // Refused only once the page is being left.
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

/// The server has no editor to mount. What belongs to one thread must not even be made there: a page may be dropped by another.
#[cfg(feature = "ssr")]
pub(crate) fn mount_when_shown(_: NodeRef<Div>, _: Option<String>, _: RwSignal<bool>) {}
