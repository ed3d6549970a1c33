use leptos::{html::Input, prelude::*, web_sys::SubmitEvent};
use leptos_meta::Title;

use super::{
    credentials_form::{CodeKept, FormFault, Refused, Sending, next},
    log_in::log_in,
    next_path::with_next,
};
use crate::{
    texts,
    ui::{Field, SiteFooter, Skeleton},
};

/// Logging in.
#[component]
pub(crate) fn LoginPage() -> impl IntoView {
    let refused = Resource::new_blocking(|| (), |()| posted());
    view! {
        <Title text=texts::common().log_in />
        <main id="main" class="page page--narrow" tabindex="-1">
            <div class="auth">
                <h1>{texts::common().log_in}</h1>
                <Suspense fallback=|| {
                    view! { <Skeleton lines=3 /> }
                }>{move || Suspend::new(async move { view! { <LoginForm refused=refused.await /> } })}</Suspense>
            </div>
        </main>
        <SiteFooter />
    }
    .into_any()
}

#[component]
fn LoginForm(refused: Option<Refused>) -> impl IntoView {
    let next = next();
    let (email, password) = (NodeRef::<Input>::new(), NodeRef::<Input>::new());
    let typed = refused.as_ref().map(|refused| refused.email.clone()).unwrap_or_default();
    let sending = Sending::new(refused.map(|refused| refused.fault));
    let on_submit = move |event: SubmitEvent| {
        if let (Some(email), Some(password)) = (email.get_untracked(), password.get_untracked()) {
            event.prevent_default();
            sending.send(log_in(email.value(), password.value()), next.get_untracked());
        }
    };
    view! {
        <CodeKept next=next />
        <FormFault fault=sending.fault />
        // Without an action a form posts to its page's own address, so `next` stays in the query.
        <form class="form" method="post" on:submit=on_submit>
            <Field
                name="email"
                label=texts::account().email
                kind="email"
                autocomplete="username"
                value=typed
                error=sending.of_field("email")
                node=email
            />
            <Field
                name="password"
                label=texts::account().password
                kind="password"
                autocomplete="current-password"
                error=sending.of_field("password")
                node=password
            />
            <div class="form__actions">
                <button class="button button--primary" aria-busy=move || sending.busy.get().then_some("true")>
                    {texts::common().log_in}
                </button>
            </div>
        </form>
        <p class="auth__other">
            {texts::account().new_here}
            <a href=move || with_next("/register", &next.get())>{texts::common().create_account}</a>
        </p>
        <p class="auth__other">{texts::account().forgotten}</p>
    }
    .into_any()
}

/// Does what a form posted without wasm asks for.
#[cfg(feature = "ssr")]
async fn posted() -> Option<Refused> {
    let form = crate::server::plain_form::posted()?;
    let email = form.value("email");
    let next = next();
    match log_in(email.clone(), form.value("password")).await {
        Ok(()) => {
            crate::server::redirect(&next.get_untracked());
            None
        }
        Err(fault) => Some(Refused { name: String::new(), email, fault }),
    }
}

#[cfg(not(feature = "ssr"))]
async fn posted() -> Option<Refused> {
    None
}
