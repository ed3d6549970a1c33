//! Shared by the log-in and registration forms.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use serde::{Deserialize, Serialize};

use crate::{addresses::safe_next, fault::Fault, texts};

/// A form that the server refused, with the typed values (never the password) and the reason.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Refused {
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) fault: Fault,
}

/// The address to open after logging in.
pub(crate) fn next() -> Memo<String> {
    let query = use_query_map();
    Memo::new(move |_| safe_next(&query.with(|query| query.get("next")).unwrap_or_default()))
}

/// Tells visitors who come from a problem that their code is kept.
#[component]
pub(crate) fn CodeKept(next: Memo<String>) -> impl IntoView {
    let from_problem = Memo::new(move |_| next.with(|next| next.starts_with("/problems/")));
    move || from_problem.get().then(|| view! { <p class="auth__kept">{texts::account().code_kept}</p> })
}
