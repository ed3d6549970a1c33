use assay_domain::{FieldName, Password};
use leptos::{either::Either, html::Input, prelude::*, web_sys::SubmitEvent};
use leptos_meta::Title;

use super::{
    credentials_form::{CodeKept, Refused, next},
    login_form::LoginForm,
    register::register,
};
use crate::{
    addresses::with_next,
    texts,
    ui::{Field, FormFault, Icon, IconName, Sending, SiteFooter, Skeleton},
};

/// The address of the page.
pub(crate) const REGISTER_PATH: &str = "/register";

/// The registration form, then the log-in form. The page does not reveal whether the email already had an account.
#[component]
pub(crate) fn RegisterPage() -> impl IntoView {
    let posted = Resource::new_blocking(|| (), |()| posted());
    view! {
        <main id="main" class="page page--narrow" tabindex="-1">
            <Suspense fallback=|| {
                view! { <Skeleton lines=4 /> }
            }>{move || Suspend::new(async move { view! { <Steps posted=posted.await /> } })}</Suspense>
        </main>
        <SiteFooter />
    }
    .into_any()
}

/// The result of a form posted without wasm: the registered email, or the refused form.
type Posted = Result<String, Refused>;

/// A new account, for the log-in form. Only the browser in which the user typed it knows the password.
#[derive(Clone, Debug)]
struct Registered {
    email: String,
    password: String,
}

#[component]
fn Steps(posted: Option<Posted>) -> impl IntoView {
    let (email, refused) = match posted {
        Some(Ok(email)) => (Some(email), None),
        Some(Err(refused)) => (None, Some(refused)),
        None => (None, None),
    };
    let registered = RwSignal::new(email.map(|email| Registered { email, password: String::new() }));
    let title = move || {
        registered.with(|it| if it.is_some() { texts::common().log_in } else { texts::common().create_account })
    };
    // The server reads titles at the end, on any thread, where it may not find the page's signals.
    #[cfg(feature = "ssr")]
    let head_title = title();
    #[cfg(not(feature = "ssr"))]
    let head_title = title;
    view! {
        <Title text=head_title />
        <div class="auth">
            <h1>{title}</h1>
            // Always rendered: screen readers do not announce a region that appears together with its text.
            <div role="status">
                {move || {
                    registered.with(Option::is_some).then(|| {
                        view! {
                            <div class="notice notice--good">
                                <Icon name=IconName::CircleCheck />
                                <span>{texts::account().registered}</span>
                            </div>
                        }
                    })
                }}
            </div>
            // Two branches, so that the forms never share an input element with its old value.
            {move || match registered.get() {
                Some(Registered { email, password }) => {
                    Either::Left(view! { <LoginForm email=email password=password /> })
                }
                None => Either::Right(view! { <RegisterForm refused=refused.clone() registered=registered /> }),
            }}
        </div>
    }
    .into_any()
}

#[component]
fn RegisterForm(refused: Option<Refused>, registered: RwSignal<Option<Registered>>) -> impl IntoView {
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
            let (email, password) = (email.value(), password.value());
            let request = register(name.value(), email.clone(), password.clone());
            sending.send_and(request, move || registered.set(Some(Registered { email, password })));
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
                error=sending.field_error(FieldName::Name)
                node=name
            />
            <Field
                name="email"
                label=texts::account().email
                kind="email"
                autocomplete="username"
                value=typed_email
                hint=texts::account().email_hint.to_owned()
                error=sending.field_error(FieldName::Email)
                node=email
            />
            <Field
                name="password"
                label=texts::account().password
                kind="password"
                autocomplete="new-password"
                hint=(texts::account().password_hint)(Password::MIN_LENGTH)
                error=sending.field_error(FieldName::Password)
                node=password
            />
            <div class="form__actions">
                <button class="button button--primary" aria-busy=move || sending.busy.get().then_some("true")>
                    {texts::account().create}
                </button>
            </div>
        </form>
        <p class="auth__other">
            {texts::account().have_account}
            <a href=move || with_next("/login", &next.get())>{texts::common().log_in}</a>
        </p>
    }
    .into_any()
}

/// Handles a form that was posted without wasm.
#[cfg(feature = "ssr")]
async fn posted() -> Option<Posted> {
    let form = crate::server::plain_form::posted()?;
    let (name, email) = (form.value("name"), form.value("email"));
    let sent = register(name.clone(), email.clone(), form.value("password")).await;
    Some(sent.map(|()| email.clone()).map_err(|fault| Refused { name, email, fault }))
}

#[cfg(not(feature = "ssr"))]
async fn posted() -> Option<Posted> {
    None
}
