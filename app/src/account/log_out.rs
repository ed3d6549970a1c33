use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    fault::Fault,
    texts,
    ui::{Icon, IconName},
};

/// Ends the session and opens the home page. This is always a plain form: the page shows content of the old session, so a new page must
/// load.
#[server(name = LogOutRequest, prefix = "/api/fn", endpoint = "log_out")]
pub(crate) async fn log_out() -> Result<(), Fault> {
    use crate::{
        response::{add_cookie, redirect},
        server::{answer, cookie_policy, service, visitor},
    };

    if let Some(session) = visitor()?.session {
        answer(service()?.log_out(&session).await)?;
    }
    add_cookie(&assay_service::cookie::clear_session(cookie_policy()?.secure));
    redirect("/");
    Ok(())
}

/// Sends the form, as its button does.
#[cfg(feature = "hydrate")]
pub(crate) fn log_out_now() {
    use wasm_bindgen::JsCast;
    use web_sys::HtmlFormElement;

    let form = document().query_selector(&format!("form[action=\"{}\"]", LogOutRequest::PATH));
    let form = form.ok().flatten().and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    // Fails only for forms outside of the page.
    let _ = form.map(|form| form.request_submit());
}

#[component]
pub(crate) fn LogOut() -> impl IntoView {
    view! {
        <form method="post" action=LogOutRequest::PATH>
            <button class="button button--quiet" title=texts::site().log_out>
                <Icon name=IconName::LogOut />
                <span class="log-out__word">{texts::site().log_out}</span>
            </button>
        </form>
    }
    .into_any()
}
