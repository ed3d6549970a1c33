//! A form that asks for a change.

#[cfg(feature = "hydrate")]
use std::sync::Arc;

use leptos::{html::Form, prelude::*, web_sys::SubmitEvent};

#[cfg(feature = "hydrate")]
use super::act::Fields;
use super::desk::Desk;

/// A form that asks for a change: it posts to the page it stands on, or, with wasm, to the desk. What is asked for is the field
/// `do`: a hidden one, or that of the button.
#[component]
pub(crate) fn ActForm(
    /// What is sent besides what is typed.
    fields: Vec<(&'static str, String)>,
    #[prop(default = "")] class: &'static str,
    /// Called when the change was made.
    #[prop(optional)]
    on_done: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    let desk = Desk::get();
    let form = NodeRef::<Form>::new();
    let hidden =
        fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view();
    view! {
        <form class=class method="post" on:submit=move |event| submit(desk, form, &event, on_done) node_ref=form>
            {hidden}
            {children()}
        </form>
    }
    .into_any()
}

#[cfg(feature = "hydrate")]
fn submit(desk: Desk, form: NodeRef<Form>, event: &SubmitEvent, on_done: Option<Callback<()>>) {
    let button = button_of(event);
    let read = move || fields_of(&form.try_get_untracked()??, button.as_ref());
    if let Some(fields) = read() {
        event.prevent_default();
        desk.send_and(fields, Arc::new(read), on_done);
    }
}

/// The server handles no events.
#[cfg(not(feature = "hydrate"))]
fn submit(_: Desk, _: NodeRef<Form>, _: &SubmitEvent, _: Option<Callback<()>>) {}

/// Name and value of the button that was pressed, where it has a name.
#[cfg(feature = "hydrate")]
fn button_of(event: &SubmitEvent) -> Option<(String, String)> {
    use wasm_bindgen::JsCast;
    use web_sys::HtmlButtonElement;

    let button = event.submitter()?.dyn_into::<HtmlButtonElement>().ok()?;
    Some((button.name(), button.value())).filter(|(name, _)| !name.is_empty())
}

/// What a browser would send: the form's fields, and that of the button. Nothing where they cannot be read; the browser then posts
/// the form by itself.
#[cfg(feature = "hydrate")]
fn fields_of(form: &web_sys::HtmlFormElement, button: Option<&(String, String)>) -> Option<Fields> {
    let data = web_sys::FormData::new_with_form(form).ok()?;
    let mut fields = Fields::new();
    for entry in data.entries() {
        let entry = js_sys::Array::from(&entry.ok()?);
        fields.push((entry.get(0).as_string()?, entry.get(1).as_string()?));
    }
    fields.extend(button.cloned());
    Some(fields)
}
