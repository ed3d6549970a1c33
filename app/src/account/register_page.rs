use assay_domain::Password;
use leptos::{html::Input, prelude::*, web_sys::SubmitEvent};
use leptos_meta::Title;

use super::{
    credentials_form::{CodeKept, FormFault, Refused, Sending, next},
    next_path::with_next,
    register::register,
};
use crate::{
    texts,
    ui::{Field, SiteFooter, Skeleton},
};

/// Making an account.
#[component]
pub(crate) fn RegisterPage() -> impl IntoView {
    let refused = Resource::new_blocking(|| (), |()| posted());
    view! {
        <Title text=texts::common().create_account />
        <main id="main" class="page page--narrow" tabindex="-1">
            <div class="auth">
                <h1>{texts::common().create_account}</h1>
                <Suspense fallback=|| {
                    view! { <Skeleton lines=4 /> }
                }>{move || Suspend::new(async move { view! { <RegisterForm refused=refused.await /> } })}</Suspense>
            </div>
        </main>
        <SiteFooter />
    }
    .into_any()
}

#[component]
fn RegisterForm(refused: Option<Refused>) -> impl IntoView {
    let next = next();
    let name = NodeRef::<Input>::new();
    let email = NodeRef::<Input>::new();
    let password = NodeRef::<Input>::new();
    let (typed_name, typed_email) =
        refused.as_ref().map(|refused| (refused.name.clone(), refused.email.clone())).unwrap_or_default();
    let sending = Sending::new(refused.map(|refused| refused.fault));
    let on_submit = move |event: SubmitEvent| {
        if let (Some(name), Some(email), Some(password)) =
            (name.get_untracked(), email.get_untracked(), password.get_untracked())
        {
            event.prevent_default();
            sending.send(register(name.value(), email.value(), password.value()), next.get_untracked());
        }
    };
    view! {
        <CodeKept next=next />
        <FormFault fault=sending.fault />
        <form class="form" method="post" on:submit=on_submit>
            <Field
                name="name"
                label=texts::account().name
                autocomplete="nickname"
                value=typed_name
                hint=texts::account().name_hint.to_owned()
                error=sending.of_field("name")
                node=name
            />
            <Field
                name="email"
                label=texts::account().email
                kind="email"
                autocomplete="username"
                value=typed_email
                hint=texts::account().email_hint.to_owned()
                error=sending.of_field("email")
                node=email
            />
            <Field
                name="password"
                label=texts::account().password
                kind="password"
                autocomplete="new-password"
                hint=(texts::account().password_hint)(Password::MIN_LENGTH)
                error=sending.of_field("password")
                node=password
            />
            <div class="form__actions">
                <button class="button button--primary" aria-busy=move || sending.busy.get().then_some("true")>
                    {texts::account().create}
                </button>
            </div>
        </form>
        <p class="auth__other">
            {texts::account().have_one}
            <a href=move || with_next("/login", &next.get())>{texts::common().log_in}</a>
        </p>
    }
    .into_any()
}

/// Does what a form posted without wasm asks for.
#[cfg(feature = "ssr")]
async fn posted() -> Option<Refused> {
    let form = crate::server::plain_form::posted()?;
    let (name, email) = (form.value("name"), form.value("email"));
    let next = next();
    match register(name.clone(), email.clone(), form.value("password")).await {
        Ok(()) => {
            crate::server::redirect(&next.get_untracked());
            None
        }
        Err(fault) => Some(Refused { name, email, fault }),
    }
}

#[cfg(not(feature = "ssr"))]
async fn posted() -> Option<Refused> {
    None
}
