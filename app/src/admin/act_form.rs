use leptos::{prelude::*, web_sys::SubmitEvent};

#[cfg(feature = "hydrate")]
use super::act::Fields;
use super::form_sender::FormSender;

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
    let hidden =
        fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view();
    view! {
        <form class=class method="post" on:submit=move |event| submit(sender, &event, on_done)>
            {hidden}
            {children()}
        </form>
    }
    .into_any()
}

#[cfg(feature = "hydrate")]
fn submit(sender: FormSender, event: &SubmitEvent, on_done: Option<Callback<()>>) {
    if let Some(fields) = fields_of(event) {
        event.prevent_default();
        sender.send_and(fields, on_done);
    }
}

/// The server handles no events.
#[cfg(not(feature = "hydrate"))]
fn submit(_: FormSender, _: &SubmitEvent, _: Option<Callback<()>>) {}

/// The fields that a browser would send: those of the form and of the button. None if they cannot be read; the browser then posts the
/// form itself.
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
