use leptos::{html::Input, prelude::*, web_sys::SubmitEvent};

use super::{
    credentials_form::{CodeKept, FormFault, Refused, Sending, next},
    log_in::log_in,
    next_path::with_next,
};
use crate::{texts, ui::Field};

/// The form that logs in, on its own page and after registering.
#[component]
pub(super) fn LoginForm(
    /// What was refused.
    #[prop(default = None)]
    refused: Option<Refused>,
    /// The address to begin with.
    #[prop(optional)]
    email: String,
    /// The password to begin with, where this browser has just registered with it.
    #[prop(optional)]
    password: String,
) -> impl IntoView {
    let next = next();
    let (email_field, password_field) = (NodeRef::<Input>::new(), NodeRef::<Input>::new());
    let typed = refused.as_ref().map_or(email, |refused| refused.email.clone());
    let sending = Sending::new(refused.map(|refused| refused.fault));
    // The form that was there before had the focus.
    if !password.is_empty() {
        Effect::new(move |_| {
            if let Some(input) = password_field.get() {
                // Refused only where nothing can have the focus.
                let _ = input.focus();
            }
        });
    }
    let on_submit = move |event: SubmitEvent| {
        if let (Some(email), Some(password)) = (email_field.get_untracked(), password_field.get_untracked()) {
            event.prevent_default();
            sending.send(log_in(email.value(), password.value()), next.get_untracked());
        }
    };
    view! {
        <CodeKept next=next />
        <FormFault fault=sending.fault />
        <form class="form" method="post" action=move || with_next("/login", &next.get()) on:submit=on_submit>
            <Field
                name="email"
                label=texts::account().email
                kind="email"
                autocomplete="username"
                value=typed
                error=sending.of_field("email")
                node=email_field
            />
            <Field
                name="password"
                label=texts::account().password
                kind="password"
                autocomplete="current-password"
                value=password
                error=sending.of_field("password")
                node=password_field
            />
            <div class="form__actions">
                <button class="button button--primary" aria-busy=move || sending.busy.get().then_some("true")>
                    {texts::common().log_in}
                </button>
            </div>
        </form>
    }
    .into_any()
}
