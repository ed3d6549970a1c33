//! The reader's submissions to the problem, beside the editor.

use leptos::prelude::*;

use crate::{account::current_user, addresses::login_address, bench::Bench, texts, ui::current_address};

/// The page's lazy part fills in the list. Before, and without scripts, a link leads to the history.
#[component]
pub(super) fn SubmissionsTab(
    /// The problem's slug.
    problem: String,
    bench: Bench,
) -> impl IntoView {
    let current_address = current_address();
    if current_user().is_none() {
        return view! {
            <p class="pane-note">
                <a href=move || login_address(&current_address.get())>{texts::common().log_in}</a>
                {texts::solving().to_see_submissions}
            </p>
        }
        .into_any();
    }
    let list = move || {
        bench.slot(|slots| &slots.submissions).unwrap_or_else(|| {
            view! {
                <p class="pane-note">
                    <a href=format!("/submissions?problem={problem}")>{texts::solving().your_submissions}</a>
                </p>
            }
            .into_any()
        })
    };
    view! { {list} }.into_any()
}
