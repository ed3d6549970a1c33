use leptos::prelude::*;

use super::REVIEW_PATH;
use crate::texts;

/// The button that turns reviews on or off.
#[component]
pub(crate) fn ReviewSetting(
    /// Whether they are on.
    on: bool,
    /// The page to return to: `account`, or nothing for the page about reviews.
    #[prop(default = "")]
    page: &'static str,
) -> impl IntoView {
    let (value, words) = if on { ("off", texts::review().turn_off) } else { ("on", texts::review().turn_on) };
    view! {
        <form method="post" action=REVIEW_PATH>
            <input type="hidden" name="page" value=page />
            <button class="button" name="do" value=value>
                {words}
            </button>
        </form>
    }
    .into_any()
}
