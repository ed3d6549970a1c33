//! The dialogs of the problem page: settings and earlier drafts.

mod earlier;
mod settings;

use leptos::prelude::*;

use self::{earlier::EarlierDrafts, settings::SettingsDialog};
use super::program::Handle;

/// Which dialog is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Open {
    Settings,
    EarlierDrafts,
}

pub(super) fn view(open: RwSignal<Option<Open>>, program: Handle) -> AnyView {
    view! {
        {move || match open.get() {
            None => ().into_any(),
            Some(Open::Settings) => view! { <SettingsDialog open=open program=program /> }.into_any(),
            Some(Open::EarlierDrafts) => view! { <EarlierDrafts open=open program=program /> }.into_any(),
        }}
    }
    .into_any()
}
