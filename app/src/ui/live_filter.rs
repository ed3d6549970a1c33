//! A filter form of a list. It is a plain GET form; with wasm the list updates on each change.

use std::time::Duration;

use leptos::{html::Input, prelude::*};

/// The list updates after this pause in typing.
const PAUSE: Duration = Duration::from_millis(200);

/// Makes a list's address from the values of the form's fields.
pub(crate) type Address = fn(&dyn Fn(&str) -> Option<String>) -> String;

/// A text field that updates the list.
#[component]
pub(crate) fn FilterText(
    id: &'static str,
    name: &'static str,
    label: &'static str,
    /// The value in the page's address.
    #[prop(into)]
    given: Signal<String>,
    /// Makes the address of the filtered list.
    address: Address,
) -> impl IntoView {
    let node = NodeRef::<Input>::new();
    let follow = list_updater(address);
    let typed = debounce(PAUSE, move |event: web_sys::Event| {
        follow(&event);
    });
    // The address may be a few letters behind. Do not overwrite newer input.
    Effect::new(move |_| {
        let text = given.get();
        if let Some(input) = node.get()
            && document().active_element().as_ref() != Some(AsRef::<web_sys::Element>::as_ref(&input))
        {
            input.set_value(&text);
        }
    });
    view! {
        <div class="field filter__text">
            <label class="field__label" for=id>
                {label}
            </label>
            <input
                class="input"
                type="search"
                id=id
                name=name
                value=given.get_untracked()
                autocomplete="off"
                on:input=typed
                node_ref=node
            />
        </div>
    }
    .into_any()
}

/// A choice that updates the list. The form must handle its change events.
#[component]
pub(crate) fn FilterChoice(
    id: &'static str,
    name: &'static str,
    label: &'static str,
    /// The value in the page's address.
    #[prop(into)]
    given: Signal<String>,
    /// Values and labels. The empty value means no filter.
    options: Vec<(String, String)>,
    #[prop(default = "field")] class: &'static str,
) -> impl IntoView {
    let first = given.get_untracked();
    // Keep a value of the address that is no longer offered, so that users can remove it.
    let outdated = !options.iter().any(|(value, _)| *value == first);
    let outdated = outdated.then(|| (first.clone(), first, Some("no")));
    let offered = options.into_iter().map(|(value, words)| (value, words, None));
    let options = offered.chain(outdated).map(|(value, words, translate)| {
        let selected = {
            let value = value.clone();
            move || given.with(|given| *given == value)
        };
        view! {
            <option value=value selected=selected translate=translate>
                {words}
            </option>
        }
    });
    view! {
        <div class=class>
            <label class="field__label" for=id>
                {label}
            </label>
            <select class="input input--select" id=id name=name prop:value=move || given.get()>
                {options.collect_view()}
            </select>
        </div>
    }
    .into_any()
}

/// Returns an event handler that opens the list's address when a field changes. It returns whether it could.
#[cfg(feature = "hydrate")]
pub(crate) fn list_updater(address: Address) -> impl Fn(&web_sys::Event) -> bool + Copy + Send + Sync + 'static {
    use leptos_router::{NavigateOptions, hooks::use_navigate};
    use wasm_bindgen::JsCast;
    use web_sys::{FormData, HtmlFormElement};

    let navigate = StoredValue::new_local(use_navigate());
    move |event: &web_sys::Event| {
        let element = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let form = element.and_then(|element| element.closest("form").ok().flatten());
        let form = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
        let Some(data) = form.and_then(|form| FormData::new_with_form(&form).ok()) else { return false };
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        let place = address(&|name: &str| data.get(name).as_string());
        navigate.with_value(|navigate| navigate(&place, options));
        true
    }
}

/// The server handles no events.
#[cfg(not(feature = "hydrate"))]
pub(crate) fn list_updater(_: Address) -> impl Fn(&web_sys::Event) -> bool + Copy + Send + Sync + 'static {
    |_: &web_sys::Event| false
}
