//! The fields of a form.

/// The fields of a form, in order. A name may occur several times.
pub(crate) type Fields = Vec<(String, String)>;

/// Name and value of the pressed button, if it has a name.
#[cfg(feature = "hydrate")]
pub(crate) fn button_of(event: &web_sys::SubmitEvent) -> Option<(String, String)> {
    use wasm_bindgen::JsCast;
    use web_sys::HtmlButtonElement;

    let button = event.submitter()?.dyn_into::<HtmlButtonElement>().ok()?;
    Some((button.name(), button.value())).filter(|(name, _)| !name.is_empty())
}

/// The fields that a browser would send: those of the form and of the button. None if they cannot be read; the browser then posts the
/// form itself.
#[cfg(feature = "hydrate")]
pub(crate) fn fields_of(form: &web_sys::HtmlFormElement, button: Option<&(String, String)>) -> Option<Fields> {
    let data = web_sys::FormData::new_with_form(form).ok()?;
    let mut fields = Fields::new();
    for entry in data.entries() {
        let entry = js_sys::Array::from(&entry.ok()?);
        fields.push((entry.get(0).as_string()?, entry.get(1).as_string()?));
    }
    fields.extend(button.cloned());
    Some(fields)
}
