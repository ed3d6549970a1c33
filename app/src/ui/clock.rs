//! Points in time. The server writes the exact one; the browser, which has a clock of its own, makes it relative after
//! hydration, so that both write the same page at first.

use std::time::Duration;

use assay_domain::Timestamp;
use leptos::prelude::*;

use crate::ui::format;

/// Ages are told in minutes, so half a minute keeps them right.
const TICK: Duration = Duration::from_secs(30);

#[derive(Clone, Copy)]
struct Clock(RwSignal<Option<Timestamp>>);

/// Makes the browser's clock known to [`Time`].
pub(crate) fn provide_clock() {
    let now = RwSignal::new(None);
    provide_context(Clock(now));
    Effect::new(move |_| {
        let tick = move || now.set(Some(browser_now()));
        tick();
        set_interval(tick, TICK);
    });
}

/// A point in time: relative to read, exact in its title.
#[component]
pub(crate) fn Time(at: Timestamp) -> impl IntoView {
    let clock = use_context::<Clock>();
    let words = move || match clock.and_then(|clock| clock.0.get()) {
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

fn browser_now() -> Timestamp {
    // Milliseconds since 1970 are far below 2^53: the conversion is exact.
    #[allow(clippy::cast_possible_truncation)]
    Timestamp(js_sys::Date::now() as i64)
}
