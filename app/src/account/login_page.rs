use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    credentials_form::{Refused, next},
    login_form::LoginForm,
};
use crate::{
    addresses::with_next,
    texts,
    ui::{SiteFooter, Skeleton},
};

#[component]
pub(crate) fn LoginPage() -> impl IntoView {
    let refused = Resource::new_blocking(|| (), |()| posted());
    let next = next();
    view! {
        <Title text=texts::common().log_in />
        <main id="main" class="page page--narrow" tabindex="-1">
            <div class="auth">
                <h1>{texts::common().log_in}</h1>
                <Suspense fallback=|| {
                    view! { <Skeleton lines=3 /> }
                }>{move || Suspend::new(async move { view! { <LoginForm refused=refused.await /> } })}</Suspense>
                <p class="auth__other">
                    {texts::account().new_here}
                    <a href=move || with_next("/register", &next.get())>{texts::common().create_account}</a>
                </p>
                <p class="auth__other">{texts::account().forgot_password}</p>
            </div>
        </main>
        <SiteFooter />
    }
    .into_any()
}

/// Handles a form that was posted without wasm.
#[cfg(feature = "ssr")]
async fn posted() -> Option<Refused> {
    use super::log_in::log_in;

    let form = crate::server::plain_form::posted()?;
    let email = form.value("email");
    let next = next();
    match log_in(email.clone(), form.value("password")).await {
        Ok(()) => {
            crate::response::redirect(&next.get_untracked());
            None
        }
        Err(fault) => Some(Refused { name: String::new(), email, fault }),
    }
}

#[cfg(not(feature = "ssr"))]
async fn posted() -> Option<Refused> {
    None
}
