#[cfg(feature = "hydrate")]
use std::sync::Arc;

use leptos::{html::Form, prelude::*, web_sys::SubmitEvent};

use super::form_sender::FormSender;
#[cfg(feature = "hydrate")]
use crate::ui::{button_of, fields_of};

/// A form that changes something. It posts to its own page or, with wasm, goes through [`FormSender`]. The field `do` names the action;
/// it is a hidden field or the button's.
#[component]
pub(crate) fn ActForm(
    /// Hidden fields.
    fields: Vec<(&'static str, String)>,
    #[prop(default = "")] class: &'static str,
    /// Called after the change.
    #[prop(optional)]
    on_done: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    let sender = FormSender::get();
    let form = NodeRef::<Form>::new();
    let hidden =
        fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view();
    view! {
        <form class=class method="post" on:submit=move |event| submit(sender, form, &event, on_done) node_ref=form>
            {hidden}
            {children()}
        </form>
    }
    .into_any()
}

#[cfg(feature = "hydrate")]
fn submit(sender: FormSender, form: NodeRef<Form>, event: &SubmitEvent, on_done: Option<Callback<()>>) {
    let button = button_of(event);
    let read = move || fields_of(&form.try_get_untracked()??, button.as_ref());
    if let Some(fields) = read() {
        event.prevent_default();
        sender.send_and(fields, Arc::new(read), on_done);
    }
}

/// The server handles no events.
#[cfg(not(feature = "hydrate"))]
fn submit(_: FormSender, _: NodeRef<Form>, _: &SubmitEvent, _: Option<Callback<()>>) {}
