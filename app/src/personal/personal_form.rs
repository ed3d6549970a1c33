//! Forms of the list pages. They post to their own page or, with wasm, send their fields and reload the page's content.

use assay_domain::FieldName;
use leptos::{html::Form, prelude::*, web_sys::SubmitEvent};

use super::change::Outcome;
use crate::{
    fault::Fault,
    texts,
    ui::{Icon, IconName, Notice, NoticeKind},
};

/// The state of a page's forms.
#[derive(Clone, Copy)]
pub(super) struct Forms {
    /// What the last form did.
    pub(super) words: RwSignal<String>,
    pub(super) fault: RwSignal<Option<Fault>>,
    /// Grows with each change. The page's content depends on it.
    pub(super) changes: RwSignal<u32>,
    pub(super) busy: RwSignal<bool>,
    /// The id of the element that gets the focus when the content is reloaded.
    pub(super) refocus: StoredValue<String>,
}

impl Forms {
    pub(super) fn new() -> Self {
        Self {
            words: RwSignal::new(String::new()),
            fault: RwSignal::new(None),
            changes: RwSignal::new(0),
            busy: RwSignal::new(false),
            refocus: StoredValue::new(String::new()),
        }
    }

    /// Shows the result of a form that was posted without wasm.
    pub(super) fn show(self, outcome: Option<&Outcome>) {
        match outcome.map(|outcome| &outcome.result) {
            Some(Ok(done)) => self.words.set(done.words.clone()),
            Some(Err(fault)) => self.fault.set(Some(fault.clone())),
            None => {}
        }
    }

    /// The error of a field.
    pub(super) fn field_error(self, field: FieldName) -> Signal<Option<String>> {
        Signal::derive(move || self.fault.with(|fault| fault.as_ref()?.field_error(field)))
    }
}

/// What the last form did, or why it was refused.
#[component]
pub(super) fn FormWords(forms: Forms) -> impl IntoView {
    view! {
        // Always rendered: screen readers do not announce a region that appears together with its text.
        <div role="status">
            {move || {
                let words = forms.words.get();
                (!words.is_empty())
                    .then(|| {
                        view! {
                            <div class="notice notice--good">
                                <Icon name=IconName::CircleCheck />
                                <span>{words}</span>
                            </div>
                        }
                    })
            }}
        </div>
        {move || {
            forms
                .fault
                .get()
                .filter(|fault| fault.fields.iter().all(|field| field.field != FieldName::Name.as_str()))
                .map(|fault| view! { <Notice kind=NoticeKind::Error>{fault.sentence()}</Notice> })
        }}
    }
    .into_any()
}

/// A form. The field `do` names the action; it is a hidden field or the button's.
#[component]
pub(super) fn PersonalForm(
    forms: Forms,
    /// Hidden fields.
    fields: Vec<(&'static str, String)>,
    #[prop(default = "")] class: &'static str,
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<Form>::new();
    let hidden =
        fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view();
    let submit = submitter(forms, node);
    view! {
        <form class=class method="post" on:submit=submit node_ref=node>
            {hidden}
            {children()}
        </form>
    }
    .into_any()
}

#[cfg(feature = "hydrate")]
fn submitter(forms: Forms, node: NodeRef<Form>) -> impl Fn(SubmitEvent) + 'static {
    use leptos_router::{NavigateOptions, hooks::use_navigate};
    use wasm_bindgen::JsCast;

    use super::change::change_lists;
    use crate::ui::{button_of, fields_of};

    let navigate = use_navigate();
    move |event: SubmitEvent| {
        let fields = node.get_untracked().and_then(|form| fields_of(&form, button_of(&event).as_ref()));
        let Some(fields) = fields else { return };
        event.prevent_default();
        if forms.busy.get_untracked() {
            return;
        }
        forms.busy.set(true);
        let pressed = event.submitter().and_then(|pressed| pressed.dyn_into::<web_sys::HtmlElement>().ok());
        forms.refocus.set_value(pressed.map(|pressed| pressed.id()).unwrap_or_default());
        let navigate = navigate.clone();
        leptos::task::spawn_local(async move {
            let result = change_lists(fields).await;
            // The user left the page meanwhile.
            if forms.busy.try_set(false).is_some() {
                return;
            }
            forms.words.set(result.as_ref().map(|done| done.words.clone()).unwrap_or_default());
            match result {
                Ok(done) => {
                    forms.fault.set(None);
                    match done.go {
                        Some(path) => navigate(&path, NavigateOptions::default()),
                        None => forms.changes.update(|changes| *changes += 1),
                    }
                }
                Err(fault) => forms.fault.set(Some(fault)),
            }
        });
    }
}

/// The server handles no events.
#[cfg(not(feature = "hydrate"))]
fn submitter(_: Forms, _: NodeRef<Form>) -> impl Fn(SubmitEvent) + 'static {
    |_| {}
}

/// Moves the focus back to the button that was pressed before the content was reloaded, or else to `otherwise`.
#[cfg(feature = "hydrate")]
pub(super) fn focus_again(refocus: StoredValue<String>, otherwise: &'static str) {
    use wasm_bindgen::JsCast;

    let pressed = refocus.try_update_value(std::mem::take).unwrap_or_default();
    if pressed.is_empty() {
        return;
    }
    request_animation_frame(move || {
        let found = document().get_element_by_id(&pressed).or_else(|| document().get_element_by_id(otherwise));
        if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            // Fails only for elements that cannot have the focus.
            let _ = element.focus();
        }
    });
}

/// Only browsers have a focus.
#[cfg(not(feature = "hydrate"))]
pub(super) fn focus_again(_: StoredValue<String>, _: &'static str) {}

/// The name field of a list.
#[component]
pub(super) fn NameField(forms: Forms, value: String) -> impl IntoView {
    view! {
        <crate::ui::Field
            name="name"
            label=texts::lists().name
            autocomplete="off"
            value=value
            error=forms.field_error(FieldName::Name)
        />
    }
    .into_any()
}
