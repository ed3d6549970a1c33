//! Points in time. The server writes the exact one; the browser, which has a clock of its own, makes it relative after
//! hydration, so that both write the same page at first. A browser's clock may be hours off: the page says what the server's was.

use std::time::Duration;

use assay_domain::Timestamp;
use leptos::prelude::*;

use crate::ui::format;

/// Ages are told in minutes, so half a minute keeps them right.
const TICK: Duration = Duration::from_secs(30);

/// A page may take so long to come alive. What is off by less is not worth correcting: ages are told in minutes.
const TOLERATED_MS: i64 = 60_000;

#[derive(Clone, Copy)]
struct Clock(RwSignal<Option<Timestamp>>);

/// Makes the browser's clock known to [`Time`].
pub(crate) fn provide_clock() {
    let now = RwSignal::new(None);
    provide_context(Clock(now));
    Effect::new(move |_| {
        let ahead = ahead(browser_now(), server_then());
        let tick = move || now.set(Some(browser_now().plus_ms(-ahead)));
        tick();
        set_interval(tick, TICK);
    });
}

/// A day, which may be in the future; the exact time is in its title.
#[component]
pub(crate) fn Day(at: Timestamp) -> impl IntoView {
    view! {
        <time datetime=format::iso(at) title=format::exact(at)>
            {format::day(at)}
        </time>
    }
    .into_any()
}

/// A point in time: relative to read, exact in its title.
#[component]
pub(crate) fn Time(at: Timestamp) -> impl IntoView {
    let clock = use_context::<Clock>();
    // A page that comes alive later than the others has a clock already, and must begin with what the server wrote all the same.
    let alive = RwSignal::new(false);
    Effect::new(move |_| alive.set(true));
    let words = move || match clock.and_then(|clock| alive.get().then(|| clock.0.get()).flatten()) {
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

/// By how many ms the browser's clock is ahead of the server's, whose time stands in a page that was just made.
fn ahead(browser: Timestamp, server: Option<Timestamp>) -> i64 {
    let ahead = server.map_or(0, |server| browser.0.saturating_sub(server.0));
    if ahead.abs() < TOLERATED_MS { 0 } else { ahead }
}

/// When the server made the page.
fn server_then() -> Option<Timestamp> {
    let root = document().document_element()?;
    root.get_attribute("data-now")?.parse().ok().map(Timestamp)
}

fn browser_now() -> Timestamp {
    // Milliseconds since 1970 are far below 2^53: the conversion is exact.
    #[allow(clippy::cast_possible_truncation)]
    Timestamp(js_sys::Date::now() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_clock_that_is_wrong_is_corrected() {
        let (server, hour) = (Timestamp(1_000_000_000), 3_600_000);
        for (browser, expected) in [(0, 0), (5_000, 0), (-59_999, 0), (hour, hour), (-hour, -hour)] {
            assert_eq!(ahead(server.plus_ms(browser), Some(server)), expected, "{browser}");
        }
        assert_eq!(ahead(server, None), 0);
    }
}
