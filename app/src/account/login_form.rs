use assay_domain::FieldName;
use leptos::{html::Input, prelude::*, web_sys::SubmitEvent};

use super::{
    credentials_form::{CodeKept, Refused, next},
    log_in::log_in,
};
use crate::{
    addresses::with_next,
    texts,
    ui::{Field, FormFault, Sending},
};

/// The log-in form, on its own page and after registering.
#[component]
pub(super) fn LoginForm(
    /// The refused form, if any.
    #[prop(default = None)]
    refused: Option<Refused>,
    /// The initial email.
    #[prop(optional)]
    email: String,
    /// The initial password, if the user has just registered here.
    #[prop(optional)]
    password: String,
) -> impl IntoView {
    let next = next();
    let (email_field, password_field) = (NodeRef::<Input>::new(), NodeRef::<Input>::new());
    let typed = refused.as_ref().map_or(email, |refused| refused.email.clone());
    let sending = Sending::new(refused.map(|refused| refused.fault));
    // The registration form had the focus.
    if !password.is_empty() {
        Effect::new(move |_| {
            if let Some(input) = password_field.get() {
                // Fails only if the element cannot have the focus.
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
                error=sending.field_error(FieldName::Email)
                node=email_field
            />
            <Field
                name="password"
                label=texts::account().password
                kind="password"
                autocomplete="current-password"
                value=password
                error=sending.field_error(FieldName::Password)
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
