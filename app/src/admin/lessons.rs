//! The lessons of a track's sections.

use assay_domain::{AdminAction, EditableLesson, EditableTrack, TrackEntry};
use leptos::prelude::*;

use super::{act_form::ActForm, form_sender::FormSender, section_form::Key};
use crate::{texts, ui::verbatim};

/// A form for the lesson of each section.
#[component]
pub(super) fn Lessons(draft: RwSignal<EditableTrack>) -> impl IntoView {
    let lessons = move || draft.with(|draft| draft.lessons.clone());
    let is_empty = Memo::new(move |_| draft.with(|draft| draft.lessons.is_empty()));
    move || {
        (!is_empty.get()).then(|| {
            view! {
                <section class="section" aria-labelledby="lessons-heading">
                    <div class="section__head">
                        <h2 id="lessons-heading">{texts::admin::tracks().lessons}</h2>
                        <p class="section__hint">{texts::admin::tracks().lessons_hint}</p>
                    </div>
                    <For each=lessons key=Clone::clone let:lesson>
                        <LessonForm draft=draft lesson=lesson />
                    </For>
                </section>
            }
        })
    }
}

#[component]
fn LessonForm(draft: RwSignal<EditableTrack>, lesson: EditableLesson) -> impl IntoView {
    let sender = FormSender::get();
    let EditableLesson { section, markdown } = lesson;
    let label = (texts::admin::tracks().lesson_of)(section.as_str());
    let state = if markdown.is_empty() { texts::admin::tracks().no_lesson } else { "" };
    let fields = vec![
        ("do", AdminAction::SetLesson.as_str().to_owned()),
        ("problem", TrackEntry::Heading(section.clone()).to_string()),
    ];
    view! {
        <details class="lesson">
            <summary class="lesson__title">{section.to_string()} " " <span class="lesson__state">{state}</span></summary>
            <ActForm fields=fields class="form lesson__text">
                <Key draft=draft />
                <textarea class="input lesson__source" name="lesson" rows="16" aria-label=label inner_html=verbatim(&markdown)></textarea>
                <div class="form__actions">
                    <button class="button" aria-busy=move || sender.busy.get().then_some("true")>
                        {texts::admin::tracks().save_lesson}
                    </button>
                </div>
            </ActForm>
        </details>
    }
    .into_any()
}
