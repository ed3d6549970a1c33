//! A form that asks for a change.

use leptos::{prelude::*, web_sys::SubmitEvent};

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
    let hidden =
        fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view();
    view! {
        <form class=class method="post" on:submit=move |event| submit(desk, &event, on_done)>
            {hidden}
            {children()}
        </form>
    }
    .into_any()
}

#[cfg(feature = "hydrate")]
fn submit(desk: Desk, event: &SubmitEvent, on_done: Option<Callback<()>>) {
    if let Some(fields) = fields_of(event) {
        event.prevent_default();
        desk.send_and(fields, on_done);
    }
}

/// The server handles no events.
#[cfg(not(feature = "hydrate"))]
fn submit(_: Desk, _: &SubmitEvent, _: Option<Callback<()>>) {}

/// What a browser would send: the form's fields, and that of the button. Nothing where they cannot be read; the browser then posts
/// the form by itself.
#[cfg(feature = "hydrate")]
fn fields_of(event: &SubmitEvent) -> Option<Fields> {
    use wasm_bindgen::JsCast;
    use web_sys::{FormData, HtmlButtonElement, HtmlFormElement};

    let form = event.target()?.dyn_into::<HtmlFormElement>().ok()?;
    let data = FormData::new_with_form(&form).ok()?;
    let mut fields = Fields::new();
    for entry in data.entries() {
        let entry = js_sys::Array::from(&entry.ok()?);
        fields.push((entry.get(0).as_string()?, entry.get(1).as_string()?));
    }
    if let Some(button) = event.submitter().and_then(|button| button.dyn_into::<HtmlButtonElement>().ok())
        && !button.name().is_empty()
    {
        fields.push((button.name(), button.value()));
    }
    Some(fields)
}
