//! Times. The server renders exact times. After hydration the browser shows relative ones, so that both render the same page at first.
//! The browser's clock may be hours off, so the page contains the server's time.

use std::{
    sync::atomic::{AtomicI64, Ordering},
    time::Duration,
};

use assay_domain::Timestamp;
use leptos::prelude::*;

use crate::ui::format;

/// Ages are shown in minutes, so half a minute is accurate enough.
const TICK: Duration = Duration::from_secs(30);

/// Smaller differences may come from a slow page load, and ages are shown in minutes, so they are not corrected.
const TOLERATED_MS: i64 = 60_000;

/// How far the browser's clock is ahead of the server's, in ms, as measured when the page began.
static AHEAD_MS: AtomicI64 = AtomicI64::new(0);

#[derive(Clone, Copy)]
struct Clock(RwSignal<Option<Timestamp>>);

/// Provides the browser's clock to [`Time`].
pub(crate) fn provide_clock() {
    let now = RwSignal::new(None);
    provide_context(Clock(now));
    Effect::new(move |_| {
        let ahead = ahead(browser_now(), rendered_at());
        AHEAD_MS.store(ahead, Ordering::Relaxed);
        let tick = move || now.set(Some(server_now()));
        tick();
        set_interval(tick, TICK);
    });
}

/// A day, with the exact time as its title. It may be in the future.
#[component]
pub(crate) fn Day(at: Timestamp) -> impl IntoView {
    view! {
        <time datetime=format::iso(at) title=format::exact(at)>
            {format::day(at)}
        </time>
    }
    .into_any()
}

/// A relative time, with the exact time as its title.
#[component]
pub(crate) fn Time(at: Timestamp) -> impl IntoView {
    let clock = use_context::<Clock>();
    // A lazily loaded page hydrates when the clock already runs, but must first render what the server rendered.
    let hydrated = RwSignal::new(false);
    Effect::new(move |_| hydrated.set(true));
    let words = move || match clock.and_then(|clock| hydrated.get().then(|| clock.0.get()).flatten()) {
        Some(now) => format::relative(at, now),
        None => format::exact(at),
    };
    view! {
        <time datetime=format::iso(at) title=format::exact(at)>
            {words}
        </time>
    }
    .into_any()
}

/// How far the browser's clock is ahead of the server's, in ms.
fn ahead(browser: Timestamp, server: Option<Timestamp>) -> i64 {
    let ahead = server.map_or(0, |server| browser.0.saturating_sub(server.0));
    if ahead.abs() < TOLERATED_MS { 0 } else { ahead }
}

/// When the server rendered the page.
fn rendered_at() -> Option<Timestamp> {
    let root = document().document_element()?;
    root.get_attribute("data-now")?.parse().ok().map(Timestamp)
}

/// The server's time, as far as this browser knows.
pub(crate) fn server_now() -> Timestamp {
    browser_now().plus_ms(-AHEAD_MS.load(Ordering::Relaxed))
}

/// The time of the browser's clock.
pub(crate) fn browser_now() -> Timestamp {
    // Milliseconds since 1970 are far below 2^53: the conversion is exact.
    #[allow(clippy::cast_possible_truncation)]
    Timestamp(js_sys::Date::now() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_large_clock_differences_are_corrected() {
        let (server, hour) = (Timestamp(1_000_000_000), 3_600_000);
        for (browser, expected) in [(0, 0), (5_000, 0), (-59_999, 0), (hour, hour), (-hour, -hour)] {
            assert_eq!(ahead(server.plus_ms(browser), Some(server)), expected, "{browser}");
        }
        assert_eq!(ahead(server, None), 0);
    }
}
