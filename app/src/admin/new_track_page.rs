use leptos::{
    prelude::*,
    server_fn::codec::{GetUrl, Json},
};

use super::{act::Outcome, act_form::ActForm, desk::Desk, frame};
use crate::{
    fault::Fault,
    ui::{Field, TextArea},
};

/// Lets admins in; there is nothing to read for a track that is not there yet.
#[server(prefix = "/api/fn", endpoint = "admin_enter", input = GetUrl, output = Json)]
pub(crate) async fn admin_enter() -> Result<(), Fault> {
    use crate::server::{answer, service, visitor};

    let (service, visitor) = (service()?, visitor()?);
    answer(service.admin(&visitor).map(|_| ()))
}

/// Making a track.
#[component]
pub(crate) fn NewTrackPage() -> impl IntoView {
    frame::page(
        "New track",
        || (),
        |()| Box::pin(admin_enter()),
        |_, outcome| view! { <Content outcome=outcome /> }.into_any(),
    )
}

#[component]
fn Content(outcome: Option<Outcome>) -> impl IntoView {
    let desk = Desk::get();
    let typed = |name| outcome.as_ref().and_then(|outcome| outcome.typed(name)).unwrap_or_default();
    let (title, slug, description) = (typed("title"), typed("slug"), typed("description"));
    view! {
        <nav class="crumbs" aria-label="Breadcrumb">
            <a href="/admin/tracks">"Tracks"</a>
        </nav>
        <div class="page__head">
            <h1>"New track"</h1>
        </div>
        <ActForm fields=vec![("do", "track.create".to_owned())] class="form form--narrow">
            <Field
                name="title"
                label="Title"
                autocomplete="off"
                value=title
                error=desk.of_field("title")
            />
            <Field
                name="slug"
                label="Name in addresses"
                autocomplete="off"
                required=false
                hint="As in graphs-2. Left empty, it is made of the title. It stays when the title changes.".to_owned()
                value=slug
                error=desk.of_field("slug")
            />
            <TextArea
                name="description"
                label="Description"
                hint="One or two sentences, shown in the list of tracks."
                value=description
                error=desk.of_field("description")
            />
            <div class="form__actions">
                <button class="button button--primary" aria-busy=move || desk.busy.get().then_some("true")>
                    "Make track"
                </button>
                <a class="button button--quiet" href="/admin/tracks">
                    "Cancel"
                </a>
            </div>
        </ActForm>
    }
    .into_any()
}
