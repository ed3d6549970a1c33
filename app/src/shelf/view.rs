//! Shows the shelf, and sends its forms with wasm.

use leptos::prelude::*;

use super::send_change::Shelf;
use crate::ui::{Notice, NoticeKind};

/// The parts of the shelf. They are apart on the page.
#[derive(Clone, Copy)]
pub(crate) struct Shelves {
    problem: StoredValue<String>,
    pub(crate) head: RwSignal<String>,
    pub(crate) note: RwSignal<String>,
}

impl Shelves {
    pub(crate) fn new(problem: String, Shelf { head, note }: Shelf) -> Self {
        Self { problem: StoredValue::new(problem), head: RwSignal::new(head), note: RwSignal::new(note) }
    }
}

/// A part of the shelf.
#[component]
pub(crate) fn ShelfPart(shelves: Shelves, html: RwSignal<String>, class: &'static str) -> impl IntoView {
    // Why the last form could not be sent.
    let fault = RwSignal::new(None::<String>);
    let on_change = move |event: web_sys::Event| sending::save_left_note(shelves.problem, html, fault, &event);
    view! {
        {move || fault.get().map(|words| view! { <Notice kind=NoticeKind::Error>{words}</Notice> })}
        <div
            class=class
            inner_html=move || html.get()
            on:submit=move |event| sending::submit(shelves.problem, html, fault, &event)
            on:change=on_change
        ></div>
    }
    .into_any()
}

#[cfg(feature = "hydrate")]
mod sending {
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;
    use web_sys::{Event, HtmlElement, HtmlFormElement, HtmlInputElement, HtmlTextAreaElement, SubmitEvent};

    use super::super::send_change::change_shelf;
    use crate::ui::{Fields, button_of, fields_of};

    type Fault = RwSignal<Option<String>>;

    /// Sends a form, and shows the new HTML of its part. Without the fields, the browser posts the form itself.
    pub(super) fn submit(problem: StoredValue<String>, html: RwSignal<String>, fault: Fault, event: &SubmitEvent) {
        let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        let Some(fields) = form.and_then(|form| fields_of(&form, button_of(event).as_ref())) else { return };
        event.prevent_default();
        let pressed = event.submitter().and_then(|pressed| pressed.dyn_into::<HtmlElement>().ok());
        let pressed = pressed.map(|pressed| pressed.id()).unwrap_or_default();
        let problem = problem.get_value();
        leptos::task::spawn_local(async move {
            match change_shelf(problem, fields.clone()).await {
                Ok(changed) => {
                    fault.try_set(None);
                    if changed.revision.is_none() || is_unchanged(&fields) {
                        html.try_set(changed.html);
                        // The new elements are there after this turn.
                        request_animation_frame(move || focus(&pressed));
                    } else {
                        set_revision(changed.revision);
                    }
                }
                Err(error) => {
                    fault.try_set(Some(error.sentence()));
                }
            }
        });
    }

    /// Saves the note when its field loses the focus after a change, so that nothing is lost if the reader opens another page.
    pub(super) fn save_left_note(problem: StoredValue<String>, html: RwSignal<String>, fault: Fault, event: &Event) {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
        let Some(fields) = field.and_then(|field| fields_of(&field.form()?, None)) else { return };
        let problem = problem.get_value();
        leptos::task::spawn_local(async move {
            match change_shelf(problem, fields.clone()).await {
                Ok(changed) if changed.revision.is_some() => {
                    fault.try_set(None);
                    set_revision(changed.revision);
                }
                // A newer text stays; saving it shows the conflict.
                Ok(changed) if is_unchanged(&fields) => {
                    html.try_set(changed.html);
                }
                Ok(_) => {}
                Err(error) => {
                    fault.try_set(Some(error.sentence()));
                }
            }
        });
    }

    /// Whether the field still has the note that was sent.
    fn is_unchanged(sent: &Fields) -> bool {
        let sent = sent.iter().find(|(name, _)| name == "note").map(|(_, text)| text.replace("\r\n", "\n"));
        let field = document().get_element_by_id("note-source");
        let field = field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok());
        field.zip(sent).is_none_or(|(field, sent)| field.value() == sent)
    }

    /// Makes the next save replace this revision, and says that the note is saved.
    fn set_revision(revision: Option<i32>) {
        let field = document().query_selector(".note [name=revision]").ok().flatten();
        let field = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
        if let Some((field, revision)) = field.zip(revision) {
            field.set_value(&revision.to_string());
        }
        // The server wrote the words.
        if let Ok(Some(status)) = document().query_selector("[data-note-status]") {
            status.set_text_content(status.get_attribute("data-note-status").as_deref());
        }
    }

    /// Moves the focus back to the pressed button. After saving a note, it is hidden: then to the one that opens the form.
    fn focus(pressed: &str) {
        let id = if pressed == "note-save" { "note-edit" } else { pressed };
        let element = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
        if let Some(element) = element {
            // Fails only for elements that cannot have the focus.
            let _ = element.focus();
        }
    }
}

/// The server handles no events.
#[cfg(not(feature = "hydrate"))]
mod sending {
    use leptos::prelude::*;
    use web_sys::{Event, SubmitEvent};

    type Fault = RwSignal<Option<String>>;

    pub(super) fn submit(_: StoredValue<String>, _: RwSignal<String>, _: Fault, _: &SubmitEvent) {}

    pub(super) fn save_left_note(_: StoredValue<String>, _: RwSignal<String>, _: Fault, _: &Event) {}
}
