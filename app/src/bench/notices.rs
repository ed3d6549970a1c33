//! Messages above the code, one per topic.

use std::time::Duration;

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::{
    browser,
    drafts::{DraftNotice, Status},
    program::{Handle, Program},
};
use crate::texts;

/// How long a message without a button is shown. One with an Undo button stays until the text changes.
const MESSAGE: Duration = Duration::from_secs(8);

/// What the messages say. None: no message.
#[derive(Clone, Copy)]
pub(super) struct Notices {
    /// What was done, and whether it can be undone.
    said: RwSignal<Option<(String, bool)>>,
    pub(super) drafts: RwSignal<Option<DraftNotice>>,
    /// Whether the user must choose between two versions.
    pub(super) conflict: RwSignal<bool>,
    /// The names of the files that will be submitted.
    pub(super) files: RwSignal<Option<String>>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Notices {
    pub(super) fn new() -> Self {
        Self {
            said: RwSignal::new(None),
            drafts: RwSignal::new(None),
            conflict: RwSignal::new(false),
            files: RwSignal::new(None),
            timer: StoredValue::new(None),
        }
    }

    /// Says something for some seconds.
    pub(super) fn say(self, words: String) {
        self.show(words, false);
        let hide = move || {
            // Fails only when the user leaves the page.
            let _ = self.said.try_set(None);
        };
        self.timer.set_value(set_timeout_with_handle(hide, MESSAGE).ok());
    }

    /// Says something that can be undone, until the text changes.
    pub(super) fn say_with_undo(self, words: String) {
        self.show(words, true);
    }

    fn show(self, words: String, undo: bool) {
        if let Some(Some(timer)) = self.timer.try_update_value(Option::take) {
            timer.clear();
        }
        self.said.set(Some((words, undo)));
    }

    /// The text has changed, so Undo would revert that change instead.
    pub(super) fn text_changed(self) {
        if self.said.with_untracked(|said| said.as_ref().is_some_and(|(_, undo)| *undo)) {
            self.said.set(None);
        }
    }

    pub(super) fn view(self, program: Handle) -> AnyView {
        let undo = move |_| program.with(|program| program.undo());
        view! {
            {move || {
                self.said
                    .get()
                    .map(|(words, can_undo)| {
                        let button = can_undo.then(|| view! { <Button words=texts::drafts().undo act=undo /> });
                        view! { <Message matter="said" words=words>{button}</Message> }
                    })
            }}
            {move || {
                self.drafts
                    .get()
                    .map(|notice| {
                        let link = (notice == DraftNotice::LoggedOut)
                            .then(|| {
                                view! {
                                    <a class="button button--small" href=browser::login_address()>
                                        {texts::common().log_in}
                                    </a>
                                }
                            });
                        view! { <Message matter="drafts" words=notice_words(notice)>{link}</Message> }
                    })
            }}
            {move || {
                self.conflict
                    .get()
                    .then(|| {
                        view! {
                            <Message matter="conflict" words=texts::drafts().elsewhere.to_owned()>
                                <Button
                                    words=texts::drafts().use_theirs
                                    act=move |_| program.with(|program| program.use_theirs())
                                />
                                <Button
                                    words=texts::drafts().keep_mine
                                    act=move |_| program.with(|program| program.keep_mine())
                                />
                            </Message>
                        }
                    })
            }}
            {move || {
                self.files
                    .get()
                    .map(|names| {
                        view! {
                            <Message matter="files" words=(texts::drafts().files_chosen)(&names)>
                                <Button
                                    words=texts::drafts().remove_files
                                    act=move |_| program.with(Program::remove_files)
                                />
                            </Message>
                        }
                    })
            }}
        }
        .into_any()
    }
}

#[component]
fn Message(matter: &'static str, words: String, children: Children) -> impl IntoView {
    view! {
        <div class="editor__notice" data-matter=matter>
            <span>{words}</span>
            {children()}
        </div>
    }
    .into_any()
}

#[component]
fn Button(words: &'static str, #[prop(into)] act: Callback<leptos::ev::MouseEvent>) -> impl IntoView {
    view! {
        <button type="button" class="button button--small" on:click=move |event| act.run(event)>
            {words}
        </button>
    }
    .into_any()
}

pub(super) fn status_words(status: Status) -> &'static str {
    let texts = texts::drafts();
    match status {
        Status::Nowhere => "",
        Status::Saved => texts.saved,
        Status::Saving => texts.saving,
        Status::Here => texts.here,
        Status::Offline => texts.offline,
        Status::Late => texts.late,
    }
}

fn notice_words(notice: DraftNotice) -> String {
    let texts = texts::drafts();
    match notice {
        DraftNotice::NoStorage => texts.nowhere.to_owned(),
        DraftNotice::ServerOnly => texts.server_only.to_owned(),
        DraftNotice::TookTheirs => texts.took_theirs.to_owned(),
        DraftNotice::TooLarge { kib } => (texts.too_large)(kib, assay_domain::MAX_SOURCE_BYTES / 1024),
        DraftNotice::LoggedOut => texts.logged_out.to_owned(),
        DraftNotice::Refused(detail) => detail,
    }
}
